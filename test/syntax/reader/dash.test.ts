import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandsOf } from "../../../src/syntax/commands-of.ts";
import { type Dialect, plainBash } from "../../../src/syntax/dialect.ts";
import { readText } from "../../../src/syntax/read.ts";
import { read } from "../../../src/syntax/reader/reader.ts";
import { program } from "../../oracle/generator/generate.ts";
import { randomFrom } from "../../oracle/generator/random.ts";
import { newCoverage } from "../../oracle/generator/writer.ts";
import { snippets } from "../../oracle/snippets/all.ts";
import { verdictOn } from "../../support/detector-tester.ts";

const dash: Dialect = { ...plainBash, shell: "dash", posix: true, expandAliases: true };
const bash: Dialect = { ...plainBash, posix: true, expandAliases: true };
const shells = existsSync("/bin/dash") && existsSync("/bin/bash");

/** What dash runs of a text that bash reads otherwise; `a`, `b` and the like are programs. */
const different: readonly (readonly [text: string, runs: readonly string[]])[] = [
  ["[[ -f x; a", ["[[ -f x", "a"]],
  ["[[ x == y && a ]]", ["[[ x == y", "a ]]"]],
  ["a &> f b", ["a", "b"]],
  ["a &>> f b", ["a", "b"]],
  ["((a b))", ["a b"]],
  ["select x; a", ["select x", "a"]],
  ["function; a", ["function", "a"]],
  ["function f", ["function f"]],
  ["coproc a", ["coproc a"]],
  ["coproc; a", ["coproc", "a"]],
  ["{fd}> f a", ["{fd} a"]],
  ["a 10> f", ["a 10"]],
  ["a $'\\'; b #'", ["a $\\", "b"]],
  ["a $'x'", ["a $x"]],
  ['a $"x"', ["a $x"]],
  ["a {b,c}", ["a {b,c}"]],
  ["x+=1 a", ["x+=1 a"]],
  ["x[1]=2 a", ["x[1]=2 a"]],
  ["alias b='a z'\nb", ["a z"]],
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guardsh-dash-"));
  const names = ["a", "b", "[[", "select", "function", "coproc", "{fd}", "x+=1", "x[1]=2"];
  for (const name of names) {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$(printf '%s ' "\${0##*/}" "$@")" >> "$LOG"\n`);
    chmodSync(file, 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The programs that a shell runs, as they tell themselves; they do nothing else. */
function runsIn(shell: string, text: string): readonly string[] {
  const log = join(folder, "log");
  rmSync(log, { force: true });
  spawnSync(shell, ["-c", `${text}\nwait`], {
    cwd: folder,
    env: { PATH: `${folder}:/usr/bin`, LOG: log },
    stdio: "ignore",
  });
  const told = existsSync(log) ? readFileSync(log, "utf8") : "";
  return told
    .split("\n")
    .filter(Boolean)
    .map((line) => line.trimEnd());
}

describe("text that dash reads otherwise than bash", () => {
  test.skipIf(!shells).each(different)("%s: dash runs it as %j", (text, runs) => {
    expect([...runsIn("/bin/dash", text)].sort()).toEqual([...runs].sort());
    expect(runsIn("/bin/bash", text)).not.toEqual(runs);
  });

  test.each(different)("%s is read as %j", (text, runs) => {
    const script = read(text, dash);
    expect(script.stopped).toBeUndefined();
    const plain = (word: string): string => word.replace(/['"]/g, "");
    const seen = commandsOf(script).map(({ words }) => words.map(plain).join(" "));
    expect(seen.filter((one) => !one.startsWith("alias"))).toEqual(runs);
  });

  test.each([
    "a <(b)",
    "a |& b",
    "a <<< b",
    "a=(b)",
    "a ${x:1}",
    "a $[1+1]",
    "f() a",
    "a $(( $'\\')) ; b # '))",
  ])("%s is not guessed", (text) => {
    expect(read(text, dash).stopped?.kind).toBe("opaque");
  });

  test("where the shell is not known, both readings are judged", () => {
    const unknown: Dialect = { ...dash, shell: "unknown-sh" };
    expect(readText("a b; c", unknown, undefined).status).toBe("agreed");
    const { status, scripts } = readText("a &> f b", unknown, undefined);
    expect(status).toBe("disputed");
    expect(scripts.map((one) => commandsOf(one).length)).toEqual([2, 1]);
    expect(readText("[[ ; a", unknown, undefined).status).toBe("opaque");
  });

  test.each(["dash", "unknown"] as const)("a hidden command is refused where sh is %s", (sh) => {
    for (const text of ["echo $'\\'; @evil #'", "[[ ; @evil", "echo a &>f @evil", "select; @evil"])
      expect(
        verdictOn(`sh -c "${text.replace("@evil", "rm -rf ~").replaceAll("$", "\\$")}"; true`, {
          sh,
        }).decision,
      ).not.toBe("allow");
  });

  test.each([
    "sh -c '[[ -f package.json ]] && ls'",
    "sh -c 'ls > out 2>&1; [ -f x ] && echo \"$HOME\"'",
    "sh -c 'npm test &> out.log'",
    "sh -c 'time ls'",
  ])("%s is allowed", (text) => {
    expect(verdictOn(text).decision).toBe("allow");
  });
});

describe("echo of another shell", () => {
  test("dash decodes its operands", () => {
    expect(verdictOn("sh -c 'echo \"true # \\nrm -rf ~\" | sh'").decision).toBe("deny");
    expect(verdictOn("echo 'true # \\nrm -rf ~' | sh").decision).toBe("allow");
    expect(verdictOn("sh -c 'echo \"a\\tb\" > notes.txt'").decision).toBe("allow");
    expect(verdictOn("shopt -s xpg_echo; echo 'true # \\nrm -rf ~' | sh").decision).toBe("ask");
  });

  test("a text is evaluated in the language of the shell that evaluates it", () => {
    expect(verdictOn('sh -c "eval \\"[[ ; rm -rf ~\\""; true').decision).toBe("deny");
  });
});

/** Texts that dash rejects only when it comes to them, or earlier than bash does. */
const stricter = /`|<<|!|^for \S+ in a; \{|^for \S*-|^[a-z][-.]b/;

test.skipIf(!shells)("dash accepts what is read as its language", () => {
  const cut = (text: string, index: number): string => {
    const at = (index * 7) % Math.max(1, text.length);
    return text.slice(0, at) + text.slice(at + 1);
  };
  const [random, coverage] = [randomFrom(21), newCoverage()];
  const written = Array.from({ length: 600 }, () => program(random, coverage).text);
  const texts = [...snippets, ...snippets.map(cut), ...written].filter(
    (text) => !text.includes("\0"),
  );
  const readable = texts.filter((text) => read(text, dash).stopped === undefined);
  for (const [index, text] of readable.entries()) writeFileSync(join(folder, `n${index}`), text);
  const loop =
    "while [ $i -lt $1 ]; do /bin/dash -n ./n$i 2> /dev/null || echo $i; i=$((i+1)); done";
  const { stdout } = spawnSync("/bin/dash", ["-c", `i=0; ${loop}`, "dash", `${readable.length}`], {
    cwd: folder,
    encoding: "utf8",
  });
  const rejected = stdout
    .split("\n")
    .filter(Boolean)
    .map((one) => readable[Number(one)] ?? "");
  expect(readable.length).toBeGreaterThan(1_000);
  expect(rejected.length).toBeLessThan(readable.length / 25);
  expect(rejected.filter((text) => !stricter.test(text))).toEqual([]);
  const inBash = texts.filter((text) => read(text, bash).stopped === undefined);
  expect(inBash.length).toBeGreaterThan(readable.length);
});

test.each([
  "ssh localhost 'rm -rf {~,x}'",
  "ssh localhost '[[ ; rm -rf ~'",
  "ssh localhost \"echo \\$'\\\\\\\\'; rm -rf ~ #'\"",
])("%s is judged as any login shell reads it", (text) => {
  expect(verdictOn(text).decision).toBe("deny");
});
