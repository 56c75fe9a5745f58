import { join } from "node:path";
import { expect, test } from "vitest";
import { type Form, readForms } from "../commands/gtfobins/forms.ts";
import { projectRoot } from "../support/source-tree.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ⏎ ");

const code = (text: string): string => {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${cell(text)}${fence}`;
};

const row = ({ program, use, run, wanted, because }: Form): string =>
  `| ${program} | ${use} | ${code(run)} | ${wanted} | ${cell(because ?? "")} |`;

const page = [
  "# Programs that GTFOBins lists",
  "",
  "What they can be used for, in a form with stand-ins, and what is decided about it. A reason",
  "stands where the decision is not the usual one of that use. `test/commands/gtfobins` holds it.",
  "",
  "| program | use | form | decision | reason |",
  "|---|---|---|---|---|",
  ...readForms().map(row),
  "",
].join("\n");

// `npm run docs` writes the page anew; without it this test compares.
test("the page of the programs that GTFOBins lists is up to date", async () => {
  await expect(page).toMatchFileSnapshot(join(projectRoot, "docs/gtfobins.md"));
});
