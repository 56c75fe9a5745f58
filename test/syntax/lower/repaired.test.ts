// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell texts.
import { describe, expect, test } from "vitest";
import { loadBashTreeReader } from "../../../src/host/tree-sitter.ts";
import { commandsOf } from "../../../src/syntax/commands-of.ts";
import { readWithTree } from "../../../src/syntax/lower/lower.ts";
import type { Script } from "../../../src/syntax/nodes.ts";

const reader = loadBashTreeReader();
const missing = "tree-sitter or its bash grammar is not installed";

function lower(text: string): Script {
  if (reader === undefined) throw new Error(missing);
  return readWithTree(text, reader);
}

/** Assignments and words of each command, as bash's own parser gives them. */
const seen = (script: Script): string[][] =>
  commandsOf(script).map(({ assignments, words }) => [...assignments, ...words]);

/** Texts that tree-sitter-bash reads wrongly without an ERROR, and the commands of bash. */
const repaired: readonly (readonly [string, string[][]])[] = [
  [
    "echo $'a\\'b' && rm x",
    [
      ["echo", "$'a\\'b'"],
      ["rm", "x"],
    ],
  ],
  ["ls\n\\rm x", [["ls"], ["\\rm", "x"]]],
  ["{ ls\n\\rm x; }", [["ls"], ["\\rm", "x"]]],
  ["if a; then ls\n\\rm x; fi", [["a"], ["ls"], ["\\rm", "x"]]],
  ["a | b | c d\nrm x > f", [["a"], ["b"], ["c", "d"], ["rm", "x"]]],
  ["a | b | c d\nrm x && y", [["a"], ["b"], ["c", "d"], ["rm", "x"], ["y"]]],
  [
    "test a ==\nrm x",
    [
      ["test", "a", "=="],
      ["rm", "x"],
    ],
  ],
  [
    "a=1 b=2\nrm x",
    [
      ["a=1", "b=2"],
      ["rm", "x"],
    ],
  ],
  ["rm \\ -rf x", [["rm", "\\ -rf", "x"]]],
  ["r\\\nm x", [["rm", "x"]]],
  ["ls\\\n-la", [["ls-la"]]],
  ['rm "a"\\\n"b"', [["rm", '"a""b"']]],
  ["rm {}\\;", [["rm", "{}\\;"]]],
  ["rm $x\\ y", [["rm", "$x\\ y"]]],
  ['rm "a"\\*', [["rm", '"a"\\*']]],
  ["rm -rf /$x/$y/z", [["rm", "-rf", "/$x/$y/z"]]],
  ["echo $12", [["echo", "$12"]]],
  ["ps -p $$ $$", [["ps", "-p", "$$", "$$"]]],
  ["echo a`b`c", [["echo", "a`b`c"], ["b"]]],
  ["cmd --x=<(y)", [["cmd", "--x=<(y)"], ["y"]]],
  ["rm { }", [["rm", "{", "}"]]],
  ["echo ] [", [["echo", "]", "["]]],
  ["[x]", [["[x]"]]],
  ["[ -1 -lt 0 ]", [["[", "-1", "-lt", "0", "]"]]],
  ["[ ~/x ]", [["[", "~/x", "]"]]],
  ["unset a[1]", [["unset", "a[1]"]]],
  ["9=1 rm x", [["9=1", "rm", "x"]]],
  ["1a=b rm", [["1a=b", "rm"]]],
  ["rm a\rb", [["rm", "a\rb"]]],
  ["rm a\fb", [["rm", "a\fb"]]],
  ["time rm x", [["rm", "x"]]],
  ["time -p rm x", [["rm", "x"]]],
  ["! rm x", [["rm", "x"]]],
  ["! ! rm x", [["rm", "x"]]],
  ["time ! rm x", [["rm", "x"]]],
  ["a | time b", [["a"], ["time", "b"]]],
  ["coproc rm x", [["rm", "x"]]],
  [
    'echo " $(rm x)"',
    [
      ["echo", '" $(rm x)"'],
      ["rm", "x"],
    ],
  ],
  ["time FOO=1 make", [["FOO=1", "make"]]],
  ["a=1 time b=2", [["a=1", "time", "b=2"]]],
  ["echo 1\\\n>&2", [["echo"]]],
  ["a >& --b", [["a", "-b"]]],
  ["cat <<E\n\n$(rm x)\nE", [["cat"], ["rm", "x"]]],
  ["\\\n#$x\nls", [["ls"]]],
  ["cat <<E > f\nx\nE\nrm y", [["cat"], ["rm", "y"]]],
  ["a && cat <<E | b\nx\nE", [["a"], ["cat"], ["b"]]],
  ["cat <<E && b > f\n$(c)\nE\nd", [["cat"], ["b"], ["c"], ["d"]]],
];

