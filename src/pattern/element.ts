/** A text as a sequence of characters: itself when it is ASCII, otherwise its code points. */
export type Characters = string | readonly string[];

/** One part of a compiled pattern. */
export type Element =
  | { readonly kind: "character"; readonly text: string }
  /** `?` */
  | { readonly kind: "any" }
  /** `*` */
  | { readonly kind: "star" }
  /** `[…]` */
  | { readonly kind: "bracket"; readonly negated: boolean; readonly members: readonly Member[] }
  /** `?(…)`, `*(…)`, `+(…)`, `@(…)`, `!(…)` */
  | {
      readonly kind: "group";
      readonly operator: GroupOperator;
      readonly alternatives: readonly (readonly Element[])[];
    };

/** How often, or whether at all, the alternatives of a group may stand. */
export type GroupOperator = "?" | "*" | "+" | "@" | "!";

/** What stands in a bracket expression: a range (of one character, mostly) or a named class. */
export type Member =
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "class"; readonly name: string };

/** The characters of a text; patterns and offsets count these, not UTF-16 code units. */
export const charactersOf = (text: string): Characters => (isAscii(text) ? text : Array.from(text));

/** The text that a run of characters stands for. */
export const textOfCharacters = (characters: Characters, start: number, end: number): string =>
  typeof characters === "string"
    ? characters.slice(start, end)
    : characters.slice(start, end).join("");

/** Whether every character means the same in every locale. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
