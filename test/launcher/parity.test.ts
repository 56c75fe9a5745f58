import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { buildSanitized } from "./support/build.ts";
import { call, installLauncher, realShell } from "./support/installation.ts";

const installation = installLauncher();
const { folder, launcher } = installation;
beforeEach(() => installation.decide("allow"));

const signals = "exec grep -E '^(SigBlk|SigIgn|SigPnd|ShdPnd)' /proc/self/status";
const listed = "cd /proc/$$/fd; echo *";
const hex = (bytes: string): string => `hex:${Buffer.from(bytes, "latin1").toString("hex")}`;

/** Actions of the caller, the shell, and its argv. */
const rows: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
  ["status", [], "bash", ["bash", "-c", "exit 300"]],
  ["death by signal", [], "bash", ["bash", "-c", "kill -9 $$"]],
  ["syntax error", [], "bash", ["bash", "-c", "if"]],
  ["$0 and operands", [], "bash", ["bash", "-c", "echo $0 $1", "--", "x"]],
  ["default $0", [], "bash", ["bash", "-c", "echo $0 $# $-"]],
  ["login dash", [], "bash", ["-bash", "-c", "echo $0; shopt login_shell"]],
  ["login dash of sh", [], "sh", ["-sh", "-c", "echo $0 $-"]],
  ["rbash", [], "bash", ["rbash", "-c", "cd /"]],
  ["zsh", [], "zsh", ["zsh", "-f", "-c", "echo $0 $ZSH_NAME"]],
  ["sh is dash", [], "sh", ["/any/where/sh", "-c", "echo $0 $'a'"]],
  ["descriptor 0 closed", ["close=0"], "bash", ["bash", "-c", `${listed}; cat`]],
  ["descriptor 1 closed", ["close=1"], "bash", ["bash", "-c", `echo x; { ${listed}; } >&2`]],
  ["descriptor 2 closed", ["close=2"], "bash", ["bash", "-c", listed]],
  ["0 to 2 closed", ["close=0", "close=1", "close=2"], "bash", ["bash", "-c", "exit 9"]],
  [
    "inherited descriptors",
    ["open=3", "open=4", "open=11", "open=77"],
    "bash",
    ["bash", "-c", listed],
  ],
  ["an inherited descriptor's content", ["open=7"], "bash", ["bash", "-c", "cat <&7"]],
  [
    "ignored HUP, TTIN and CHLD",
    ["ignore=1", "ignore=21", "ignore=17"],
    "bash",
    ["bash", "-c", signals],
  ],
  ["blocked USR1 and CHLD", ["block=10", "block=17"], "bash", ["bash", "-c", signals]],
  ["ignored PIPE, dash", ["ignore=13", "block=2"], "sh", ["sh", "-c", signals]],
  ["CHLD ignored and a child", ["ignore=17"], "bash", ["bash", "-c", "(exit 3); echo $?"]],
  ["umask", ["umask=0027"], "bash", ["bash", "-c", "umask"]],
  ["soft limit", ["nofile=64"], "bash", ["bash", "-c", "ulimit -Sn; ulimit -Hn"]],
  ["niceness", ["nice=7"], "bash", ["bash", "-c", "nice"]],
  ["deleted directory", ["gone"], "bash", ["bash", "-c", "echo $PWD; pwd -P; exit 4"]],
  [
    "bytes in argv",
    [],
    "bash",
    ["bash", "-c", hex("printf %s '\xff\xfe' \"$1\""), "x", hex("\x80\xc3(")],
  ],
  ["empty arguments", [], "bash", ["bash", "-c", "echo $#", "", "", ""]],
  ["empty command", [], "bash", ["bash", "-c", ""]],
  ["-c without text", [], "bash", ["bash", "-c"]],
  ["unknown option", [], "bash", ["bash", "-Z"]],
  ["unknown long option", [], "bash", ["bash", "--nonsense"]],
  ["--version", [], "bash", ["bash", "--version"]],
  ["--version of zsh", [], "zsh", ["zsh", "--version"]],
  ["--version of dash", [], "sh", ["sh", "--version"]],
  ["options with values", [], "bash", ["bash", "-co", "pipefail", "set -o | grep pipefail"]],
  ["missing script", [], "bash", ["bash", "/nonexist"]],
  ["a large environment", ["fill=19"], "bash", ["bash", "-c", "set | grep -c ^FILL"]],
];

