import { testEffects } from "../support/effects-of.ts";

testEffects("functions", [
  { run: "f() { cat a; }; f", effects: ["read flows /home/dev/project/a"] },
  { run: "f() { cat a; }", effects: [] },
  { run: 'f() { cat "$1"; }; f a b', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'f() { cat "$@"; }; f a b',
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  {
    run: 'f() { cat "$2"; }; f a; cat "$2"',
    args: ["x", "y"],
    effects: ["read flows", "read flows /home/dev/project/y"],
  },
  { run: "function f { cat a; }; f", effects: ["read flows /home/dev/project/a"] },
  {
    run: "f() (cd /tmp; cat a); f; cat b",
    effects: ["read flows /tmp/a", "read flows /home/dev/project/b"],
  },
  { run: "f() { cd /tmp; }; f; cat a", effects: ["read flows /tmp/a"] },
  { run: "f() { x=1; }; f; cat $x", effects: ["read flows /home/dev/project/1"] },
  {
    run: "f() { local x=1; cat $x; }; x=2; f; cat $x",
    effects: ["read flows /home/dev/project/1", "read flows /home/dev/project/2"],
  },
  { run: 'f() { local x; cat "a$x"; }; x=2; f', effects: ["read flows /home/dev/project/a"] },
  { run: "f() { declare x=1; }; x=2; f; cat $x", effects: ["read flows /home/dev/project/2"] },
  { run: "f() { declare -g x=1; }; x=2; f; cat $x", effects: ["read flows /home/dev/project/1"] },
  { run: "f() { local x=1; g; }; g() { cat $x; }; f", effects: ["read flows /home/dev/project/1"] },
  { run: "f() { return; cat a; }; f; cat b", effects: ["read flows /home/dev/project/b"] },
  { run: "f() { return 1; }; f || cat a", effects: ["read flows /home/dev/project/a"] },
  { run: "f() { return 0; }; f || cat a", effects: [] },
  {
    run: "f() { if foo; then return; fi; cat a; }; f; cat b",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  { run: "f() { exit; }; f; cat a", effects: [] },
  { run: "f() { f; }; f", effects: [] },
  { run: "f() { cat a; }; f() { cat b; }; f", effects: ["read flows /home/dev/project/b"] },
  {
    run: "if foo; then f() { cat a; }; else f() { cat b; }; fi; f",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  { run: "f() { cat a; }; unset -f f; f", effects: ["run f missing"] },
  {
    run: "f() { cat a; }; (f() { cat b; }; f); f",
    effects: ["read flows /home/dev/project/b", "read flows /home/dev/project/a"],
  },
  {
    run: "f() { cat a; } > out; f",
    effects: ["read flows /home/dev/project/a", "write create /home/dev/project/out = …"],
  },
  { run: "rm() { cat a; }; rm -rf /etc", effects: ["read flows /home/dev/project/a"] },
  { run: "rm() { cat a; }; command rm b", effects: ["delete /home/dev/project/b"] },
  { run: "rm() { cat a; }; \\rm b", effects: ["read flows /home/dev/project/a"] },
  { run: 'cat() { command cat "$1.x"; }; cat a', effects: ["read flows /home/dev/project/a.x"] },
  { run: 'f() { shift; cat "$1"; }; f a b', effects: ["read flows /home/dev/project/b"] },
  {
    run: 'f() { cat a; }; x=$(f) ; echo "$x" > b',
    files: { a: "text\n" },
    effects: ["read flows /home/dev/project/a", 'write create /home/dev/project/b = "text\\n"'],
  },
  { run: "eval 'f() { cat a; }'; f", effects: ["read flows /home/dev/project/a"] },
  { run: "f() { eval \"$1\"; }; f 'cat a'", effects: ["read flows /home/dev/project/a"] },
]);
