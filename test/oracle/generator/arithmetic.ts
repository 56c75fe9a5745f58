import { pick } from "./random.ts";
import type { Writer } from "./writer.ts";

/** An expression as far as its parentheses go; what it holds may be nonsense. */
export function arithmetic(writer: Writer): string {
  let text = writer.grammar.parts(writer);
  while (writer.left > 0 && writer.random(3) === 0)
    text +=
      pick(writer.random, [" + ", "-", " < ", "*", " == ", ", "]) + writer.grammar.parts(writer);
  return writer.random(5) === 0 ? `(${text})` : text;
}
