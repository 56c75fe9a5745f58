import type { Command } from "../nodes.ts";
import { readCompound } from "./compounds.ts";
import type { Cursor } from "./cursor.ts";
import { readCoprocess, readFunction } from "./definitions.ts";
import { readSimple } from "./simple.ts";

/** Reads the command at the current token. */
export function readCommand(cursor: Cursor): Command {
  switch (cursor.kind) {
    case "word":
    case "assignment":
      return readSimple(cursor);
    case "function":
      return readFunction(cursor);
    case "coproc":
      return readCoprocess(cursor);
    default:
      return readCompound(cursor) ?? readSimple(cursor);
  }
}
