import type { Value } from "../../src/base/value.ts";
import type { Field } from "../../src/expand/context.ts";

/** The texts of fields that are all known exactly; undefined otherwise. */
export function exactTexts(fields: readonly Field[]): readonly string[] | undefined {
  const texts = fields.flatMap(({ value, many }) =>
    value.kind === "known" && !many ? [value.text] : [],
  );
  return texts.length === fields.length ? texts : undefined;
}

/** Whether the fields allow for exactly these texts. */
export function cover(fields: readonly Field[], texts: readonly string[]): boolean {
  const [field, ...rest] = fields;
  if (field === undefined) return texts.length === 0;
  if (field.many && cover(rest, texts)) return true;
  const [text, ...others] = texts;
  if (text === undefined || !admits(field.value, text)) return false;
  return cover(field.many ? fields : rest, others);
}

/** Whether the value may be this text. */
export function admits(value: Value, text: string): boolean {
  switch (value.kind) {
    case "known":
      return value.text === text;
    case "choice":
      return value.texts.includes(text);
    case "partial":
      return text.startsWith(value.prefix) && text.endsWith(value.suffix);
    case "unknown":
      return true;
  }
}

/** One line for each field, for the messages of tests. */
export const show = (fields: readonly Field[]): readonly string[] =>
  fields.map(({ value, many }) => `${many ? "any number of " : ""}${showValue(value)}`);

/** A value on one line. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case "known":
      return JSON.stringify(value.text);
    case "choice":
      return value.texts.map((text) => JSON.stringify(text)).join(" or ");
    case "partial":
      return `${JSON.stringify(value.prefix)}…${JSON.stringify(value.suffix)}`;
    case "unknown":
      return "unknown";
  }
}
