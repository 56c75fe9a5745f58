import { testEffects } from "../support/effects-of.ts";

testEffects("positional parameters", [
  {
    run: 'cat "$1" "$2"',
    args: ["a", "b"],
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  {
    run: 'cat "$@"',
    args: ["a", "b"],
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  {
    run: "cat $*",
    args: ["a", "b c"],
    effects: [
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
      "read flows /home/dev/project/c",
    ],
  },
  { run: 'cat "$*"', args: ["a", "b"], effects: ["read flows /home/dev/project/a b"] },
  {
    run: 'set -- x y; cat "$1" "$2"',
    effects: ["read flows /home/dev/project/x", "read flows /home/dev/project/y"],
  },
  {
    run: 'set -- "$@" z; cat "$@"',
    args: ["a"],
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/z"],
  },
  { run: 'set x y; cat "$2"', effects: ["read flows /home/dev/project/y"] },
  { run: 'set -- ; cat "a$1"', args: ["x"], effects: ["read flows /home/dev/project/a"] },
  {
    run: "set -f; cat *.txt",
    files: { "a.txt": "" },
    effects: ["read flows /home/dev/project/*.txt"],
  },
  {
    run: "set -f; set +f; cat *.txt",
    files: { "a.txt": "" },
    effects: ["read flows /home/dev/project/a.txt"],
  },
  { run: 'shift; cat "$1"', args: ["a", "b"], effects: ["read flows /home/dev/project/b"] },
  { run: 'shift 2; cat "$1"', args: ["a", "b", "c"], effects: ["read flows /home/dev/project/c"] },
  { run: 'shift 5; cat "$1"', args: ["a", "b"], effects: ["read flows /home/dev/project/a"] },
  {
    run: 'shift "$(foo)"; cat "$1"',
    args: ["a", "b"],
    effects: ["run foo missing", "read flows …"],
  },
  { run: 'set -- $(foo); cat "$1"', effects: ["run foo missing", "read flows …"] },
  { run: 'cat "$0"', effects: ["read flows /home/dev/project/bash"] },
  { run: 'cat "a$#"', args: ["x", "y"], effects: ["read flows /home/dev/project/a2"] },
  {
    run: 'cat "${@:2}"',
    args: ["x", "y", "z"],
    effects: ["read flows /home/dev/project/y", "read flows /home/dev/project/z"],
  },
  { run: 'cat "${!#}"', args: ["x", "y"], effects: ["read flows /home/dev/project/y"] },
  { run: 'cat "$?"', effects: ["read flows /home/dev/project/0"] },
  { run: 'cat "$$"', effects: ["read flows …"] },
  {
    run: 'bash -c \'cat "$1" "$0"\' zero one',
    effects: ["read flows /home/dev/project/one", "read flows /home/dev/project/zero"],
  },
]);
