import { join } from "node:path";
import { expect, test } from "vitest";
import { type Attempt, type Attempted, attempt } from "./attempt.ts";
import type { Guarded } from "./guarded.ts";
import type { Place } from "./place.ts";

/** An attempt with a name. `@evil` in it stands for commands that nobody would allow. */
export interface Row extends Attempt {
  readonly name: string;
  readonly prepare?: (place: Place) => void;
  /** Why the real shell does not show that the attack works here; without it, it has to. */
  readonly unproven?: string;
}

/** What must survive, and what must not appear. Both are in the throw-away place. */
const kept = "home/keep/.git/f";
const evil = "rm -rf @home/keep/.git;touch @tmp/ran";
const harmless = "touch @tmp/ran";
const marker = "tmp/ran";

/**
 * Each is refused and leaves no trace; in the real shell alone the same attack, with a payload that
 * only leaves a mark, does so.
 */
export function refused(guarded: Guarded, rows: readonly Row[]): void {
  test.concurrent.each(rows)("refused: $name", async (row) => {
    const ended = await run(guarded, row, evil);
    const { status, stdout, stderr } = ended;
    expect({ ran: marker in ended.files, kept: ended.files[kept], status, stdout, stderr }).toEqual(
      {
        ran: false,
        kept: "kept\n",
        status: 126,
        stdout: "",
        stderr: expect.stringMatching(
          /^guardsh: blocked \[(?!no-decision|internal)[a-z-]+\] .*Nothing was executed\./,
        ),
      },
    );
  });
  const proven = rows.filter(({ unproven }) => unproven === undefined);
  test.concurrent.each(proven)("works in the real shell: $name", async (row) => {
    const [shell = "bash"] = row.argv ?? [];
    const launcher = join(guarded.plain, shell.replace(/^-/, ""));
    const ended = await run({ ...guarded, launcher }, row, harmless);
    expect([...Object.keys(ended.files), ended.stderr]).toContain(marker);
  });
}

/** Each is allowed, without a word of its own or of the guard on standard error. */
export function allowed(guarded: Guarded, rows: readonly Row[]): void {
  test.concurrent.each(rows)("allowed in silence: $name", async (row) => {
    const { status, stderr } = await run(guarded, row, harmless);
    expect([status, stderr]).toEqual([0, ""]);
  });
}

function run(guarded: Guarded, row: Row, payload: string): Promise<Attempted> {
  const { prepare, ...rest } = row;
  const fill = (text: string): string => text.replaceAll("@evil", payload);
  const record = (texts: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
  const wanted: Attempt = {
    ...rest,
    env: record(row.env),
    files: { [kept]: "kept\n", "home/project/package.json": "{}", ...record(row.files) },
    ...(row.text === undefined ? {} : { text: fill(row.text) }),
    ...(row.argv === undefined ? {} : { argv: row.argv.map(fill) }),
    ...(row.stdin === undefined ? {} : { stdin: fill(row.stdin) }),
  };
  return attempt(guarded, wanted, prepare);
}
