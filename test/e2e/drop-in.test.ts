import { describe, expect, test } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { type Form, runBoth } from "./support/parity.ts";
import { agentForms } from "./table/agents.ts";

const guarded = installGuarded();

const tables: readonly (readonly [string, readonly Form[]])[] = [["agents", agentForms]];

describe.each(tables)("like the real shell: %s", (_, forms) => {
  test.concurrent.each(forms)("$name", async (form) => {
    const { real, through } = await runBoth(form, guarded);
    expect(through).toEqual(real);
  });
});
