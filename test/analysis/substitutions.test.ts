import { testEffects } from "../support/effects-of.ts";

testEffects("substitutions", [
  { run: 'cat "$(echo a)"', files: { a: "x" }, effects: ["read flows /home/dev/project/a"] },
  {
    run: "cat $(echo a b)",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  { run: 'cat "$(echo a; echo b)"', effects: ["read flows /home/dev/project/a\nb"] },
  { run: "cat `echo a`", effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cat "$(cat f)"',
    files: { f: "a\n\n" },
    effects: ["read flows /home/dev/project/f", "read flows /home/dev/project/a"],
  },
  {
    run: 'cat "$(cat missing)"',
    effects: ["read flows /home/dev/project/missing", "read flows …"],
  },
  { run: 'cat "$(foo)"', effects: ["run foo missing", "read flows …"] },
  { run: 'cat "x$(foo)"', effects: ["run foo missing", "read flows /home/dev/project/x…"] },
  { run: 'cat "$(echo -n a)b"', effects: ["read flows /home/dev/project/ab"] },
  { run: "cat \"$(echo -e 'a\\x62')\"", effects: ["read flows /home/dev/project/ab"] },
  { run: 'cat "$(printf a)"', effects: ["read flows /home/dev/project/a"] },
  { run: 'cat "$(pwd)/a"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cat "$(cd /etc; pwd)/a"; cat b',
    effects: ["read flows /etc/a", "read flows /home/dev/project/b"],
  },
  {
    run: 'cat "$(x=1; echo a$x)" "b$x"',
    effects: ["read flows /home/dev/project/a1", "read flows /home/dev/project/b"],
  },
  { run: 'cat "$(false || echo a)"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cat "$(if foo; then echo a; else echo b; fi)"',
    effects: ["run foo missing", "read flows …"],
  },
  {
    run: 'cat "$(< f)"',
    files: { f: "a\n" },
    effects: ["read flows /home/dev/project/f", "read flows /home/dev/project/a"],
  },
  { run: 'cat "$(echo a | cat)"', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cat "$(echo a > f)" f',
    effects: [
      'write create /home/dev/project/f = "a\\n"',
      "read flows",
      "read flows /home/dev/project/f",
    ],
  },
  { run: 'cat "$(echo "$(echo a)")"', effects: ["read flows /home/dev/project/a"] },
  { run: 'cat "$(exit; echo a)x"', effects: ["read flows /home/dev/project/x"] },
  {
    run: 'cat "$(cat a b)"',
    files: { a: "x", b: "y" },
    effects: [
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
      "read flows /home/dev/project/xy",
    ],
  },
  { run: "cat <(echo a)", effects: ["read flows /dev/fd/63"] },
  { run: "cat <(cat a)", effects: ["read flows /home/dev/project/a", "read flows /dev/fd/63"] },
  { run: "echo x > >(cat)", effects: ['write create /dev/fd/63 = "x\\n"'] },
  {
    run: 'cat "$(curl -s https://x.test/a)"',
    effects: ["connect https://x.test/a", "read flows …"],
  },
]);
