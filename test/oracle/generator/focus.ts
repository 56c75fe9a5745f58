import { arithmetic } from "./arithmetic.ts";
import { backquoted, kindsIn, nestedPart, parts } from "./parts.ts";
import { pick } from "./random.ts";
import { apart, assigned, inside, type Outer, outers, type Writer } from "./writer.ts";

/** A command about one kind of quotes or expansion: the one with the rarest pairs of some. */
export function focused(writer: Writer): string {
  writer.left = Math.max(2, Math.min(writer.left, 6));
  const { outer, kind } = scarcest(writer);
  writer.wanted = kind;
  const frame = frames[outer];
  if (frame !== undefined) return frame(writer);
  const part = nestedPart(writer, outer);
  return pick(writer.random, [`ls ${part}`, `ls ${part}`, `ls a${part}b`, `ls "${part}"`]);
}

function scarcest(writer: Writer): { readonly outer: Outer; readonly kind: string } {
  const { random, coverage, extglob } = writer;
  let least = Number.POSITIVE_INFINITY;
  let scarce = { outer: "word" as Outer, kind: "literal" };
  for (let count = 12; count > 0; count -= 1) {
    const outer = pick(random, outers);
    if (outer === "extended-pattern" && !extglob) continue;
    const kind = pick(random, kindsIn(outer, { extglob, quoted: false }));
    const times = coverage.pairs.get(`${outer} > ${kind}`) ?? 0;
    if (times < least) {
      least = times;
      scarce = { outer, kind };
    }
  }
  return scarce;
}

/** How kinds that are no parts of words are written. */
const frames: Readonly<Partial<Record<Outer, (writer: Writer) => string>>> = {
  word: (writer) => `ls ${inside(writer, "word", parts)}`,
  "arithmetic-command": (writer) => `((${inside(writer, "arithmetic-command", arithmetic, true)}))`,
  "here-document": (writer) => `cat <<E\n${inside(writer, "here-document", parts, true)}\nE\n`,
  command: (writer) => `ls $(ls ${apart(writer, "command", parts)})`,
  process: (writer) => `ls <(ls ${apart(writer, "process", parts)})`,
  backquotes: (writer) => `ls ${backquoted(writer, `ls ${apart(writer, "backquotes", parts)}`)}`,
  array: (writer) => `a=(${inside(writer, "array", parts)})`,
  "assigned-subscript": (writer) => `a[${assigned(writer, parts)}]=b ls`,
  pattern: (writer) => `[[ x == ${inside(writer, "pattern", parts)} ]]`,
  regex: (writer) => `[[ x =~ ${inside(writer, "regex", parts)} ]]`,
};
