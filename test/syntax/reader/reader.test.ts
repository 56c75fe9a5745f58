import { describe, expect, test } from "vitest";
import { limits } from "../../../src/base/limits.ts";
import { type Dialect, plainBash } from "../../../src/syntax/dialect.ts";
import type { Script, SimpleCommand } from "../../../src/syntax/nodes.ts";
import { read } from "../../../src/syntax/reader/reader.ts";
import { mutate, soup } from "../../oracle/fuzz/mutate.ts";
import { program } from "../../oracle/generator/generate.ts";
import { randomFrom } from "../../oracle/generator/random.ts";
import { newCoverage } from "../../oracle/generator/writer.ts";

const dash: Dialect = { ...plainBash, shell: "dash", posix: true, expandAliases: true };
const zsh: Dialect = { ...plainBash, shell: "zsh" };

/** All simple commands of a script, nested ones included, as their raw words. */
function commandsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(commandsOf);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(commandsOf);
  if (!("kind" in value) || value.kind !== "simple") return inner;
  const command = value as SimpleCommand;
  return [command.words.map((word) => word.raw).join(" "), ...inner];
}

const only = (script: Script): SimpleCommand => {
  const command = script.body.items[0]?.andOr.pipelines[0]?.commands[0];
  if (command?.kind !== "simple") throw new Error("no simple command");
  return command;
};

describe("commands that other readers hide", () => {
  test.each([
    ["echo $'\\\\' && rm x # '", "rm x"],
    ["ls\n\\rm x", "\\rm x"],
    ["echo ${x:-`rm x`}", "rm x"],
    ["echo ${x#$(rm x)}", "rm x"],
    ["echo `a` `rm x`", "rm x"],
    ["echo \"${x:-'$(rm x)'}\"", "rm x"],
    ["a | b | c d\nrm x > f", "rm x"],
    ["cat <<E\n  $(rm x)\nE", "rm x"],
    ["echo `echo \\`rm x\\``", "rm x"],
    ["case a in b) c;; esac; rm x", "rm x"],
    ["cat <<E && rm x\na\nE", "rm x"],
    ["echo $(( '$(rm x)' ))", "rm x"],
    ["a[$(rm x)]=1", "rm x"],
    ["echo $(time rm x)", "rm x"],
    ["${x:-$(rm x)}", "rm x"],
    ["echo \"${y:-$'\\x24(rm x)'}\"", "rm x"],
  ])("%j", (text, hidden) => {
    const script = read(text, plainBash);
    expect(script.stopped).toBeUndefined();
    expect(commandsOf(script)).toContain(hidden);
  });

  test.each([
    "echo '$(rm x)'",
    "cat <<'E'\n$(rm x)\nE",
    "echo \"${x#'$(rm x)'}\"",
    "echo a # rm x",
  ])("%j hides nothing", (text) => {
    expect(commandsOf(read(text, plainBash))).not.toContain("rm x");
  });
});

describe("where reading stops", () => {
  test.each<[string, string, number, number]>([
    ["a\nb\nfi\nc", "invalid", 2, 4],
    ["a; 'b", "invalid", 0, 0],
    ["if a; then b", "invalid", 0, 0],
    ["a\n$(b", "invalid", 1, 2],
    ["a\0b", "opaque", 0, 0],
    [`a\n${"( ".repeat(500)}`, "opaque", 0, 0],
    [`a\n${"$(".repeat(500)}`, "opaque", 0, 0],
    [`a\n${"${x:-".repeat(500)}`, "opaque", 0, 0],
    [`a\n${'"$('.repeat(500)}`, "opaque", 0, 0],
    ["a\nset -H -o history\nb\n!c", "opaque", 2, 20],
    ["a\nif b; then shopt -s extglob; fi\nc @(d)", "opaque", 2, 34],
    ["shopt -s expand_aliases\nalias $a\nb", "opaque", 2, 33],
    ["shopt -s expand_aliases\nif a; then alias b=c; fi\nb", "opaque", 2, 49],
    ["shopt -s expand_aliases\nalias a='a b'\n$(cat <<E; b; c\nE\n)", "opaque", 2, 38],
  ])("%j", (text, kind, items, start) => {
    const script = read(text, plainBash);
    expect(script.stopped?.kind).toBe(kind);
    expect(script.body.items.length).toBe(items);
    expect(script.stopped?.span).toEqual({ start, end: text.length });
  });

  test("a text beyond the limit is opaque", () => {
    const script = read("a".repeat(limits.textLengthMax + 1), plainBash);
    expect(script.stopped?.kind).toBe("opaque");
  });

  test("history expansion needs both options and a character of it", () => {
    expect(read("set -H\n!a", plainBash).stopped).toBeUndefined();
    expect(read("set -H -o history\na\nb", plainBash).stopped).toBeUndefined();
  });
});

