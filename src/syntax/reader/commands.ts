import type { Command } from "../nodes.ts";
import { readCompound } from "./compounds.ts";
import type { Cursor } from "./cursor.ts";
import { readCoprocess, readFunction } from "./definitions.ts";
import { readSimple } from "./simple.ts";
import { NotUnderstood } from "./stop.ts";

/** Reads the command at the current token. */
export function readCommand(cursor: Cursor): Command {
  if (cursor.inSubstitution && cursor.hereDocuments > 0) stopBehindHereDocument(cursor);
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

/**
 * FAIL-CLOSED: bash 5.2 writes a substitution out and reads it again when it runs it. Behind a
 * here-document it forgets `;` and newlines, so that two commands may become one.
 */
function stopBehindHereDocument(cursor: Cursor): void {
  cursor.commandsSince += 1;
  if (cursor.commandsSince > 1 || cursor.listDepth < cursor.hereDocumentDepth)
    throw new NotUnderstood("commands follow a here-document in a substitution");
}