/** Texts of which the tree does not tell enough: they end in doubt, never in other words. */
const doubted: readonly (readonly [string, RegExp])[] = [
  ["echo $'\\\\' && rm x # '", /past the end of a quote/],
  ["echo ${x:-`rm x`}", /overlooks|unusual|unescaped/],
  ["echo ${x#$(rm x)}", /overlooks an expansion/],
  ["echo ${x/a$(rm x)/b}", /overlooks an expansion/],
  ["echo ${x^$(rm x)}", /overlooks an expansion/],
  ["echo \"${x:-'$(rm x)'}\"", /overlooks an expansion/],
  ["echo ${x:-<(rm x)}", /process substitution/],
  ["echo `a` `b`", /unescaped/],
  ["echo `echo \\`rm x\\``", /unescaped/],
  ["cat <<E\n`rm x`\nE", /overlooks an expansion/],
  ["cat <<E\n  $(rm x)\nE", /overlooks an expansion/],
  ["cat <<E\n E\nrm x\nE", /here-document/],
  ["cat <<E\nE \nrm x\nE", /here-document/],
  ["cat <<E\nx\\\nE\nrm y\nE", /here-document/],
  ["cat <<E &&\nx\nE\nrm y", /here-document/],
  ["cat <<E |\nx\nE\nrm y", /here-document/],
  ["! { rm x; }", /reserved word/],
  ["! if a; then b; fi", /reserved word/],
  ["time { rm x; }", /reserved word/],
  ["coproc { rm x; }", /reserved word/],
  ["echo a\\\n#b", /comment/],
  ["a <2>&1", /descriptor/],
  ["!]a", /touches/],
  ["cat $HO\\\nME", /continued/],
  ["a=( [ x ]=b)", /subscript|error/],
  ["a[ x ]=b", /subscript|error/],
  ["A['a']\\\n=b", /continued/],
  ["echo $\\\nx", /overlooks|misplaces/],
  ["echo ${a^^b{ c; }}", /unusual/],
  ['echo "${a-\\}}"', /unusual|error/],
  ["echo \"${a:-$'b'}\"", /unusual/],
  ["wh\\\nile a; do b; done", /reserved word|error/],
  ["\ufeffrm x", /leaves out/],
  ["rm x\0", /NUL/],
  ["$ ls", /misplaces|overlooks/],
  ["! ((1))", /subshell/],
  ["echo $(((1)); rm x)", /error|subshell/],
  ["case x in a) ;;", /error/],
];

describe.skipIf(reader === undefined)(`tree-sitter's misreadings (skipped: ${missing})`, () => {
  test.each(repaired)("%j is repaired", (text, commands) => {
    const script = lower(text);
    expect(script.stopped).toBeUndefined();
    expect(seen(script)).toEqual(commands);
  });

  test.each(doubted)("%j is doubted", (text, why) => {
    const { stopped } = lower(text);
    expect(stopped?.kind).toBe("opaque");
    expect(stopped?.why).toMatch(why);
  });

  test("doubt about one statement leaves the others", () => {
    const script = lower("a\necho `b` `c`\nd");
    expect(script.stopped).toBeDefined();
    expect(seen(script)).toEqual([["a"], ["d"]]);
  });

  test("deep and long texts end in doubt or are read, and nothing is thrown", () => {
    const shapes = ["(", "$(", "{ ", "if a; then ", '"$(', "a && ", "[[ a && ", "! ", "a | "];
    for (const shape of shapes)
      for (const count of [150, 5000])
        expect(lower(shape.repeat(count)).kind, shape).toBe("script");
    const balanced = `${"(".repeat(3000)}a${")".repeat(3000)}`;
    expect(lower(balanced).stopped?.why).toMatch(/error|deeply|subshell/);
    expect(seen(lower("a && ".repeat(100).concat("b")))).toHaveLength(101);
  });
});
