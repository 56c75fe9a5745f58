import { pick, type Random } from "./random.ts";

/** What quotes, expands or holds other words; its parts are counted by the kind around them. */
export const outers = [
  "word",
  "double-quoted",
  "localized",
  "command",
  "backquotes",
  "process",
  "arithmetic",
  "old-arithmetic",
  "arithmetic-command",
  "default",
  "remove",
  "replace",
  "case-change",
  "substring",
  "subscript",
  "extended-pattern",
  "here-document",
  "array",
  "assigned-subscript",
  "pattern",
  "regex",
] as const;

/** One of them. */
export type Outer = (typeof outers)[number];

/** How often each production, and each kind of part in each kind around it, was written. */
export interface Coverage {
  readonly productions: Map<string, number>;
  readonly pairs: Map<string, number>;
}

/** The state of writing one text. */
export interface Writer {
  readonly random: Random;
  /** What was written before: what is rare there is written more often. */
  readonly coverage: Coverage;
  /** What this text holds. */
  readonly used: { readonly productions: string[]; readonly pairs: string[] };
  /** Commands and parts that may still be written; below 1 only those that hold no others. */
  left: number;
  outer: Outer;
  /** Some `"` is open around what is written, or it is expanded as though one were. */
  quoted: boolean;
  readonly extglob: boolean;
  /** Writes what is rare so far, else what people write. */
  steered: boolean;
  /** The kind that the next part shall be of. */
  wanted: string | undefined;
  /** In the subscript of an assignment, in which our reader understands few others. */
  assigning: boolean;
  /** The rules that parts need of commands, and expressions of parts. */
  readonly grammar: {
    readonly script: (writer: Writer) => string;
    readonly parts: (writer: Writer) => string;
  };
  /** Bodies of here-documents that have to follow the line. */
  bodies: string[];
}

/** No coverage yet. */
export const newCoverage = (): Coverage => ({ productions: new Map(), pairs: new Map() });

/** Adds what a text holds, or what another run covered. */
export function cover(
  coverage: Coverage,
  more: { readonly productions: Iterable<string>; readonly pairs: Iterable<string> },
): void {
  for (const name of more.productions) add(coverage.productions, name, 1);
  for (const name of more.pairs) add(coverage.pairs, name, 1);
}

/** Takes away what `cover` added for a text. */
export function uncover(
  coverage: Coverage,
  less: { readonly productions: Iterable<string>; readonly pairs: Iterable<string> },
): void {
  for (const name of less.productions) add(coverage.productions, name, -1);
  for (const name of less.pairs) add(coverage.pairs, name, -1);
}

/** Adds a count to a table of counts. */
export function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

/** Rules by name; those in `leaves` write no other commands or parts. */
export interface Family {
  readonly name: string;
  readonly rules: Readonly<Record<string, (writer: Writer) => string>>;
  readonly leaves: readonly string[];
}

/** The subscript of an assignment. */
export function assigned(writer: Writer, write: (writer: Writer) => string): string {
  const before = writer.assigning;
  writer.assigning = true;
  const text = inside(writer, "assigned-subscript", write);
  writer.assigning = before;
  return text;
}

/** Writes by the rarer of two rules of a family. */
export function writeOne(writer: Writer, family: Family): string {
  const names = writer.left > 0 ? Object.keys(family.rules) : family.leaves;
  const rule = rarer(writer, names, writer.coverage.productions, `${family.name}: `);
  writer.left -= 1;
  writer.used.productions.push(`${family.name}: ${rule}`);
  return family.rules[rule]?.(writer) ?? "";
}

/** The rarer of two names that are picked at random. */
export function rarer(
  { random }: Writer,
  names: readonly string[],
  counts: ReadonlyMap<string, number>,
  prefix: string,
): string {
  const one = pick(random, names);
  const other = pick(random, names);
  const times = (name: string): number => counts.get(prefix + name) ?? 0;
  return times(one) <= times(other) ? one : other;
}

/** Writes what stands inside something else. */
export function inside(
  writer: Writer,
  outer: Outer,
  write: (writer: Writer) => string,
  quoted: boolean = writer.quoted,
): string {
  const before = { outer: writer.outer, quoted: writer.quoted };
  writer.outer = outer;
  writer.quoted = quoted;
  const text = write(writer);
  writer.outer = before.outer;
  writer.quoted = before.quoted;
  return text;
}

/** Writes commands that bash reads apart from the text around them. */
export function apart(writer: Writer, outer: Outer, write: (writer: Writer) => string): string {
  const { bodies, assigning } = writer;
  writer.bodies = [];
  writer.assigning = false;
  const text = inside(writer, outer, write, false);
  const whole = writer.bodies.length > 0 ? text + endLine(writer) : text;
  writer.bodies = bodies;
  writer.assigning = assigning;
  return whole;
}

/** A newline and the here-documents that begin on the line before it. */
export const endLine = (writer: Writer): string => `\n${writer.bodies.splice(0).join("")}`;
