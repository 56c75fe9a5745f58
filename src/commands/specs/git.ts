import { concat, known, partial, textsOf, unknown, type Value } from "../../base/value.ts";
import type { World } from "../../world/world.ts";
import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";
import { getopt } from "../getopt.ts";
import { environmentPrograms } from "./git/address.ts";
import { aliasOf } from "./git/alias.ts";
import { configured } from "./git/settings.ts";
import { gitSubcommands } from "./git/subcommands.ts";

/** git(1): global options, then a subcommand with options of its own. */
export const git: CommandSpec = defineCommand({
  names: ["git"],
  source: "git 2.39 git(1)",
  stopAtOperand: true,
  options: {
    directory: { short: "C", shortOnly: true, argument: "required" },
    configure: { short: "c", shortOnly: true, argument: "required" },
    "config-env": { argument: "required" },
    "exec-path": { argument: "optional" },
    "html-path": {},
    "man-path": {},
    "info-path": {},
    paginate: { short: "p" },
    "no-pager": { short: "P" },
    "git-dir": { argument: "required" },
    "work-tree": { argument: "required" },
    namespace: { argument: "required" },
    "super-prefix": { argument: "required" },
    bare: {},
    "no-replace-objects": {},
    "literal-pathspecs": {},
    "glob-pathspecs": {},
    "noglob-pathspecs": {},
    "icase-pathspecs": {},
    "no-optional-locks": {},
    "list-cmds": { argument: "optional" },
    version: { short: "v" },
    help: { short: "h" },
  },
  *effects(inv, resolve) {
    for (const setting of inv.values("configure")) yield* configured(setting);
    for (const setting of inv.values("config-env"))
      yield { kind: "opaque", why: "git takes a setting from the environment", at: setting.at };
    if (inv.value("exec-path"))
      yield { kind: "opaque", why: "git runs its parts from another folder", at: inv.at };
    if (inv.operands.length === 0 || inv.has("help") || inv.has("version")) return;
    const outside = inv.has("git-dir") || inv.has("work-tree");
    const there = elsewhere(resolve, inv.values("directory"));
    yield* subcommandOf(inv.operands, inv, outside ? { ...there, world: noGit(there) } : there, 0);
  },
});

/** Longest chain of aliases that is followed. */
const aliasesMax = 4;

function* subcommandOf(
  operands: readonly Argument[],
  inv: Pick<Invocation, "at">,
  resolve: Resolve,
  aliases: number,
): Iterable<Deed> {
  const [subcommand, ...argv] = operands as [Argument, ...Argument[]];
  const name = textOf(subcommand);
  if (name === undefined) {
    yield { kind: "opaque", why: "the subcommand of git is not known", at: subcommand.at };
    return;
  }
  const spec = gitSubcommands.get(name);
  if (spec === undefined) {
    const alias = aliases < aliasesMax ? aliasOf(name, resolve) : undefined;
    if (alias === undefined)
      yield { kind: "run", program: known(`git-${name}`), origin: "installed", at: inv.at };
    else if (alias.startsWith("!"))
      yield {
        kind: "shell-text",
        shell: "sh",
        text: known(`${alias.slice(1)} "$@"`),
        zero: subcommand,
        positional: argv,
        options: [],
        at: subcommand.at,
      };
    else {
      const words = alias.split(/\s+/).map((one) => ({ ...subcommand, value: known(one) }));
      yield* subcommandOf([...words, ...argv], inv, resolve, aliases + 1);
    }
    return;
  }
  yield* environmentPrograms(name, resolve, inv.at);
  const parsed = getopt(argv, spec.grammar);
  if (!spec.inert) for (const why of parsed.doubts) yield { kind: "opaque", why, at: inv.at };
  yield* spec.effects({ ...parsed, name, argv, at: inv.at }, resolve);
}

/** Where the repository is said to be elsewhere, nothing is known of it. */
const noGit = ({ world }: Resolve): World => ({
  ...world,
  git: { repository: () => undefined },
});

/** Relative paths are taken from the directories of `-C`. */
function elsewhere(resolve: Resolve, directories: readonly Argument[]): Resolve {
  if (directories.length === 0) return resolve;
  const base = directories.map((one) => one.value).reduce((left, right) => joined(left, right));
  const [folder] = resolve.paths({ ...(directories[0] as Argument), value: base }, true);
  return {
    ...resolve,
    directory: folder?.path.kind === "known" ? folder.path.text : undefined,
    paths: (argument, follow) =>
      resolve.paths({ ...argument, value: joined(base, argument.value) }, follow),
  };
}

function joined(base: Value, path: Value): Value {
  const texts = textsOf(path);
  if (texts?.every((text) => text.startsWith("/"))) return path;
  if (texts === undefined && path.kind !== "partial") return unknown("a path of git is not known");
  if (path.kind === "partial" && path.prefix.startsWith("/"))
    return partial(path.prefix, path.suffix, path.why, path);
  return concat(concat(base, known("/")), path);
}
