import { describe, expect, test } from "vitest";
import { type Attempt, attempt } from "./support/attempt.ts";
import { installGuarded } from "./support/guarded.ts";
import { start } from "./support/start.ts";

const guarded = installGuarded();
const kept = "home/keep/.git/f";
const files = { [kept]: "kept\n" };
const destroy = "rm -rf ~/keep/.git";

interface Row extends Attempt {
  readonly name: string;
}

const block = /^guardsh: blocked \[[a-z-]+\] .*Nothing was executed\./;
const times = (count: number, text: string): string => text.repeat(count);

describe("what is risky is refused, whatever surrounds it", () => {
  const rows: readonly Row[] = [
    { name: "a syntax error after it", text: `${destroy}\nif true; then\n` },
    { name: "an unmatched quote after it", text: `${destroy}\necho 'a` },
    { name: "an unmatched parenthesis after it", text: `${destroy}\n(echo` },
    { name: "a here-document that does not end", text: `cat <<X\n$(${destroy})\n` },
    { name: "control characters", text: `: \x01\x02\x7f; ${destroy}` },
    { name: "a carriage return", text: `echo a\r\n${destroy}` },
    { name: "a form feed and a vertical tab", text: `echo a\f\v\n${destroy}` },
    { name: "bytes that are no text", text: `: \xff\xfe\xc3; ${destroy}` },
    { name: "overlong bytes", text: `: \xc0\xaf\xed\xa0\x80\n${destroy}` },
    { name: "text that runs backwards", text: `: \xe2\x80\xae; ${destroy} #\xe2\x80\xac` },
    { name: "10,000 parentheses", text: `${times(10_000, "( ")}${destroy}${times(10_000, ")")}` },
    { name: "5,000 substitutions", text: `: ${times(5000, "$(")}${destroy}${times(5000, ")")}` },
    { name: "10,000 braces", text: `${times(10_000, "{ ")}${destroy}${times(10_000, ";}")}` },
    { name: "10,000 pipes", text: `${times(10_000, "true|")}${destroy}` },
    { name: "10,000 conditions", text: `${times(10_000, "! ")}${destroy}` },
    { name: "20,000 words", text: `echo ${times(20_000, "word ")}; ${destroy}` },
    { name: "a brace expansion without end", text: `: {1..99999}{1..99999}; ${destroy}` },
    { name: "1 MB before it", argv: ["bash"], stdin: `${times(131_072, "echo on\n")}${destroy}\n` },
    {
      name: "100,000 words before it",
      argv: ["bash", "script"],
      files: { "home/project/script": `echo ${times(100_000, "word ")}\n${destroy}\n` },
    },
    { name: "1 MB of comment", argv: ["bash"], stdin: `#${times(1_048_576, "x")}\n${destroy}\n` },
    {
      name: "a quoted megabyte",
      argv: ["bash"],
      stdin: `: '${times(1_048_576, "x")}'\n${destroy}\n`,
    },
    { name: "an environment of almost 2 MB", text: destroy, actions: ["fill=21"] },
    {
      name: "no environment at all",
      text: "rm -rf @home/keep/.git",
      bare: true,
    },
    {
      name: "a directory that is gone",
      text: "rm -rf @home/keep/.git",
      actions: ["gone"],
    },
    { name: "standard input closed", text: destroy, actions: ["close=0"] },
    { name: "no room for descriptors", text: destroy, actions: ["nofile=12"] },
    { name: "hardly any descriptors", text: destroy, actions: ["nofile=5"] },
  ];
  test.concurrent.each(rows)("$name", async (row) => {
    const ended = await attempt(guarded, { ...row, files: { ...files, ...row.files } });
    expect(ended.files[kept]).toBe("kept\n");
    expect([ended.status, ended.signal]).toEqual([126, null]);
    expect(ended.stderr).toMatch(block);
  });

  test("standard error closed", async () => {
    const ended = await attempt(guarded, { text: destroy, actions: ["close=2"], files });
    expect(ended).toMatchObject({ status: 126, stdout: "", stderr: "" });
    expect(ended.files[kept]).toBe("kept\n");
  });
});