describe("other shells", () => {
  test.each([
    "cat <(a)",
    "function f { a; }",
    "select x in a; do b; done",
    "a |& b",
    "a <<<b",
    "case a in b) c;& d) e;; esac",
    "a=(1 2)",
    "echo ${x:1}",
    "echo ${x/a/b}",
    "echo ${!x}",
    "echo $[1]",
    "a >&f",
    "for ((;;)) do a; done",
    "echo \"${x:-'a'}\"",
  ])("dash: %j is opaque", (text) => {
    expect(read(text, dash).stopped?.kind).toBe("opaque");
    expect(read(text, { ...dash, shell: "unknown-sh" }).stopped?.kind).toBe("opaque");
  });

  test.each([
    "a 'b' \"$c\" | d && e || f & g",
    "if a; then b; elif c; then d; else e; fi",
    "for x in a b; do c; done; while a; do b; done",
    "case a in (b|c) d;; *) e;; esac",
    "cat <<E\n$(a) `b` ${c:-d} ${e##*/}\nE",
    "f() { a; }; f >g 2>&1 </dev/null",
    "x=1 y=$((1 + 2)) a; ! b; (c); { d; }",
  ])("dash: %j is read as bash reads it", (text) => {
    expect(read(text, dash)).toEqual(read(text, plainBash));
    expect(read(text, dash).stopped).toBeUndefined();
  });

  test("dash expands aliases", () => {
    expect(commandsOf(read('alias ls="touch pwn"\nls', dash))).toContain("touch pwn");
  });

  test.each([
    "echo *(e:'touch pwn':)",
    "for x (a b) touch pwn",
    "() { touch pwn }",
    "repeat 1 touch pwn",
    "echo ${(e):-\\$(touch pwn)}",
    "echo $'a'",
    "echo =ls",
    "{ a } b }",
    "echo $x[1]",
    "a b() { c; }",
    "a=(1)",
    "a &>| f",
    "echo `\\`a\\``",
  ])("zsh: %j is opaque", (text) => {
    expect(read(text, zsh).stopped?.kind).toBe("opaque");
  });

  test.each([
    "a 'b' \"$c\" ${d} | e && f || g",
    "if a; then b; fi; for x in a b; do c; done",
    "while a; do b; done; case a in b) c;; esac",
    "echo $(a) >f 2>&1 <<E\nb $c\nE",
  ])("zsh: %j is read", (text) => {
    expect(read(text, zsh).stopped).toBeUndefined();
  });
});

test("no text makes it throw, in any dialect", () => {
  const random = randomFrom(5);
  const coverage = newCoverage();
  const shells = ["bash", "dash", "zsh", "unknown-sh"] as const;
  const aliases = new Map([
    ["ls", "ls -l "],
    ["rm", "echo 'a"],
    ["echo", "if "],
    ["x", "x x"],
  ]);
  for (let count = 0; count < 8000; count += 1) {
    const { text: whole } = program(random, coverage);
    const text = count % 2 === 0 ? soup(random) : mutate(random, whole, "ls");
    const script = read(text, {
      shell: shells[count % 4] ?? "bash",
      posix: random(2) === 0,
      extglob: random(2) === 0,
      expandAliases: random(2) === 0,
      aliases,
    });
    expect(script.span).toEqual({ start: 0, end: text.length });
    if (script.stopped) expect(script.stopped.span.end).toBe(text.length);
  }
});

describe("parts and spans", () => {
  test("every word stands where its span says", () => {
    const text = "a=1 'b c' d\\\ne \"f$g\" >h <<E && `i \\`j k\\`` $(l)\nm $(n o)\nE\np";
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      if (typeof value !== "object" || value === null) return;
      if ("kind" in value && value.kind === "word" && "span" in value && "raw" in value) {
        const { start, end } = value.span as { readonly start: number; readonly end: number };
        const written = text.slice(start, end);
        expect(written.replaceAll("\\`", "`")).toBe((value.raw as string).replaceAll("\\`", "`"));
      }
      Object.values(value).forEach(walk);
    };
    const script = read(text, plainBash);
    expect(commandsOf(script)).toHaveLength(7);
    walk(script);
  });

  test.each<[string, unknown]>([
    ["a\\\nb", [{ kind: "literal", text: "ab" }]],
    [
      "a\\ b",
      [
        { kind: "literal", text: "a" },
        { kind: "escaped", text: " " },
        { kind: "literal", text: "b" },
      ],
    ],
    ["$'a\\tb'", [{ kind: "dollar-single-quoted", text: "a\tb" }]],
    ["'a'", [{ kind: "single-quoted", text: "a" }]],
    ["${#a}", [{ kind: "parameter", name: "a", indirect: false, operator: { kind: "length" } }]],
    [
      "${!a@}",
      [{ kind: "parameter", name: "a", indirect: false, operator: { kind: "names", all: "@" } }],
    ],
    [
      "${!a[*]}",
      [{ kind: "parameter", name: "a", indirect: false, operator: { kind: "keys", all: "*" } }],
    ],
    ["${!a}", [{ kind: "parameter", name: "a", indirect: true }]],
    ["${#}", [{ kind: "parameter", name: "#", indirect: false }]],
    [
      "${a@Q}",
      [
        {
          kind: "parameter",
          name: "a",
          indirect: false,
          operator: { kind: "transform", letter: "Q" },
        },
      ],
    ],
    [
      "${a!}",
      [{ kind: "parameter", name: "", indirect: false, operator: { kind: "bad", raw: "a!" } }],
    ],
    [
      "$12",
      [
        { kind: "parameter", name: "1", indirect: false },
        { kind: "literal", text: "2" },
      ],
    ],
  ])("%j", (text, parts) => {
    const withoutSpans: unknown = JSON.parse(
      JSON.stringify(only(read(text, plainBash)).words[0]?.parts, (key, value: unknown) =>
        key === "span" ? undefined : value,
      ),
    );
    expect(withoutSpans).toEqual(parts);
  });
});
