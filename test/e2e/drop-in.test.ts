import { describe, expect, test } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { type Form, runBoth } from "./support/parity.ts";
import { agentForms } from "./table/agents.ts";
import { flagForms } from "./table/flags.ts";
import { processForms } from "./table/process.ts";
import { programForms } from "./table/programs.ts";
import { textForms } from "./table/text.ts";

const guarded = installGuarded();

const tables: readonly (readonly [string, readonly Form[]])[] = [
  ["agents", agentForms],
  ["flags", flagForms],
  ["texts", textForms],
  ["processes", processForms],
  ["programs", programForms],
];

describe.each(tables)("like the real shell: %s", (_, forms) => {
  test.concurrent.each(forms)("$name", async (form) => {
    const { real, through } = await runBoth(form, guarded);
    expect(through).toEqual(real);
  });
});
