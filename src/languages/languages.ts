import { javascriptLibrary } from "./javascript/library.ts";
import { javascriptSyntax } from "./javascript/syntax.ts";
import type { CodePlace, CodeReading } from "./meaning/act.ts";
import { pythonLibrary } from "./python/library.ts";
import { pythonSyntax } from "./python/syntax.ts";
import { type Language, readProgram } from "./read-program.ts";

const javascript: Language = { syntax: javascriptSyntax, library: javascriptLibrary };

const languages: ReadonlyMap<string, Language> = new Map([
  ["javascript", javascript],
  [
    "python",
    {
      syntax: pythonSyntax,
      library: pythonLibrary,
      // Why: with another encoding than ASCII's, the bytes of a file mean something else.
      unreadable: /^.*\n?.*coding[=:]\s*(?!utf-?8|latin|ascii|us-ascii|iso-8859)/i,
    },
  ],
]);

/** Works out what a program of a language does; undefined for languages that are not read. */
export function readCode(
  language: string,
  text: string,
  place: CodePlace,
): CodeReading | undefined {
  const known = languages.get(language);
  return known === undefined ? undefined : readProgram(text, known, place);
}
