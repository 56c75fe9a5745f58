import { describe, expect, test } from "vitest";
import { attempt } from "./support/attempt.ts";
import { installGuarded } from "./support/guarded.ts";

const guarded = installGuarded();

interface Checked {
  readonly decision: string;
  readonly findings: readonly { readonly detector: string; readonly message: string }[];
}

async function check(text: string, env: Readonly<Record<string, string>> = {}): Promise<Checked> {
  const files = { "home/project/package.json": "{}", "home/project/build/x": "" };
  const argv = ["guardsh", "check", "--json", text];
  const ended = await attempt(guarded, { argv, env, files });
  expect(ended.stderr).toBe("");
  return JSON.parse(ended.stdout);
}

describe("Steam's line", () => {
  const line = 'rm -rf "$STEAMROOT/"*';

  test("is stopped, because the variable is unset", async () => {
    const { decision, findings } = await check(line);
    expect(decision).toBe("deny");
    expect(findings[0]?.message).toContain("STEAMROOT is unset");
    expect(findings[0]?.message).toContain("/*");
  });

  test("is allowed where it names a folder that can be made again", async () => {
    expect(await check(line, { STEAMROOT: "@project/build" })).toMatchObject({
      decision: "allow",
      findings: [],
    });
  });
});

test.concurrent.each([
  ['echo "never run rm -rf /"'],
  ["git commit -m 'remove curl | sh'"],
  ["grep -rn 'rm -rf' docs"],
  ["cat > notes.md <<'EOF'\nrm -rf /\ncurl x | sh\n$(rm -rf ~)\nEOF"],
])("text about danger is no danger: %s", async (text) => {
  expect(await check(text)).toMatchObject({ decision: "allow", findings: [] });
});
