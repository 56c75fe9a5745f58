import { describe } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { allowed, type Row, refused } from "./support/outcomes.ts";

const guarded = installGuarded();

const rows = (texts: readonly string[], more: Partial<Row> = {}): readonly Row[] =>
  texts.map((text) => ({ ...more, name: text, text }));

describe("names that are evaluated again", () => {
  refused(
    guarded,
    rows([
      "printf -v 'a[$(@evil)]' x",
      "test -v 'a[$(@evil)]'",
      "[ -v 'a[$(@evil)]' ]",
      "[[ -v 'a[$(@evil)]' ]]",
      "declare 'a[$(@evil)]=1'",
      "typeset 'a[$(@evil)]=1'",
      "export 'a[$(@evil)]=1' 2>/dev/null; declare 'a[$(@evil)]=1'",
      "read 'a[$(@evil)]' <<< x",
      "f() { local 'a[$(@evil)]=1'; }; f",
      "declare -n r='a[$(@evil)]'; echo $r",
      "mapfile -C '@evil;:' -c 1 a <<< x",
      "readarray -C '@evil;:' -c 1 a <<< x",
      "exec {x[$(@evil)]}<package.json",
      "true & wait -n -p 'a[$(@evil)]'",
      "x='a[$(@evil)]'; echo ${!x}",
      "x='$(@evil)'; echo ${x@P}",
      "compgen -C '@evil'",
      "compgen -W '$(@evil)'",
      "trap '@evil' EXIT",
      "trap '@evil' DEBUG; true",
      "eval '@evil'",
      "eval \"$(echo '@evil')\"",
      "set -o history\nhistory -s '@evil'\nfc -s",
      "command_not_found_handle() { @evil; }; no-such-command-here",
      "BASH_CMDS[ls]=@tmp/evil; ls",
      "hash -p @tmp/evil ls; ls",
      "alias ll='@evil'; shopt -s expand_aliases\nll",
    ]).map((row) => ({ ...row, files: { "tmp/evil*": "#!/bin/sh\n@evil\n" } })),
  );
  allowed(
    guarded,
    rows([
      "printf -v a %s x; printf -v 'b[2]' x",
      "x=1; test -v x && [ -v x ] && [[ -v x ]]",
      "declare 'a[1]=1'; typeset -a b; export C=1",
      "read a <<< x; read 'b[0]' <<< x",
      "f() { local a=1 b; }; f",
      "v=1; declare -n r=v; echo $r",
      "mapfile -t a <<< x; readarray -t b <<< y",
      "exec {x}<package.json; exec {x}<&-",
      "x=HOME; echo ${!x}; y='a b'; echo ${y@Q} ${y@P}",
      "compgen -W 'a b' a",
      "trap 'rm -f x.tmp' EXIT; trap - INT",
      "eval 'echo hi'",
      "command_not_found_handle() { echo no; }; true",
      "hash -r; hash ls",
    ]),
  );
});

describe("arithmetic of data", () => {
  const hostile = "x='a[$(@evil)]'";
  const each = [
    "echo $((x))",
    "echo $((x + 1))",
    "((x)); true",
    "((y = x)); true",
    "let x; true",
    "let y=x+1",
    "[[ x -eq 0 ]]",
    "[[ $x -eq 0 ]]",
    "[[ $x -gt 1 ]] || true",
    "b=(1 2); echo ${b[x]}",
    "b=(1 2); echo ${b[$x]}",
    "s=abc; echo ${s:x:1}",
    "s=abc; echo ${s:$x}",
    "declare -i n=x",
    "declare -i n; n=$x",
    "f() { local -i n=x; }; f",
    "RANDOM=$x",
    "OPTIND=$x",
    "for ((i = x; i < 0; i++)); do :; done",
    "b[x]=1",
    "b[$x]=1",
    "shift $((x))",
    "y=x; echo $((y))",
    "printf -v y %d $((x))",
  ];
  refused(guarded, [
    ...rows(each.map((one) => `${hostile}; ${one}`)),
    ...rows([
      "let 'a[$(@evil)]'; true",
      "[[ 'a[$(@evil)]' -eq 0 ]]",
      "echo $(( 'a[$(@evil)]' ))",
      "declare -i n='a[$(@evil)]'",
      "echo $(( $(echo 'a[$(@evil)]') ))",
      "read x <<< 'a[$(@evil)]'; echo $((x))",
      "x=$(cat n.txt); echo $((x))",
      "read -r x < n.txt; (( x > 1 )); true",
      "mapfile -t l < n.txt; echo $((l[0]))",
      "while read -r x; do ((t += x)); done < n.txt",
      "f() { echo $(($1)); }; f 'a[$(@evil)]'",
    ]).map((row) => ({ ...row, files: { "home/project/n.txt": "a[$(@evil)]\n" } })),
    {
      name: "a positional parameter",
      argv: ["bash", "-c", "echo $(($1))", "bash", "a[$(@evil)]"],
    },
  ]);
  allowed(guarded, [
    ...rows(each.map((one) => `x=1; ${one.replace("|| true", "")}; true`)),
    ...rows([
      "x=$(wc -l < n.txt); echo $((x + 1))",
      "n=0; while read -r line; do ((n += 1)); done < n.txt; echo $n",
      "for ((i = 0; i < 3; i++)); do echo $i; done",
      "i=0; ((i++)) || true; [[ $? -eq 0 ]] && echo $(($# + i))",
      "x=$(ls | wc -l); [[ $x -gt 0 ]] && echo $((x * 2))",
      "start=$(date +%s); echo $(( $(date +%s) - start ))",
      "a=(1 2 3); echo $(( ${#a[@]} - 1 )) ${a[-1]}",
      "echo $((RANDOM % 10)) $((SECONDS + 1))",
    ]).map((row) => ({ ...row, files: { "home/project/n.txt": "1\n" } })),
    { name: "a positional parameter", argv: ["bash", "-c", "echo $(($1))", "bash", "3"] },
  ]);
});
