import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { buildProbe } from "./support/build.ts";

const probe = buildProbe();

const run = (mode: string, input: Buffer | string): string =>
  execFileSync(probe, [mode], { input }).toString().trim();

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 65_537])(
  "SHA-256 of %i bytes",
  (length) => {
    const bytes = Buffer.alloc(length, "guardsh \0\xff");
    expect(run("sha256", bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  },
);

const record = `{"version": 1, "node": "/n", "bundle": "/b", "bash": "/bin/bash", "bashInode": 3`;
test.each([
  ["whole", `${record}}`, "/n"],
  ["white space and unknown members", ` ${record},\n"x":"y", "z" : null } \n`, "/n"],
  ["escapes", `${record.replace('"/n"', String.raw`"/\u006e\u00e9\/\\"`)}}`, "/né/\\"],
  ["largest number", `${record}, "bashDevice": 18446744073709551615}`, "/n"],
  ["nothing", "", "no"],
  ["no members", "{}", "no"],
  ["other version", `${record.replace("1", "2")}}`, "no"],
  ["relative path", `${record.replace("/n", "n")}}`, "no"],
  ["a shell without inode", `${record.replace(`, "bashInode": 3`, "")}}`, "no"],
  ["a member twice", `${record}, "node": "/m"}`, "no"],
  ["number too large", `${record}, "bashDevice": 18446744073709551616}`, "no"],
  ["negative number", `${record}, "bashDevice": -1}`, "no"],
  ["leading zero", `${record}, "bashDevice": 01}`, "no"],
  ["text for a number", `${record}, "bashDevice": "1"}`, "no"],
  ["number for a text", `${record}, "sh": 1}`, "no"],
  ["nested", `${record}, "x": {}}`, "no"],
  ["unfinished", record, "no"],
  ["trailing text", `${record}}x`, "no"],
  ["trailing comma", `${record},}`, "no"],
  ["zero byte", `${record.replace("/n", "/n\0m")}}`, "no"],
  ["escaped zero byte", `${record.replace("/n", String.raw`/n\u0000m`)}}`, "no"],
  ["unfinished escape", `${record}, "x": "\\`, "no"],
  ["over the limit", `${record}, "x": "${"y".repeat(65_536)}"}`, "no"],
])("a record: %s", (_, text, expected) => {
  expect(run("record", text)).toBe(expected);
});

test.each([1, 2, 3])("noise of seed %i harms no part", (seed) => {
  expect(execFileSync(probe, ["fuzz", `${seed}`, "3000"]).toString()).toBe("survived\n");
});
