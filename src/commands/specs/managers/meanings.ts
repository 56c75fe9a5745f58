import { known, textsOf } from "../../../base/value.ts";
import type { ConfigureEffect, InstallEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { Deed, Invocation, Resolve } from "../../define-command.ts";
import { shellText } from "../../roles.ts";
import { runs } from "../languages/interpreter.ts";
import { indexOf, installs } from "./installation.ts";
import type { Meaning } from "./line-tool.ts";

/** Publishes, unless it is a dry run. */
export const publishes = (what: string, act: "create" | "change" | "destroy" = "create"): Meaning =>
  function* published(inv) {
    if (!inv.has("dry-run") && !inv.has("n")) yield { kind: "publish", what, act, at: inv.at };
  };

/** Installs the operands behind the first `skipped` ones. */
export const adds = (skipped: number, scope: InstallEffect["scope"]): Meaning =>
  function* added(inv, resolve) {
    yield* installed(inv, inv.operands.slice(skipped), scope, resolve);
  };

/** Installs packages from where the options say. */
export function* installed(
  inv: Invocation<string>,
  packages: readonly Argument[],
  scope: InstallEffect["scope"],
  resolve: Resolve,
): Iterable<Deed> {
  const { at } = inv;
  const [index] = ["index", "source", "registry", "server"].flatMap((name) => inv.values(name));
  const from = index && /:\/\//.test(textOf(index) ?? ":") ? indexOf(index, resolve) : "registry";
  for (const git of inv.values("git"))
    yield { kind: "install", what: git.value, from: "repository", scope, at };
  for (const path of inv.values("path"))
    yield { kind: "install", what: path.value, from: "path", scope, at };
  if (inv.has("git") || inv.has("path")) return;
  yield* installs(packages, scope, from);
  if (packages.length === 0 && (scope !== "project" || from !== "registry"))
    yield { kind: "install", what: known("this project"), from, scope, at };
}

/** Sets what the operands behind the first `skipped` ones name. */
export const sets =
  (
    tool: string,
    skipped: number,
    meaningOf: (key: string, value: string) => ConfigureEffect["meaning"],
  ): Meaning =>
  (inv) => {
    const [first, second] = inv.operands.slice(skipped);
    if (first === undefined) return [];
    const [key = "", ...rest] = (textOf(first) ?? "").split("=");
    const value = second?.value ?? known(rest.join("="));
    const meaning = meaningOf(key, textsOf(value)?.[0] ?? "unknown");
    return [{ kind: "configure", tool, key, value, meaning, at: first.at }];
  };

/** Runs the operands behind the first `skipped` ones as a command. */
export const executes = (skipped: number): Meaning =>
  function* executed(inv) {
    const index = inv.argv.indexOf(inv.operands[skipped] as Argument);
    if (index >= 0) yield { kind: "execution", argv: inv.argv.slice(index) };
  };

/** Options whose arguments are commands, before a meaning. */
export const withPrograms = (names: readonly string[], then: Meaning): Meaning =>
  function* programs(inv, resolve) {
    for (const name of names)
      for (const one of inv.values(name)) yield shellText(one.value, one.at);
    for (const output of inv.values("o"))
      for (const target of resolve.paths(output, true))
        yield { kind: "write", target, how: "truncate", makes: { kind: "built" }, at: output.at };
    if (then === "project") yield runs(known(inv.name), "project", inv.at);
  };

/** Lines in which one of the words comes next. */
export const oneOf = (before: RegExp, ...words: readonly string[]): RegExp =>
  new RegExp(`${before.source}(${words.join("|")})\\b`);
