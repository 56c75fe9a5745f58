import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import type { Value } from "../../src/base/value.ts";
import type { Effect } from "../../src/effects/effect.ts";
import type { Target } from "../../src/effects/target.ts";
import type { Dialect } from "../../src/syntax/dialect.ts";
import { readText } from "../../src/syntax/read.ts";
import { fakeWorld } from "./fake-world.ts";
import { type RunOptions, rowName, shellRun } from "./shell-run.ts";

/** What running the text would do in a fake world, in the order in which it would happen. */
export function effectsOf(text: string, options: RunOptions = {}): readonly Effect[] {
  const run = shellRun(text, options);
  const read = (one: string, dialect: Dialect) => readText(one, dialect, undefined);
  return analyse(read(text, run.dialect), run, fakeWorld(options), read).effects;
}

/** One command and the effects that it must have, each as one line. */
export interface EffectRow extends RunOptions {
  readonly run: string;
  readonly effects: readonly string[];
}

/** Rows of the usual world in short: each a command and its effects. */
export const effectRows = (rows: readonly (readonly [string, ...string[]])[]): EffectRow[] =>
  rows.map(([run, ...effects]) => ({ run, effects }));

/** Runs a table of effects, each row a test; rejects a row that is there twice. */
export function testEffects(name: string, rows: readonly EffectRow[]): void {
  describe(name, () => {
    const seen = new Set<string>();
    for (const { effects, run, ...options } of rows) {
      const title = rowName(run, options);
      if (seen.has(title)) throw new Error(`the row is there twice: ${title}`);
      seen.add(title);
      test(title, () => {
        expect(effectsOf(run, options).map(shownEffect)).toEqual(effects);
      });
    }
  });
}

/**
 * An effect on one line: `delete /home/dev/project/x recursive`, `write truncate /tmp/a = "text"`.
 * Unknown parts are `…`, alternatives stand between bars, taint is in braces. Kinds without a form
 * of their own are listed field by field.
 */
export function shownEffect(effect: Effect): string {
  const form = forms[effect.kind as keyof typeof forms] as ((one: Effect) => string) | undefined;
  if (form) return form(effect);
  const { kind, at: _at, by: _by, ...fields } = effect;
  return words(kind, ...Object.entries(fields).map(([name, one]) => shownField(name, one)));
}

type Form<Kind> = (effect: Extract<Effect, { kind: Kind }>) => string;

const forms: {
  readonly delete: Form<"delete">;
  readonly write: Form<"write">;
  readonly read: Form<"read">;
  readonly output: Form<"output">;
  readonly connect: Form<"connect">;
  readonly container: Form<"container">;
  readonly run: Form<"run">;
  readonly code: Form<"code">;
  readonly discard: Form<"discard">;
  readonly privilege: Form<"privilege">;
  readonly opaque: Form<"opaque">;
} = {
  delete: ({ target, recursive, moved }) =>
    words("delete", shownTarget(target), recursive && "recursive", moved && "moved"),
  write: ({ how, target, content, makes }) =>
    words(
      "write",
      how,
      shownTarget(target),
      content && `= ${shownContent(content)}`,
      makes?.kind === "built" && "built",
    ),
  read: ({ use, target }) => words("read", use, shownTarget(target)),
  output: ({ value }) => words("output", shownContent(value)),
  connect: ({ to, sends, credential, purpose }) =>
    words(
      "connect",
      shownText(to),
      sends && `sends ${shownContent(sends)}`,
      credential && `as ${shownContent(credential)}`,
      purpose && `for ${purpose}`,
    ),
  container: ({ act, image, mounts, privileged, what }) =>
    words(
      "container",
      act,
      what,
      image && shownText(image),
      ...mounts.map((one) => `${shownTarget(one.source)}${one.readonly ? " readonly" : ""}`),
      privileged && "privileged",
    ),
  run: ({ program, origin, file }) =>
    words("run", shownText(program), origin, file && `(${shownText(file.path)})`),
  code: ({ language, text, judged }) =>
    words("code", language, shownContent(text), judged && "judged"),
  discard: ({ what, paths }) => words("discard", what, ...(paths ?? []).map(shownTarget)),
  privilege: ({ as }) => words("privilege", shownText(as)),
  opaque: ({ by, why }) => `opaque ${by}: ${why}`,
};

function shownField(name: string, field: unknown): string {
  if (typeof field !== "object" || field === null) return `${name}=${String(field)}`;
  if ("path" in field) return `${name}=${shownTarget(field as Target)}`;
  return "taint" in field ? `${name}=${shownText(field as Value)}` : `${name}=${jsonOf(field)}`;
}

const jsonOf = (value: object): string => JSON.stringify(value) ?? "";

const words = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((one) => one !== false && one !== undefined && one !== "").join(" ");

const shownTarget = ({ path, wholeOf, named }: Target): string =>
  words(
    shownText(path),
    wholeOf !== undefined && `(all of ${wholeOf})`,
    named && `(named ${named.join(" ")})`,
  );

/** The text of a value: as it is, with `…` for what is not known of it. */
export function shownText(value: Value): string {
  switch (value.kind) {
    case "known":
      return value.text;
    case "choice":
      return value.texts.join("|");
    case "partial":
      return `${value.prefix}…${value.suffix}`;
    case "unknown":
      return "…";
  }
}

function shownContent(value: Value): string {
  const taint = value.taint.map(({ label, source }) => ` {${label} ${source}}`).join("");
  return value.kind === "unknown" ? `…${taint}` : `${JSON.stringify(shownText(value))}${taint}`;
}
