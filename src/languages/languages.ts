import { javascriptLibrary } from "./javascript/library.ts";
import { javascriptSyntax } from "./javascript/syntax.ts";
import { luaLibrary } from "./lua/library.ts";
import { luaSyntax } from "./lua/syntax.ts";
import type { CodePlace, CodeReading } from "./meaning/act.ts";
import type { Library } from "./meaning/machine.ts";
import { perlLibrary } from "./perl/library.ts";
import { perlSyntax } from "./perl/syntax.ts";
import { phpLibrary } from "./php/library.ts";
import { phpSyntax } from "./php/syntax.ts";
import { pythonLibrary } from "./python/library.ts";
import { pythonSyntax } from "./python/syntax.ts";
import { type Language, readProgram } from "./read-program.ts";
import type { Syntax } from "./reading/cursor.ts";
import { rubyLibrary } from "./ruby/library.ts";
import { rubySyntax } from "./ruby/syntax.ts";

interface Known {
  readonly syntax: Syntax;
  /** Made when a program of the language is met for the first time. */
  library(): Library;
  readonly unreadable?: RegExp;
}

const languages: ReadonlyMap<string, Known> = new Map<string, Known>([
  ["javascript", { syntax: javascriptSyntax, library: javascriptLibrary }],
  ["lua", { syntax: luaSyntax, library: luaLibrary }],
  [
    "perl",
    { syntax: perlSyntax, library: perlLibrary, unreadable: /^(?:__END__|__DATA__|=[a-z])/m },
  ],
  [
    "php",
    {
      syntax: phpSyntax,
      library: phpLibrary,
      // Why: before its opening tag, nothing of it is code, nor a quote.
      unreadable: /^(?!(?:#!.*\n)?\s*<\?(?:php|=))[\s\S]*<\?(?:php|=|\s)/,
    },
  ],
  [
    "python",
    {
      syntax: pythonSyntax,
      library: pythonLibrary,
      // Why: with another encoding than ASCII's, the bytes of a file mean something else.
      unreadable: /^.*\n?.*coding[=:]\s*(?!utf-?8|latin|ascii|us-ascii|iso-8859)/i,
    },
  ],
  // Why: what follows such a line is data, or a comment.
  ["ruby", { syntax: rubySyntax, library: rubyLibrary, unreadable: /^__END__$|^=begin/m }],
]);

const made = new Map<string, Language>();

/** Works out what a program of a language does; undefined for languages that are not read. */
export function readCode(
  language: string,
  text: string,
  place: CodePlace,
): CodeReading | undefined {
  const known = languages.get(language);
  if (known === undefined) return undefined;
  const whole = made.get(language) ?? { ...known, library: known.library() };
  made.set(language, whole);
  return readProgram(text, whole, place);
}
