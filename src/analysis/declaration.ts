import { known } from "../base/value.ts";
import { type Argument, textOf } from "../commands/argument.ts";
import { expandBraces } from "../expand/brace.ts";
import type { Field } from "../expand/context.ts";
import { expandToText, expandWord } from "../expand/expand.ts";
import type { Word } from "../syntax/nodes.ts";
import { declarationOf, declareVariable } from "./declare.ts";
import type { Expander } from "./expander.ts";

const declarations = new Set(["declare", "typeset", "local", "export", "readonly", "alias"]);

/**
 * Whether the word at this index is an operand of a declaration command as bash tells it: by the
 * word that is written. Such assignments are not split into fields.
 */
export const isDeclaration = (words: readonly Word[], index: number): boolean =>
  index > 0 && declarations.has(words[0]?.raw ?? "");

/**
 * The fields of an operand of a declaration command. An assignment is one field; that of an array
 * literal is performed here, before the command runs with the name alone, as bash does it.
 */
export function declarationFields(
  word: Word,
  argv: readonly Argument[],
  words: Expander,
): readonly Field[] {
  const [first] = word.parts;
  const written = /^([A-Za-z_]\w*)(\[.*\])?(\+)?=/s.exec(word.raw);
  const [, name, subscript, plus] = written ?? [];
  const isLiteral = first?.kind === "literal" && /^[A-Za-z_]\w*[[+=]?/.exec(first.text)?.[0];
  if (name === undefined || !isLiteral || !first.text.startsWith(name))
    return expandWord(word, words.context);
  if (word.array && subscript === undefined) {
    const command = textOf(argv[0]) ?? "declare";
    const { declaration } = declarationOf(command, argv.slice(1));
    declareVariable(declaration, { name, append: plus !== undefined, value: word.array }, words);
    return [{ value: known(name), many: false }];
  }
  const { braceExpand } = words.context.options;
  const made = braceExpand ? expandBraces(word.parts) : [word.parts];
  if (made === undefined || made[0] !== word.parts) return expandWord(word, words.context);
  return [{ value: expandToText(word, words.context, "operand"), many: false }];
}
