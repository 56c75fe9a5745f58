import { type AwkToken, awkTokens } from "./awk-tokens.ts";

/** What an awk program does beside reading its input and printing. */
export type AwkAct =
  /** Runs a shell text. Without one the text is computed, and begins with `prefix`. */
  | { readonly kind: "run"; readonly text?: string; readonly prefix: string }
  | { readonly kind: "write" | "append" | "read"; readonly path?: string; readonly prefix: string }
  | { readonly kind: "connect"; readonly to?: string }
  | { readonly kind: "environment" }
  | { readonly kind: "load"; readonly name: string };

/**
 * Finds the acts of an awk program; undefined when it is not one that is understood.
 * Source: POSIX.1-2024 XCU awk; gawk 5.2 manual, sections 4.10, 5.6 to 5.9, 9.1.4, 12.4.
 */
export function awkActs(program: string): readonly AwkAct[] | undefined {
  const tokens = awkTokens(program);
  if (tokens === undefined) return undefined;
  const acts: AwkAct[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "string" && token.text.startsWith("/inet"))
      acts.push(connection(tokens, index));
    if (token.text === "ENVIRON" && token.kind === "name") acts.push({ kind: "environment" });
    if (token.kind === "name" && token.text === "system") acts.push(running(called(tokens, index)));
    if (token.kind === "mark" && token.text === "@") acts.push(directive(tokens, index));
    if (token.kind === "mark" && (token.text === "|" || token.text === "|&"))
      acts.push(running(piped(tokens, index)));
    if (token.kind === "mark" && /^>>?$/.test(token.text) && isRedirection(tokens, index))
      acts.push(...filed(token.text === ">" ? "write" : "append", after(tokens, index)));
    if (token.kind === "mark" && token.text === "<" && tokens.slice(0, index).some(isGetline))
      if (readsFile(tokens, index)) acts.push(...filed("read", after(tokens, index)));
  }
  return acts;
}

const isGetline = (token: AwkToken): boolean => token.kind === "name" && token.text === "getline";

/** `@load "x"`, `@include "x"`, `@f()`: an indirect call may be of any function, `system` too. */
function directive(tokens: readonly AwkToken[], index: number): AwkAct {
  const [name, argument] = tokens.slice(index + 1);
  if (name?.text === "namespace") return { kind: "environment" };
  if (name?.text === "load" || name?.text === "include")
    return { kind: "load", name: argument?.text ?? "" };
  return { kind: "run", prefix: "" };
}

/** Tokens between the parentheses behind a function's name. */
function called(tokens: readonly AwkToken[], index: number): readonly AwkToken[] {
  const inside: AwkToken[] = [];
  let depth = 0;
  for (const token of tokens.slice(index + 1)) {
    if (token.text === "(" && token.kind === "mark" && depth++ === 0) continue;
    if (token.text === ")" && token.kind === "mark" && --depth === 0) break;
    if (depth === 0) break;
    inside.push(token);
  }
  return inside;
}

const isMark = (token: AwkToken | undefined, text: string): boolean =>
  token?.kind === "mark" && token.text === text;

/** The expression behind a redirection, up to what ends a statement. */
function after(tokens: readonly AwkToken[], index: number): readonly AwkToken[] {
  const found: AwkToken[] = [];
  let depth = 0;
  for (const token of tokens.slice(index + 1)) {
    if (token.kind === "end" || isMark(token, "}")) break;
    if (isMark(token, "(")) depth += 1;
    if (isMark(token, ")") && --depth < 0) break;
    found.push(token);
  }
  return found;
}

/** The command of `print … | command` or `command | getline`. */
function piped(tokens: readonly AwkToken[], index: number): readonly AwkToken[] {
  const next = tokens[index + 1];
  if (next === undefined || !isGetline(next)) return after(tokens, index);
  const before: AwkToken[] = [];
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at] as AwkToken;
    if (token.kind === "end" || isMark(token, "{") || isMark(token, "}")) break;
    if (isMark(token, ")")) depth += 1;
    if (isMark(token, "(") && --depth < 0) break;
    if (depth === 0 && /^(=|&&|\|\||!|,)$/.test(token.text) && token.kind === "mark") break;
    before.unshift(token);
  }
  return before;
}

/** The text of an expression that is one string, with its parentheses; what it begins with. */
function textOf(expression: readonly AwkToken[]): { text?: string; prefix: string } {
  const plain = expression.filter((one) => !isMark(one, "(") && !isMark(one, ")"));
  const [first] = plain;
  if (first?.kind !== "string") return { prefix: "" };
  return plain.every((one) => one.kind === "string")
    ? { text: plain.map((one) => one.text).join(""), prefix: first.text }
    : { prefix: first.text };
}

const running = (expression: readonly AwkToken[]): AwkAct => ({
  kind: "run",
  ...textOf(expression),
});

function filed(
  kind: "write" | "append" | "read",
  expression: readonly AwkToken[],
): readonly AwkAct[] {
  const path = textOf(expression);
  if (path.prefix.startsWith("/inet")) return [];
  if (/^(-|\/dev\/(stdin|stdout|stderr|tty|fd\/\d))$/.test(path.text ?? "")) return [];
  if (path.text === undefined) return [{ kind, prefix: path.prefix }];
  return [{ kind, path: path.text, prefix: path.prefix }];
}

/** `>` redirects behind `print`, outside of parentheses; else it compares. */
function isRedirection(tokens: readonly AwkToken[], index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at] as AwkToken;
    if (isMark(token, ")") || isMark(token, "]")) depth += 1;
    if ((isMark(token, "(") || isMark(token, "[")) && --depth < 0) {
      // Why: in `if (a) print b > c` the parenthesis before `print` is closed; an open one
      // compares.
      return false;
    }
    if (depth > 0) continue;
    if (goesOn(tokens, at)) continue;
    if (token.kind === "end" || isMark(token, "{") || isMark(token, "}")) return false;
    if (token.kind === "name" && /^printf?$/.test(token.text)) return true;
  }
  return false;
}

/** A newline behind `,`, `&&` and `||` ends no statement. */
const goesOn = (tokens: readonly AwkToken[], at: number): boolean =>
  tokens[at]?.text === "\n" && /^(,|&&|\|\||\n)$/.test(tokens[at - 1]?.text ?? "");

/** `getline < file` and `getline x < file`, in the same expression. */
function readsFile(tokens: readonly AwkToken[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const token = tokens[at] as AwkToken;
    if (isGetline(token)) return true;
    if (token.kind === "end" || isMark(token, "{") || isMark(token, ")")) return false;
  }
  return false;
}

/** `/inet/tcp/0/host/port`, as gawk opens it. */
function connection(tokens: readonly AwkToken[], index: number): AwkAct {
  const joined = /^\/inet[46]?\/(?:tcp|udp)\/[^/]*\/([^/]+)\/([^/]+)$/.exec(
    tokens[index]?.text ?? "",
  );
  return joined ? { kind: "connect", to: `${joined[1]}:${joined[2]}` } : { kind: "connect" };
}
