import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

/** One text file of the project. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Top folder of the project, without a slash at its end. */
export const projectRoot: string = fileURLToPath(new URL("../..", import.meta.url)).replace(
  /\/$/,
  "",
);

/** All files of the project below `folder` that are written by hand, in order of their paths. */
export function sourceFiles(folder = ""): readonly SourceFile[] {
  return readdirSync(posix.join(projectRoot, folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return notByHand.has(path) ? [] : sourceFiles(path);
      if (!entry.isFile() || notByHand.has(path)) return [];
      return [{ path, text: readFileSync(posix.join(projectRoot, path), "utf8") }];
    });
}

/** What git ignores, git itself, and the lock file. */
const notByHand: ReadonlySet<string> = new Set([
  ".git",
  "bin",
  "coverage",
  "dist",
  "node_modules",
  "package-lock.json",
  "prebuilds",
]);

/**
 * The code of a TypeScript text without comments and without the content of strings, templates and
 * regular expressions; line breaks stay. Where a slash begins is told by what stands before it.
 */
export function codeOf(text: string): string {
  let code = "";
  let at = 0;
  while (at < text.length) {
    const rest = literalAt(text, at, code);
    if (rest === undefined) {
      code += text[at];
      at += 1;
      continue;
    }
    const literal = text.slice(at, rest);
    code += literal.startsWith("//") || literal.startsWith("/*") ? " " : '""';
    code += literal.replace(/[^\n]/g, "");
    at = rest;
  }
  return code;
}

const string = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const regularExpression = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

function literalAt(text: string, at: number, before: string): number | undefined {
  if (text[at] === "`") return templateEnd(text, at);
  const patterns = [string, comment, ...(mayBeginOperand(before) ? [regularExpression] : [])];
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return undefined;
}

const mayBeginOperand = (before: string): boolean =>
  /(?:^|[(,=:[!&|?{};+\-*<>~]|\b(?:return|case|typeof|of|in|yield))\s*$/.test(before.slice(-200));

/** Behind a template, whatever is nested in it. */
function templateEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== "`") {
    if (text[at] === "\\") at += 2;
    else if (text.startsWith("${", at)) at = substitutionEnd(text, at + 2);
    else at += 1;
  }
  return at + 1;
}

function substitutionEnd(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    const rest = literalAt(text, at, text.slice(start, at));
    if (rest !== undefined) at = rest;
    else {
      if (text[at] === "{") depth += 1;
      if (text[at] === "}") depth -= 1;
      at += 1;
    }
  }
  return at;
}
