import type { Span } from "../base/span.ts";
import { joinTaint, type Taint } from "../base/taint.ts";
import { concat, type Entries, known, unknown, type Value } from "../base/value.ts";
import type { ReadEffect, WriteEffect } from "../effects/effect.ts";
import { isSecretName } from "../effects/secret-paths.ts";
import { type Argument, textOf } from "./argument.ts";
import type { Deed, Resolve } from "./define-command.ts";

/** Operands that are deleted; `recursive` with everything below them. */
export function* deletes(
  operands: readonly Argument[],
  recursive: boolean,
  resolve: Resolve,
): Iterable<Deed> {
  for (const operand of operands)
    for (const target of resolve.paths(operand, false))
      yield { kind: "delete", target, recursive, moved: false, at: operand.at };
}

/** Operands that are written to. `-` and an absent one are standard output. */
export function* writes(
  operands: readonly (Argument | undefined)[],
  how: WriteEffect["how"],
  resolve: Resolve,
  content?: Value,
): Iterable<Deed> {
  for (const operand of operands) {
    if (operand === undefined || textOf(operand) === "-") continue;
    for (const target of resolve.paths(operand, true))
      yield { kind: "write", target, how, ...(content ? { content } : {}), at: operand.at };
  }
}

/** Operands that are read, for what the use says. `-` is standard input. */
export function* reads(
  operands: readonly (Argument | undefined)[],
  use: ReadEffect["use"],
  resolve: Resolve,
): Iterable<Deed> {
  for (const operand of operands) {
    if (operand === undefined || textOf(operand) === "-") continue;
    for (const target of resolve.paths(operand, true))
      yield { kind: "read", target, use, at: operand.at };
  }
}

/** The contents of files one after the other; without any (or for `-`) standard input. */
export function contents(files: readonly Argument[], resolve: Resolve): Value {
  if (files.length === 0) return resolve.stdin;
  return files
    .flatMap((file) =>
      textOf(file) === "-"
        ? [resolve.stdin]
        : resolve.paths(file, true).map((target) => resolve.content(target)),
    )
    .reduce((left, right) => concat(left, right), known(""));
}

/**
 * A filter: reads its files or standard input and prints something made of it. What it prints is
 * not known, and carries the taint of what went in.
 */
export function* filters(by: string, files: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  yield* reads(files, "flows", resolve);
  yield { kind: "stdout", value: madeFrom(contents(files, resolve), by) };
}

/** A text that a program makes of another: unknown, with its taint and more. */
export const madeFrom = (value: Value, by: string, more: readonly Taint[] = []): Value =>
  unknown(`it is computed by ${by}`, joinTaint(value.taint, more), value.unset);

/** A listing of names that all begin with `under`, as `ls` and `git ls-files` print it. */
export const listing = (entries: Entries, why: string, taint: readonly Taint[] = []): Value => ({
  ...unknown(why, taint),
  entries,
});

/** What the whole environment carries when a program prints or sends it. */
export function environmentTaint({ world }: Pick<Resolve, "world">): readonly Taint[] {
  const secrets = [...world.environ.names()].filter(isSecretName);
  return [
    { label: "confidential", source: "the environment" },
    ...secrets.map((name) => ({ label: "secret", source: `$${name}` }) as const),
  ];
}

/** Shell text of one argument, as `system(3)` runs it. */
export const shellText = (text: Value, at: Span): Deed => ({
  kind: "shell-text",
  shell: "sh",
  text,
  positional: [],
  options: [],
  at,
});

/** Shell text that a user's login shell runs, whichever it is. */
export const loginShellText = (text: Value, at: Span): Deed => ({
  kind: "shell-text",
  shell: "unknown",
  text,
  positional: [],
  options: [],
  at,
});

/**
 * A shell that a program starts for a line of its own: the rest of what the program reads is the
 * shell's too, and has not been seen.
 */
export const shellEscape = (text: string, at: Span): Deed => {
  const word = (value: Value): Argument => ({ value, many: false, at });
  return {
    kind: "execution",
    argv: [word(known("sh")), word(known("-c")), word(known(text.trim() === "" ? "sh" : text))],
    stdin: unknown("it goes on in what the program reads"),
  };
};

/** Code of another language; `text` as far as it is known. */
export const code = (language: string, text: Value, at: Span): Deed => ({
  kind: "code",
  language,
  text,
  judged: false,
  at,
});

/** What a host sends; `address` is the whole URL where it is known, else the host. */
export const received = (address: string): Value =>
  unknown(`${address} sends it`, [{ label: "network", source: address }]);
