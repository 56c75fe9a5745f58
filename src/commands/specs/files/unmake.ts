import { known, partial, prefixOf, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, deletes, madeFrom, reads, writes } from "../../roles.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that delete, cut or overwrite files. */
export const unmakingTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["rmdir", "grmdir"],
    source: `${coreutils} rmdir(1)`,
    options: optionList("ignore-fail-on-non-empty parents|p verbose|v help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      for (const operand of inv.operands)
        for (const one of inv.has("parents") ? upwards(operand) : [operand])
          for (const target of resolve.paths(one, false))
            yield {
              kind: "delete",
              target,
              recursive: false,
              moved: false,
              empty: true,
              at: operand.at,
            };
      if (!inv.has("verbose")) yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["rimraf", "del-cli", "trash", "trash-put"],
    source: "rimraf 6.0 and del-cli 6.0 README; trash-cli 0.22 trash-put(1)",
    options: optionList(
      "glob|g no-glob|G preserve-root no-preserve-root verbose|v no-verbose|V impl= tmp=",
      "max-retries= retry-delay= backoff= force|f dry-run|d dot interactive|i recursive|r|R",
      "help|h version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      if (!inv.has("dry-run")) yield* deletes(inv.operands, true, resolve);
    },
  }),
  defineCommand({
    names: ["unlink"],
    source: `${coreutils} unlink(1)`,
    options: optionList("help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* deletes(inv.operands, false, resolve);
      yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["truncate", "gtruncate"],
    source: `${coreutils} truncate(1)`,
    options: optionList("no-create|c io-blocks|o reference|r= size|s= help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const size = textOf(inv.value("size"));
      const grows = size !== undefined && /^\s*[+>%]/.test(size) && !inv.has("reference");
      if (grows) yield* writes(inv.operands, "edit", resolve);
      else
        yield* writes(
          inv.operands,
          "truncate",
          resolve,
          size === "0" ? known("") : unknown("it is cut"),
        );
      yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["shred", "gshred", "srm", "wipe", "scrub"],
    source: `${coreutils} shred(1)`,
    options: optionList(
      "force|f iterations|n= random-source= size|s= u remove=? verbose|v exact|x zero|z",
      "recursive|r|R freespace|X= dirent|D= pattern|p= blocksize|b= no-signature|S no-link|L",
      "no-hwrand",
      "help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* reads([inv.value("random-source")], "used", resolve);
      // Why: what was in the file is gone with or without its name.
      yield* deletes(inv.operands, inv.has("recursive"), resolve);
      yield* writes(inv.operands, "truncate", resolve);
    },
  }),
  defineCommand({
    names: ["dd", "gdd", "dcfldd"],
    source: `${coreutils} dd(1)`,
    options: optionList("help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* copied(inv.operands, resolve);
    },
  }),
];

/** `rmdir -p a/b/c` tries `a/b/c`, `a/b` and `a`. */
function upwards(operand: Argument): readonly Argument[] {
  const text = textOf(operand);
  if (text === undefined) return [operand];
  const all: Argument[] = [];
  for (let path = text.replace(/\/+$/, ""); path !== ""; path = parent(path))
    all.push({ ...operand, value: known(path) });
  return all;
}

const parent = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf("/"))).replace(/\/+$/, "");

/** dd's operands are `name=value`. */
function* copied(operands: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const settings = new Map<string, Argument>();
  for (const operand of operands) {
    const match = /^(\w+)=/.exec(prefixOf(operand.value));
    if (!match) {
      const why = "one of its operands is not known";
      if (textOf(operand) === undefined) yield { kind: "opaque", why, at: operand.at };
      continue;
    }
    const length = match[0].length;
    const texts = textsOf(operand.value);
    const { value } = operand;
    const rest =
      texts?.length === 1
        ? known((texts[0] as string).slice(length), value.taint, value.unset)
        : value.kind === "partial"
          ? partial(value.prefix.slice(length), value.suffix, value.why, value)
          : unknown("it is one of several", value.taint);
    settings.set(match[1] as string, { ...operand, value: rest });
  }
  const input = settings.get("if");
  const output = settings.get("of");
  yield* reads([input], "flows", resolve);
  const content = madeFrom(contents(input ? [input] : [], resolve), "dd");
  if (output === undefined) {
    yield { kind: "stdout", value: content };
    return;
  }
  const flags = `${textOf(settings.get("oflag")) ?? ""},${textOf(settings.get("conv")) ?? ""}`;
  const keeps = /append/.test(flags) ? "append" : /notrunc/.test(flags) ? "edit" : "truncate";
  yield* writes([output], keeps, resolve, content);
  yield { kind: "stdout", value: known("") };
}
