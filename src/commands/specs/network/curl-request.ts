import { known, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";

/** What `-d`, `--json`, `-F` and the like send: texts, and files behind `@` or `<`. */
export function* sentParts(
  data: readonly Argument[],
  resolve: Resolve,
): Generator<Deed, readonly Value[]> {
  const parts: Value[] = [];
  for (const one of data) {
    const file = fileIn(one);
    if (file === undefined) parts.push(one.value);
    else if (file === "-") parts.push(resolve.stdin);
    else
      for (const target of resolve.paths({ ...one, value: known(file) }, true)) {
        yield { kind: "read", target, use: "used", at: one.at };
        parts.push(resolve.content(target));
      }
  }
  return parts;
}

function fileIn(argument: Argument): string | undefined {
  const match = /^(?:[^=@<]*=)?[@<]([^;]*)/.exec(textOf(argument) ?? "");
  return match?.[1];
}

/** The options in a configuration file of curl, as words; undefined where it cannot be read. */
export function configWords(content: Value, from: Argument): readonly Argument[] | undefined {
  const texts = textsOf(content);
  if (texts?.length !== 1) return undefined;
  const word = (text: string): Argument => ({ ...from, value: known(text, content.taint) });
  return (texts[0] as string).split("\n").flatMap((line) => {
    const [, dashes = "", name = "", quoted, plain] =
      /^\s*(-{0,2})([\w.-]+|#)?(?:\s*[=:\s]\s*(?:"((?:[^"\\]|\\.)*)"|(\S.*?)))?\s*$/.exec(line) ??
      [];
    if (name === "" || name === "#") return [];
    const value = quoted?.replace(/\\(.)/g, "$1") ?? plain;
    const option = dashes === "-" ? `-${name}` : `--${name}`;
    return value === undefined ? [word(option)] : [word(option), word(value)];
  });
}
