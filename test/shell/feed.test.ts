import { describe, expect, test } from "vitest";
import { feedShell, type NextLine, type Talk } from "../../src/shell/feed.ts";
import type { Incoming } from "../../src/shell/incoming.ts";
import type { Judgement } from "../../src/shell/judge.ts";
import type { Others, WaitingShell } from "../../src/shell/waiting-shell.ts";

const verdict = (allowed: boolean, text = ""): Judgement => ({
  allowed,
  status: allowed ? 0 : 126,
  text,
  command: undefined,
  directory: undefined,
  verdict: undefined,
  world: undefined,
});

/** A caller that says these pieces one after the other, and closes then. */
function caller(pieces: readonly string[]): Incoming {
  const left = [...pieces];
  let text = left.shift() ?? "";
  let ended = pieces.length === 0;
  return {
    text: () => text,
    take: (length) => {
      text = text.slice(length);
    },
    hasEnded: () => ended,
    isGone: () => false,
    more: () => {
      const next = left.shift();
      if (next === undefined) ended = true;
      else text += next;
      return Promise.resolve();
    },
  };
}

interface Given {
  /** `read …` is read by the shell, `program …` by a program, `last …` is the last. */
  readonly says: readonly string[];
  readonly shell?: Partial<WaitingShell>;
}

/** What the shell got, what was told beside it, and whether it was ended. */
async function fed({ says, shell = {} }: Given) {
  const got: string[] = [];
  const told: string[] = [];
  let isEnded = false;
  const talk: Talk = {
    next: (text, { patient }) => lineOf(text, patient),
    refuse: (text, why) => verdict(false, `refused ${JSON.stringify(text)}: ${why}`),
  };
  const watched: WaitingShell = {
    isWaiting: () => true,
    directory: () => "/",
    others: () => alone,
    tell: (text) => told.push(text),
    end: () => {
      isEnded = true;
    },
    ...shell,
  };
  await feedShell(talk, watched, caller(says), (text) => {
    got.push(text);
    return Promise.resolve();
  });
  return { got, told, isEnded };
}

function lineOf(text: string, patient: boolean): NextLine {
  const length = text.indexOf("\n") + 1 || text.length;
  const line = text.slice(0, length);
  if (line.startsWith("unclear") && patient) return { kind: "unclear" };
  if (line.startsWith("if") && !text.includes("fi")) return { kind: "incomplete" };
  const isLast = /^last|exit 126/.test(line) || /\\exit/.test(line);
  const reader = /program|read/.exec(line)?.[0];
  return {
    kind: "line",
    length: line.startsWith("if") ? text.indexOf("fi\n") + 3 : length,
    judgement: verdict(!/^(?:evil|unclear)/.test(line), "no"),
    reader,
    readByShell: reader === "read",
    isLast,
  };
}

const alone: Others = { count: 0, isReading: false, work: "" };
const ending = `${String.raw`\command printf %s 'no' >&2; \exit 126`}\n`;

describe("a shell gets what was judged, and nothing else", () => {
  test.each<readonly [string, Given, object]>([
    ["line by line", { says: ["a\nb\n", "c\n"] }, { got: ["a\n", "b\n", "c\n"], isEnded: false }],
    ["a construct as a whole", { says: ["if\n", "x\n", "fi\n"] }, { got: ["if\nx\nfi\n"] }],
    ["nothing behind a refusal", { says: ["a\nevil\nb\n"] }, { got: ["a\n", ending], told: [] }],
    ["nothing behind the last line", { says: ["last\nb\n", "c\n"] }, { got: ["last\n"] }],
    [
      "what follows a program that has ended",
      { says: ["program\nb\n"] },
      { got: ["program\n", "b\n"] },
    ],
    [
      "nothing where a builtin may read what is there already",
      { says: ["a\nread\nb\n"] },
      {
        got: ["a\n", expect.stringMatching(/read may read.*\\exit 126/)],
        isEnded: false,
      },
    ],
    [
      "nothing that a builtin may read",
      { says: ["read\n", "b\n"] },
      { got: ["read\n"], isEnded: true, told: [expect.stringContaining("read may read")] },
    ],
    [
      "nothing that a program is seen to wait for",
      {
        says: ["program\nb\n"],
        shell: { isWaiting: () => false, others: () => ({ ...alone, count: 1, isReading: true }) },
      },
      { got: ["program\n"], isEnded: true },
    ],
    [
      "nothing while it cannot be told who reads",
      { says: ["program\nb\n"], shell: { isWaiting: () => undefined } },
      { got: ["program\n"], isEnded: true },
    ],
    [
      "nothing for a program in the place of the shell",
      { says: ["last program\nb\n"] },
      { got: ["last program\n"], isEnded: true },
    ],
    ["blank lines at the end", { says: ["program\n\n"] }, { got: ["program\n", "\n"] }],
  ])("%s", async (_, given, expected) => {
    expect(await fed(given)).toMatchObject(expected);
  });

  test("a line of which nothing can be told is waited for, and then refused", async () => {
    expect(await fed({ says: ["unclear\n"] })).toMatchObject({ got: [ending] });
  });

  test("another that has the input keeps what follows back until it is gone", async () => {
    let looks = 0;
    const others = (): Others => {
      looks += 1;
      return looks < 4 ? { count: 1, isReading: false, work: `${looks}` } : alone;
    };
    const { got } = await fed({ says: ["program\nb\n"], shell: { others } });
    expect([got, looks]).toEqual([["program\n", "b\n"], 4]);
  });
});
