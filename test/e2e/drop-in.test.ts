import { describe, expect, test } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { type Form, runBoth } from "./support/parity.ts";
import { agentForms, unseenForms } from "./table/agents.ts";
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

const interactiveForms: readonly Form[] = [
  { name: "OpenHands", argv: ["/usr/bin/bash", "-i"], stdin: "touch @tmp/ran\n" },
  {
    name: "VS Code: terminal",
    argv: ["bash", "--init-file", "@home/shellIntegration-bash.sh", "-i"],
    stdin: "touch @tmp/ran\n",
  },
  {
    name: "tmux: login on a terminal",
    argv: ["script", "-qec", "exec -a -guardsh @shell", "/dev/null"],
    through: "/usr/bin/script",
    env: { SHELL: "/bin/bash" },
    stdin: "touch @tmp/ran\n",
  },
];

describe("refused with a reason, and nothing of it runs", () => {
  test.concurrent.each([...unseenForms, ...interactiveForms])("$name", async (form) => {
    const { through } = await runBoth(form, guarded);
    expect(through.status).toBe(126);
    expect(through.stdout + through.stderr).toMatch(
      /guardsh: blocked \[(run-opaque-code|interactive)\] .*Nothing was executed/,
    );
    expect(through.files["tmp/ran"]).toBeUndefined();
    expect(through.files["tmp/new-state"] ?? "").toBe("");
  });
});
