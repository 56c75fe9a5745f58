import type { Command, IfClause, List } from "../nodes.ts";
import { readArithmeticText } from "./arithmetic.ts";
import { readCase } from "./cases.ts";
import { close, expect } from "./closing.ts";
import { readConditional } from "./conditionals.ts";
import { type Cursor, deepen, isAt, reject } from "./cursor.ts";
import { readFor, readSelect } from "./loops.ts";
import { places } from "./places.ts";
import { advance } from "./tokens.ts";

/** Reads the compound command at the current token with its redirections; undefined without one. */
export function readCompound(cursor: Cursor): Command | undefined {
  deepen(cursor);
  const command = dispatch(cursor);
  cursor.depth -= 1;
  return command;
}

function dispatch(cursor: Cursor): Command | undefined {
  const start = cursor.tokenStart;
  switch (cursor.kind) {
    case "(": {
      const body = readBody(cursor);
      return { kind: "subshell", body, ...close(cursor, start, ")") };
    }
    case "{": {
      const body = readBody(cursor);
      return { kind: "group", body, ...close(cursor, start, "}") };
    }
    case "if":
      return readIf(cursor, start);
    case "while":
    case "until": {
      const until = isAt(cursor, "until");
      const condition = readBody(cursor);
      if (!isAt(cursor, "do")) reject(cursor);
      const body = readBody(cursor);
      return { kind: "while", until, condition, body, ...close(cursor, start, "done") };
    }
    case "for":
      return readFor(cursor, start);
    case "select":
      return readSelect(cursor, start);
    case "case":
      return readCase(cursor, start);
    case "[[":
      return readConditional(cursor, start);
    case "((": {
      const from = cursor.text.indexOf("(", cursor.text.indexOf("(", start) + 1) + 1;
      const to = cursor.text.lastIndexOf(
        ")",
        cursor.text.lastIndexOf(")", cursor.tokenEnd - 1) - 1,
      );
      const expression = readArithmeticText(cursor, from, to);
      return { kind: "arithmetic", expression, ...close(cursor, start, "((") };
    }
    default:
      return undefined;
  }
}

/** The list behind the current token. */
function readBody(cursor: Cursor): List {
  advance(cursor, places.command);
  return cursor.grammar.list(cursor);
}

function readIf(cursor: Cursor, start: number): IfClause {
  const branches: { readonly condition: List; readonly body: List }[] = [];
  do {
    const condition = readBody(cursor);
    expect(cursor, "then");
    branches.push({ condition, body: cursor.grammar.list(cursor) });
  } while (isAt(cursor, "elif"));
  const otherwise = isAt(cursor, "else") ? readBody(cursor) : undefined;
  const closing = close(cursor, start, "fi");
  return { kind: "if", branches, ...(otherwise && { otherwise }), ...closing };
}
