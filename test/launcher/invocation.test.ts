import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Grammar,
  isManagement,
  personalityOf,
  readInvocation,
} from "../../src/protocol/invocation.ts";
import { codes } from "../../src/protocol/protocol.ts";
import { buildProbe, temporaryFolder } from "./support/build.ts";
import { invocations, type Row } from "./support/invocations.ts";

const probe = buildProbe();
const grammars: readonly Grammar[] = ["bash", "dash", "zsh"];

interface Question {
  readonly grammar: Grammar;
  readonly terminal: boolean;
  readonly argv: readonly string[];
}

/** What the C reader says, one line for each question. */
function askLauncher(questions: readonly Question[]): readonly string[] {
  const rows = questions.map(({ grammar, terminal, argv }) => {
    const head = `${grammars.indexOf(grammar)} ${Number(terminal)} ${argv.length}`;
    return `${head}\n${argv.map((word) => `${word}\0`).join("")}`;
  });
  const input = Buffer.from(rows.join(""), "latin1");
  return execFileSync(probe, ["rows"], { input }).toString().trimEnd().split("\n");
}

/** What the TypeScript reader says, in the same words. */
function askMirror({ grammar, terminal, argv }: Question): string {
  const { kind, operandIndex = -1, both, direct } = readInvocation(grammar, argv, terminal);
  const personality = codes.personality[personalityOf(argv[0] ?? "")];
  const numbers = [codes.kind[kind], operandIndex, Number(both), Number(direct), personality];
  return [...numbers, Number(isManagement(argv))].join(" ");
}

const titled = invocations.map((row) => [`${row.grammar} ${row.words.join(" ")}`, row] as const);

describe("what argv asks for", () => {
  const questions = invocations.map(({ grammar, words }) => ({
    grammar,
    terminal: false,
    argv: [grammar, ...words],
  }));
  const answers = askLauncher(questions);

  test.each(titled)("%s", (_, row) => {
    const { grammar, words, kind, operandIndex, direct = false, both = false } = row;
    const expected = { kind, both, direct, ...(operandIndex ? { operandIndex } : {}) };
    expect(readInvocation(grammar, [grammar, ...words], false)).toEqual(expected);
    const line = answers[invocations.indexOf(row)];
    const numbers = [codes.kind[kind], operandIndex ?? -1, Number(both), Number(direct)];
    expect(line?.startsWith(`${numbers.join(" ")} `)).toBe(true);
  });

  test("no row is there twice", () => {
    expect(new Set(titled.map(([title]) => title)).size).toBe(titled.length);
  });

  test.each(grammars)(
    "a terminal makes %s interactive only without command or script",
    (grammar) => {
      const kindOf = (...words: readonly string[]): string =>
        readInvocation(grammar, [grammar, ...words], true).kind;
      expect([kindOf(), kindOf("-s"), kindOf("-c", "x"), kindOf("x")]).toEqual([
        "interactive",
        "interactive",
        "command",
        "script",
      ]);
    },
  );
});

describe("the real shell runs what the reading says", () => {
  const folder = temporaryFolder();
  const script = join(folder, "script");
  mkdirSync(join(folder, "home"));
  writeFileSync(script, "echo RAN-script\n");

  test.each(titled)("%s", (_, row) => {
    expect(runForReal(row)).toEqual(expectedToRun(row));
  });

  function runForReal({ grammar, words }: Row): readonly string[] {
    const argv = words.map((word) =>
      word === "X" ? "echo RAN-command" : word === "SCRIPT" ? script : word,
    );
    const ran = spawnSync(`/usr/bin/${grammar}`, argv, {
      input: "echo RAN-stdin\n",
      cwd: folder,
      env: { PATH: "/usr/bin:/bin", HOME: join(folder, "home"), TERM: "dumb", LC_ALL: "C" },
    });
    return ran.stdout.toString().match(/^RAN-\w+/gm) ?? [];
  }

  function expectedToRun({ kind, both }: Row): readonly string[] {
    if (kind === "information") return [];
    if (both) return ["RAN-command", "RAN-stdin"];
    return [`RAN-${kind === "interactive" ? "stdin" : kind}`];
  }
});

test("C and TypeScript read any argv alike", () => {
  const word = fc.oneof(
    fc.constantFrom("-c", "-lc", "-co", "-o", "+o", "-O", "-s", "+s", "-i", "+i", "--", "-", "+"),
    fc.constantFrom("--norc", "-norc", "--rcfile", "--version", "--help", "--emulate", "-b", "-x"),
    fc.constantFrom("pipefail", "stdin", "shinstdin", "NO_SHIN-stdin", "x", "", "check", "setup"),
    fc.string({ unit: fc.constantFrom(..."-+csioObDx Z\t\xff"), maxLength: 5 }),
  );
  const argv0 = fc.constantFrom("bash", "-bash", "/x/rbash", "sh", "-/bin/sh", "zsh", "guardsh");
  const question = fc.record({
    grammar: fc.constantFrom(...grammars),
    terminal: fc.boolean(),
    argv: fc
      .tuple(fc.oneof(argv0, fc.constantFrom("", "-", "/", "x/-bash")), fc.array(word))
      .map(([first, rest]) => [first, ...rest]),
  });
  const questions = fc.sample(question, { seed: 22, numRuns: 6000 });
  expect(askLauncher(questions)).toEqual(questions.map(askMirror));
});
