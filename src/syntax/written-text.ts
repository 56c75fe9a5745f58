import type { Span } from "../base/span.ts";
import { partsInside } from "./inner-parts.ts";
import type { ArrayLiteral, Assignment, Word, WordPart } from "./nodes.ts";

/**
 * A word or assignment as it was written, without the line continuations, which bash drops while
 * reading. Those inside single quotes and substitutions stay.
 */
export function writtenText(written: Word | Assignment): string {
  const { raw, span } = written;
  if (!raw.includes("\\\n")) return raw;
  const kept = "kind" in written ? written.parts : valueParts(written);
  return withoutContinuations(raw, span.start, keptSpans(kept, []));
}

function valueParts({ subscript, value }: Assignment): readonly WordPart[] {
  const before = subscript?.parts ?? [];
  if (value === undefined) return before;
  return [...before, ...(value.kind === "array" ? elementParts(value) : value.parts)];
}

const elementParts = ({ elements }: ArrayLiteral): WordPart[] =>
  elements.flatMap(({ subscript, value }) => [...(subscript?.parts ?? []), ...value.parts]);

/** Where a backslash before a newline is no line continuation, or belongs to an inner command. */
function keptSpans(parts: readonly WordPart[], spans: Span[]): Span[] {
  for (const part of parts) {
    if (part.kind === "double-quoted") keptSpans(part.parts, spans);
    else if (part.kind === "arithmetic-expansion") keptSpans(part.expression.parts, spans);
    else if (part.kind === "parameter") keptSpans(partsInside(part), spans);
    else if (part.kind === "extended-pattern")
      for (const one of part.alternatives) keptSpans(one.parts, spans);
    else if (part.kind !== "literal" && part.kind !== "escaped") spans.push(part.span);
  }
  return spans;
}

function withoutContinuations(raw: string, offset: number, kept: readonly Span[]): string {
  let text = "";
  let at = 0;
  let next = 0;
  while (at < raw.length) {
    const span = kept[next];
    if (span !== undefined && at + offset >= span.start) {
      const end = Math.max(at, span.end - offset);
      text += raw.slice(at, end);
      at = end;
      next += 1;
    } else if (raw.charCodeAt(at) === 0x5c) {
      if (raw.charCodeAt(at + 1) !== 0x0a) text += raw.slice(at, at + 2);
      at += 2;
    } else {
      text += raw.charAt(at);
      at += 1;
    }
  }
  return text;
}
