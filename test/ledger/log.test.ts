import { execFile } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { cutDown, cutFromBytes } from "../../src/ledger/cut.ts";
import { appendToLog, type LogPlace, logBytesMax, readLog } from "../../src/ledger/log.ts";
import { openStateFolder } from "../../src/state/state-file.ts";

const top = mkdtempSync(join(tmpdir(), "guardsh-ledger-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let state = "";
let place: LogPlace;
let count = 0;
const open = (): void => {
  place = {
    folder: openStateFolder(join(state, "ledger")),
    second: openStateFolder(state),
    name: "log",
  };
};
const close = (): void => {
  place.folder.close();
  place.second.close();
};
beforeEach(() => {
  count += 1;
  state = join(top, String(count));
  open();
});
afterEach(() => close());

const file = (): string => join(state, "ledger", "log");
const seal = (): string => join(state, "log.seal");

describe("a log", () => {
  test("is empty and whole before its first line", () => {
    expect(readLog(place)).toEqual({ lines: [], length: 0 });
  });

  test("gives back its lines in order", () => {
    for (const line of ["a", "b", "ü\udc80"]) appendToLog(place, JSON.stringify(line));
    const { lines, lost } = readLog(place);
    expect(lines.map((line) => JSON.parse(line))).toEqual(["a", "b", "ü\udc80"]);
    expect(lost).toBeUndefined();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(seal()).length).toBe(256);
  });

  test("does not lose a line behind one that was cut off", () => {
    appendToLog(place, "a");
    appendFileSync(file(), "torn");
    appendToLog(place, "b");
    expect(readLog(place)).toMatchObject({ lines: ["a", "torn", "b"] });
  });

  test("leaves out a line that is not finished", () => {
    appendToLog(place, "a");
    appendFileSync(file(), "torn");
    expect(readLog(place)).toEqual({ lines: ["a"], length: 2 });
  });

  test("is whole for a reader whose seal is behind", () => {
    appendToLog(place, "a");
    const behind = readFileSync(seal());
    appendToLog(place, "b");
    writeFileSync(seal(), behind);
    expect(readLog(place)).toMatchObject({ lines: ["a", "b"] });
    expect(readLog(place).lost).toBeUndefined();
  });
});

describe("a log is lost", () => {
  const rows: readonly (readonly [string, () => void, RegExp])[] = [
    ["when it is removed", () => rmSync(file()), /is gone/],
    [
      "when its folder is removed",
      () => rmSync(join(state, "ledger"), { recursive: true }),
      /gone/,
    ],
    ["when it is emptied", () => truncateSync(file(), 0), /shortened or changed/],
    ["when its last line is taken away", () => truncateSync(file(), 6), /shortened or changed/],
    ["when its end is changed", () => writeFileSync(file(), '"one"\n"xxx"\n'), /changed/],
    ["when another takes its place", () => writeFileSync(file(), "x\n".repeat(99)), /changed/],
    ["when its seal is removed", () => rmSync(seal()), /seal of log is gone/],
    ["when its seal is emptied", () => truncateSync(seal(), 0), /cannot be read/],
    ["when its seal is no seal", () => writeFileSync(seal(), '[{"length":-1}]'), /cannot be read/],
    ["when others may write it", () => chmodSync(file(), 0o666), /open to others/],
    ["when it has a second name", () => linkSync(file(), join(state, "x")), /second name/],
    ["when it is too long", () => truncateSync(file(), logBytesMax + 1), /too long/],
    [
      "when it is a link",
      () => {
        renameSync(file(), join(state, "moved"));
        symlinkSync(join(state, "moved"), file());
      },
      /cannot be read/,
    ],
    [
      "when it is a folder",
      () => {
        rmSync(file());
        mkdirSync(file());
      },
      /not a regular file/,
    ],
  ];
  test.each(rows)("%s", (_, harm, why) => {
    appendToLog(place, '"one"');
    appendToLog(place, '"two"');
    harm();
    // Why: a folder that was removed is made again by the next command, and is empty.
    close();
    open();
    expect(readLog(place).lost).toMatch(why);
  });
});

describe("cutting down", () => {
  const filler = JSON.stringify("x".repeat(1000));

  test("does nothing to a short log", () => {
    appendToLog(place, "a");
    cutDown(place, () => []);
    expect(readLog(place).lines).toEqual(["a"]);
  });

  test("keeps the lines that are chosen, and the log whole", () => {
    appendToLog(place, "first");
    while (readLog(place).length < cutFromBytes) appendToLog(place, filler);
    cutDown(place, (lines) => lines.filter((line) => line !== filler));
    expect(readLog(place)).toEqual({ lines: ["first"], length: 6 });
    appendToLog(place, "second");
    expect(readLog(place)).toEqual({ lines: ["first", "second"], length: 13 });
  });

  test("leaves the log alone when it cannot be replaced", () => {
    while (readLog(place).length < cutFromBytes) appendToLog(place, filler);
    const { length } = readLog(place);
    mkdirSync(join(state, "ledger", "log.new"));
    expect(() => cutDown(place, () => [])).toThrow();
    expect(readLog(place)).toMatchObject({ length });
    expect(readLog(place).lost).toBeUndefined();
  });
});

test("fifty writers at once lose nothing, and no reader takes the log for lost", async () => {
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
  const each = 12;
  const names = Array.from({ length: 50 }, (_, index) => `w${index}`);
  const folder = join(state, "ledger");
  const outputs = await Promise.all(
    names.map((name) => run(process.execPath, [writer, folder, state, name, String(each)])),
  );
  expect(outputs.map(({ stdout }) => stdout)).toEqual(names.map(() => "0"));
  const { lines, lost } = readLog(place);
  expect(lost).toBeUndefined();
  const kept = new Set(lines.map((line) => (JSON.parse(line) as { keep?: string }).keep));
  for (const name of names)
    for (let index = 0; index < each; index += 1) expect(kept).toContain(`${name}-${index}`);
  expect(lines.length).toBeLessThan(names.length * each * 2);
}, 60_000);
