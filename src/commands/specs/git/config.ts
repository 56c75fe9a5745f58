import { known, textsOf, unknown, whyOf } from "../../../base/value.ts";
import { hostClass } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { writes } from "../../roles.ts";
import { addressOf } from "./address.ts";
import { configures, settingOf } from "./settings.ts";
import { subcommand } from "./subcommand.ts";
import { repositoryOf } from "./worktree.ts";

/** git-config(1): reads and sets what git goes by. */
const config = subcommand({
  names: "config",
  options: [
    "global system local worktree file|f= blob= replace-all add get get-all get-regexp",
    "get-urlmatch unset unset-all rename-section remove-section list|l fixed-value",
    "type|t= bool int bool-or-int bool-or-str path expiry-date color get-color",
    "get-colorbool null|z name-only includes show-origin show-scope default= edit|e all",
    "append regexp= value= url= comment= show-names",
  ],
  *effects(inv, resolve) {
    if (reading.some((name) => inv.given.includes(name))) return;
    const [first, ...rest] = inv.operands;
    const verb = textOf(first);
    const subcommanded = verb !== undefined && /^(set|get|list|unset|edit)$/.test(verb);
    if (verb !== undefined && /^(get|list|edit|(rename|remove)-section)$/.test(verb)) return;
    if (verb === "unset" || /^(unset|(rename|remove)-section|edit)/.test(inv.given.join(" ")))
      return;
    const [key, value] = subcommanded ? rest : inv.operands;
    if (key === undefined || value === undefined) return;
    yield* writes(inv.values("file"), "edit", resolve);
    if (inv.has("system"))
      yield* writes([{ ...key, value: known("/etc/gitconfig") }], "edit", resolve);
    yield* changed(key, value);
  },
});

const reading = [
  "get",
  "get-all",
  "get-regexp",
  "get-urlmatch",
  "list",
  "get-color",
  "get-colorbool",
];

function* changed(key: Argument, value: Argument): Iterable<Deed> {
  const keys = textsOf(key.value);
  if (keys === undefined) {
    yield { kind: "opaque", why: "the setting of git is not known", at: key.at };
    return;
  }
  for (const name of keys) {
    const texts = textsOf(value.value);
    const shown = name.toLowerCase().startsWith("url.") ? known(name.slice(4)) : value.value;
    if (texts === undefined) {
      // FAIL-CLOSED: what is not known may be a program, for a setting that can be one.
      const { meaning } = settingOf(name, name.startsWith("alias.") ? "!" : "unknown program");
      if (meaning !== "ordinary") yield configures(name, value.value, meaning, key.at);
    } else
      for (const text of texts) {
        const { meaning } = settingOf(name, text);
        yield configures(name, textsOf(shown) ? shown : known(text), meaning, key.at);
      }
  }
}

/** git-remote(1): where the repository's history is fetched from and sent to. */
const remote = subcommand({
  names: "remote",
  stopAtOperand: true,
  options: "verbose|v",
  *effects(inv, resolve) {
    const [verb, ...argv] = inv.operands;
    const operands = argv.filter((one) => !/^-/.test(textOf(one) ?? ""));
    const [name, url] = operands;
    switch (textOf(verb)) {
      case "add": {
        const last = operands.at(-1);
        const before = operands.at(-2);
        if (last && before && !isSameRepository(last, resolve)) yield* redirected(before, last);
        return;
      }
      case "set-url":
        if (name && url && textOf(url) !== textOf({ ...name, value: addressOf(name, resolve) }))
          yield* redirected(name, url);
        return;
      case "remove":
      case "rm":
        if (name)
          yield configures(
            `remote.${textOf(name) ?? "…"}.url`,
            known("nowhere"),
            "redirects",
            name.at,
          );
        return;
      case "update":
      case "prune":
      case "show":
        if (name) yield { kind: "connect", to: addressOf(name, resolve), at: inv.at };
        return;
      default:
        if (verb && textOf(verb) === undefined)
          yield { kind: "opaque", why: "the verb of git remote is not known", at: verb.at };
    }
  },
});

