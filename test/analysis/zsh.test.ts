import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { type Dialect, plainBash } from "../../src/syntax/dialect.ts";
import { verdictOn } from "../support/detector-tester.ts";
import { realBash, withFiles } from "../support/real-bash.ts";

const zsh: Dialect = { ...plainBash, shell: "zsh" };
const realZsh = ["/bin/zsh", "/usr/bin/zsh"].find((one) => existsSync(one));

/** What zsh runs, and bash reads as something else or rejects; `@evil` is a command. */
const ofZsh: readonly string[] = [
  "echo *(e:'@evil':)",
  "for x (a b) @evil",
  "for x in a; { @evil }",
  "() { @evil }",
  "repeat 1 @evil",
  "repeat 1 { @evil }",
  "echo ${(e):-\\$(@evil)}",
  "while [[ -n x ]] { @evil; break }",
  "zsh -f <<'END'\nalias -g X='; @evil'\necho X\nEND",
  "zsh -f <<'END'\nalias l='@evil'\nl\nEND",
  "noglob @evil",
  "{ @evil } always { true }",
  "foreach x (a); @evil; end",
  "function { @evil }",
  "function a b { @evil }; a",
  "setopt promptsubst; print -P '$(@evil)'",
  "TRAPEXIT() { @evil }",
  "chpwd() { @evil }; cd /tmp",
  "cat =(@evil)",
  "echo $(<$(@evil))",
  "x=(a $(@evil))",
  "echo ${x::=$(@evil)}",
  "echo '@evil' | zsh",
  "eval '@evil'",
  "case x { x) @evil ;; }",
  "[[ -n $(@evil) ]]",
  "(( $(@evil) ))",
];

/** What both shells do alike. */
const alike: readonly string[] = [
  "echo hi && ls | head -1",
  "for f in a b; do echo $f; done",
  "if [ -f f ]; then echo a > f; cat f; fi",
  "x=1; echo ${x} ${x:-y} ${y:-z} ${x:+set} ${PWD##*/}",
  "f=a.tar.gz; echo ${f%.gz} ${f%%.*} ${f#*.}",
  "echo `echo date` $(echo time)",
  "[[ -f f ]] && echo yes",
  '[[ a == a && "$HOME" != x ]] && echo yes',
  "[[ ! -d nothing ]] && [[ -n x ]] && echo both",
  "echo $((1 + 2)) $(( 7 % 4 ))",
  "i=3; echo $((i * 2))",
  "f() { echo in $1; }; f a",
  "! false && echo yes",
  "echo {a,b} {1..3} x{y,z}",
  "echo one &> out; cat out",
  "ls f > out 2>&1; cat < out",
  "cat <<'END'\nhi $x\nEND",
  "echo a > f; while read -r l; do echo got $l; done < f",
  "echo *.json",
  "export A=b; echo $A \"$A\" '$A'",
];

const run = (shell: string, text: string): { readonly out: string; readonly ran: boolean } =>
  withFiles(["f", "package.json"], (folder) => {
    const options = shell.endsWith("zsh") ? ["-f", "-c", text] : ["--norc", "-c", text];
    const { stdout } = spawnSync(shell, options, {
      cwd: folder,
      env: { HOME: folder, PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
      encoding: "utf8",
      timeout: 10_000,
    });
    const out = stdout.replaceAll(folder, "").replaceAll(posix.basename(folder), "");
    return { out, ran: existsSync(posix.join(folder, "ran")) };
  });

describe("text of zsh", () => {
  test.each(ofZsh)("%s is not allowed", (text) => {
    const { decision } = verdictOn(text.replaceAll("@evil", "rm -rf ~"), { dialect: zsh });
    expect(decision).not.toBe("allow");
  });

  test.skipIf(realZsh === undefined).each(ofZsh)("%s runs in zsh", (text) => {
    const harmless = text.replaceAll("@evil", 'touch "$HOME/ran"');
    const quoted = harmless.replaceAll("'touch \"$HOME/ran\"'", "'touch $HOME/ran'");
    expect(run(realZsh ?? "zsh", quoted).ran).toBe(true);
  });

  test.each(alike)("%s is allowed", (text) => {
    expect(verdictOn(text, { dialect: zsh }).decision).toBe("allow");
  });

  test.skipIf(realZsh === undefined || realBash === undefined).each(alike)(
    "%s prints the same in both",
    (text) => {
      const { out } = run(realZsh ?? "zsh", text);
      expect(out).toBe(run(realBash ?? "bash", text).out);
      expect(out).not.toBe("");
    },
  );

  test.each([
    "x=(a b)",
    "echo $x[1]",
    "[[ a =~ b ]]",
    "[[ a == b* ]]",
    "echo $((#x))",
    "echo ${x:s/a/b/}",
    "echo ${x/a/b}",
    "echo `echo \\`ls\\``",
    "precmd() { ls; }",
    "ls &>| f",
    "bindkey -s x ls",
    "zmodload zsh/system",
  ])("%s is not guessed", (text) => {
    expect(verdictOn(text, { dialect: zsh }).decision).toBe("ask");
  });
});
