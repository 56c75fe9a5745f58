// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell texts.
import { describe, expect, test } from "vitest";
import { sameScript } from "../../src/syntax/compare.ts";
import { plainBash } from "../../src/syntax/dialect.ts";
import { read } from "../../src/syntax/reader/reader.ts";

const compare = (a: string, b: string): boolean =>
  sameScript(read(a, plainBash), read(b, plainBash));

/** Texts in which only what does not count differs. */
const same: readonly (readonly [string, string])[] = [
  ["a b", "a  b"],
  ["a; b", "a\nb"],
  ["a;", "a"],
  ["a b # c", "a b"],
  ["ab c", "a\\\nb c"],
  ['"ab"', '"a\\\nb"'],
  ["a | b", "a |\n\nb"],
  ["if a; then b; fi", "if a\nthen\nb\nfi"],
  ["case a in b) c ;; esac", "case a in (b) c;; esac"],
  ["a=(1 2)", "a=(1\n2 # x\n)"],
  ["cat <<E\nx\nE\n", "cat << E\nx\nE"],
  ["$'\\x41'", "$'A'"],
  ["[[ a && b ]]", "[[ a &&\nb ]]"],
];

/** Texts that differ in one thing that counts. */
const different: readonly (readonly [string, string, string])[] = [
  ["words", "rm a", "rm b"],
  ["the number of words", "rm a b", "rm 'a b'"],
  ["quotes", "rm $x", 'rm "$x"'],
  ["kinds of quotes", "rm 'a'", 'rm "a"'],
  ["escapes", "rm a\\*", "rm a*"],
  ["an escape and a quote", "rm \\a", "rm 'a'"],
  ["localized strings", 'echo "a"', 'echo $"a"'],
  ["assignments", "a=1 b", "a=2 b"],
  ["assignment and word", "a=1 b", "b a=1"],
  ["appending", "a=1", "a+=1"],
  ["subscripts", "a[1]=x", "a[2]=x"],
  ["an absent subscript", "a[1]=x", "a=x"],
  ["an absent value", "a=", "a=''"],
  ["array elements", "a=(1 2)", "a=(1 3)"],
  ["array subscripts", "a=([1]=x)", "a=([2]=x)"],
  ["array and word", "a=(1)", "a=1"],
  ["redirection targets", "a >b", "a >c"],
  ["redirection operators", "a >b", "a >>b"],
  ["descriptors", "a >b", "a 2>b"],
  ["named descriptors", "a {x}>b", "a {y}>b"],
  ["redirections of compound commands", "{ a; } >b", "{ a; } >c"],
  ["here-document bodies", "a <<E\nx\nE", "a <<E\ny\nE"],
  ["here-document quoting", "a <<E\nx\nE", "a <<'E'\nx\nE"],
  ["unclosed here-documents", "a <<E\nx\n", "a <<E\nx\nE"],
  ["substitutions", "echo $(a)", "echo $(b)"],
  ["substitution and text", "echo $(a)", "echo '$(a)'"],
  ["backquotes", "echo $(a)", "echo `a`"],
  ["substitutions in here-documents", "a <<E\n$(b)\nE", "a <<E\n$(c)\nE"],
  ["process substitutions", "a <(b)", "a >(b)"],
  ["commands of process substitutions", "a <(b)", "a <(c)"],
  ["arithmetic", "echo $((1))", "echo $((2))"],
  ["arithmetic commands", "((a))", "((b))"],
  ["parameters", "echo $a", "echo $b"],
  ["indirection", "echo ${a}", "echo ${!a}"],
  ["operators of expansions", "echo ${a-b}", "echo ${a:-b}"],
  ["presence of an operator", "echo ${a}", "echo ${a-}"],
  ["words of expansions", "echo ${a-b}", "echo ${a-c}"],
  ["replacements", "echo ${a/b/c}", "echo ${a/b}"],
  ["places of replacements", "echo ${a/b/c}", "echo ${a//b/c}"],
  ["substrings", "echo ${a:1}", "echo ${a:1:2}"],
  ["longest matches", "echo ${a#b}", "echo ${a##b}"],
  ["changes of case", "echo ${a^}", "echo ${a,}"],
  ["transformations", "echo ${a@Q}", "echo ${a@P}"],
  ["lengths", "echo ${#a}", "echo ${a}"],
  ["and-or operators", "a && b", "a || b"],
  ["pipe operators", "a | b", "a |& b"],
  ["separators", "a & b", "a; b"],
  ["negation", "! a", "a"],
  ["timing", "time a", "a"],
  ["grouping", "(a)", "{ a; }"],
  ["branches", "if a; then b; fi", "if a; then c; fi"],
  ["the last branch", "if a; then b; fi", "if a; then b; else c; fi"],
  ["loops", "while a; do b; done", "until a; do b; done"],
  ["loop names", "for a in b; do c; done", "for d in b; do c; done"],
  ["loop words", "for a in b; do c; done", "for a; do c; done"],
  ["for and select", "for a in b; do c; done", "select a in b; do c; done"],
  ["arithmetic loops", "for ((;;)); do a; done", "for ((;;1)); do a; done"],
  ["case words", "case a in b) c;; esac", "case d in b) c;; esac"],
  ["case patterns", "case a in b) c;; esac", "case a in d) c;; esac"],
  ["case bodies", "case a in b) c;; esac", "case a in b) d;; esac"],
  ["case terminators", "case a in b) c;; d) e;; esac", "case a in b) c;& d) e;; esac"],
  ["function names", "f() { a; }", "g() { a; }"],
  ["function bodies", "f() { a; }", "f() { b; }"],
  ["coprocess names", "coproc X { a; }", "coproc Y { a; }"],
  ["conditional operators", "[[ a = b ]]", "[[ a != b ]]"],
  ["conditional operands", "[[ -f a ]]", "[[ -f b ]]"],
  ["unary operators", "[[ -f a ]]", "[[ -d a ]]"],
  ["conjunctions", "[[ a && b ]]", "[[ a || b ]]"],
  ["negated conditions", "[[ ! a ]]", "[[ a ]]"],
  ["more commands", "a", "a; b"],
  ["a rejected rest", "a\n)", "a"],
];

describe("two readings", () => {
  test.each(same)("%j and %j are the same", (a, b) => {
    expect(compare(a, b)).toBe(true);
    expect(compare(b, a)).toBe(true);
  });

  test.each(different)("differ in %s", (_, a, b) => {
    expect(compare(a, b)).toBe(false);
    expect(compare(b, a)).toBe(false);
    expect(compare(a, a) && compare(b, b)).toBe(true);
  });

  test("long conditions are compared", () => {
    const long = (last: string) => `[[ ${"a && ".repeat(3000)}${last} ]]`;
    expect(compare(long("a"), long("a"))).toBe(true);
    expect(compare(long("a"), long("b"))).toBe(false);
  });
});
