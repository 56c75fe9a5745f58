import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runTrustStartUp } from "../../src/cli/commands/trust-startup.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import { ran } from "../support/command-io.ts";

const top = mkdtempSync(join(tmpdir(), "guardsh-trust-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const stateFolder = join(top, "state");
const file = join(top, "profile");
writeFileSync(file, "alias ll='ls -l'\n");
symlinkSync(file, join(top, "link"));

const trusts = (path: string, text: string): boolean => {
  const { ledger, close } = openLedger(stateFolder, { own: [], all: [] }, 0);
  try {
    return ledger.trusts(path, text);
  } finally {
    close();
  }
};

describe("guardsh trust-startup", () => {
  test("needs a person", async () => {
    const io = { cwd: top, stateFolder, agentBecause: () => "an agent is at work" };
    const { code, error, out } = await ran(runTrustStartUp, ["profile"], [], io);
    expect([code, out]).toEqual([1, ""]);
    expect(error).toBe(
      "guardsh trust-startup: only a person can vouch for a file, and an agent is at work\n",
    );
    expect(trusts(file, readFileSync(file, "utf8"))).toBe(false);
  });

  test("trusts a file by what it is and where it really is, until it changes", async () => {
    const { code, out } = await ran(runTrustStartUp, ["link"], [], { cwd: top, stateFolder });
    expect([code, out]).toEqual([0, `${file} is trusted as it is now\n`]);
    const text = readFileSync(file, "utf8");
    expect(trusts(file, text)).toBe(true);
    expect(trusts(file, `${text}#`)).toBe(false);
    expect(trusts(join(top, "other"), text)).toBe(false);
    writeFileSync(file, "changed\n");
    await ran(runTrustStartUp, [file], [], { cwd: "/", stateFolder });
    expect(trusts(file, text)).toBe(false);
    expect(trusts(file, "changed\n")).toBe(true);
  });

  test("trusts nothing by a record that was tampered with", () => {
    expect(trusts(file, "changed\n")).toBe(true);
    const log = join(stateFolder, "ledger", "start-up.jsonl");
    const line = readFileSync(log, "utf8");
    writeFileSync(log, line.replace(/"hash":"./g, '"hash":"f'));
    expect(trusts(file, "changed\n")).toBe(false);
  });

  test.each([
    [2, [] as string[]],
    [2, ["--all"]],
    [1, ["missing"]],
    [1, ["."]],
  ])("exit code %i for %j", async (code, args) => {
    expect((await ran(runTrustStartUp, args, [], { cwd: top, stateFolder })).code).toBe(code);
  });

  test("says when there is nowhere to remember it", async () => {
    const { code, error } = await ran(runTrustStartUp, ["profile"], [], { cwd: top });
    expect(code).toBe(1);
    expect(error).toContain("there is no home");
  });
});
