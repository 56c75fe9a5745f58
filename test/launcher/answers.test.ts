import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { findCompiler, flagSets } from "../../src/launcher/compile.mjs";
import { temporaryFolder } from "./support/build.ts";
import { call, type Ending, installLauncher } from "./support/installation.ts";

/** The launcher with short deadlines, so that tests of them need not wait. */
function buildHasty(): string {
  const source = new URL("../../src/launcher", import.meta.url).pathname;
  const folder = temporaryFolder();
  const names = readdirSync(source).filter((name) => /\.[ch]$/.test(name));
  for (const name of names) {
    const text = readFileSync(join(source, name), "utf8");
    writeFileSync(join(folder, name), text.replace(/(_WAIT_MS) \d+u/g, "$1 700u"));
  }
  const parts = names.filter((name) => name.endsWith(".c")).map((name) => join(folder, name));
  const output = join(folder, "guardsh");
  execFileSync(findCompiler({}) ?? "", [...(flagSets[0] ?? []), "-o", output, ...parts]);
  return output;
}

const installation = installLauncher(buildHasty());
const { folder, launcher } = installation;
const ran = join(folder, "RAN");

beforeEach(() => rmSync(ran, { force: true }));

describe("only an explicit, well-formed allow for this very request runs anything", () => {
  test("allow runs it", () => {
    installation.decide("allow");
    const ending = call([], launcher, ["bash", "-c", `touch ${ran}; exit 5`]);
    expect(ending).toEqual({ status: 5, signal: null, stdout: "", stderr: "" });
    expect(existsSync(ran)).toBe(true);
  });

  test("an allow that comes byte by byte runs it", () => {
    installation.decide("slow-bytes");
    expect(call([], launcher, ["bash", "-c", "echo ran"]).stdout).toBe("ran\n");
  });

  test("refuse does not, and says what the decider says", () => {
    installation.decide("refuse");
    const ending = call([], launcher, ["bash", "-c", `touch ${ran}`]);
    expect(ending).toEqual({ status: 42, signal: null, stdout: "", stderr: "no\n" });
    expect(existsSync(ran)).toBe(false);
  });

  test("a refusal never ends with success", () => {
    installation.decide("refuse-zero");
    expect(call([], launcher, ["bash", "-c", `touch ${ran}`]).status).toBe(126);
    expect(existsSync(ran)).toBe(false);
  });

  test.each([
    "not-by-me",
    "unknown-decision",
    "garbage",
    "wrong-id",
    "wrong-digest",
    "wrong-version",
    "cut-off",
    "trailing",
    "counted-trailing",
    "wrong-length",
    "two",
    "nothing",
    "deaf",
    "crash",
    "late",
    "open",
  ])("%s does not", (mode) => {
    installation.decide(mode);
    const ending = call([], launcher, ["bash", "-c", `touch ${ran}`]);
    expect(ending.status).toBe(126);
    expect(ending.stdout).toBe("");
    expect(ending.stderr).toMatch(/^guardsh: blocked \[no-decision\] .*Nothing was executed\.\n/);
    expect(existsSync(ran)).toBe(false);
  });

  test("no answer is none for a script and a program on standard input either", () => {
    installation.decide("garbage");
    writeFileSync(join(folder, "script"), `touch ${ran}\n`);
    expect(call([], launcher, ["bash", join(folder, "script")]).status).toBe(126);
    expect(call([], launcher, ["sh"], { input: `touch ${ran}\n` }).status).toBe(126);
    expect(existsSync(ran)).toBe(false);
  });

  test("a Node that is gone runs nothing", () => {
    installation.record({ node: join(folder, "nothing-here") });
    expect(call([], launcher, ["bash", "-c", `touch ${ran}`]).status).toBe(126);
    installation.record({});
    expect(existsSync(ran)).toBe(false);
  });
});

