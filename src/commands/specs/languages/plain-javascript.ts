import { type CodeToken, codeTokens, type PlainCode } from "./plain-tokens.ts";

const roots = words(
  "console JSON Math Object Array Number String Boolean Date Set Map parseInt parseFloat isNaN",
  "undefined null true false NaN Infinity const let var for of in if else return typeof new while",
  "encodeURIComponent decodeURIComponent Intl BigInt",
);

const ofProcess = words(
  "version versions platform arch argv cwd uptime memoryUsage pid release title node v8 stdout",
  "write",
);

const ofObject = words("keys values entries fromEntries assign is freeze");

const never = words(
  "constructor __proto__ prototype call apply bind __defineGetter__ __lookupGetter__ eval Function",
  "globalThis global import process require module Reflect Proxy",
);

/**
 * Reads a JavaScript program that computes, prints, and reads files by their literal names;
 * undefined when it holds anything else. No way may lead to `Function`, `require` or `process`.
 */
export function plainJavaScript(text: string): PlainCode | undefined {
  const tokens = codeTokens(text);
  if (tokens === undefined) return undefined;
  const files: { path: string; how: "read" }[] = [];
  const bound = boundNames(tokens);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as CodeToken;
    const before = tokens[index - 1];
    const isAttribute = before?.text === "." || before?.text === "?.";
    if (token.text === "[" && !isPlainBracket(tokens, index)) return undefined;
    if (token.kind === "mark" && token.text.startsWith("/") && !isDivision(tokens, index))
      return undefined;
    if (token.kind === "string" && never.has(token.text)) return undefined;
    if (token.kind !== "name") continue;
    if (!isAttribute && token.text === "require") {
      const read = required(tokens, index);
      if (read === undefined) return undefined;
      if (read.path !== undefined) files.push({ path: read.path, how: "read" });
      index = read.end;
    } else if (!isAttribute && token.text === "process") {
      if (tokens[index + 1]?.text !== "." || !ofProcess.has(tokens[index + 2]?.text ?? ""))
        return undefined;
    } else if (never.has(token.text)) return undefined;
    else if (isAttribute) {
      if (tokens[index - 2]?.text === "Object" && !ofObject.has(token.text)) return undefined;
    } else if (!roots.has(token.text) && !bound.has(token.text)) return undefined;
  }
  return { files };
}

/** Names that the program declares, of parameters, and of properties in an object literal. */
function boundNames(tokens: readonly CodeToken[]): ReadonlySet<string> {
  const bound = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name" || never.has(token.text)) continue;
    const before = tokens[index - 1]?.text ?? "";
    const after = tokens[index + 1]?.text ?? "";
    const isParameter =
      after === "=>" ||
      (/^[(,]$/.test(before) && /^[,)]$/.test(after) && arrowFollows(tokens, index));
    const isKey = after === ":" && /^[{,]$/.test(before);
    if (/^(const|let|var)$/.test(before) || isParameter || isKey) bound.add(token.text);
  }
  return bound;
}

function arrowFollows(tokens: readonly CodeToken[], from: number): boolean {
  for (let index = from; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] as CodeToken;
    if (text === ")") return tokens[index + 1]?.text === "=>";
    if (kind !== "name" && text !== ",") return false;
  }
  return false;
}

/** Why: a slash may also begin a pattern or a comment, in which quotes are no quotes. */
function isDivision(tokens: readonly CodeToken[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const keyword = /^(return|typeof|of|in|new|else|while)$/;
  const divides =
    before?.kind === "number" ||
    before?.text === "]" ||
    (before?.text === ")" && after?.kind === "number") ||
    (before?.kind === "name" && !keyword.test(before.text));
  return divides && tokens[at]?.text === "/" && /^(name|number)$/.test(after?.kind ?? "");
}

/** An array literal of anything, or an index that is a number or a plain literal. */
function isPlainBracket(tokens: readonly CodeToken[], at: number): boolean {
  const before = tokens[at - 1];
  const isIndex =
    before !== undefined &&
    ((before.kind === "name" && !/^(return|of|in|typeof)$/.test(before.text)) ||
      before.kind === "string" ||
      /^[)\]}]|\?\.$/.test(before.text));
  if (isIndex) {
    const isLiteral = /^(number|string)$/.test(tokens[at + 1]?.kind ?? "");
    return isLiteral && tokens[at + 2]?.text === "]";
  }
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    const { text, kind } = tokens[index] as CodeToken;
    if (kind !== "mark") continue;
    if (text === "[") depth += 1;
    if (text === "]") depth -= 1;
    // Why: `{[key]: name}` takes a property whose name is computed.
    if (depth === 0) return !/^[:=(]$/.test(tokens[index + 1]?.text ?? "");
  }
  return false;
}

/** `require("./x.json")`, and `require("fs").readFileSync("x")`. */
function required(
  tokens: readonly CodeToken[],
  at: number,
): { readonly path?: string; readonly end: number } | undefined {
  const [open, module, close, ...rest] = tokens.slice(at + 1, at + 9);
  if (open?.text !== "(" || module?.kind !== "string" || close?.text !== ")") return undefined;
  if (/^\.{0,2}\/.*\.json$/.test(module.text)) return { path: module.text, end: at + 3 };
  const [dot, read, bracket, path, end] = rest;
  const isRead =
    /^(node:)?fs$/.test(module.text) &&
    dot?.text === "." &&
    /^(readFileSync|existsSync|statSync)$/.test(read?.text ?? "") &&
    bracket?.text === "(" &&
    (path?.kind === "string" || path?.text === "0") &&
    /^[,)]$/.test(end?.text ?? "");
  if (!isRead) return /^(node:)?(os|path)$/.test(module.text) ? { end: at + 3 } : undefined;
  return path?.kind === "string" ? { path: path.text, end: at + 7 } : { end: at + 7 };
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(" ").split(" "));
}
