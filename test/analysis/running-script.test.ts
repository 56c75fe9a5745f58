import { describe, expect, test } from "vitest";
import { effectsOf } from "../support/effects-of.ts";
import type { RunOptions } from "../support/shell-run.ts";

const why = "a shell runs the file that is written to, and reads on in it";
const project = "/home/dev/project";

const isDoubted = (text: string, options: RunOptions): boolean =>
  effectsOf(text, options).some((one) => one.kind === "opaque" && one.why === why);

const scripts = (script: string): RunOptions => ({
  files: { [`${project}/s.sh`]: script, [`${project}/other.sh`]: "ls\n" },
});

describe("a script that writes to itself", () => {
  test.each([
    "echo 'touch pwn' >>s.sh\n",
    "echo 'touch pwn' >>\"$0\"\n",
    "cp other.sh s.sh\n",
    "sed -i s/a/b/ s.sh\n",
    "echo x >>/dev/fd/255\n",
    "f() { echo x >>$0; }\nf\n",
    "echo 'echo x >>s.sh' >t.sh\nbash t.sh\n",
  ])("%j does not run unseen", (script) => {
    expect(isDoubted("bash s.sh", scripts(script))).toBe(true);
    expect(isDoubted("bash ./s.sh", scripts(script))).toBe(true);
  });

  test("is one when it is what the shell was started for", () => {
    const script = "echo x >>s.sh\n";
    expect(isDoubted(script, { ...scripts(script), file: "s.sh" })).toBe(true);
    expect(isDoubted(script, { ...scripts(script), file: "other.sh" })).toBe(false);
  });

  test("a sourced file counts", () => {
    expect(isDoubted(". ./s.sh", scripts("echo x >>s.sh\n"))).toBe(true);
  });

  test.each([
    "bash s.sh & echo x >>s.sh",
    "bash s.sh | tee s.sh",
    "{ bash s.sh & }; cp other.sh s.sh",
  ])("%j writes beside it", (text) => {
    expect(isDoubted(text, scripts("ls\n"))).toBe(true);
  });

  test.each([
    "echo ls >s.sh; bash s.sh",
    "bash s.sh; echo ls >s.sh",
    "bash s.sh >out.txt",
    "bash s.sh; chmod +x s.sh; touch s.sh",
    "bash s.sh; mv other.sh s.sh",
  ])("%j writes before or afterwards, or elsewhere", (text) => {
    expect(isDoubted(text, scripts("ls\n"))).toBe(false);
  });
});
