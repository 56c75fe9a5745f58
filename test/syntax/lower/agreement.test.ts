// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell texts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBashTreeReader } from "../../../src/host/tree-sitter.ts";
import { sameScript } from "../../../src/syntax/compare.ts";
import { plainBash } from "../../../src/syntax/dialect.ts";
import { readWithTree } from "../../../src/syntax/lower/lower.ts";
import type { SyntaxTreeReader } from "../../../src/syntax/lower/tree.ts";
import { read } from "../../../src/syntax/reader/reader.ts";

const reader = loadBashTreeReader();

function native(): SyntaxTreeReader {
  if (reader === undefined) throw new Error("tree-sitter is not installed");
  return reader;
}

/** Texts over all constructs, which both readers have to understand and read the same way. */
const understood: readonly string[] = [
  "",
  "\n# only a comment\n",
  "ls -l 'a b' \"c $d\" e\\ f $'\\x41\\u00e9' $\"g\" {1..3} ~/h *.txt",
  "a; b & c\nd # e",
  "a && b || c | d |& e",
  "! a | b",
  "! ! a",
  "time -p a | b",
  "time FOO=1 make",
  "coproc a b",
  "X=1 Y+=2 Z= a",
  "a[1]=2 a[x+1]+=3 b",
  'a["k"]=v',
  'a=(1 "2 3" [k]=$v [$x]+=4 # c\n 5)',
  'declare -a a=(1 "$(x)" $y) b=c; local x=(a  [k]="v w"); export y=(a\n  b)',
  "a <b >c >>d 2>&1 >|f",
  "a &>g",
  "a &>>h",
  "a <<<i >b",
  "a 2>/dev/null 4>&-",
  "exec 3>&1 {fd}<x 2>&-",
  "> f",
  "a >& -b",
  'cat <<E\na $x $(b) ${c:-d} \\$e "f\n\nE\ng',
  "cat <<-'E' | h\n\t$x\n\tE\n",
  "cat <<-E\n\ta $x\n\t\tb\n\tE\n",
  'a && cat <<"E" && b > c\nx\nE\n',
  "cat <<E\n\nE",
  "(a; b) >c",
  "{ a; b; } 2>&1 | c",
  "if a; then b; elif c; then d; else e; fi >f",
  "while read -r x; do y; done < <(z)",
  "until a\ndo\nb\ndone",
  'for x in a "$b" *.c; do d; done',
  "for x; do a; done",
  "select x in a b; do c; done",
  "for ((i = 0; i < $(n); i++)); do a; done",
  "for ((;;)) { a; }",
  'case $x in a|"b") c;; (d*) e;& [f]) g;;& *) h\nesac',
  "((a += 1)) && b",
  "echo $((1 + $(x) * ${y})) $[1+2]",
  "[[ ! ( $a =~ ^(x|y z)$ && -n $b ) || c < d ]]",
  '[[ -f $x && $y == "a b"*.txt && a -nt b && $c ]]',
  "[ a = b ] && [ ! -f c -o d ]",
  "f() { a; }",
  "function g { b; } >c",
  "h() (a)",
  "echo ${x} ${x:-a b} ${x=a} ${x:?m $y} ${x+'q'} ${#x} ${!x} ${!x@} ${!x[@]} ${#x[@]}",
  'echo ${x#a} ${x##"b"} ${x%$c} ${x%%*.d} ${x/a/b} ${x//a\\/b/"c d"} ${x/#a} ${x/%a/$b}',
  "echo ${x:1} ${x:1:2} ${x: -1} ${x^} ${x^^} ${x,,[a]} ${x@Q} ${x[1]} ${x[$i+1]}",
  'echo "${a[@]:1}" "${b[$i]}" "${c:-d }" "$((1))" "`e f`" "a\\"b\\$c\\\\d \\e"',
  "echo $a$b/$c.d $1$2 $@ $# $? $$ $! $-",
  "x=`date +%s` y=$(<f) z=$(a; b | c)",
  "diff <(a) >(b) --x=<(c)",
  'a\\\nb c\\\n d "e\\\nf"',
  "rm -rf \\\n  a \\\n  b",
  "find . -name '*.o' -exec rm {} \\; -o -exec rm {} +",
  "echo é 日本 \u00a0x",
  "if a; then\n  # b\n  c # d\nfi\n\n# e",
];

const words =
  "a b $x ${x} ${x: $(c) $(( )) ` ' \" \\ ; & && | || ( ) [ ] = += < > >> 2>&1 * ~ \t #".split(" ");
const keywords =
  "{ } [[ ]] << <<- ! time coproc if then fi do done for in case esac ;; function a=( <(".split(
    " ",
  );

describe.skipIf(reader === undefined)(
  "both readers (skipped: tree-sitter is not installed)",
  () => {
    test.each(understood)("agree on %j", (text) => {
      const own = read(text, plainBash);
      const lowered = readWithTree(text, native());
      expect([own.stopped, lowered.stopped]).toEqual([undefined, undefined]);
      expect(sameScript(own, lowered)).toBe(true);
    });

    test("the tree is never more than doubtful, whatever the text", () => {
      const pieces = fc.constantFrom(
        ...words,
        ...keywords,
        " ",
        "\n",
        "<<E\n",
        "\nE\n",
        "\\\n",
        "\r",
      );
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 20 }), (row) => {
          const text = row.join("");
          const script = readWithTree(text, native());
          expect(script.span).toEqual({ start: 0, end: text.length });
          if (script.stopped !== undefined) expect(script.stopped.kind).toBe("opaque");
        }),
        { seed: 7, numRuns: 3000 },
      );
    });
  },
);
