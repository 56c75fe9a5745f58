import { plainBash } from "../../src/syntax/dialect.ts";
import type { SimpleCommand, Word } from "../../src/syntax/nodes.ts";
import { read } from "../../src/syntax/reader/reader.ts";

/**
 * The words of a text as operands of a command; extended patterns are on.
 * @throws {Error} when the text cannot be read as such.
 */
export const readWords = (text: string): readonly Word[] => readCommand(`: ${text}`).words.slice(1);

/**
 * The one simple command of a text.
 * @throws {Error} when it is not one.
 */
export function readCommand(text: string): SimpleCommand {
  const script = read(text, { ...plainBash, extglob: true });
  const [item, ...items] = script.body.items;
  const [command, ...commands] = item?.andOr.pipelines[0]?.commands ?? [];
  if (script.stopped || items.length > 0 || commands.length > 0 || command?.kind !== "simple")
    throw new Error(`not a simple command: ${text}: ${script.stopped?.why}`);
  return command;
}