/** A fork or another address of the same repository, on a host that is the project's own. */
function isSameRepository(url: Argument, resolve: Resolve): boolean {
  const origin = repositoryOf(resolve)?.remotes.get("origin");
  const texts = textsOf(url.value);
  const nameIn = (text: string): string =>
    text
      .replace(/\/+$/, "")
      .replace(/\.git$/, "")
      .split(/[/:]/)
      .at(-1) ?? "";
  return (
    origin !== undefined &&
    texts !== undefined &&
    /^(own|forge)$/.test(hostClass(url.value, resolve.here)) &&
    texts.every((text) => nameIn(text) === nameIn(origin))
  );
}

function* redirected(name: Argument, url: Argument): Iterable<Deed> {
  const why = whyOf(url.value);
  const value = why === undefined ? url.value : unknown(why, url.value.taint);
  yield configures(`remote.${textOf(name) ?? "…"}.url`, value, "redirects", url.at);
}

/** git-submodule(1): repositories inside the repository. */
const submodule = subcommand({
  names: "submodule",
  stopAtOperand: true,
  options: "quiet|q cached",
  *effects(inv, resolve) {
    const [verb, ...argv] = inv.operands;
    const operands = argv.filter((one) => !/^-/.test(textOf(one) ?? ""));
    switch (textOf(verb)) {
      case "foreach":
        yield* foreach(argv);
        return;
      case "add": {
        const [url, path] = withoutArguments(argv, /^(-b|--branch|--name|--reference|--depth)$/);
        if (url) yield { kind: "connect", to: url.value, at: url.at };
        if (path) yield* writes([path], "create", resolve);
        return;
      }
      case "set-url": {
        const [path, url] = operands;
        if (url)
          yield configures(`submodule.${textOf(path) ?? "…"}.url`, url.value, "redirects", url.at);
        return;
      }
      case "deinit":
        yield* deinitialised(argv, operands, inv, resolve);
        return;
      case "update":
      case "sync":
        yield { kind: "connect", to: addressOf(undefined, resolve), at: inv.at };
        return;
      default:
        return;
    }
  },
});

/** `foreach TEXT` is shell text; with more words each stays a word. */
function* foreach(argv: readonly Argument[]): Iterable<Deed> {
  const from = argv.findIndex((one) => !/^(--recursive|-q|--quiet)$/.test(textOf(one) ?? ""));
  const words = from < 0 ? [] : argv.slice(from);
  const [only] = words;
  if (words.length === 1 && only)
    yield {
      kind: "shell-text",
      shell: "sh",
      text: only.value,
      positional: [],
      options: [],
      at: only.at,
    };
  else if (words.length > 1) yield { kind: "execution", argv: words, perhaps: true };
}

/** The worktree of a submodule is removed, with what was changed in it. */
function* deinitialised(
  argv: readonly Argument[],
  operands: readonly Argument[],
  inv: Pick<Invocation, "at">,
  resolve: Resolve,
): Iterable<Deed> {
  const has = (word: RegExp): boolean => argv.some((one) => word.test(textOf(one) ?? ""));
  const paths = operands.flatMap((one) => resolve.paths(one, false));
  if (has(/^(-f|--force|--all)$/) || operands.length > 0)
    yield { kind: "discard", what: "changes", ...(paths.length > 0 ? { paths } : {}), at: inv.at };
}

/** Operands behind options of which some take the next word. */
function withoutArguments(argv: readonly Argument[], taking: RegExp): readonly Argument[] {
  const operands: Argument[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const text = textOf(argv[index]) ?? "";
    if (taking.test(text)) index += 1;
    else if (!text.startsWith("-")) operands.push(argv[index] as Argument);
  }
  return operands;
}

/** Subcommands that set what git goes by. */
export const configuring: readonly CommandSpec[] = [config, remote, submodule];
