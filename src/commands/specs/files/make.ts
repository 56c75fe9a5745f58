import {
  concat,
  known,
  partial,
  suffixOf,
  textsOf,
  unknown,
  type Value,
} from "../../../base/value.ts";
import type { WriteEffect } from "../../../effects/effect.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { writes } from "../../roles.ts";
import { destinations } from "../destination.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that make files, links and directories. */
export const makingTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["touch", "gtouch"],
    source: `${coreutils} touch(1)`,
    options: optionList(
      "a no-create|c date|d= f no-dereference|h m reference|r= t= time= help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      for (const operand of inv.operands)
        for (const target of resolve.paths(operand, !inv.has("no-dereference"))) {
          const { path } = target;
          const missing = path.kind === "known" && !resolve.world.files.lstat(path.text);
          if (!missing) yield { kind: "write", target, how: "metadata", at: operand.at };
          else if (!inv.has("no-create"))
            yield { kind: "write", target, how: "create", content: known(""), at: operand.at };
        }
      yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["ln", "gln"],
    source: `${coreutils} ln(1)`,
    options: optionList(
      "backup=? b directory|d|F force|f interactive|i logical|L no-dereference|n",
      "physical|P relative|r symbolic|s suffix|S= target-directory|t=",
      "no-target-directory|T verbose|v help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* links(inv, resolve);
      if (!inv.has("verbose")) yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["install", "ginstall"],
    source: `${coreutils} install(1)`,
    options: optionList(
      "backup=? b compare|C c directory|d D debug group|g= mode|m= owner|o=",
      "preserve-timestamps|p strip|s strip-program= suffix|S= target-directory|t=",
      "no-target-directory|T verbose|v preserve-context Z context=? help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const stripper = inv.value("strip-program");
      if (stripper) yield { kind: "execution", argv: [stripper], perhaps: true };
      if (inv.has("directory")) yield* writes(inv.operands, "create", resolve, known(""));
      else yield* copies(inv, resolve);
      yield* granted(inv, resolve);
    },
  }),
  defineCommand({
    names: ["mkfifo"],
    source: `${coreutils} mkfifo(1)`,
    options: optionList("mode|m= Z context=? help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const content = unknown("whoever opens the pipe writes it");
      yield* writes(inv.operands, "create", resolve, content);
    },
  }),
  defineCommand({
    names: ["mknod"],
    source: `${coreutils} mknod(1)`,
    options: optionList("mode|m= Z context=? help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const [name, type] = inv.operands;
      yield* writes([name], "create", resolve);
      if (type !== undefined && textOf(type) !== "p") {
        const what = `makes the device file ${textOf(name) ?? "of a name that is not known"}`;
        yield { kind: "machine", part: "disk", what, at: inv.at };
      }
    },
  }),
  defineCommand({
    names: ["mktemp", "gmktemp"],
    source: `${coreutils} mktemp(1)`,
    options: optionList("directory|d dry-run|u quiet|q suffix= p= tmpdir=? t help version|V"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const made = temporaryName(inv, resolve);
      const file = { value: made, many: false, at: inv.at };
      if (!inv.has("dry-run")) yield* writes([file], "create", resolve, known(""));
      yield { kind: "stdout", value: concat(made, known("\n")) };
    },
  }),
];

type LinkNames =
  | "symbolic"
  | "force"
  | "no-dereference"
  | "target-directory"
  | "no-target-directory";

function* links(inv: Invocation<LinkNames>, resolve: Resolve): Iterable<Deed> {
  const how = inv.has("force") ? "truncate" : "create";
  const [only, ...more] = inv.operands;
  if (only && more.length === 0 && !inv.has("target-directory")) {
    const name = textOf(only)?.replace(/\/+$/, "").split("/").at(-1);
    const link = {
      ...only,
      value: name === undefined ? unknown("its name is not known") : known(name),
    };
    for (const target of resolve.paths(link, false))
      yield { kind: "write", target, how, ...made(inv, only, resolve), at: only.at };
    return;
  }
  const whole = inv.has("no-dereference") || inv.has("no-target-directory");
  for (const { source, target } of destinations(inv, resolve)) {
    const [place] =
      whole && inv.operands.length === 2
        ? resolve.paths(inv.operands[1] as Argument, false)
        : [target];
    if (place)
      yield { kind: "write", target: place, how, ...made(inv, source, resolve), at: source.at };
  }
}

