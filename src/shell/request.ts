import type { ShellRun } from "../analysis/analyse.ts";
import { startLetters } from "../analysis/option-letters.ts";
import { type ShellStart, startOf } from "../analysis/shell-start.ts";
import { known } from "../base/value.ts";
import { decode } from "../host/bytes.ts";
import type { HostEnviron } from "../host/environ.ts";
import type { Installation } from "../host/install-record.ts";
import type { LauncherRequest } from "../protocol/protocol.ts";
import type { Dialect } from "../syntax/dialect.ts";
import { startOptions } from "./environment.ts";

/** What the shell of a request would run, or why that cannot be told. */
export type Asked =
  | { readonly kind: "run"; readonly run: ShellRun }
  | { readonly kind: "unclear"; readonly id: string; readonly why: string };

/** Reads what a program file or standard input holds; undefined when it cannot be read. */
export type ReadDescriptor = (descriptor: number) => Uint8Array | undefined;

/** Works out from argv, environment and what the launcher opened what the shell would run. */
export function askedFor(
  request: LauncherRequest,
  environ: HostEnviron,
  installation: Installation,
  read: ReadDescriptor,
): Asked {
  const argv = request.argv.map((one) => decode(one));
  const index = request.operandIndex ?? argv.length;
  const options = startOptions(environ, argv.slice(1, index));
  const dialect = dialectFor(request, environ, installation, options, argv.slice(1, index));
  const start: ShellStart = {
    ...startOf(argv[0] ?? "", argv.slice(1, index)),
    socketInput: request.inputType === "socket",
  };
  const run: Run = (text, zero, positional, more = {}) => ({
    kind: "run",
    run: {
      text,
      dialect,
      zero: known(zero),
      positional: positional.map((one) => known(one)),
      options,
      start,
      ...lettersOf(request, environ, dialect, argv.slice(1, index)),
      ...more,
    },
  });
  switch (request.kind) {
    case "information":
      // Why: the shell runs nothing of the caller's then, but its start-up may.
      return run("", argv[0] ?? "bash", []);
    case "management":
      return {
        kind: "unclear",
        id: "no-decision",
        why: "a management command was taken for a shell",
      };
    case "interactive":
      return {
        kind: "unclear",
        id: "interactive",
        why: "the interactive shell is not there yet; use guardsh -c 'command'",
      };
    case "command": {
      const [text, zero, ...rest] = argv.slice(index);
      return run(text ?? "", zero ?? argv[0] ?? "bash", rest);
    }
    case "script":
      return script(request, argv.slice(index), read, run);
    case "stdin": {
      const bytes =
        request.inputDescriptor === undefined ? undefined : read(request.inputDescriptor);
      if (bytes === undefined)
        return {
          kind: "unclear",
          id: "run-opaque-code",
          why: "the program on standard input cannot be read",
        };
      return run(withoutNul(decode(bytes)), argv[0] ?? "bash", argv.slice(index), {
        input: "program",
      });
    }
  }
}

type Run = (
  text: string,
  zero: string,
  positional: readonly string[],
  more?: Partial<Pick<ShellRun, "input" | "file">>,
) => Asked;

/** `$-` of a bash; other shells have other letters. */
function lettersOf(
  { kind }: LauncherRequest,
  environ: HostEnviron,
  { shell }: Dialect,
  words: readonly string[],
): Pick<ShellRun, "letters"> {
  const isPlain = shell === "bash" && environ.get("SHELLOPTS") === undefined;
  if (!isPlain || (kind !== "command" && kind !== "script" && kind !== "stdin")) return {};
  const letters = startLetters(words, kind);
  return letters === undefined ? {} : { letters };
}

function script(
  request: LauncherRequest,
  operands: readonly string[],
  read: ReadDescriptor,
  run: Run,
): Asked {
  const [name = "", ...positional] = operands;
  const unclear = (why: string): Asked => ({ kind: "unclear", id: "run-opaque-code", why });
  if (request.scriptPath === undefined) return unclear(`it cannot be told which file ${name} is`);
  // Why: the shell itself reports what is missing or a directory, and the launcher looks once more.
  if (request.scriptInode === undefined) return run("", name, positional);
  if (request.scriptDescriptor === undefined) return unclear(`${name} is no file that can be read`);
  const bytes = read(request.scriptDescriptor);
  if (bytes === undefined) return unclear(`${name} cannot be read, or is too long`);
  return run(withoutNul(decode(bytes)), name, positional, { file: decode(request.scriptPath) });
}

/** bash leaves out NUL bytes of what it reads as a program. */
const withoutNul = (text: string): string =>
  text.includes("\0") ? text.replaceAll("\0", "") : text;

function dialectFor(
  request: LauncherRequest,
  environ: HostEnviron,
  installation: Installation,
  options: { readonly extglob?: boolean },
  words: readonly string[],
): Dialect {
  const real =
    request.personality === "sh"
      ? installation.shIs
      : request.personality === "zsh"
        ? "zsh"
        : "bash";
  const posix =
    request.personality === "sh" ||
    environ.get("POSIXLY_CORRECT") !== undefined ||
    (environ.get("SHELLOPTS") ?? "").split(":").includes("posix") ||
    words.includes("--posix") ||
    words.some((word, index) => /^-\w*o$/.test(word) && words[index + 1] === "posix");
  const interactive = words.some((word) => /^-[a-zA-Z]*i/.test(word));
  const aliases =
    posix ||
    interactive ||
    (environ.get("BASHOPTS") ?? "").split(":").includes("expand_aliases") ||
    words.some((word, index) => /^-\w*O$/.test(word) && words[index + 1] === "expand_aliases");
  return {
    shell: real === "unknown" ? "unknown-sh" : real,
    posix,
    extglob: options.extglob ?? false,
    expandAliases: aliases,
    aliases: new Map(),
  };
}