test.each(rows)("like the real shell: %s", (_, actions, shell, argv) => {
  expect(call(actions, launcher, argv)).toEqual(call(actions, realShell(shell), argv));
});

const raw = [
  "env=TWICE=first",
  "env=TWICE=second",
  "env=no equals sign",
  "env==nameless",
  `env=${hex("BYTES=\xff\xc3(\x80")}`,
  "env=BASH_FUNC_f%%=() { echo called; }",
  "env=SHLVL=5",
];

test("environment and argv reach shell and decider byte for byte", () => {
  const argv = ["bash", "-c", "cat /proc/$$/environ; echo; cat /proc/$$/cmdline; :", hex("\xfe")];
  const through = call(raw, launcher, argv);
  expect(through).toEqual(call(raw, realShell("bash"), argv));
  const [environ, words] = through.stdout.split("\n");
  const text = (entries: readonly Uint8Array[]): string =>
    entries.map((entry) => `${Buffer.from(entry).toString("latin1")}\0`).join("");
  expect(text(installation.request().environ)).toBe(environ);
  expect(environ).toContain(
    "TWICE=first\0TWICE=second\0no equals sign\0=nameless\0BYTES=\xff\xc3(",
  );
  expect(text(installation.request().argv)).toBe(words);
});

describe("the decider's surroundings", () => {
  test("are the launcher's own, not the caller's", () => {
    const caller = ["open=5", "open=9", "ignore=1", "block=10", "env=NODE_OPTIONS=--bad"];
    const ending = call([...caller, "env=LD_AUDIT=/x"], launcher, ["bash", "-c", "exit 3"]);
    expect(ending.status).toBe(3);
    expect(installation.seen().filter((line) => !/^(pid .*)?$/.test(line))).toEqual([
      "env PATH=/usr/bin:/bin",
      "env LANG=C.UTF-8",
      "env HOME=/",
      "cwd /",
      "fd 0",
      "fd 1",
      "fd 2",
      "fd 3",
      "SigBlk:\t0000000000000000",
      "SigIgn:\t0000000000000000",
    ]);
  });

  test("are gone when the shell runs: no child, no descriptor", () => {
    const script = "cat /proc/$$/task/$$/children; wait; echo $?";
    expect(call([], launcher, ["bash", "-c", script]).stdout.trim()).toMatch(/^\d* ?0?\n?0$|^0$/);
  });
});

test.each([
  [["close=0"], { inputType: "closed", terminals: 0 }],
  [["close=0", "close=1", "close=2"], { inputType: "closed", terminals: 0 }],
  [["open=0"], { inputType: "file", terminals: 0 }],
  [[], { inputType: "socket", terminals: 0 }],
] as const)("the caller's descriptors are told: %j", (actions, facts) => {
  call(actions, launcher, ["bash", "-c", "exit"]);
  expect(installation.request()).toMatchObject(facts);
});

test.each([
  ["null", "</dev/null"],
  ["fifo", "< <(echo)"],
  ["other", "</dev/zero"],
])("input of type %s is told", (inputType, redirection) => {
  call([], "/bin/bash", ["bash", "-c", `${launcher} -c exit ${redirection}`]);
  expect(installation.request().inputType).toBe(inputType);
});

test("a terminal is told, and what is typed on it is interactive", () => {
  installation.decide("refuse");
  const run = (words: string): void => {
    call([], "/usr/bin/script", ["script", "-qec", `${launcher} ${words}`, "/dev/null"]);
  };
  run("-c exit");
  expect(installation.request()).toMatchObject({ inputType: "tty", terminals: 7, kind: "command" });
  run("");
  expect(installation.request()).toMatchObject({ terminals: 7, kind: "interactive" });
  run("2>/dev/null");
  expect(installation.request()).toMatchObject({ terminals: 3, kind: "interactive" });
});

test("a deleted directory has device and inode but no name", () => {
  call(["gone"], launcher, ["bash", "-c", "exit"]);
  const request = installation.request();
  expect(request.directory).toBeUndefined();
  expect(request.directoryInode).toBeGreaterThan(0n);
});

