import { describe, expect, test } from "vitest";
import { runAst } from "../../src/cli/commands/ast.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function ast(
  args: readonly string[],
  chunks: readonly (string | Uint8Array)[] = [],
): Promise<Ran> {
  let out = "";
  let error = "";
  const bytes = chunks.map((one) =>
    typeof one === "string" ? new TextEncoder().encode(one) : one,
  );
  const code = await runAst(args, {
    stdin: (async function* () {
      yield* bytes;
    })(),
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    environ: new Map(),
    cwd: "/",
    installFolder: "/",
    guardPaths: [],
  });
  return { code, out, error };
}

const rows = ({ out }: Ran): unknown[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Control and direction characters, but the newline. */
function isInvisible(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const within = (first: number, last: number) => code >= first && code <= last;
  if (character === "\n") return false;
  return within(0, 0x1f) || within(0x7f, 0x9f) || within(0x200b, 0x200f) || within(0x202a, 0x202e);
}

describe("guardsh ast --jsonl", () => {
  test("answers row by row", async () => {
    const ran = await ast(
      ["--jsonl"],
      [
        '{"id": 7, "command": "X=1 rm -rf \\"$d\\" 2>f {v}<g <<E; echo `y`\\nE"}\n',
        '{"command": "if"}',
      ],
    );
    expect(ran.code).toBe(0);
    expect(rows(ran)).toEqual([
      {
        id: 7,
        status: "agreed",
        commands: [
          {
            assignments: ["X=1"],
            words: ["rm", "-rf", '"$d"'],
            redirections: [
              { fd: 2, op: ">", target: "f" },
              { fd: "{v}", op: "<", target: "g" },
              { op: "<<", target: "E" },
            ],
            span: [0, 29],
          },
          { assignments: [], words: ["echo", "`y`"], redirections: [], span: [31, 39] },
          { assignments: [], words: ["y"], redirections: [], span: [37, 38] },
        ],
      },
      { id: null, status: "invalid", commands: [] },
    ]);
  });

  const places: readonly (readonly [string, string, string])[] = [
    ["a case word", "case $(x) in a) ;; esac", "x"],
    ["a case pattern", "case a in $(x)) ;; esac", "x"],
    ["a loop word", "for a in $(x); do b; done", "x"],
    ["a here-document", "a <<E\n$(x)\nE", "x"],
    ["a here-string", "a <<<$(x)", "x"],
    ["arithmetic", "echo $((1 + $(x)))", "x"],
    ["an arithmetic command", "((1 + $(x)))", "x"],
    ["an arithmetic loop", "for ((; $(x);)); do a; done", "x"],
    ["the word of an expansion", "echo ${a:-$(x)}", "x"],
    ["a pattern", "echo ${a#$(x)}", "x"],
    ["a replacement", "echo ${a/b/$(x)}", "x"],
    ["a substring", "echo ${a:$(x)}", "x"],
    ["a subscript", "echo ${a[$(x)]}", "x"],
    ["a quoted string", 'echo "a $(x)"', "x"],
    ["an assignment", "a=$(x)", "x"],
    ["an assigned subscript", "a[$(x)]=1", "x"],
    ["an array element", "a=([1]=$(x))", "x"],
    ["a process substitution", "a <(x)", "x"],
    ["a function", "f() { x; }", "x"],
    ["a coprocess", "coproc { x; }", "x"],
    ["a conditional", "[[ a == $(x) ]]", "x"],
    ["a redirection", "a >$(x)", "x"],
    ["a redirection of a group", "{ a; } >$(x)", "x"],
    ["a later branch", "if a; then b; elif c; then d; else x; fi", "x"],
    ["a nested substitution", "echo $(a $(b `x`))", "x"],
    ["a background list", "a & x &", "x"],
  ];
  test.each(places)("finds the command in %s", async (_, command, name) => {
    const [row] = rows(await ast(["--jsonl"], [JSON.stringify({ command })])) as [
      { commands: { words: string[]; span: [number, number] }[] },
    ];
    const found = row.commands.find(({ words }) => words[0] === name);
    expect(found && command.slice(...found.span)).toBe(name);
    const starts = row.commands.map(({ span }) => span[0]);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test("quoted text runs nothing", async () => {
    const [row] = rows(
      await ast(["--jsonl"], [JSON.stringify({ command: "a '$(x)' <<'E'\n$(y)\nE" })]),
    );
    expect(row).toMatchObject({ commands: [{ words: ["a", "'$(x)'"] }] });
  });

  test("leaves out line continuations, but not in single quotes", async () => {
    const command = "r\\\nm \"a\\\nb\" 'c\\\nd' $(e \\\nf)";
    const [row] = rows(await ast(["--jsonl"], [JSON.stringify({ command })]));
    expect(row).toMatchObject({
      commands: [{ words: ["rm", '"ab"', "'c\\\nd'", "$(e \\\nf)"] }, { words: ["e", "f"] }],
    });
  });

  const broken: readonly (readonly [string, string | Uint8Array, unknown])[] = [
    ["no JSON", "{", null],
    ["an empty line", "", null],
    ["no object", "7", null],
    ["no command", '{"id": "a"}', "a"],
    ["a command that is no string", '{"id": 1, "command": 2}', 1],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), null],
  ];
  test.each(broken)("answers %s with an error and goes on", async (_, line, id) => {
    const answers = rows(await ast(["--jsonl"], [line, "\n", '{"command": "ls"}\n']));
    expect(answers).toEqual([
      { id, error: expect.any(String) },
      { id: null, status: "agreed", commands: [expect.objectContaining({ words: ["ls"] })] },
    ]);
  });

  test("reads rows that arrive in pieces", async () => {
    const bytes = new TextEncoder().encode('{"command": "echo é"}\n');
    const ran = await ast(
      ["--jsonl"],
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
    );
    expect(rows(ran)).toMatchObject([{ commands: [{ words: ["echo", "é"] }] }]);
    expect((await ast(["--jsonl"])).out).toBe("");
  });
});

describe("guardsh ast TEXT", () => {
  test("shows an outline", async () => {
    const { code, out } = await ast(['X=1 rm "$d" | b && ! c >f &']);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "agreed
        pipeline
          command simple
            assignment "X=1"
              name "X"
              value word "1"
                part literal "1"
            word "rm"
              part literal "rm"
            word "\\"$d\\""
              part double-quoted
                part parameter
                  name "d"
          command simple
            word "b"
              part literal "b"
          operators "|"
        pipeline
          negated
          command simple
            word "c"
              part literal "c"
            redirection
              operator ">"
              target word "f"
                part literal "f"
        operators "&&"
        background
      "
    `);
  });

  test("says why reading stopped", async () => {
    expect((await ast(["ls\nfi"])).out).toMatch(/^invalid\n[\s\S]*\n {2}invalid 3-5: ".*"\n$/);
  });

  test("shows JSON", async () => {
    const { code, out } = await ast(["--json", "a b"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: "agreed", scripts: [{ kind: "script" }] });
  });

  test("never writes control characters", async () => {
    const text = "echo '\u001b[2J\u0007' \"\u202e\u0085\" \u200bx <<E\n\u009b1m\nE";
    for (const args of [[text], ["--json", text]]) {
      const { out } = await ast(args);
      expect(out).toContain("\\u001b");
      expect(out).toContain("\\u202e");
      expect([...out].filter(isInvisible)).toEqual([]);
    }
  });

  test("takes -- before a text that looks like an option", async () => {
    expect((await ast(["--", "--json"])).out).toContain('"--json"');
    expect((await ast(["-x"])).code).toBe(0);
  });

  test.each([[[]], [["--json"]], [["a", "b"]], [["--jsonl", "a"]], [["--unknown"]]])(
    "%j is a usage error",
    async (args) => {
      const { code, out, error } = await ast(args);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(error).toMatch(/^usage: guardsh ast/);
    },
  );
});
