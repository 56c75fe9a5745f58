// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell texts.
import { testEffects } from "../support/effects-of.ts";

testEffects("variables", [
  { run: 'x=a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'x=a y=b; cat "$x$y"', effects: ["read flows /home/dev/project/ab"] },
  { run: 'x=a cat "$x"', effects: ["read flows"] },
  {
    run: 'x=a; x=b cat "$x"; cat "$x"',
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/a"],
  },
  { run: 'x=a; x+=b; cat "$x"', effects: ["read flows /home/dev/project/ab"] },
  {
    run: 'x="a b"; cat $x',
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  { run: 'x="a b"; cat "$x"', effects: ["read flows /home/dev/project/a b"] },
  {
    run: "x='*.txt'; cat $x",
    files: { "a.txt": "" },
    effects: ["read flows /home/dev/project/a.txt"],
  },
  { run: 'x=~; cat "$x/a"', effects: ["read flows /home/dev/a"] },
  { run: 'x=$HOME/a; cat "$x"', effects: ["read flows /home/dev/a"] },
  { run: 'x=$y; cat "a$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'unset x; cat "a$x"', env: { x: "1" }, effects: ["read flows /home/dev/project/a"] },
  { run: 'cat "a$x"', env: { x: "1" }, effects: ["read flows /home/dev/project/a1"] },
  { run: 'x=1; unset x; cat "a$x"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'x=(a b); cat "${x[1]}" "${x[@]}"',
    effects: [
      "read flows /home/dev/project/b",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  {
    run: 'x=(a b); x+=(c); cat "${x[2]}" "${#x[@]}"',
    effects: ["read flows /home/dev/project/c", "read flows /home/dev/project/3"],
  },
  { run: 'x[3]=a; cat "${x[3]}"', effects: ["read flows /home/dev/project/a"] },
  { run: 'declare -A m; m[k]=a; cat "${m[k]}"', effects: ["read flows …"] },
  { run: 'declare x=a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'declare -a x=(a b); cat "${x[1]}"', effects: ["read flows …"] },
  { run: 'export x=a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: "export x=a; bash -c 'cat \"$x\"'", effects: ["read flows /home/dev/project/a"] },
  { run: "x=a; bash -c 'cat \"b$x\"'", effects: ["read flows /home/dev/project/b"] },
  { run: "x=a bash -c 'cat \"$x\"'", effects: ["read flows /home/dev/project/a"] },
  { run: 'readonly x=a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'declare -i n=1+2; cat "$n"', effects: ["read flows …"] },
  { run: 'n=1; n=$((n + 2)); cat "$n"', effects: ["read flows /home/dev/project/3"] },
  { run: 'let n=2; cat "a$n"', effects: ["read flows /home/dev/project/a…"] },
  { run: 'declare -n r=x; x=a; cat "$r"', effects: ["read flows /home/dev/project/a"] },
  { run: 'declare -n r=x; r=a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'x=y; y=a; cat "${!x}"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cat "${x:-a}" "${x:+b}" "${x-c}"',
    effects: ["read flows /home/dev/project/a", "read flows", "read flows /home/dev/project/c"],
  },
  { run: ': "${x:=a}"; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'x=abc; cat "${x#a}" "${x%c}" "${x/b/z}" "${x:1}" "${x^^}"',
    effects: [
      "read flows /home/dev/project/bc",
      "read flows /home/dev/project/ab",
      "read flows /home/dev/project/azc",
      "read flows /home/dev/project/bc",
      "read flows /home/dev/project/ABC",
    ],
  },
  { run: 'printf -v x a; cat "b$x"', effects: ["read flows /home/dev/project/b…"] },
  {
    run: "IFS=:; x=a:b; cat $x",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  { run: 'IFS=; x="a b"; cat $x', effects: ["read flows /home/dev/project/a b"] },
  {
    run: 'x=a:b; IFS=: read -r y z <<< "$x"; cat "$y" "$z"',
    effects: ["read flows …", "read flows …"],
  },
  { run: 'read x <<< a; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'read -r x y <<< "a b c"; cat "$x" "$y"',
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b c"],
  },
  { run: 'read -r <<< a; cat "$REPLY"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'read -r x < f; cat "$x"',
    files: { f: "a\nb\n" },
    effects: ["read flows /home/dev/project/f", "read flows …"],
  },
  {
    run: 'read -r x < f; cat "$x"',
    files: { f: "a\n" },
    effects: ["read flows /home/dev/project/f", "read flows /home/dev/project/a"],
  },
  { run: 'read -r -a x <<< "a b"; cat "${x[0]}"', effects: ["read flows …"] },
  { run: 'read x; cat "b$x"', effects: ["read flows /home/dev/project/b…"] },
  { run: 'echo a | read x; cat "b$x"', effects: ["read flows /home/dev/project/b"] },
  {
    run: 'mapfile -t x < f; cat "${x[0]}"',
    files: { f: "a\n" },
    effects: ["read flows /home/dev/project/f", "read flows /home/dev/project/a"],
  },
  {
    run: "mapfile -C 'rm -rf' -c 1 x < f",
    effects: ["read flows /home/dev/project/f", "opaque mapfile: mapfile runs a callback"],
  },
  { run: 'getopts ab: o; cat "$OPTARG"', effects: ["read flows …"] },
  {
    run: 'x=a; (x=b; cat "$x"); cat "$x"',
    effects: ["read flows /home/dev/project/b", "read flows /home/dev/project/a"],
  },
  { run: 'x=a; { x=b; }; cat "$x"', effects: ["read flows /home/dev/project/b"] },
  { run: 'x=a; x=b | :; cat "$x"', effects: ["read flows /home/dev/project/a"] },
  { run: 'cat "$RANDOM" "$PWD/a"', effects: ["read flows …", "read flows /home/dev/project/a"] },
  { run: "PWD=/etc; cat a", effects: ["read flows /home/dev/project/a"] },
  { run: "cat ~/a ~nobody/b", effects: ["read flows /home/dev/a", "read flows /nonexistent/b"] },
  {
    run: "cat $'a\\tb' 'c'd\"e\"",
    effects: ["read flows /home/dev/project/a\tb", "read flows /home/dev/project/cde"],
  },
  {
    run: "cat {a,b}c",
    effects: ["read flows /home/dev/project/ac", "read flows /home/dev/project/bc"],
  },
  { run: "cat $((1 + 2))", effects: ["read flows /home/dev/project/3"] },
  // Whether aliases are on is not followed: they may be.
  {
    run: "alias ll=cat; ll a",
    effects: ["run ll missing", "read flows /home/dev/project/a"],
  },
]);
