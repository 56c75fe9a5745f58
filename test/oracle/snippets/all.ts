import { commands } from "./commands.ts";
import { conditions } from "./conditions.ts";
import { expansions } from "./expansions.ts";
import { found } from "./found.ts";
import { hereDocuments } from "./here-documents.ts";
import { rejected } from "./rejected.ts";
import { words } from "./words.ts";

/** Texts over every construct, each of which bash and our reader have to read alike. */
export const snippets: readonly string[] = [
  ...words,
  ...expansions,
  ...commands,
  ...hereDocuments,
  ...conditions,
  ...rejected,
  ...found,
];
