import { script } from "./commands.ts";
import { focused } from "./focus.ts";
import { parts } from "./parts.ts";
import type { Random } from "./random.ts";
import { pick } from "./random.ts";
import { type Coverage, endLine, type Writer } from "./writer.ts";

/** A text that the grammar wrote, the option it is read with, and what it holds. */
export interface Written {
  readonly text: string;
  readonly extglob: boolean;
  readonly used: Writer["used"];
}

/** Writes a text of up to about 20 commands and parts, with what `coverage` has least of. */
export function program(random: Random, coverage: Coverage): Written {
  const steered = random(3) === 0;
  const extglob = random(steered ? 2 : 6) === 0;
  const writer: Writer = {
    random,
    coverage,
    used: { productions: [], pairs: [] },
    left: 2 + random(14),
    outer: "word",
    quoted: false,
    extglob,
    steered,
    wanted: undefined,
    assigning: false,
    grammar: { script, parts },
    bodies: [],
  };
  const written = writer.steered ? focused(writer) : script(writer);
  const text = written + (writer.bodies.length > 0 ? endLine(writer) : "");
  const settings = random(60) === 0 ? pick(random, settingLines) : "";
  return { text: settings + text, extglob, used: writer.used };
}

/** Lines that change how the lines behind them are read. */
const settingLines = [
  "shopt -s extglob\n",
  "shopt -u extglob\n",
  "set -o posix\n",
  "shopt -s expand_aliases\nalias ls='ls -l' rm='echo '\n",
];
