import { concat, known, makeupOf, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { type SedAct, sedActs } from "./sed-program.ts";

/** sed(1): edits its input, or files in place; its program can write files and run commands. */
export const sed: CommandSpec = defineCommand({
  names: ["sed", "gsed", "ssed"],
  source: "GNU sed 4.9 sed(1)",
  options: optionList(
    "quiet|silent|n debug expression|e= file|f= follow-symlinks in-place|i=?",
    "line-length|l= posix regexp-extended|E|r separate|s sandbox unbuffered|u",
    "null-data|zero-terminated|z help version",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const { programs, files } = programAndFiles(inv, resolve);
    yield* reads(inv.values("file"), "used", resolve);
    const inPlace = inv.has("in-place");
    const input = contents(files, resolve);
    if (!inv.has("sandbox"))
      for (const program of programs) yield* acts(program, inPlace ? unseen : input, resolve);
    if (inPlace) {
      yield* reads(files, "used", resolve);
      yield* writes(files, "edit", resolve);
      yield* backups(inv.value("in-place"), files, resolve);
      return;
    }
    const names = programs.length > 0 && programs.every((one) => leavesNames(one.value));
    yield* reads(files, names ? "measured" : "flows", resolve);
    const value = printed(names ? { ...input, taint: [] } : input, programs);
    yield { kind: "stdout", value: madeFrom(value, "sed", readTaint(programs, inv.at, resolve)) };
  },
});

const unseen = unknown("sed computes it from a file");

/** The first operand is the program unless an option gives one. */
function programAndFiles(
  inv: Pick<Invocation<"expression" | "file" | "in-place">, "has" | "values" | "operands">,
  resolve: Resolve,
): { readonly programs: readonly Argument[]; readonly files: readonly Argument[] } {
  if (!inv.has("expression") && !inv.has("file")) {
    // Why: `sed -i '' PROGRAM FILE` is how it is called on BSD; here the empty text is the program.
    const empty = textOf(inv.operands[0]) === "" && inv.has("in-place");
    const count = empty ? 2 : 1;
    return { programs: inv.operands.slice(0, count), files: inv.operands.slice(count) };
  }
  const scripts = inv.values("file").flatMap((one) =>
    resolve.paths(one, true).map((target): Argument => {
      const content = textOf(one) === "-" ? resolve.stdin : resolve.content(target);
      return { ...one, value: content };
    }),
  );
  const expressions = inv.values("expression");
  const [first, ...more] = expressions;
  if (first === undefined) return { programs: scripts, files: inv.operands };
  // Why: several `-e` are the lines of one program: `-e 'a\' -e text`.
  const joined = more.reduce<Value>(
    (text, one) => concat(concat(text, known("\n")), one.value),
    first.value,
  );
  return { programs: [{ ...first, value: joined }, ...scripts], files: inv.operands };
}

function* acts(program: Argument, input: Value, resolve: Resolve): Iterable<Deed> {
  const { at } = program;
  if (changesNothingElse(program.value)) return;
  for (const text of textsOf(program.value) ?? [undefined]) {
    const found = text === undefined ? undefined : sedActs(text);
    if (found === undefined) {
      const why = text === undefined ? "is not known" : "is not understood";
      yield { kind: "opaque", why: `its program ${why}`, at };
      continue;
    }
    for (const act of found) yield* deeds(act, input, at, resolve);
  }
}

/**
 * Whether a program with a gap in it is harmless whatever fills the gap: a letter that is a command
 * or a flag, or a character that ends a pattern, would show among the fillings.
 */
function changesNothingElse(program: Value): boolean {
  if (program.kind !== "partial" || makeupOf(program) === undefined) return false;
  const { prefix, suffix } = program;
  return ["0", "e", "w0", "r0", "0_.:,+@%-0"].every(
    (filling) => sedActs(`${prefix}${filling}${suffix}`)?.length === 0,
  );
}

function* deeds(act: SedAct, input: Value, at: Argument["at"], resolve: Resolve): Iterable<Deed> {
  switch (act.kind) {
    case "run":
      yield shellText(known(act.text), at);
      return;
    case "run-input":
      yield shellText(madeFrom(input, "sed"), at);
      return;
    case "read":
      yield* reads([fileAt(act.path, at)], "flows", resolve);
      return;
    case "write":
      yield* writes([fileAt(act.path, at)], "truncate", resolve, madeFrom(input, "sed"));
  }
}

const fileAt = (path: string, at: Argument["at"]): Argument | undefined =>
  /^\/dev\/(stdin|stdout|stderr)$/.test(path) ? undefined : { value: known(path), many: false, at };

/** Taint of the files that the programs put into the output. */
const readTaint = (
  programs: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Value["taint"] =>
  programs
    .flatMap((one) => textsOf(one.value) ?? [])
    .flatMap((text) => sedActs(text) ?? [])
    .flatMap((act) => (act.kind === "read" ? (fileAt(act.path, at) ?? []) : []))
    .flatMap((file) => contents([file], resolve).taint);

/** `-i.bak` keeps the old file under another name; `*` in it stands for the file's name. */
function* backups(
  suffix: Argument | undefined,
  files: readonly Argument[],
  resolve: Resolve,
): Iterable<Deed> {
  if (suffix === undefined) return;
  for (const file of files) {
    const plain = textOf(suffix)?.includes("*") === false;
    const value = plain ? concat(file.value, suffix.value) : unknown("sed names its backup itself");
    yield* writes([{ ...file, value }], "truncate", resolve, contents([file], resolve));
  }
}

/** `s,=.*,x,` of a file of assignments prints their names. */
const leavesNames = (program: Value): boolean =>
  /^s(.)=\.\*\1[^\w&\\]*(\w*)\1g?$/.test(textsOf(program)?.[0] ?? "");

function printed(input: Value, programs: readonly Argument[]): Value {
  const taint = programs.flatMap((one) => one.value.taint);
  return madeFrom(input, "sed", taint);
}
