import { describe, expect, test } from "vitest";
import { textsOf } from "../../src/base/value.ts";
import { encode } from "../../src/host/bytes.ts";
import { environFrom } from "../../src/host/environ.ts";
import type { Installation } from "../../src/host/install-record.ts";
import type { LauncherRequest } from "../../src/protocol/protocol.ts";
import { ambiguousVariable } from "../../src/shell/environment.ts";
import { askedFor, type ReadDescriptor } from "../../src/shell/request.ts";

const installation: Installation = {
  version: "0",
  folder: "/opt/guardsh",
  bundle: "/opt/guardsh/dist/main.mjs",
  shells: {},
  shIs: "dash",
  config: undefined,
  state: undefined,
};

interface Given extends Partial<Omit<LauncherRequest, "argv" | "environ">> {
  readonly argv: readonly string[];
  readonly environ?: readonly string[];
  readonly shIs?: Installation["shIs"];
  readonly read?: ReadDescriptor;
}

function asked({ argv, environ = [], shIs = "dash", read = () => undefined, ...more }: Given) {
  const request: LauncherRequest = {
    id: new Uint8Array(16),
    argv: argv.map((one) => encode(one)),
    environ: environ.map((one) => encode(one)),
    personality: "bash",
    kind: "command",
    terminals: 0,
    inputType: "null",
    pid: 2,
    parentPid: 1,
    uid: 1000,
    effectiveUid: 1000,
    shell: encode("/bin/bash"),
    record: encode("/opt/guardsh/install.json"),
    ...more,
  };
  return askedFor(request, environFrom(request.environ), { ...installation, shIs }, read);
}

/** The run that is asked about, in plain texts. */
function runOf(given: Given) {
  const answer = asked(given);
  if (answer.kind !== "run") throw new Error(`it is ${answer.kind}`);
  const { run } = answer;
  return {
    ...run,
    zero: textsOf(run.zero)?.[0],
    positional: run.positional.map((one) => textsOf(one)?.[0]),
  };
}

const command = (argv: readonly string[], operandIndex: number, more: Partial<Given> = {}) =>
  runOf({ argv, operandIndex, ...more });

describe("a command text", () => {
  test("is the operand, with $0 and parameters behind it", () => {
    expect(command(["bash", "-c", "ls", "zero", "a", "b"], 2)).toMatchObject({
      text: "ls",
      zero: "zero",
      positional: ["a", "b"],
    });
  });

  test("has the name of the shell as $0 without one", () => {
    expect(command(["/shims/bash", "-c", "ls"], 2)).toMatchObject({
      zero: "/shims/bash",
      positional: [],
    });
  });

  test("may be empty, and any bytes", () => {
    expect(command(["bash", "-c", ""], 2).text).toBe("");
    expect(command(["bash", "-c", "a\udcffb"], 2).text).toBe("a\udcffb");
  });

  test.each([
    [["-e"], { errexit: true }],
    [["-ec"], { errexit: true }],
    [["-eu"], { errexit: true, nounset: true }],
    [["+e"], { errexit: false }],
    [["-f"], { noglob: true }],
    [["-n"], { noexec: true }],
    [["-o", "pipefail"], { pipefail: true }],
    [["-euo", "pipefail"], { errexit: true, nounset: true, pipefail: true }],
    [["+o", "errexit"], { errexit: false }],
    [["-O", "extglob"], { extglob: true }],
    [["-O", "nullglob", "-O", "globstar"], { nullglob: true, globstar: true }],
    [["+O", "extglob"], { extglob: false }],
    [["+B"], { braceExpand: false }],
    [["--norc"], {}],
    [["-l"], {}],
  ] as const)("takes the options %j", (words, options) => {
    const argv = ["bash", ...words, "-c", "ls"];
    expect(command(argv, argv.length - 1).options).toEqual(options);
  });

  test.each([
    ["SHELLOPTS=errexit:noglob", { errexit: true, noglob: true }],
    ["BASHOPTS=extglob:nullglob", { extglob: true, nullglob: true }],
    ["SHELLOPTS=braceexpand:nothing", { braceExpand: true }],
    ["OTHER=errexit", {}],
  ])("takes options from %s", (entry, options) => {
    expect(command(["bash", "-c", "ls"], 2, { environ: [entry] }).options).toEqual(options);
  });

  test("words win over the environment", () => {
    const environ = ["SHELLOPTS=errexit"];
    expect(command(["bash", "+e", "-c", "ls"], 3, { environ }).options.errexit).toBe(false);
  });
});