describe("a program on standard input", () => {
  const spoken = (writer: string): Ending =>
    call([], "/bin/bash", ["bash", "-c", `(${writer}) | ${launcher} -s; exit "\${PIPESTATUS[1]}"`]);

  test("whose writer pauses is a conversation: what is not handed over does not run", () => {
    installation.decide("allow");
    const ending = spoken(`echo 'touch ${ran}'; sleep 1`);
    expect(ending).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(installation.request()).toMatchObject({ kind: "stdin", inputType: "fifo" });
    expect(installation.request().inputDescriptor).toBeUndefined();
    expect(existsSync(ran)).toBe(false);
  });

  test("whose writer never comes to an end is one too", () => {
    installation.decide("allow");
    const writer = "while echo : 2>/dev/null; do sleep 0.1; done";
    expect(spoken(writer)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(installation.request().inputDescriptor).toBeUndefined();
  });

  test.each(["refuse", "garbage", "nothing", "crash", "late"])(
    "a conversation runs nothing on %s",
    (mode) => {
      installation.decide(mode);
      const ending = spoken(`echo 'touch ${ran}'; sleep 1.5`);
      expect(ending.status).toBe(mode === "refuse" ? 42 : 126);
      expect(existsSync(ran)).toBe(false);
    },
  );

  test("the feeder of a conversation has nothing of the caller's but its input", () => {
    installation.decide("allow");
    spoken("echo; sleep 0.6");
    const seen = installation.seen().filter((line) => /^(fd|cwd|env|Sig)/.test(line));
    expect(seen).toEqual([
      "env PATH=/usr/bin:/bin",
      "env LANG=C.UTF-8",
      "env HOME=/",
      "cwd /",
      ...["fd 0", "fd 1", "fd 2", "fd 3", "fd 5"],
      ...["SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000"],
    ]);
  });

  test("is judged as the bytes that then run", () => {
    installation.decide("allow");
    const input = "read -r line\nthis is data \xff\necho got $line; cat\nrest\n";
    const ending = call([], launcher, ["bash", "-s"], { input });
    expect(ending.stdout).toBe("got this is data \xff\nrest\n");
    expect(installation.seen().join("\n")).toContain(`content 5 ${input}`);
    expect(installation.request()).toMatchObject({ kind: "stdin", inputDescriptor: 5 });
  });

  test("cannot be changed by who judges it, nor moved", () => {
    installation.decide("allow");
    const flags = "cat /proc/$$/fdinfo/0; readlink /proc/$$/fd/0; echo x >/proc/$$/fd/0";
    const ending = call([], launcher, ["bash", "-s"], { input: `${flags}\n` });
    expect(ending.stdout).toContain("memfd:guardsh");
    expect(ending.stderr).toContain("Operation not permitted");
  });

  test("over the limit is refused", () => {
    installation.decide("allow");
    const input = `touch ${ran}\n${"#".repeat(17 << 20)}`;
    expect(call([], launcher, ["bash"], { input }).status).toBe(126);
    expect(existsSync(ran)).toBe(false);
  });
});

describe("a script", () => {
  const script = join(folder, "script");
  beforeEach(() => writeFileSync(script, "echo original\n"));

  test("is opened by the launcher and handed to the decider", () => {
    installation.decide("allow");
    const ending = call([], launcher, ["bash", "./script", "a"], { cwd: folder });
    expect(ending.stdout).toBe("original\n");
    expect(installation.seen()).toContain("content 4 echo original");
    const { scriptPath, scriptSize, operandIndex } = installation.request();
    expect([Buffer.from(scriptPath ?? []).toString(), scriptSize, operandIndex]).toEqual([
      "./script",
      14n,
      1,
    ]);
  });

  test("that changed while it was judged is judged again", () => {
    installation.decide("changes-once");
    rmSync(join(folder, "changes-once.changed"), { force: true });
    expect(call([], launcher, ["bash", script]).stdout).toBe("original\nchanged\n");
    expect(installation.seen()).toContain("echo changed");
  });

  test("that changes each time is refused", () => {
    installation.decide("changes");
    const ending = call([], launcher, ["bash", script]);
    expect(ending.status).toBe(126);
    expect(ending.stderr).toContain("the script changed each time");
    expect(ending.stdout).toBe("");
  });

  test("that changed only in its bytes is not the same", () => {
    installation.decide("in-place");
    const ending = call([], launcher, ["bash", script]);
    expect(ending.stderr).toContain("the script changed each time");
  });

  test("found by PATH is the one that bash finds", () => {
    installation.decide("allow");
    const path = join(folder, "on-path");
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "named"), "echo named\n");
    const actions = [`env=PATH=/nothing::${path}:/bin`];
    expect(call(actions, launcher, ["bash", "named"]).stdout).toBe("named\n");
    expect(Buffer.from(installation.request().scriptPath ?? []).toString()).toBe(
      join(path, "named"),
    );
    expect(call(actions, launcher, ["sh", "named"]).status).toBe(2);
    expect(installation.request().scriptDescriptor).toBeUndefined();
  });

  test("whose place on PATH cannot be told has no path", () => {
    installation.decide("allow");
    call(["env=PATH=~/bin:/bin"], launcher, ["bash", "named"]);
    expect(installation.request().scriptPath).toBeUndefined();
  });

  test.each([
    ["missing", "/nonexistent/x", 127],
    ["a directory", "/etc", 126],
  ])("that is %s is asked about all the same", (_, path, status) => {
    installation.decide("allow");
    const ending = call([], launcher, ["bash", path]);
    expect(ending.status).toBe(status);
    const request = installation.request();
    expect(request.kind).toBe("script");
    expect(Buffer.from(request.scriptPath ?? []).toString()).toBe(path);
    expect([request.scriptInode, request.scriptDescriptor]).toEqual([undefined, undefined]);
  });

  test("that is a FIFO is not opened", () => {
    installation.decide("refuse");
    const fifo = join(folder, "fifo");
    execFileSync("mkfifo", [fifo]);
    expect(call([], launcher, ["bash", fifo]).status).toBe(42);
    expect(installation.request().scriptDescriptor).toBeUndefined();
    expect(installation.request().scriptInode).toBeDefined();
  });

  test("under /dev is not opened", () => {
    installation.decide("refuse");
    call([], launcher, ["bash", "/dev/stdin"], { input: "echo x\n" });
    expect(installation.request().scriptDescriptor).toBeUndefined();
  });
});
