import { type Argument, textOf } from "../commands/argument.ts";
import type { Field } from "../expand/context.ts";
import { expandToText, expandWord } from "../expand/expand.ts";
import type { Word } from "../syntax/nodes.ts";
import type { Expander } from "./expander.ts";

const declarations = new Set(["declare", "typeset", "local", "export", "readonly", "alias"]);

/** Whether the command is one whose operands are assignments, which are not split into fields. */
export const isDeclaration = (name: Argument): boolean => declarations.has(textOf(name) ?? "");

/** The fields of an operand of a declaration command: an assignment is one field. */
export function declarationFields(word: Word, words: Expander): readonly Field[] {
  const [first] = word.parts;
  if (first?.kind !== "literal" || !/^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(first.text))
    return expandWord(word, words.context);
  return [{ value: expandToText(word, words.context, "operand"), many: false }];
}
