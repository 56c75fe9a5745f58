import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { fakeWorld } from "../support/fake-world.ts";
import { shellRun } from "../support/shell-run.ts";

/**
 * Places in which a reader that takes bash for simpler than it is does not see a command, by what
 * hides it. `@hidden` stands for the command. Every text is valid in bash.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  "quotes of `$'…'`": [
    "echo $'\\\\' && @hidden # '",
    "echo $'a\\'b' && @hidden # '",
    "x=$'\\\\'; @hidden # '",
  ],
  "a newline before a backslash": [
    "ls\n\\@hidden",
    "{ ls\n\\@hidden\n}",
    "if ls; then\n\\@hidden\nfi",
  ],
  "a newline behind a long pipeline": [
    "echo a | cat | grep d\n@hidden > f",
    "echo a | cat | grep d\n@hidden && ls",
    "echo a | cat | grep d\n@hidden <<E\nE",
  ],
  "an operator as the last word": ["test a ==\n@hidden", "test a =~\n@hidden", "echo ==\n@hidden"],
  "a line of assignments": [
    "a=1 b=2\n@hidden",
    "a=1 b=2\n{ @hidden; }",
    "a=1 b=2\nif @hidden; then ls; fi",
    "a=1 b=2\n(@hidden)",
    "a=1 > f\n@hidden",
  ],
  "a parameter expansion": [
    "echo ${x:-`@hidden`}",
    "echo ${x:-$(@hidden)}",
    "echo ${x#$(@hidden)}",
    "echo ${x/a$(@hidden)/b}",
    "echo ${x^$(@hidden)}",
    "echo ${x:$(@hidden)}",
    "cat ${x:-<(@hidden)}",
    "echo \"${x:-'$(@hidden)'}\"",
    "echo ${x[$(@hidden)]}",
    "echo ${x:-$(( $(@hidden) ))}",
  ],
  backquotes: [
    "echo `ls` `@hidden`",
    "echo `echo \\`@hidden\\``",
    "echo a`@hidden`c",
    "echo `ls #c` `@hidden`",
    'echo "`echo \\"\\`@hidden\\`\\"`"',
  ],
  "a here-document": [
    "cat <<E\n`@hidden`\nE",
    "cat <<E\n  $(@hidden)\nE",
    "cat <<E\n$ $(@hidden)\nE",
    "cat <<E\n$(( $(@hidden) ))\nE",
    "cat <<E && @hidden\nx\nE",
    "cat <<E | cat; @hidden\nx\nE",
    "cat <<E; cat <<F; @hidden\nx\nE\ny\nF",
    "cat <<E\nx\nE\n@hidden",
    "cat <<E\n E\nE \nE\n@hidden",
    "cat <<E\nx\\\\\nE\n@hidden",
    "cat <<'E'\nx\\\nE\n@hidden",
    "cat <<-E\n\tx\n\tE\n@hidden",
    'cat <<"E F"\nx\nE F\n@hidden',
    "<<E cat; @hidden\nx\nE",
    "cat <<E x\n$(@hidden)\nE",
    "bash <<E\n@hidden\nE",
  ],
  "a reserved word": [
    "! { @hidden; }",
    "! if @hidden; then ls; fi",
    "time { @hidden; }",
    "coproc { @hidden; }",
    "coproc X (@hidden)",
    "! ! @hidden",
    "time ! @hidden",
    "! ((1)) || @hidden",
    "if (ls) then @hidden; fi",
    "f() for i in a; do @hidden; done; f",
    "{ (@hidden) }",
    "for x in a; { @hidden; }",
  ],
  "a line continuation": ["ls \\\n; @hidden", "ls && \\\n@hidden", "ls |\\\n cat; @hidden"],
  "a carriage return": [
    "ls\r\n@hidden",
    "ls \\\r\n@hidden",
    "echo a\r; @hidden",
    "ls \\\r\n\n@hidden",
  ],
  "a byte order mark": ["\ufeffecho a; @hidden"],
  "a file descriptor": [
    "{fd}>f @hidden",
    "echo 0>f; @hidden",
    "head -200>f README.md; @hidden",
    "exec 3<>f; @hidden",
    "> f @hidden",
    "2>&1 @hidden",
  ],
  brackets: [
    "[ a ]; @hidden",
    "[ a > f ] && @hidden",
    "[ ~/x ] && @hidden",
    "unset a[1]; @hidden",
    "[[ a == *.@(b|c) ]] || @hidden",
    "[[ -n $(@hidden) ]]",
    "case x in x) @hidden;; esac",
    "case a in (a) @hidden ;& b) ls;; esac",
  ],
  "a doubled parenthesis": ["((ls); @hidden)", "( (ls); @hidden)", "echo $( (@hidden) )"],
  "a word that looks like another one": [
    "9=1; @hidden",
    "1a=b; @hidden",
    "echo $; @hidden",
    "echo ${{a}}; @hidden",
    "$ ls; @hidden",
    "echo {; @hidden",
    "echo a\u00a0; @hidden",
    "echo a==; @hidden",
    "echo a #b\n@hidden",
    "echo a#b; @hidden",
  ],
  "a nested substitution": [
    "echo $(( $(@hidden) ))",
    "echo $(( $((1)) + $(@hidden) ))",
    "echo $[ $(@hidden) ]",
    "echo --x=<(@hidden)",
    'echo "$(echo "$(@hidden)")"',
    "x=($(@hidden))",
    "declare -A x=([$(@hidden)]=1)",
    "for x in $(@hidden); do ls; done",
    "for ((i = $(@hidden); 0; )); do ls; done",
    "echo {a,$(@hidden)}",
  ],
};

/** Words of a dangerous command itself, cut in ways in which bash puts it together again. */
const cutUp: readonly string[] = [
  "r\\\nm -r\\\nf ~",
  "rm \\\n-rf ~",
  "rm -rf ~ \\;",
  "x=; rm -rf /$x/$y/",
  "rm -rf /$x/$y",
  "{rm,-rf,~}",
  "rm -{r,f} ~",
];

/** Cut like them, and another thing for bash. */
const otherWords: readonly string[] = [
  "rm\x0b-rf ~",
  "rm\f-rf ~",
  "rm\u00a0-rf ~",
  "rm \\ -rf ~/",
  'rm -rf "/"\\*',
  'rm -rf /"$x"\\*',
  "echo \\\nrm -rf /",
  "cat <<E\na\\\nE\nrm -rf ~\nE",
  'cat <<"E\nF"\nx\nE\nF\nrm -rf ~',
  "echo 'a\n\\rm -rf /'",
];

const tree = loadBashTreeReader();
const decided = (text: string): string =>
  evaluate({ run: shellRun(text), world: fakeWorld(), tree }).decision;

describe("a command in a place where it is easily overlooked", () => {
  const rows = Object.entries(places).flatMap(([place, texts]) =>
    texts.map((text) => [place, text] as const),
  );
  test.each(rows)("%s: %s is denied with a dangerous one", (_place, text) => {
    expect(decided(text.replaceAll("@hidden", "rm -rf ~"))).toBe("deny");
  });
  test.each(rows)("%s: %s is allowed with a harmless one", (_place, text) => {
    expect(decided(text.replaceAll("@hidden", "touch f"))).toBe("allow");
  });
  test.each(cutUp)("%j is denied", (text) => {
    expect(decided(text)).toBe("deny");
  });
  test.each(otherWords)("%j is not", (text) => {
    expect(decided(text)).not.toBe("deny");
  });
});
