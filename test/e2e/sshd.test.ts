import { execFile, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../launcher/support/build.ts";
import { speakTo } from "./support/conversation.ts";
import { type Guarded, installGuarded } from "./support/guarded.ts";
import { missingForSsh, type SshServer, startSshServer } from "./support/ssh-server.ts";

const missing = missingForSsh();
const noRsync = existsSync("/usr/bin/rsync") ? undefined : "/usr/bin/rsync is missing";

describe(`guardsh as the login shell of an sshd${missing ? ` (skipped: ${missing})` : ""}`, () => {
  const folder = temporaryFolder();
  const home = join(folder, "home");
  const here = join(folder, "here");
  const there = join(folder, "there");
  const content = randomBytes(300_000);
  let guarded: Guarded;
  let server: SshServer;

  beforeAll(async () => {
    if (missing) return;
    for (const path of [home, here, there, join(home, "tree/deep")])
      mkdirSync(path, { recursive: true });
    writeFileSync(join(home, "there.bin"), content);
    writeFileSync(join(home, "tree/deep/one.bin"), content.subarray(0, 5000));
    writeFileSync(join(home, "tree/two words"), "two\n");
    writeFileSync(join(here, "here.bin"), content);
    guarded = installGuarded();
    server = await startSshServer(join(folder, "server"), home, join(guarded.shims, "bash"));
  });
  afterAll(() => server?.stop());

  const rsh = (): string => ["ssh", ...server.options, "-p", `${server.port}`].join(" ");
  const sshWords = (): readonly string[] => [
    ...server.options,
    "-p",
    `${server.port}`,
    "root@127.0.0.1",
  ];
  const scpWords = (): readonly string[] => [...server.options, "-P", `${server.port}`, "-q"];

  test.skipIf(missing)("a command has its output, bytes and status", async () => {
    const text = "printf '\\000\\377\\012'; cat; echo err >&2; exit 7";
    const ended = await run("ssh", [...sshWords(), text], "in\xffput");
    expect(ended).toEqual({ status: 7, stdout: "\0\xff\nin\xffput", stderr: "err\n" });
  });

  test.skipIf(missing)("a login reads what it is to do from its input", async () => {
    const ended = await run("ssh", ["-T", ...sshWords()], "echo $0; shopt login_shell; pwd\n");
    expect(ended).toEqual({
      status: 0,
      stdout: `-bash\nlogin_shell    \ton\n${home}\n`,
      stderr: "",
    });
  });

  test.skipIf(missing)("a login is spoken to line by line", async () => {
    const argv = ["ssh", "-T", ...sshWords()];
    const spoken = speakTo({ program: "/usr/bin/ssh", argv, cwd: here });
    spoken.say("x=1; echo one\n");
    await spoken.hear("one\n");
    spoken.say("cd tree; basename $PWD $x\n");
    await spoken.hear("tree\n");
    spoken.say("exit 5\n");
    expect(await spoken.ending).toEqual({
      status: 5,
      signal: null,
      stdout: "one\ntree\n",
      stderr: "",
    });
  });

  test.skipIf(missing)("what is risky is refused", async () => {
    mkdirSync(join(home, "keep/.git"), { recursive: true });
    const ended = await run("ssh", [...sshWords(), "rm -rf keep/.git"]);
    expect([ended.status, ended.stdout]).toEqual([126, ""]);
    expect(ended.stderr).toMatch(/^guardsh: blocked \[delete-protected-path\]/);
    expect(existsSync(join(home, "keep/.git"))).toBe(true);
  });

  test.skipIf(missing).each([["-O"], ["-s"]])("scp %s, there and back", async (protocol) => {
    const to = `root@127.0.0.1:${there}/sent${protocol}.bin`;
    const back = join(here, `back${protocol}.bin`);
    const up = await run("scp", [protocol, ...scpWords(), join(here, "here.bin"), to]);
    expect(up).toEqual({ status: 0, stdout: "", stderr: "" });
    const down = await run("scp", [protocol, ...scpWords(), "root@127.0.0.1:there.bin", back]);
    expect(down).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(there, `sent${protocol}.bin`)).equals(content)).toBe(true);
    expect(readFileSync(back).equals(content)).toBe(true);
  });

  test.skipIf(missing ?? noRsync)("rsync, there and back", async () => {
    const down = await run("rsync", ["-a", "-e", rsh(), "root@127.0.0.1:tree/", `${here}/tree/`]);
    expect(down).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(here, "tree/deep/one.bin")).equals(content.subarray(0, 5000))).toBe(
      true,
    );
    expect(readFileSync(join(here, "tree/two words"), "utf8")).toBe("two\n");
    const up = await run("rsync", [
      "-a",
      "-e",
      rsh(),
      `${here}/tree/`,
      `root@127.0.0.1:${there}/copy/`,
    ]);
    expect(up).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(there, "copy/deep/one.bin")).equals(content.subarray(0, 5000))).toBe(
      true,
    );
  });

  test.skipIf(missing)("git clone and push", async () => {
    const git = (...words: readonly string[]) =>
      run("git", words, undefined, { GIT_SSH_COMMAND: rsh() });
    const bare = join(home, "r.git");
    spawnSync("git", ["init", "-q", "--bare", "-b", "main", bare]);
    const clone = join(here, "clone");
    expect((await git("clone", "-q", "root@127.0.0.1:r.git", clone)).status).toBe(0);
    writeFileSync(join(clone, "data.bin"), content);
    const named = ["-c", "user.name=x", "-c", "user.email=x@x"];
    await git("-C", clone, "add", ".");
    await git("-C", clone, ...named, "commit", "-qm", "one");
    const pushed = await git("-C", clone, "push", "-q", "origin", "HEAD:main");
    expect(pushed).toEqual({ status: 0, stdout: "", stderr: "" });
    const again = join(here, "again");
    const cloned = await git("clone", "-q", "root@127.0.0.1:r.git", again);
    expect(cloned).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(again, "data.bin")).equals(content)).toBe(true);
  });
});

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a client, its output as one character a byte. */
function run(
  program: string,
  words: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const plain = { PATH: "/usr/bin:/bin", HOME: "/nonexistent", LANG: "C.UTF-8", ...env };
    const options = { env: plain, encoding: "latin1", timeout: 40_000 } as const;
    const child = execFile(program, words, options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ status, stdout, stderr });
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(Buffer.from(input, "latin1"));
  });
}
