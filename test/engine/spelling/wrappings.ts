import { type Act, type Form, isOneCommand, isSimple } from "./act.ts";
import { quoted } from "./spellings.ts";

/** Ways to have a whole text run that do the same as the text itself. */
export const wrappings: Readonly<Record<string, (text: string) => string>> = {
  subshell: (text) => `( ${text}\n)`,
  group: (text) => `{ ${text}\n}`,
  "if true": (text) => `if true; then ${text}\nfi`,
  "else of false": (text) => `if false; then :; else ${text}\nfi`,
  "true &&": (text) => `true && { ${text}\n}`,
  "false ||": (text) => `false || { ${text}\n}`,
  negated: (text) => `! { ${text}\n}`,
  "loop over one word": (text) => `for once in 1; do ${text}\ndone`,
  "while once": (text) => `while true; do ${text}\nbreak; done`,
  "until once": (text) => `until false; do ${text}\nbreak; done`,
  "arithmetic loop": (text) => `for ((i = 0; i < 1; i++)); do ${text}\ndone`,
  case: (text) => `case a in a) ${text}\n;; esac`,
  function: (text) => `once() { ${text}\n}\nonce`,
  "function in a subshell": (text) => `once() ( ${text}\n)\nonce`,
  "function by keyword": (text) => `function once { ${text}\n}; once`,
  alias: (text) => `shopt -s expand_aliases\nalias once=${quoted(text)}\nonce`,
  background: (text) => `{ ${text}\n} & wait`,
  "exit trap": (text) => `trap ${quoted(text)} EXIT`,
  eval: (text) => `eval ${quoted(text)}`,
  "eval of a variable": (text) => `once=${quoted(text)}; eval "$once"`,
  "eval of an output": (text) => `eval "$(printf %s ${quoted(text)})"`,
  "eval twice": (text) => `eval ${quoted(`eval ${quoted(text)}`)}`,
  "bash -c": (text) => `bash -c ${quoted(text)}`,
  "bash -ec": (text) => `bash -ec ${quoted(text)}`,
  "env bash -c": (text) => `env A=1 bash -c ${quoted(text)}`,
  "timeout bash -c": (text) => `timeout 60 bash -c ${quoted(text)}`,
  "nohup bash -c": (text) => `nohup bash -c ${quoted(text)}`,
  "bash -c of a variable": (text) => `once=${quoted(text)}; bash -c "$once"`,
  "bash -c of an exported variable": (text) =>
    `export ONCE=${quoted(text)}; bash -c 'eval "$ONCE"'`,
  "bash -c of a positional parameter": (text) => `bash -c 'eval "$1"' _ ${quoted(text)}`,
  "here-document to bash": (text) => `bash ${document(text)}`,
  "here-document to bash -s": (text) => `bash -s ${document(text)}`,
  "here-string to bash": (text) => `bash <<< ${quoted(text)}`,
  "printed to bash": (text) => `printf '%s\\n' ${quoted(text)} | bash`,
  "echoed to bash": (text) => `echo ${quoted(text)} | bash`,
  "here-document through cat to bash": (text) => `cat ${document(text, "| bash")}`,
  "process substitution to bash": (text) => `bash <(printf '%s\\n' ${quoted(text)})`,
  "process substitution sourced": (text) => `source <(printf '%s\\n' ${quoted(text)})`,
  "standard input sourced": (text) => `. /dev/stdin ${document(text)}`,
  "written and run": (text) => `cat > ${scriptOf(text)} ${document(text)}\nbash ${scriptOf(text)}`,
  "written and sourced": (text) => `echo ${quoted(text)} > ${scriptOf(text)}; . ${scriptOf(text)}`,
  "after others": (text) => `cd . && echo start\n${text}`,
  "before others": (text) => `${text}\necho end`,
  "in a list": (text) => `true; ${text}\ntrue`,
  "with a comment": (text) => `# first\n${text} # then`,
  "output taken in and shown": (text) => `once=$(${text}\n); printf '%s\\n' "$once"`,
  "output taken by cat": (text) => `{ ${text}\n} | cat`,
  "strict mode": (text) => `set -eo pipefail\n${text}`,
};

// Why: a form of a form needs another delimiter and another file than the form inside it.
const document = (text: string, rest = ""): string =>
  `<<'END_${text.length}' ${rest}\n${text}\nEND_${text.length}`;
const scriptOf = (text: string): string => `/tmp/once-${text.length}.sh`;

