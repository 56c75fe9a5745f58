import { parts } from "./parts.ts";
import { pick } from "./random.ts";
import { word } from "./words.ts";
import { inside, type Writer, writeOne } from "./writer.ts";

/** A redirection; the body of a here-document waits for the end of the line. */
export const redirection = (writer: Writer): string =>
  writeOne(writer, {
    name: "redirection",
    rules: redirections,
    leaves: ["file", "output", "number", "close", "both"],
  });

const to =
  (operators: readonly string[]) =>
  (writer: Writer): string =>
    pick(writer.random, operators) + pick(writer.random, ["", "", " "]) + word(writer);

const redirections = {
  file: to(["<", ">", ">>", ">|", "<>"]),
  output: to(["2>", "2>>", "10>", "0<", "3<>"]),
  both: to(["&>", "&>>", ">&"]),
  number: ({ random }: Writer): string => pick(random, ["2>&1", ">&2", "<&3", "4>& 2", "1<&0"]),
  close: ({ random }: Writer): string => pick(random, [">&-", "0<&-", "2>&-", "3>&4-"]),
  "duplicate word": to([">&$x", "2>&", "<&"]),
  variable: to(["{v}>", "{v}<", "{v}<>"]),
  "here-string": to(["<<<", "3<<<"]),
  "here-document": (writer: Writer): string => begin(writer, "<<", "E", "E"),
  "here-document with tabs": (writer: Writer): string => begin(writer, "<<-", "E", "\tE"),
  "quoted here-document": (writer: Writer): string =>
    begin(writer, "<<", pick(writer.random, ["'E'", "\\E", '"E"', "E''", "$'E'"]), "E"),
  "numbered here-document": (writer: Writer): string => begin(writer, "3<<", "E", "E"),
  "odd delimiter": (writer: Writer): string => {
    const delimiter = pick(writer.random, ["${x[@]}", "$x", "a-b", "${x}", "$1", "E!"]);
    return begin(writer, "<<", delimiter, delimiter);
  },
};

function begin(writer: Writer, operator: string, written: string, delimiter: string): string {
  const { bodies } = writer;
  writer.bodies = [];
  const lines: string[] = [];
  for (let count = writer.random(3); count > 0; count -= 1)
    lines.push(inside(writer, "here-document", parts, true).replace(/^(?=E$)/gm, " "));
  if (writer.random(3) === 0) lines.push(pick(writer.random, [" E", "E ", "EE", "\\E"]));
  bodies.push(`${[...lines, delimiter].join("\n")}\n`);
  writer.bodies = bodies;
  return operator + pick(writer.random, ["", "", " "]) + written;
}
