import type { ShellRun } from "../../src/analysis/analyse.ts";
import { plainStart } from "../../src/analysis/shell-start.ts";
import { known } from "../../src/base/value.ts";
import { plainBash } from "../../src/syntax/dialect.ts";
import type { FakeWorldOptions } from "./fake-world.ts";

/** How a test differs from `bash -c text` in the usual world. */
export interface RunOptions
  extends FakeWorldOptions,
    Partial<Pick<ShellRun, "dialect" | "start" | "input" | "letters" | "file">> {
  /** Positional parameters from `$1` on. */
  readonly args?: readonly string[];
  readonly options?: ShellRun["options"];
}

/** A text as `bash -c` would run it. */
export const shellRun = (text: string, options: RunOptions = {}): ShellRun => ({
  text,
  dialect: options.dialect ?? plainBash,
  zero: known("bash"),
  positional: (options.args ?? []).map((one) => known(one)),
  options: options.options ?? {},
  start: options.start ?? plainStart,
  ...(options.input === undefined ? {} : { input: options.input }),
  ...(options.letters === undefined ? {} : { letters: options.letters }),
  ...(options.file === undefined ? {} : { file: options.file }),
});

/** What a test calls a row: its text, and what its world is given. */
export const rowName = (text: string, options: object = {}): string => {
  const given = Object.keys(options).length === 0 ? "" : `  ${JSON.stringify(options, plain)}`;
  return `${text}${given}`.replaceAll("\n", "⏎").replaceAll("%", "%%");
};

const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? String(value) : value;
