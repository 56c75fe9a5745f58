import type { Span } from "../../base/span.ts";
import type { List, Redirection } from "../nodes.ts";
import { bashOnly, type Cursor, isAt, reject, spanOf, type TokenKind } from "./cursor.ts";
import { places } from "./places.ts";
import { beginsRedirection, readRedirection } from "./redirections.ts";
import { advance } from "./tokens.ts";

/** Requires a token and goes on to the next, which begins a command. */
export function expect(cursor: Cursor, kind: TokenKind): void {
  if (cursor.kind !== kind) reject(cursor);
  advance(cursor, places.command);
}

/** The redirections behind a compound command whose last token is the current one. */
export function close(
  cursor: Cursor,
  start: number,
  last: TokenKind,
): { readonly redirections: readonly Redirection[]; readonly span: Span } {
  if (cursor.kind !== last) reject(cursor);
  let end = spanOf(cursor, start, cursor.tokenEnd).end;
  advance(cursor, places.command);
  const redirections: Redirection[] = [];
  while (beginsRedirection(cursor.kind)) {
    const redirection = readRedirection(cursor, places.argument);
    redirections.push(redirection);
    end = redirection.span.end;
  }
  return { redirections, span: { start: spanOf(cursor, start, start).start, end } };
}

/** `do list` or `{ list`, with the token that has to close it. */
export function readLoopBody(cursor: Cursor): { readonly body: List; readonly last: TokenKind } {
  const last = isAt(cursor, "{") ? "}" : "done";
  if (last === "}") bashOnly(cursor, "a loop with braces");
  if (!isAt(cursor, "{") && !isAt(cursor, "do")) reject(cursor);
  advance(cursor, places.command);
  return { body: cursor.grammar.list(cursor), last };
}
