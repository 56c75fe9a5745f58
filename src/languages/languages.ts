import { javascriptLibrary } from "./javascript/library.ts";
import { javascriptSyntax } from "./javascript/syntax.ts";
import { luaLibrary } from "./lua/library.ts";
import { luaSyntax } from "./lua/syntax.ts";
import type { CodePlace, CodeReading } from "./meaning/act.ts";
import { perlLibrary } from "./perl/library.ts";
import { perlSyntax } from "./perl/syntax.ts";
import { phpLibrary } from "./php/library.ts";
import { phpSyntax } from "./php/syntax.ts";
import { pythonLibrary } from "./python/library.ts";
import { pythonSyntax } from "./python/syntax.ts";
import { type Language, readProgram } from "./read-program.ts";
import { rubyLibrary } from "./ruby/library.ts";
import { rubySyntax } from "./ruby/syntax.ts";

const javascript: Language = { syntax: javascriptSyntax, library: javascriptLibrary };

const ruby: Language = {
  syntax: rubySyntax,
  library: rubyLibrary,
  // Why: what follows is data, and a text that runs over lines needs its end to be found.
  unreadable: /^__END__$|^=begin/m,
};

const php: Language = { syntax: phpSyntax, library: phpLibrary };
const lua: Language = { syntax: luaSyntax, library: luaLibrary };

const perl: Language = {
  syntax: perlSyntax,
  library: perlLibrary,
  unreadable: /^(?:__END__|__DATA__|=[a-z])/m,
};

const languages: ReadonlyMap<string, Language> = new Map([
  ["javascript", javascript],
  ["lua", lua],
  ["perl", perl],
  ["php", php],
  ["ruby", ruby],
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
