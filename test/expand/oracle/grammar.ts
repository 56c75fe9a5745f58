import type { Random } from "../../oracle/generator/random.ts";

/** Alternatives of each rule; `<name>` in one stands for the rule of that name. */
export type Grammar = Readonly<Record<string, readonly string[]>>;

/**
 * Writes a text by a grammar. Past `depthMax` of a rule inside itself its first alternative is
 * taken, which names no rule that leads back. `<new>` is a number that has not been written yet.
 */
export function writeBy(grammar: Grammar, rule: string, random: Random): string {
  let last = 0;
  const write = (name: string, open: readonly string[]): string => {
    if (name === "new") {
      last += 1;
      return String(last);
    }
    const alternatives = grammar[name];
    if (alternatives === undefined) throw new Error(`the grammar has no rule ${name}`);
    const isDeep = open.length > depthMax || open.filter((one) => one === name).length > selfMax;
    const text = alternatives[isDeep ? 0 : random(alternatives.length)] ?? "";
    const inside = [...open, name];
    return text.replace(/<([a-z]\w*)>/g, (_, inner: string) => write(inner, inside));
  };
  return write(rule, []);
}

const depthMax = 14;
const selfMax = 2;
