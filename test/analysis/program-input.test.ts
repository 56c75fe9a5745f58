import { describe, expect, test } from "vitest";
import { effectsOf } from "../support/effects-of.ts";

const doubts = (text: string, input: "program" | "text"): readonly string[] =>
  effectsOf(text, { input, files })
    .filter((one) => one.kind === "opaque")
    .map((one) => (one.kind === "opaque" ? one.why : ""));

const files = { "/home/dev/project/a.txt": "a\n", "/home/dev/project/b.txt": "b\n" };

const middle = (by: string): string =>
  `${by} may read what follows, and the shell go on in the middle of it`;

const taken: readonly (readonly [string, string])[] = [
  ["read -n 2\n# touch pwn\n", middle("read")],
  ["head -c 2 >/dev/null\n# touch pwn\n", middle("head")],
  ["cat\n: data\n", middle("cat")],
  ["npm test && cat <<E\nbody\nE\n: data\n", middle("npm")],
  ["mapfile lines\n: data\n", middle("mapfile")],
  ["readarray -t lines\n: data\n", middle("readarray")],
  ["select x in a; do break; done\n: data\n", middle("select")],
  ["if true; then read x; fi\n: data\n", middle("read")],
  ["f() { read x; }\nf\n: data\n", middle("read")],
  ["x=$(cat)\n: data\n", middle("cat")],
  ["cat - a.txt\n: data\n", middle("cat")],
  ["cat /dev/stdin\n: data\n", middle("cat")],
  ["cat </dev/stdin\n: data\n", middle("cat")],
  ["cat <&0\n: data\n", middle("cat")],
  ["{ cat; } 2>/dev/null\n: data\n", middle("cat")],
  ["cat a.txt | cat; cat | wc -l\n: data\n", middle("cat")],
  ["grep x\n: data\n", middle("grep")],
  ["head -n 5\n: data\n", middle("head")],
  ["rm -i a.txt\n: data\n", middle("rm")],
  ["rm $unknown_$RANDOM\n: data\n", middle("rm")],
  ["git add -p\n: data\n", middle("git")],
  ["git commit\n: data\n", middle("git")],
  ["git commit -m x -F -\n: data\n", middle("git")],
  ["timeout 5 cat\n: data\n", middle("cat")],
  ["eval 'read x'\n: data\n", middle("read")],
  ["bash -c 'read x'\n: data\n", middle("read")],
  ["x=$(</dev/stdin)\n: data\n", middle("$(<)")],
  ["find . -exec cat ';'\n: data\n", middle("cat")],
  ["find . -ok ls ';'\n: data\n", middle("find")],
  ["env A=1 cat\n: data\n", middle("cat")],
  ["nice cat\n: data\n", middle("cat")],
  ["nohup cat\n: data\n", middle("cat")],
  ["setsid cat\n: data\n", middle("cat")],
  ["stdbuf -oL cat\n: data\n", middle("cat")],
  ["command cat\n: data\n", middle("cat")],
  ["exec cat\n: data\n", middle("cat")],
  ["cat <(cat)\n: data\n", middle("cat")],
  ["xargs completion\n: data\n", middle("xargs")],
  ["for x in 1 2; do read y; done\n: data\n", middle("read")],
  ["python3 -c 1\n: data\n", middle("python3")],
  ["curl -sT- example.org\n: data\n", middle("curl")],
  ["sed e a.txt\n: data\n", middle("sed")],
  ["exec <a.txt\n", "the shell reads its next commands from another file"],
  ["exec 0<>a.txt\n", "the shell reads its next commands from another file"],
  ["exec 3<&0\n", "the program on standard input gets another descriptor"],
  ["read x 4<&0 <a.txt\n", "the program on standard input gets another descriptor"],
];

const left: readonly string[] = [
  "read x\n",
  "exec cat\n",
  "exec ls\nnot run\n",
  "read x\n \t\n",
  "cat; ls",
  "head -c 5; exit\nls\n",
  "npm test && cat <<E\nbody\nE\n",
  "npm test <<A; cat\none\nA\n",
  "make || {\n  ls\n}\n",
  "ls && b=(c)\nnpm test\n",
  "ls -la\npwd\necho done\n",
  "cat a.txt\nhead -n 5 a.txt\nwc -l a.txt b.txt\nls\n",
  "grep -n x a.txt\nsed -n 1,5p a.txt\nsed 's/a/b/g' a.txt\nls\n",
  "read x <a.txt\nls\n",
  "read x <<<a\nls\n",
  "cat <<E\nx\nE\nls\n",
  "while read -r line; do echo; done <a.txt\nls\n",
  "cat a.txt | while read -r line; do echo; done\nls\n",
  "cat a.txt | sort | uniq\nls\n",
  "git status\ngit add -A\ngit commit -qm x\ngit log -n 3\nls\n",
  "timeout 5 ls\nenv A=1 ls\nls\n",
  "f() { read x; }\nls\n",
  "bash -c 'ls'\nls\n",
  "cat </dev/null\nls\n",
];

describe("a text that is the standard input of its own commands", () => {
  test.each(taken)("%j is taken away from", (text, why) => {
    expect(doubts(text, "program")).toContain(why);
  });

  test.each(taken)("%j is read whole when it is the text behind -c", (text, why) => {
    expect(doubts(text, "text")).not.toContain(why);
  });

  test.each(left)("%j is left alone", (text) => {
    expect(doubts(text, "program")).toEqual([]);
  });

  test.each(["bash <<'E'\nread -n 2\n# x\nE\n", "printf 'read -n 2\\n# x\\n' | bash"])(
    "%j is one in an inner shell",
    (text) => {
      expect(doubts(text, "text")).toEqual([middle("read")]);
    },
  );

  test.each([
    "bash <<'E'\nls\ncat a.txt\nls\nE\n",
    "echo 'read x' | bash",
    "cat <<E | bash\nls\nE\n",
  ])("%j is harmless in an inner shell", (text) => {
    expect(doubts(text, "text")).toEqual([]);
  });

  test("commands behind a reader are judged all the same", () => {
    const kinds = effectsOf("read x\nrm -rf a.txt\n", { input: "program", files });
    expect(kinds.map((one) => one.kind)).toEqual(["opaque", "delete"]);
  });

  test("a start-up file that reads takes from the beginning", () => {
    const run = { input: "program", env: { BASH_ENV: "/home/dev/env" } } as const;
    const before = effectsOf("ls\n", { ...run, files: { "/home/dev/env": "read x\n" } });
    expect(before).toContainEqual(expect.objectContaining({ kind: "opaque", why: middle("read") }));
  });
});