test("dash with -c and -s, which would run two programs, is refused unasked", () => {
  const ending = call([], launcher, ["sh", "-c", "-s", "echo text"], { input: "echo input\n" });
  expect(ending).toMatchObject({ status: 126, stdout: "" });
  expect(ending.stderr).toContain("guardsh: blocked [no-decision] this sh runs the text");
  expect(installation.wasAsked()).toBe(false);
});

test("only guardsh by that name has commands of its own, run in this very process", () => {
  const ending = call(["open=7"], launcher, ["guardsh", "check", "rm -rf /"]);
  expect(ending.stdout).toMatch(/^managed \d+\n$/);
  expect(ending.status).toBe(7);
  expect(installation.request()).toMatchObject({ kind: "management", operandIndex: 1 });
  expect(installation.seen()).not.toContain("fd 7");
  for (const name of ["bash", "-guardsh", "other"])
    expect(call([], launcher, [name, "check"]).status).toBe(127);
});

describe("under the sanitizers", () => {
  const sanitized = installLauncher(buildSanitized());
  test.each<[string, readonly string[], readonly string[], number]>([
    ["a command", [], ["bash", "-c", "exit 3"], 3],
    ["a large environment", ["fill=19"], ["-bash", "-lc", "exit 3"], 3],
    ["a script found by PATH", ["env=PATH=::/bin"], ["bash", "false"], 126],
    ["a program on standard input", [], ["zsh", "-f", "-s"], 0],
    ["a command of guardsh itself", [], ["guardsh", "check"], 7],
    ["everything closed", ["close=0", "close=1", "close=2"], ["sh", "-c", "exit 3"], 3],
    ["noise", [hex("env=\xff\xfe")], ["sh", hex("-\xff"), hex("\xfe\xff")], 2],
  ])("%s is clean", (_, actions, argv, status) => {
    const ending = call(actions, sanitized.launcher, argv);
    expect(ending.stderr).not.toMatch(/Sanitizer|runtime error/);
    expect(ending.status).toBe(status);
  });
});

test("a blocked SIGCHLD does not stay pending behind the decider", () => {
  // Why grep in the place of bash: every shell unblocks the signal before it can look.
  const { dev, ino } = statSync("/usr/bin/grep", { bigint: true });
  installation.record({ bash: "/usr/bin/grep", bashDevice: dev, bashInode: ino });
  const argv = ["bash", "-E", "^(SigPnd|ShdPnd|SigBlk)", "/proc/self/status"];
  const { stdout } = call(["block=17"], launcher, argv);
  const none = "0000000000000000";
  const blocked = "0000000000010000";
  expect(stdout).toBe(`SigPnd:\t${none}\nShdPnd:\t${none}\nSigBlk:\t${blocked}\n`);
});

test("the pid asked about is the shell's own", () => {
  const { stdout } = call([], launcher, ["bash", "-c", "echo $$ $PPID"]);
  const { pid, parentPid } = installation.request();
  expect(stdout).toBe(`${pid} ${parentPid}\n`);
});

test("a shell that only prints its version is asked about under loader variables", () => {
  installation.decide("refuse");
  expect(call([], launcher, ["bash", "--version"]).status).toBe(0);
  expect(installation.wasAsked()).toBe(false);
  expect(call(["env=LD_PRELOAD=/x"], launcher, ["bash", "--version"]).status).toBe(42);
  expect(call(["env=LD_PRELOAD=/x"], launcher, ["bash", "-Z"]).status).toBe(42);
});

test("a shell killed while it is asked about runs nothing, and its decider ends", async () => {
  installation.decide("open");
  const ran = join(folder, "RAN");
  rmSync(ran, { force: true });
  const ending = call([], "/usr/bin/timeout", [
    "timeout",
    "--foreground",
    "0.3",
    launcher,
    "-c",
    `touch ${ran}`,
  ]);
  expect(ending.status).toBe(124);
  expect(existsSync(ran)).toBe(false);
  const decider = installation
    .seen()
    .find((line) => line.startsWith("pid "))
    ?.slice(4);
  expect(Number(decider)).toBeGreaterThan(1);
  // Why the command line: a process that nobody has waited for yet keeps its entry, without one.
  const commandLine = (): string =>
    existsSync(`/proc/${decider}`) ? readFileSync(`/proc/${decider}/cmdline`, "latin1") : "";
  await expect.poll(commandLine).toBe("");
});
