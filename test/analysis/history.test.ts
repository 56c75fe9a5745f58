import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { mayHoldEvents } from "../../src/syntax/history.ts";
import { verdictOn } from "../support/detector-tester.ts";
import { realBash, withFiles } from "../support/real-bash.ts";

interface Row {
  readonly text: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Why the real bash does not show it with the text as `-c`. */
  readonly unproven?: string;
}

/** `@evil` is data for `:`, which the line behind it makes a command of. */
const stolen = ": @evil\n^: ^";

const expanded: readonly Row[] = [
  { text: `set -o history -o histexpand\n${stolen}` },
  { text: `set -H -o history\n${stolen}` },
  { text: `set -o history -H\n${stolen}` },
  { text: `shopt -so history\nshopt -so histexpand\n${stolen}` },
  { text: `builtin set -o history -o histexpand\n${stolen}` },
  { text: `command set -o history -o histexpand\n${stolen}` },
  { text: `true && { set -o history; set -H; }\n${stolen}` },
  { text: `f() { set -o history -o histexpand; }\nf\n${stolen}` },
  { text: `o=histexpand; set -o history -o $o\n${stolen}` },
  { text: `a='-o histexpand'; set -o history $a\n${stolen}` },
  { text: "set -o history -H\n: @evil\n!!:s/: //" },
  { text: `bash -o history -o histexpand <<'E'\n${stolen}\nE` },
  { text: `bash -H -o history <<'E'\n${stolen}\nE` },
  { text: `bash --norc -i <<'E'\n${stolen}\nE` },
  { text: stolen, env: { SHELLOPTS: "history:histexpand" }, unproven: "only a script shows it" },
  { text: `set -o history -H\nhistchars='%^#'\n: @evil\n%:s/: //`, unproven: "a form of doubt" },
];

const harmless: readonly Row[] = [
  { text: "set -o history -o histexpand\necho hi" },
  { text: "set -o history -o histexpand\necho 'hi!'" },
  { text: "set +H\necho hi! && [ ! -e x ]" },
  { text: "set -o history\n[ ! -e x ] && history" },
  { text: "set -H\necho hi! there" },
  { text: "echo 'a!' b^ \"c!\"" },
  { text: "bash -ic 'echo hi!'" },
  { text: "bash -i +H <<'E'\necho hi!\nE" },
  { text: "echo hi", env: { SHELLOPTS: "history:histexpand" } },
];

const leavesMark = ({ text, env = {} }: Row): boolean =>
  withFiles([], (folder) => {
    spawnSync(realBash ?? "bash", ["--norc", "-c", text.replaceAll("@evil", "touch ran")], {
      cwd: folder,
      env: { HOME: folder, PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", ...env },
      stdio: "ignore",
      timeout: 10_000,
    });
    return existsSync(posix.join(folder, "ran"));
  });

describe("history expansion", () => {
  test.each(expanded)("$text is not allowed", ({ text, env = {} }) => {
    expect(verdictOn(text.replaceAll("@evil", "rm -rf ~"), { env }).decision).not.toBe("allow");
  });
  const proven = expanded.filter(({ unproven }) => unproven === undefined);
  test.skipIf(realBash === undefined).each(proven)("$text runs in bash", (row) => {
    expect(leavesMark(row)).toBe(true);
  });
  test.each(harmless)("$text is allowed", ({ text, env = {} }) => {
    expect(verdictOn(text, { env }).decision).toBe("allow");
  });
});

test.each([
  ["!!", true],
  ["a ^b", true],
  ["'!'", false],
  ["'a' ! 'b'", true],
  ['"\'"!"\'"', true],
  ["\\'!'", true],
  ["ls", false],
])("%s may hold an event: %s", (text, expectedAnswer) => {
  expect(mayHoldEvents(text)).toBe(expectedAnswer);
});
