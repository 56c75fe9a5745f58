import { textsOf } from "../base/value.ts";
import { evaluateArithmetic } from "../expand/expand.ts";
import type { ArithmeticText } from "../syntax/nodes.ts";
import type { Analysis } from "./context.ts";
import { expander } from "./expander.ts";
import { failed, maybe, type Outcome, succeeded } from "./outcome.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/** `(( expression ))`: succeeds when the result is not zero; an empty expression is true. */
export function runArithmetic(
  expression: ArithmeticText,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  if (expression.raw.trim() === "") return succeeded(state);
  const words = expander(state, streams, analysis);
  const texts = textsOf(evaluateArithmetic(expression, words.context));
  if (texts?.length !== 1) return maybe(words.state());
  return texts[0] === "0" ? failed(words.state()) : succeeded(words.state());
}
