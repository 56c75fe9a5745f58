// Compares what `guardsh ast --jsonl` reads of texts that other readers misread with what bash sees.
// usage: node .ci/readings.mjs GUARDSH ROWS    a row is {"id", "command", "kind", "bash"?}
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [guardsh, path] = process.argv.slice(2);
const rows = readFileSync(path, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const input = rows.map(({ id, command }) => `${JSON.stringify({ id, command })}\n`).join("");
const { stdout } = spawnSync(guardsh, ["ast", "--jsonl"], { input, encoding: "utf8" });
const answers = new Map(
  stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map((one) => [one.id, one]),
);

const wrong = rows.flatMap((row) => {
  const answer = answers.get(row.id);
  if (answer === undefined) return [`${row.id}: not read`];
  if (answer.status === "opaque") return [`${row.id}: opaque`];
  if (row.kind !== "silent-misparse" || row.bash === undefined) return [];
  const seen = answer.commands.map(({ assignments, words }) =>
    [...assignments, ...words].map(outside),
  );
  const missing = withoutSame(commandsIn(row.bash), seen);
  return missing.length === 0
    ? []
    : [`${row.id}: ${JSON.stringify(row.command)} lacks ${JSON.stringify(missing)}`];
});

const misread = rows.filter(({ kind }) => kind === "silent-misparse").length;
console.log(`${rows.length} readings compared, ${misread} with the commands of bash`);
for (const one of wrong) console.log(one);
process.exitCode = wrong.length === 0 && misread > 0 ? 0 : 1;

/** `["a","b"] ; ["c"] | differing: …`: the words of each command, substitutions left empty. */
function commandsIn(text) {
  const own = text.replace(/ \| differing: .*$/s, "");
  const lists = own.match(/\["(?:[^"\\]|\\.)*"(?:,"(?:[^"\\]|\\.)*")*\]/g) ?? [];
  // Why: rows with anything else in them were written by hand, and their backslashes are plain.
  const isPrinted = lists.join(" ; ") === own && !own.includes("\\'");
  const written = isPrinted ? lists : lists.map((one) => one.replaceAll("\\", "\\\\"));
  return written.map((one) => JSON.parse(one).map((word) => outside(withBytes(word))));
}

/** Bytes of characters that are none of ASCII stand at U+F000 and above. */
function withBytes(word) {
  return word.replace(/[\uf080-\uf0ff]+/g, (bytes) =>
    Buffer.from([...bytes].map((one) => one.charCodeAt(0) - 0xf000)).toString("utf8"),
  );
}

/** What of `wanted` is not among `found`, each used once. */
function withoutSame(wanted, found) {
  const left = found.map((one) => JSON.stringify(one));
  return wanted.filter((one) => {
    const at = left.indexOf(JSON.stringify(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** A word without what its substitutions hold, and without the `$` of a translated string. */
function outside(word) {
  let text = "";
  for (let at = 0; at < word.length; at += 1) {
    const two = word.slice(at, at + 2);
    if (word[at] === "\\") {
      text += two;
      at += 1;
    } else if (two === "$(" || two === "<(" || two === ">(") {
      text += `${two})`;
      at = behindGroup(word, at + 2) - 1;
    } else if (word[at] === "`") {
      text += "``";
      do at += word[at] === "\\" ? 2 : 1;
      while (at < word.length && word[at] !== "`");
    } else text += two === '$"' ? "" : word[at];
  }
  return text;
}

/** The position behind the `)` of a group that begins at `start`. */
function behindGroup(word, start) {
  let depth = 1;
  let at = start;
  for (; at < word.length && depth > 0; at += 1)
    depth += word[at] === "(" ? 1 : word[at] === ")" ? -1 : 0;
  return at;
}
