/** Inputs that are far larger than usual commands, by name. Built, never run. */
export const bigInputs: ReadonlyMap<string, string> = new Map([
  ["100 kB script", scriptOf(100_000)],
  ["1 MB script", scriptOf(1_000_000)],
  ["1 MB in one word", `echo ${"x".repeat(1_000_000)}`],
  ["1 MB here-document", `cat <<'EOF'\n${"a line of text\n".repeat(66_000)}EOF\n`],
  ["10,000 nested ( )", `${"(".repeat(10_000)}:${")".repeat(10_000)}`],
  ["10,000 nested $( )", `${"echo $(".repeat(10_000)}:${")".repeat(10_000)}`],
  ["10,000 nested { }", `${"{ ".repeat(10_000)}:;${" };".repeat(10_000)}`],
  ["10,000 nested expansions", `echo ${"$\x7bx:-".repeat(10_000)}${"}".repeat(10_000)}`],
  ["10,000 commands in a list", "true; ".repeat(10_000)],
  ["10,000 commands in a pipeline", `${"cat | ".repeat(10_000)}cat`],
  ["100,000 words", `echo${" word".repeat(100_000)}`],
  ["100,000 assignments", "x=1 ".repeat(100_000)],
  ["10,000 unclosed quotes", `echo ${"\"'".repeat(10_000)}`],
  ["2**30 fields by braces", `echo ${"{a,b}".repeat(30)}`],
]);

/** Nesting far past every limit, by name: refused, and never a crash. */
export const deepInputs: ReadonlyMap<string, string> = new Map(
  [
    ["( )", "(", ":", ")"],
    ["$( )", "echo $(", ":", ")"],
    ["{ }", "{ ", ":;", " };"],
    ["if", "if ", ":", "; then :; fi"],
    ["expansions", "$\x7bx:-", "", "}"],
    ["arithmetic", "$((", "1", "))"],
    ["brackets", "$[", "1", "]"],
    ["subscripts", "$\x7bx[", "1", "]}"],
    ["extended patterns", "@(", "a", ")"],
    ["conditions", "( ", "a", " )"],
    ["strings", '"$(echo ', "", ')"'],
    ["backquotes", "`echo \\", "", "`"],
  ].map(([name = "", open = "", inner = "", close = ""]) => {
    const text = open.repeat(100_000) + inner + close.repeat(100_000);
    const isCommand = !/^[$"@`]/.test(open) && name !== "conditions";
    const whole = name === "conditions" ? `[[ ${text} ]]` : isCommand ? text : `echo ${text}`;
    return [`100,000 nested ${name}`, whole];
  }),
);

/** An everyday script, repeated to about the wanted length in bytes. */
function scriptOf(bytes: number): string {
  const part = [
    "# builds one module",
    'build() { local out="dist/$1"; mkdir -p "$out" && cp -r "src/$1" "$out"; }',
    "for name in core cli web; do",
    '  if [ -d "src/$name" ]; then build "$name" || exit 1; fi',
    '  printf "%s\\n" "built $name" >>build.log',
    "done",
    'git status --short | grep -c "^ M" || true',
    "",
  ].join("\n");
  return part.repeat(Math.ceil(bytes / part.length));
}