describe("the dialect", () => {
  const dialect = (given: Partial<Given>, words: readonly string[] = []) => {
    const argv = ["bash", ...words, "-c", "ls"];
    return command(argv, argv.length - 1, given).dialect;
  };

  test.each([
    [{ personality: "bash" }, "bash", false],
    [{ personality: "guardsh" }, "bash", false],
    [{ personality: "sh", shIs: "dash" }, "dash", true],
    [{ personality: "sh", shIs: "bash" }, "bash", true],
    [{ personality: "sh", shIs: "unknown" }, "unknown-sh", true],
    [{ personality: "zsh" }, "zsh", false],
    [{ environ: ["POSIXLY_CORRECT="] }, "bash", true],
    [{ environ: ["SHELLOPTS=braceexpand:posix"] }, "bash", true],
  ] as const)("of %j is %s, posix %s", (given, shell, posix) => {
    expect(dialect(given)).toMatchObject({ shell, posix, expandAliases: posix });
  });

  test.each([
    [["--posix"], { posix: true, expandAliases: true }],
    [["-o", "posix"], { posix: true }],
    [["-eo", "posix"], { posix: true }],
    [["-i"], { posix: false, expandAliases: true }],
    [["-lic"], { expandAliases: true }],
    [["-O", "expand_aliases"], { expandAliases: true }],
    [["-O", "extglob"], { extglob: true, expandAliases: false }],
  ])("after %j", (words, expected) => {
    expect(dialect({}, words)).toMatchObject(expected);
  });
});

describe("how the shell is started", () => {
  test.each([
    [["bash", "-c", "ls"], { login: false, interactive: false, privileged: false }],
    [["-bash", "-c", "ls"], { login: true }],
    [["bash", "-lc", "ls"], { login: true }],
    [["bash", "--login", "-c", "ls"], { login: true }],
    [["bash", "-ic", "ls"], { interactive: true }],
    [["bash", "-pc", "ls"], { privileged: true }],
    [["bash", "--norc", "-ic", "ls"], { noRc: true }],
    [["bash", "--rcfile", "f", "-ic", "ls"], { rcFile: "f" }],
  ])("%j", (argv, start) => {
    expect(command(argv, argv.length - 1).start).toMatchObject(start);
  });

  test("a socket on standard input is told", () => {
    expect(command(["bash", "-c", "ls"], 2, { inputType: "socket" }).start.socketInput).toBe(true);
    expect(command(["bash", "-c", "ls"], 2).start.socketInput).toBe(false);
  });
});

describe("a script", () => {
  const script: Given = {
    argv: ["bash", "-e", "x.sh", "a"],
    kind: "script",
    operandIndex: 2,
    scriptPath: encode("/home/dev/x.sh"),
    scriptInode: 7n,
    scriptDescriptor: 4,
    read: (descriptor) => (descriptor === 4 ? encode("echo hi\0\n") : undefined),
  };

  test("is the text of the opened file, without NUL, with its name as $0", () => {
    expect(runOf(script)).toMatchObject({
      text: "echo hi\n",
      zero: "x.sh",
      positional: ["a"],
      options: { errexit: true },
    });
  });

  test("that is not there is the shell's own error", () => {
    const { scriptInode: _, scriptDescriptor: __, ...missing } = script;
    expect(runOf(missing)).toMatchObject({ text: "", zero: "x.sh" });
  });

  test.each<[string, Partial<Given>]>([
    ["cannot be read", { read: () => undefined }],
    ["is no regular file", { scriptDescriptor: undefined as never }],
    ["cannot be told", { scriptPath: undefined as never }],
  ])("that %s is not run", (_, change) => {
    expect(asked({ ...script, ...change })).toMatchObject({
      kind: "unclear",
      id: "run-opaque-code",
    });
  });
});

describe("a program on standard input", () => {
  const given: Given = {
    argv: ["bash", "-s", "a", "b"],
    kind: "stdin",
    operandIndex: 2,
    inputDescriptor: 5,
    read: (descriptor) => (descriptor === 5 ? encode("ls\0 -l\n") : undefined),
  };

  test("is read from the launcher's copy", () => {
    expect(runOf(given)).toMatchObject({ text: "ls -l\n", zero: "bash", positional: ["a", "b"] });
  });

  test("that cannot be read is not run", () => {
    expect(asked({ ...given, read: () => undefined }).kind).toBe("unclear");
    expect(asked({ ...given, inputDescriptor: undefined as never }).kind).toBe("unclear");
  });
});

describe("what else a shell is started for", () => {
  test("a message of its own runs no text", () => {
    expect(runOf({ argv: ["bash", "--version"], kind: "information" }).text).toBe("");
  });

  test("what is typed is not judged yet, hence not run", () => {
    expect(asked({ argv: ["bash"], kind: "interactive" })).toMatchObject({
      kind: "unclear",
      id: "interactive",
    });
  });

  test("a management command never runs as a shell", () => {
    expect(asked({ argv: ["guardsh", "check"], kind: "management" }).kind).toBe("unclear");
  });
});

describe("variables that are given twice", () => {
  const first = (...entries: readonly string[]) =>
    ambiguousVariable(environFrom(entries.map((one) => encode(one))));

  test.each(["PATH", "HOME", "BASH_ENV", "GIT_DIR", "LD_PRELOAD", "PYTHONSTARTUP", "IFS"])(
    "%s with two values is doubt",
    (name) => {
      expect(first(`${name}=a`, "X=1", `${name}=b`)).toBe(name);
      expect(first(`${name}=a`, `${name}=a`)).toBeUndefined();
    },
  );

  test("others are what the shell takes", () => {
    expect(first("X=1", "X=2")).toBeUndefined();
  });
});
