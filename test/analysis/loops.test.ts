import { testEffects } from "../support/effects-of.ts";

testEffects("loops", [
  {
    run: "for x in a b; do cat $x; done",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  { run: "for x in a; do :; done; cat $x", effects: ["read flows /home/dev/project/a"] },
  {
    run: "for x in {1..3}; do cat f$x; done",
    effects: [
      "read flows /home/dev/project/f1",
      "read flows /home/dev/project/f2",
      "read flows /home/dev/project/f3",
    ],
  },
  {
    run: "for x; do cat $x; done",
    args: ["a", "b"],
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  {
    run: 'for x in "$@"; do cat "$x"; done',
    args: ["a b"],
    effects: ["read flows /home/dev/project/a b"],
  },
  {
    run: "for x in $(foo); do cat $x; done",
    effects: ["run foo missing", "read flows …", "read flows …"],
  },
  {
    run: "for x in *.txt; do cat $x; done",
    files: { "a.txt": "", "b.txt": "" },
    effects: ["read flows /home/dev/project/a.txt", "read flows /home/dev/project/b.txt"],
  },
  { run: "for x in a b c; do break; done; cat $x", effects: ["read flows /home/dev/project/a"] },
  { run: "for x in a b; do continue; cat $x; done", effects: [] },
  {
    run: "for x in a b; do [ $x = b ] && break; cat $x; done",
    effects: ["read flows /home/dev/project/a"],
  },
  { run: "for x in a b; do for y in c d; do break 2; done; cat no; done", effects: [] },
  { run: "for x in a b; do for y in c d; do continue 2; done; cat no; done", effects: [] },
  { run: "for x in; do cat a; done; cat b", effects: ["read flows /home/dev/project/b"] },
  { run: "while false; do cat a; done", effects: [] },
  {
    run: "while true; do cat a; break; done; cat b",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  { run: "while true; do cat a; done; cat b", effects: ["read flows /home/dev/project/a"] },
  {
    run: "while foo; do cat a; done; cat b",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "run foo missing",
      "read flows /home/dev/project/b",
    ],
  },
  { run: "until true; do cat a; done", effects: [] },
  { run: "until false; do cat a; break; done", effects: ["read flows /home/dev/project/a"] },
  {
    run: "i=0; while [ $i -lt 3 ]; do cat f$i; i=$((i+1)); done",
    effects: [
      "read flows /home/dev/project/f0",
      "read flows /home/dev/project/f1",
      "read flows /home/dev/project/f…",
    ],
  },
  {
    run: 'while read -r x; do cat "$x"; done < list',
    effects: ["read flows /home/dev/project/list", "read flows …"],
  },
  {
    run: 'while read -r x; do cat "$x"; done <<< one',
    effects: ["read flows /home/dev/project/one"],
  },
  {
    run: 'echo one | while read -r x; do cat "$x"; done',
    effects: ["read flows /home/dev/project/one"],
  },
  {
    run: "for ((i=0; i<2; i++)); do cat f$i; done",
    effects: [
      "read flows /home/dev/project/f0",
      "read flows /home/dev/project/f1",
      "read flows /home/dev/project/f…",
    ],
  },
  { run: "for ((;;)); do cat a; break; done", effects: ["read flows /home/dev/project/a"] },
  { run: 'select x in a b; do cat "$x"; break; done', effects: ["read flows …"] },
  {
    run: "x=a; while foo; do cat $x; x=b; done",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "run foo missing",
      "read flows /home/dev/project/b",
      "run foo missing",
    ],
  },
  {
    run: "while foo; do cd /tmp; cat a; done",
    effects: [
      "run foo missing",
      "read flows /tmp/a",
      "run foo missing",
      "read flows /tmp/a",
      "run foo missing",
      "read flows /tmp/a",
      "run foo missing",
    ],
  },
]);