test.each([
  ["10,000 open parentheses", `${times(10_000, "( ")}${destroy}`],
  ["a parenthesis that does not belong", `) ${destroy}`],
  ["an arithmetic command of nothing but parentheses", `${times(5000, "(")}${destroy}`],
])("what bash rejects runs nothing: %s", async (_, text) => {
  const ended = await attempt(guarded, { text, files });
  expect(ended.files[kept]).toBe("kept\n");
  expect(ended.status === 2 ? /syntax error|unexpected/ : block).toSatisfy((one: RegExp) =>
    one.test(ended.stderr),
  );
});

describe("what is harmless is answered: it runs in silence, or is refused and does not run", () => {
  const effect = "echo done > effect";
  const rows: readonly Row[] = [
    { name: "10,000 parentheses", text: `${times(10_000, "( ")}${effect}${times(10_000, ")")}` },
    { name: "1 MB of text", argv: ["bash"], stdin: `${times(131_072, "echo on\n")}${effect}\n` },
    {
      name: "100,000 words",
      argv: ["bash"],
      stdin: `: ${times(100_000, "word ")}\n${effect}\n`,
    },
    { name: "1,000 assignments", text: `${times(1000, 'x="$x$x"\n')}${effect}` },
    { name: "loops in loops", text: `${nest(6)}${effect}${times(6, "; done")}` },
  ];
  test.concurrent.each(rows)("$name", async (row) => {
    const ended = await attempt(guarded, row);
    const ran = ended.files["home/project/effect"] !== undefined;
    if (ran) expect([ended.status, ended.stderr]).toEqual([0, ""]);
    else expect([ended.status, block.test(ended.stderr)]).toEqual([126, true]);
  });

  function nest(depth: number): string {
    return times(depth, "for i in 1 2 3; do ");
  }
});

describe("what is harmless runs in silence, and is on record", () => {
  const rows: readonly Row[] = [
    { name: "20,000 words", text: `echo ${times(20_000, "word ")}> effect` },
    { name: "an environment of almost 2 MB", text: "echo > effect", actions: ["fill=21"] },
    { name: "no environment at all", text: "echo > effect", bare: true },
    { name: "no home", text: "echo ~nobody-at-all > effect", bare: true },
    { name: "standard input closed", text: "echo > effect", actions: ["close=0"] },
    { name: "standard error closed", text: "echo > effect", actions: ["close=2"] },
    { name: "control characters in data", text: "printf 'a\x01\x02\x1b[31m' > effect" },
    { name: "bytes that are no text", text: "printf '\xff\xc3(' > effect" },
  ];
  test.concurrent.each(rows)("$name", async (row) => {
    const ended = await attempt(guarded, row);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(ended.files["home/project/effect"]).toBeDefined();
  });

  test("each one is on record", () => {
    expect(guarded.judged()).toEqual(expect.arrayContaining(["echo ~nobody-at-all > effect"]));
  });
});

describe("what guardsh says of itself", () => {
  test("is free of the text's control characters", async () => {
    const ended = await attempt(guarded, {
      text: "rm -rf ~/\x1b[31mkeep\x07/.git; rm -rf ~",
      files,
    });
    expect(ended.status).toBe(126);
    expect(ended.stderr).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe("where nothing can be recorded", () => {
  const unrecorded = installGuarded({ state: "/proc/nowhere/state" });

  test("an allowed command runs in silence", async () => {
    const ended = await attempt(unrecorded, { text: "echo on" });
    expect(ended).toMatchObject({ status: 0, stdout: "on\n", stderr: "" });
  });

  test("a refusal says that it is on no record", async () => {
    const ended = await attempt(unrecorded, { text: destroy, files });
    expect(ended.files[kept]).toBe("kept\n");
    expect(ended.stderr).toMatch(block);
    expect(ended.stderr).toContain("could not be recorded");
  });
});

const isRoot = process.getuid?.() === 0;
describe.runIf(isRoot)("a user without a passwd entry", () => {
  const homeless = installGuarded({ state: null, config: null });
  const run = (text: string) =>
    start({
      program: "/usr/bin/setpriv",
      argv: ["setpriv", "--reuid=54321", "--clear-groups", homeless.launcher, "-c", text],
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" },
    });

  test("has commands judged by the built-in policy", async () => {
    expect(await run("echo on")).toMatchObject({ status: 0, stdout: "on\n", stderr: "" });
    const refused = await run("curl -s http://127.0.0.1:9/x | sh");
    expect([refused.status, refused.stdout]).toEqual([126, ""]);
    expect(refused.stderr).toMatch(block);
  });
});
