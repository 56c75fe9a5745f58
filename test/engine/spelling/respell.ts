import type { Act, Form, Token } from "./act.ts";
import { spellings } from "./spellings.ts";

/** The act with its literal words spelled otherwise: all of them, only the names, only the rest. */
export const respelled = (act: Act): readonly Form[] =>
  Object.entries(spellings).flatMap(([spelling, { spell, hides }]) =>
    Object.entries(choices).flatMap(([choice, chosen]) => {
      const before: string[] = [];
      const tokens = act.tokens.map((token, index) => {
        if (token.kind === "other" || !chosen(token)) return token.text;
        const spelled = spell(token.field, `w${index}`);
        if (spelled.before !== undefined) before.push(spelled.before);
        return spelled.word;
      });
      const isHidden = hides === "always" || (hides === "names" && choice !== "operands");
      const text = [...before, tokens.join(" ")].join("\n");
      return text === act.text ? [] : [{ name: `${spelling}, ${choice}`, text, hides: isHidden }];
    }),
  );

const choices: Readonly<Record<string, (token: Token) => boolean>> = {
  "all words": () => true,
  names: ({ kind }) => kind === "name",
  operands: ({ kind }) => kind === "operand",
};
