import { commandsOf } from "../../../src/syntax/commands-of.ts";
import { plainBash } from "../../../src/syntax/dialect.ts";
import { read } from "../../../src/syntax/reader/reader.ts";

/**
 * Whether a program can do nothing but set variables of its own shell and look at names of files:
 * no substitution, no file written, and no command but builtins without consequences and functions
 * of known names. Anything in doubt is not harmless.
 */
export function isHarmless(text: string): boolean {
  if (mayWriteOrSubstitute.test(text)) return false;
  const script = read(text, { ...plainBash, extglob: true });
  return commandsOf(script).every(({ words: [first] }) => first === undefined || isAllowed(first));
}

/** Every `>`, so that nothing is written; backquotes, `$(` that is no arithmetic, prompts. */
const mayWriteOrSubstitute = /[`>]|\$\((?!\()|<\(|\/dev|\/proc|@P/;

const isAllowed = (name: string): boolean => allowed.has(name);

const allowed: ReadonlySet<string> = new Set(
  (
    ": [ break case cd continue declare eval export f false g getopts let local mapfile popd " +
    "printf probe pushd pwd read readarray readonly return set shift shopt test true typeset unset"
  ).split(" "),
);
