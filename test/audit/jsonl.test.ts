import { execFile, execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { followChain } from "../../src/audit/chain.ts";
import { type Appended, appendRecord, auditName } from "../../src/audit/jsonl.ts";
import { type AuditRecord, recordOf } from "../../src/audit/record.ts";
import { environOf } from "../../src/world/environ.ts";

const top = mkdtempSync(join(tmpdir(), "guardsh-audit-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let folder = "";
let count = 0;
beforeEach(() => {
  count += 1;
  folder = join(top, String(count), "state");
});

const record = (id: string, command = "ls"): AuditRecord =>
  recordOf({
    timeMs: 0,
    host: "box",
    pid: process.pid,
    id,
    session: undefined,
    decision: "allow",
    findings: [],
    command,
    directory: "/",
    shell: "bash",
    micros: 1,
    environ: environOf(new Map()),
  });

const append = (id: string, command?: string): Appended =>
  appendRecord(folder, record(id, command), 20);
const path = (name: string = auditName): string => join(folder, name);
const text = (): string => readFileSync(path(), "utf8");
const ids = (): string[] =>
  text()
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as AuditRecord).id);
const beside = (): string[] => readdirSync(folder).filter((name) => name !== auditName);
const inChain: Appended = { recorded: true, place: "chain" };
const isBeside: Appended = { recorded: true, place: "beside" };

describe("appendRecord", () => {
  test("makes folder and file for their owner alone, and chains", () => {
    for (const id of ["a", "b", "c"]) expect(append(id)).toEqual(inChain);
    expect(ids()).toEqual(["a", "b", "c"]);
    expect(followChain(text())).toEqual({ lines: 3, broken: [], repeated: [] });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(beside()).toEqual([]);
  });

  test("chains behind lines that are longer than one read", () => {
    const longest = "é".repeat(16_000);
    for (const id of ["a", "b", "c"]) expect(append(id, longest)).toEqual(inChain);
    expect(followChain(text())).toEqual({ lines: 3, broken: [], repeated: [] });
  });

  test("goes on behind a line that was cut off", () => {
    append("a");
    appendFileSync(path(), '{"v":1,"ti');
    expect(append("b")).toEqual(inChain);
    expect(text().split("\n").length).toBe(4);
    expect(followChain(text()).broken).toEqual([2]);
    expect(followChain(`${text().split("\n")[0]}\n`).broken).toEqual([]);
  });

  test("writes beside while another keeps the lock, and the next one chains it", () => {
    append("a");
    writeFileSync(path("audit.lock"), "", { mode: 0o600 });
    expect(append("b")).toEqual(isBeside);
    expect(append("c")).toEqual(isBeside);
    expect(ids()).toEqual(["a"]);
    rmSync(path("audit.lock"));
    expect(append("d")).toEqual(inChain);
    expect([...ids()].sort()).toEqual(["a", "b", "c", "d"]);
    expect(ids().at(-1)).toBe("d");
    expect(followChain(text()).broken).toEqual([]);
    expect(beside()).toEqual([]);
  });

  test.each([
    ["long ago", -5],
    ["in the future", 500_000],
  ])("takes over a lock that was left %s", (_, seconds) => {
    append("a");
    writeFileSync(path("audit.lock"), "", { mode: 0o600 });
    const time = Date.now() / 1000 + seconds;
    utimesSync(path("audit.lock"), time, time);
    expect(append("b")).toEqual(inChain);
    expect(beside()).toEqual([]);
  });

  test("writes beside where something else stands in the place of the lock", () => {
    append("a");
    mkdirSync(path("audit.lock"));
    utimesSync(path("audit.lock"), 0, 0);
    expect(append("b")).toEqual(isBeside);
    symlinkSync("/none", path("audit.lock.break"));
    expect(append("c")).toEqual(isBeside);
  });

  test("chains once what a writer chained and could not remove before it died", () => {
    append("a");
    writeFileSync(path("audit.lock"), "", { mode: 0o600 });
    append("b");
    const [name = ""] = beside().filter((one) => one !== "audit.lock");
    const content = readFileSync(path(name));
    rmSync(path("audit.lock"));
    append("b2");
    writeFileSync(path(), content, { mode: 0o600 });
    writeFileSync(path(name), content, { mode: 0o600 });
    append("c");
    expect(ids()).toEqual(["b", "c"]);
  });

  test("leaves files alone that only look like its own", () => {
    append("a");
    writeFileSync(path("audit.1-x.jsonl"), "not a record\n", { mode: 0o600 });
    writeFileSync(path("audit.2-x.jsonl"), text(), { mode: 0o644 });
    symlinkSync(auditName, path("audit.3-x.jsonl"));
    expect(append("b")).toEqual(inChain);
    expect(ids()).toEqual(["a", "b"]);
    expect(beside().length).toBe(3);
  });
});

describe("what is not ours is not used, and says so", () => {
  const rows: readonly (readonly [string, () => void, RegExp])[] = [
    ["a symbolic link", () => symlinkSync("/dev/null", path()), /symbolic link/],
    ["a FIFO", () => execFileSync("mkfifo", ["-m", "600", path()]), /not a regular file/],
    ["a directory", () => mkdirSync(path()), /cannot be written|not a regular/],
    [
      "a file with a second name",
      () => {
        writeFileSync(join(folder, "other"), "", { mode: 0o600 });
        linkSync(join(folder, "other"), path());
      },
      /second name/,
    ],
    ["a file open to others", () => writeFileSync(path(), "", { mode: 0o644 }), /open to others/],
    ["a folder others write to", () => chmodSync(folder, 0o777), /others may write/],
  ];
  test.each(rows)("%s", (_, prepare, why) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    prepare();
    const done = append("a");
    expect(done).toMatchObject({ recorded: false, why: expect.stringMatching(why) });
    expect(existsSync(path("audit.lock"))).toBe(false);
  });

  test("a folder that is a link, or cannot be made", () => {
    mkdirSync(join(top, String(count)));
    symlinkSync(top, folder);
    expect(append("a")).toMatchObject({ recorded: false });
    const place = appendRecord("/dev/null/state", record("a"));
    expect(place).toMatchObject({ recorded: false });
  });

  test.runIf(process.getuid?.() === 0)("another user's file or folder", () => {
    append("a");
    chownSync(path(), 12345, 0);
    expect(append("b")).toMatchObject({ recorded: false, why: expect.stringMatching(/another/) });
    chownSync(folder, 12345, 0);
    expect(append("c")).toMatchObject({ recorded: false, why: expect.stringMatching(/another/) });
  });
});

test("twenty writers at once lose nothing and keep the chain", async () => {
  const writer = join(top, "append-many.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("support/append-many.ts", import.meta.url))],
    outfile: writer,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const run = promisify(execFile);
  const each = 25;
  const names = Array.from({ length: 20 }, (_, index) => `w${index}`);
  const outputs = await Promise.all(
    names.map((name) => run(process.execPath, [writer, folder, name, String(each), "5"])),
  );
  const places = outputs.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
  expect(places.reduce((sum, one) => sum + (one["failed"] ?? 0), 0)).toBe(0);
  for (let index = 0; beside().length > 0 && index < 30; index += 1) append(`last-${index}`);
  expect(beside()).toEqual([]);
  const expected = names.flatMap((name) =>
    Array.from({ length: each }, (_, index) => `${name}-${index}`),
  );
  const found = ids().filter((id) => !id.startsWith("last-"));
  expect(found.sort()).toEqual(expected.sort());
  expect(followChain(text())).toMatchObject({ broken: [], repeated: [] });
});
