import { concat, known, partial, textsOf, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";
import { getopt } from "../getopt.ts";
import { runningKeys } from "./git/configuration.ts";
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
    const [subcommand, ...argv] = inv.operands;
    if (subcommand === undefined) return;
    const name = textOf(subcommand);
    if (name === undefined) {
      yield { kind: "opaque", why: "the subcommand of git is not known", at: subcommand.at };
      return;
    }
    const spec = gitSubcommands.get(name);
    if (spec === undefined) {
      yield { kind: "run", program: known(`git-${name}`), origin: "installed", at: inv.at };
      return;
    }
    const parsed = getopt(argv, spec.grammar);
    if (!spec.inert) for (const why of parsed.doubts) yield { kind: "opaque", why, at: inv.at };
    const inner: Invocation = { ...parsed, name, argv, at: inv.at };
    yield* spec.effects(inner, elsewhere(resolve, inv.values("directory")));
  },
});

/** `-c name=value`: a setting that names a program runs it. */
function* configured(setting: Argument): Iterable<Deed> {
  const texts = textsOf(setting.value);
  if (texts === undefined) {
    yield { kind: "opaque", why: "a setting of git is not known", at: setting.at };
    return;
  }
  for (const text of texts) {
    const equals = text.indexOf("=");
    const key = (equals < 0 ? text : text.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? "" : text.slice(equals + 1);
    const shell = runningKeys(key, value);
    if (shell !== undefined)
      yield {
        kind: "shell-text",
        shell: "sh",
        text: known(shell),
        positional: [],
        options: [],
        at: setting.at,
      };
  }
}

/** Relative paths are taken from the directories of `-C`. */
function elsewhere(resolve: Resolve, directories: readonly Argument[]): Resolve {
  if (directories.length === 0) return resolve;
  const base = directories.map((one) => one.value).reduce((left, right) => joined(left, right));
  return {
    ...resolve,
    directory: base.kind === "known" && base.text.startsWith("/") ? base.text : undefined,
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
