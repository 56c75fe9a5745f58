import { limits } from "../base/limits.ts";
import type { Literal, WordPart } from "../syntax/nodes.ts";
import { expandSequence } from "./brace-sequence.ts";

/**
 * Brace expansion of a word: the parts of each resulting word, or undefined when they are too many
 * or cannot be told. Only unquoted characters count. Source: bash 5.2 manual, 3.5.1; braces.c.
 */
export function expandBraces(parts: readonly WordPart[]): (readonly WordPart[])[] | undefined {
  if (!parts.some((part) => part.kind === "literal" && part.text.includes("{"))) return [parts];
  // Why: bash counts braces inside an expansion too when they do not pair up.
  if (parts.some(holdsBrace) && parts.some(isBraced)) return undefined;
  const written = parts.flatMap(itemsOf);
  if (written.filter((item) => item === "{").length > bracesMax) return undefined;
  const words = expandItems(written, { left: limits.fieldsMax, depth: 0 });
  if (words?.length === 1 && words[0]?.length === written.length) return [parts];
  const expanded = words?.map((items) => rejoin(partsOf(items, parts)));
  return expanded?.some((word) => word === undefined)
    ? undefined
    : expanded?.filter((word) => word !== undefined);
}

/**
 * Braces are expanded before anything else is read, so that `$x{a,b}` becomes `$xa $xb`. Undefined
 * where a `$` meets what it may belong to.
 */
function rejoin(parts: readonly WordPart[]): readonly WordPart[] | undefined {
  const joined: WordPart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before?.kind === "literal" && before.text.endsWith("$")) return undefined;
    if (part.kind === "literal" && /\$[\w@*#?!({[-]/.test(part.text)) return undefined;
    const more = part.kind === "literal" ? (/^\w+/.exec(part.text)?.[0] ?? "") : "";
    if (before?.kind !== "parameter" || more === "" || part.kind !== "literal") {
      joined.push(part);
      continue;
    }
    const width = before.span.end - before.span.start - before.name.length;
    const isName = /^[A-Za-z_]\w*$/.test(before.name);
    const plain = isName && !before.indirect && !before.operator && !before.subscript;
    if (!plain || width === 3) joined.push(part);
    else if (width !== 1) return undefined;
    else {
      joined.splice(-1, 1, { ...before, name: before.name + more });
      const rest = part.text.slice(more.length);
      if (rest !== "") joined.push({ ...part, text: rest });
    }
  }
  return joined;
}

// Why: each unpaired brace looks for its partner through all of the word.
const bracesMax = 500;

const isBraced = (part: WordPart): boolean => part.kind === "literal" && /\{|\}/.test(part.text);

/** Whether a brace is written inside a parameter expansion of the part. */
function holdsBrace(part: WordPart): boolean {
  if (part.kind === "double-quoted") return part.parts.some(holdsBrace);
  const { operator } = part.kind === "parameter" ? part : {};
  if (operator === undefined) return false;
  const words = Object.values(operator).filter((one) => typeof one === "object");
  return words.some(({ raw }) => /[{}]/.test(raw));
}

/** One unquoted character, or a part that braces do not look into. */
type Item = string | WordPart;

interface Budget {
  left: number;
  depth: number;
}

function itemsOf(part: WordPart): Item[] {
  if (part.kind === "literal") return [...part.text];
  if (part.kind !== "extended-pattern") return [part];
  // Why: brace expansion comes first and does not know the parentheses of patterns.
  const inner = part.alternatives.flatMap((word, at) => [
    ...(at === 0 ? [] : ["|"]),
    ...word.parts.flatMap(itemsOf),
  ]);
  return [part.operator, "(", ...inner, ")"];
}

function partsOf(items: readonly Item[], parts: readonly WordPart[]): WordPart[] {
  const span = { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  const merged: WordPart[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") merged.push({ kind: "literal", text, span } satisfies Literal);
    text = "";
  };
  for (const item of items) {
    if (typeof item === "string") text += item;
    else {
      flush();
      merged.push(item);
    }
  }
  flush();
  return merged;
}

function expandItems(items: readonly Item[], budget: Budget): Item[][] | undefined {
  const braces = findBraces(items);
  if (braces === undefined) return [[...items]];
  if (budget.depth >= limits.depthMax) return undefined;
  const { open, close } = braces;
  const inner = items.slice(open + 1, close);
  const middles = expandInner(inner, { left: budget.left, depth: budget.depth + 1 });
  if (middles === undefined) return undefined;
  const rest = items.slice(close + 1);
  // Why: braces that are no sequence stay as they are, and at the end of the word so does the rest.
  const kept = middles === "literal" ? [["{", ...inner, "}"]] : middles;
  const ends = expandItems(rest, { left: budget.left, depth: budget.depth + 1 });
  if (ends === undefined || kept.length * ends.length > budget.left) return undefined;
  const start = items.slice(0, open);
  return kept.flatMap((middle) => ends.map((end) => [...start, ...middle, ...end]));
}

function expandInner(inner: readonly Item[], budget: Budget): Item[][] | "literal" | undefined {
  if (!inner.includes(",")) {
    const sequence = expandSequence(inner, budget.left);
    return sequence === "too many" ? undefined : (sequence ?? "literal");
  }
  const words: Item[][] = [];
  for (const member of splitAtCommas(inner)) {
    const expanded = expandItems(member, budget);
    if (expanded === undefined || words.length + expanded.length > budget.left) return undefined;
    words.push(...expanded);
  }
  return words;
}

function splitAtCommas(items: readonly Item[]): Item[][] {
  const members: Item[][] = [[]];
  let level = 0;
  for (const item of items) {
    if (item === "{") level += 1;
    else if (item === "}" && level > 0) level -= 1;
    if (item === "," && level === 0) members.push([]);
    else members.at(-1)?.push(item);
  }
  return members;
}

/** The first `{` that has a `}` with a comma or `..` between them at its own level. */
function findBraces(items: readonly Item[]): { open: number; close: number } | undefined {
  for (let open = items.indexOf("{"); open >= 0; open = items.indexOf("{", open + 1)) {
    // Why: a word that begins with `{}` keeps it, as find(1) needs.
    if (open === 0 && items[1] === "}") continue;
    const close = closingBrace(items, open);
    if (close !== undefined) return { open, close };
  }
  return undefined;
}

function closingBrace(items: readonly Item[], open: number): number | undefined {
  let level = 0;
  let separated = false;
  for (let at = open + 1; at < items.length; at += 1) {
    const item = items[at];
    if (item === "}" && level === 0 && separated) return at;
    if (item === "{") level += 1;
    else if (item === "}" && level > 0) level -= 1;
    else if (level > 0) continue;
    else if (item === ",") separated = true;
    else if (item === "." && items[at + 1] === "." && items[at + 2] !== "}") separated = true;
  }
  return undefined;
}