/** Ways to run one simple command, whatever its words are. */
export const prefixes: Readonly<Record<string, (text: string) => string>> = {
  env: (text) => `env ${text}`,
  "env with an assignment": (text) => `env A=1 ${text}`,
  "assignment before": (text) => `A=1 ${text}`,
  "sh -c": (text) => `sh -c ${quoted(text)}`,
  command: (text) => `command ${text}`,
  "exec in a subshell": (text) => `(exec ${text})`,
  nohup: (text) => `nohup ${text}`,
  nice: (text) => `nice -n 5 ${text}`,
  timeout: (text) => `timeout 60 ${text}`,
  time: (text) => `time ${text}`,
  setsid: (text) => `setsid ${text}`,
  stdbuf: (text) => `stdbuf -oL ${text}`,
  "several wrappers": (text) => `nice timeout 60 env A=1 ${text}`,
  "errors apart": (text) => `2>/dev/null ${text}`,
  "errors and output together": (text) => `${text} 2>&1`,
  "wide gaps": (text) => `   ${text.replace(" ", "  \t ")}`,
};

/** Ways to run one simple command of literal words. */
export const rearrangements: Readonly<Record<string, (fields: readonly string[]) => string>> = {
  array: (fields) => `all=(${words(fields)}); "\${all[@]}"`,
  "positional parameters": (fields) => `set -- ${words(fields)}; "$@"`,
  "function of its arguments": (fields) => `run() { "$@"; }; run ${words(fields)}`,
  "bash -c of its arguments": (fields) => `bash -c '"$@"' _ ${words(fields)}`,
  "eval of its words": (fields) => `eval ${words(fields.map(quoted))}`,
  "split variable": (fields) =>
    fields.some((one) => /[\s*?[]/.test(one))
      ? words(fields)
      : `all=${quoted(fields.join(" "))}; $all`,
  "lines into an array": (fields) =>
    `mapfile -t all <<< $'${fields.map((one) => one.replace(/['\\]/g, "\\$&")).join("\\n")}'; ` +
    '"${all[@]}"',
  "xargs with a last operand": (fields) =>
    fields.length < 2
      ? words(fields)
      : `printf '%s\\0' ${quoted(fields.at(-1) ?? "")} | xargs -0 ${words(fields.slice(0, -1))}`,
  "xargs with all operands": (fields) =>
    fields.length < 2
      ? words(fields)
      : `printf '%s\\0' ${words(fields.slice(1))} | xargs -0 ${words(fields.slice(0, 1))}`,
  "find -exec": (fields) => `find . -maxdepth 0 -exec ${words(fields)} \\;`,
  "by its path": ([name = "", ...rest]) =>
    words([name.includes("/") || builtins.has(name) ? name : `/usr/bin/${name}`, ...rest]),
  "by a roundabout path": ([name = "", ...rest]) =>
    words([name.includes("/") || builtins.has(name) ? name : `/usr/../bin/./${name}`, ...rest]),
  "line continuations": (fields) => fields.map(quoted).join(" \\\n  "),
};

/** Ways to run one simple command of literal words that only someone who hides would use. */
const disguises: typeof rearrangements = {
  "brace expansion": (fields) =>
    fields.length < 2 || fields.some((one) => /[\s,{}]/.test(one))
      ? words(fields)
      : `{${fields.map(quoted).join(",")}}`,
  "pattern of its path": ([name = "", ...rest]) =>
    name.includes("/") || builtins.has(name)
      ? words([name, ...rest])
      : `/usr/bin/${name.slice(0, -1)}[${name.slice(-1)}] ${words(rest)}`,
};

const builtins: ReadonlySet<string> = new Set(["cd", "command", "history", "source"]);

const words = (fields: readonly string[]): string => fields.map(quoted).join(" ");

/**
 * Every rewriting of an act that its shape allows. An alias whose text holds quotes is doubt to the
 * reader, and so left out.
 */
export const rewritings = (act: Act): readonly Form[] => {
  const fields = act.tokens.map(({ field }) => field);
  const arranged = (table: typeof rearrangements, hides: boolean): readonly Form[] =>
    isSimple(act)
      ? Object.entries(table).map(([name, write]) => ({ name, text: write(fields), hides }))
      : [];
  const wrapped = (table: typeof wrappings): readonly Form[] =>
    Object.entries(table).map(([name, wrap]) => ({ name, text: wrap(act.text), hides: false }));
  return [
    ...wrapped(wrappings).filter(({ name }) => name !== "alias" || !act.text.includes("'")),
    // Why: dash takes `>&` for something else.
    ...(isOneCommand(act) ? wrapped(prefixes) : []).filter(
      ({ name }) => name !== "sh -c" || !act.text.includes(">&"),
    ),
    ...arranged(rearrangements, false),
    ...arranged(disguises, true),
  ];
};
