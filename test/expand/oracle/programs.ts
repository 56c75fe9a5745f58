import type { Random } from "../../oracle/generator/random.ts";
import { writeBy } from "./grammar.ts";
import { programGrammar } from "./program-grammar.ts";

/** Statements of a harmless program, each of which may be left out. */
export type Program = readonly string[];

/** A program that is written at random: states, words under them, and control flow. */
export function writeProgram(random: Random): Program {
  const settings = Array.from({ length: 2 + random(3) }, () => write("setting", random));
  const statements = Array.from({ length: 1 + random(4) }, () => write("statement", random));
  return [...settings, ...statements, ...lastProbes];
}

/** A program that only sets some variables plainly and expands one word. */
export function writeWord(random: Random): Program {
  const settings = Array.from({ length: 1 + random(4) }, () => write("setting", random));
  return [...settings, `probe ${write("word", random)}`];
}

const write = (rule: string, random: Random): string => writeBy(programGrammar, rule, random);

const lastProbes: readonly string[] = [
  'probe x "${x-unset}" "$y" "$z"',
  'probe n "${n-unset}" u "$u" l "$l" i "$i"',
  'probe a "${a[@]}" keys "${!a[@]}"',
  'probe b "${b[@]}" keys "${!b[@]}"',
  'probe m "${m[k]}" "${#m[@]}"',
  'probe args "$#" "$@"',
  'probe at "$PWD" "$OLDPWD"',
  'probe r "$r" o "$o" "$OPTARG" "$OPTIND" "$REPLY"',
  "probe $x $y",
];
