import { known, partial, prefixOf, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, madeFrom, reads, shellText, writes } from "../../roles.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that write their input to several files. */
export const splittingTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["tee", "gtee"],
    source: `${coreutils} tee(1)`,
    options: optionList("append|a ignore-interrupts|i p output-error=? help version"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const how = inv.has("append") ? "append" : "truncate";
      yield* writes(inv.operands, how, resolve, resolve.stdin);
      yield { kind: "stdout", value: resolve.stdin };
    },
  }),
  defineCommand({
    names: ["sponge"],
    source: "moreutils 0.67 sponge(1)",
    options: optionList("a"),
    *effects(inv, resolve) {
      yield* writes(inv.operands, inv.has("a") ? "append" : "truncate", resolve, resolve.stdin);
      yield { kind: "stdout", value: inv.operands.length > 0 ? known("") : resolve.stdin };
    },
  }),
  defineCommand({
    names: ["split", "gsplit"],
    source: `${coreutils} split(1)`,
    numeric: "lines",
    options: optionList(
      "suffix-length|a= additional-suffix= bytes|b= line-bytes|C= numeric-suffixes=? d",
      "hex-suffixes=? x elide-empty-files|e filter= lines|l= number|n= separator|t=",
      "unbuffered|u verbose help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const [input, prefix] = inv.operands;
      const files = input ? [input] : [];
      yield* reads(files, "flows", resolve);
      const content = madeFrom(contents(files, resolve), "split");
      const filter = inv.value("filter");
      if (filter) {
        yield shellText(filter.value, filter.at);
        return;
      }
      yield* pieces(prefix ?? { value: known("x"), many: false, at: inv.at }, content, resolve);
    },
  }),
  defineCommand({
    names: ["csplit", "gcsplit"],
    source: `${coreutils} csplit(1)`,
    options: optionList(
      "suffix-format|b= prefix|f= keep-files|k suppress-matched digits|n= quiet|q|silent s",
      "elide-empty-files|z help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const files = inv.operands.slice(0, 1);
      yield* reads(files, "flows", resolve);
      const content = madeFrom(contents(files, resolve), "csplit");
      const prefix = inv.value("prefix") ?? { value: known("xx"), many: false, at: inv.at };
      yield* pieces(prefix, content, resolve);
      yield { kind: "stdout", value: unknown("it counts bytes") };
    },
  }),
];

function* pieces(prefix: Argument, content: Value, resolve: Resolve): Iterable<Deed> {
  const why = "it is numbered";
  const value = textsOf(prefix.value)
    ? partial(textOf(prefix) ?? prefixOf(prefix.value), "", why, prefix.value)
    : prefix.value;
  yield* writes([{ ...prefix, value }], "truncate", resolve, content);
}