/** What comes to be there: a symbolic link, or another name of the same file. */
function made(
  inv: Invocation<LinkNames>,
  source: Argument,
  resolve: Resolve,
): Pick<WriteEffect, "content" | "makes"> {
  const content = linked(inv, source, resolve);
  if (inv.has("symbolic")) return { content, makes: { kind: "link", to: source.value } };
  const [from] = resolve.paths(source, true);
  return from ? { content, makes: { kind: "moved", from } } : { content };
}

/** What is read through the link, as far as the place of the link does not matter for it. */
function linked(
  inv: Pick<Invocation<"symbolic">, "has">,
  source: Argument,
  resolve: Resolve,
): Value {
  const texts = textsOf(source.value);
  const relative = !texts?.every((text) => text.startsWith("/"));
  const [target] = resolve.paths(source, true);
  if (target === undefined) return unknown("it is a link");
  const content = resolve.content(target);
  return inv.has("symbolic") && relative ? unknown("it is a link", content.taint) : content;
}

type CopyNames = "target-directory" | "no-target-directory";

function* copies(inv: Invocation<CopyNames>, resolve: Resolve): Iterable<Deed> {
  for (const { source, target } of destinations(inv, resolve))
    for (const from of resolve.paths(source, true)) {
      yield { kind: "read", target: from, use: "flows", at: source.at };
      if (!target) continue;
      const content = resolve.content(from);
      yield { kind: "write", target, how: "truncate", content, at: source.at };
    }
}

type GrantNames = "directory" | "group" | "mode" | "owner" | CopyNames;

function* granted(inv: Invocation<GrantNames>, resolve: Resolve): Iterable<Deed> {
  const places = inv.has("directory")
    ? inv.operands.flatMap((one) => resolve.paths(one, true))
    : [...destinations(inv, resolve)].flatMap(({ target }) => (target ? [target] : []));
  const owner = inv.value("owner") ?? inv.value("group");
  const mode = inv.value("mode");
  for (const target of places) {
    if (mode)
      yield {
        kind: "permission",
        target,
        recursive: false,
        how: "mode",
        to: mode.value,
        at: mode.at,
      };
    if (owner)
      yield {
        kind: "permission",
        target,
        recursive: false,
        how: "owner",
        to: owner.value,
        at: owner.at,
      };
  }
}

/** `/tmp/tmp.XXXXXXXXXX`, or the template with its X replaced. */
function temporaryName(
  inv: Pick<Invocation<"suffix" | "p" | "tmpdir" | "t">, "has" | "value" | "operands">,
  resolve: Resolve,
): Value {
  const why = "mktemp chooses its name";
  const [template] = inv.operands;
  const named = inv.value("p") ?? inv.value("tmpdir");
  const text = template === undefined ? "tmp.XXXXXXXXXX" : textOf(template);
  const below = template === undefined || inv.has("t") || inv.has("p") || inv.has("tmpdir");
  const folder = below ? (named?.value ?? resolve.variable("TMPDIR") ?? known("/tmp")) : undefined;
  const letters = text === undefined ? null : /^(.*?)(X+)([^X]*)$/s.exec(text);
  const suffix = (letters?.[3] ?? "") + suffixOf(inv.value("suffix")?.value ?? known(""));
  const name = letters
    ? partial(letters[1] ?? "", suffix, why)
    : template === undefined || text !== undefined
      ? unknown(why)
      : template.value;
  if (folder === undefined) return name;
  const base = folder.kind === "known" && folder.text === "" ? known("/tmp") : folder;
  return concat(concat(base, known("/")), name);
}
