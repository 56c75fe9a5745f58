import { testEffects } from "../../support/effects-of.ts";

testEffects("cat", [
  { run: "cat a", effects: ["read flows /home/dev/project/a"] },
  {
    run: "cat a b > c",
    files: { a: "x\n", b: "y\n" },
    effects: [
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
      'write create /home/dev/project/c = "x\\ny\\n"',
    ],
  },
  { run: "cat", effects: [] },
  {
    run: "cat - < a > b",
    files: { a: "x" },
    effects: ["read flows /home/dev/project/a", 'write create /home/dev/project/b = "x"'],
  },
  {
    run: "cat a - > c <<< y",
    files: { a: "x\n" },
    effects: ["read flows /home/dev/project/a", 'write create /home/dev/project/c = "x\\ny\\n"'],
  },
  {
    run: "cat -n a > b",
    files: { a: "x" },
    effects: ["read flows /home/dev/project/a", "write create /home/dev/project/b = …"],
  },
  { run: "cat -A .env", effects: ["read flows /home/dev/project/.env", "output … {secret .env}"] },
  { run: "cat -- -n", effects: ["read flows /home/dev/project/-n"] },
  { run: "cat --bogus a", effects: ["read flows /home/dev/project/a"] },
  { run: "cat --help", effects: [] },
  { run: 'cat "$(foo)"', effects: ["run foo missing", "read flows …"] },
  {
    run: "cat *.txt > all",
    files: { "a.txt": "1", "b.txt": "2" },
    effects: [
      "read flows /home/dev/project/a.txt",
      "read flows /home/dev/project/b.txt",
      'write create /home/dev/project/all = "12"',
    ],
  },
  { run: "cat .env", effects: ["read flows /home/dev/project/.env", "output … {secret .env}"] },
  {
    run: "cat ~/.ssh/id_ed25519 > b",
    effects: [
      "read flows /home/dev/.ssh/id_ed25519",
      "write create /home/dev/project/b = … {secret /home/dev/.ssh/id_ed25519}",
    ],
  },
  {
    run: "cat /etc/hosts > b",
    effects: [
      "read flows /etc/hosts",
      'write create /home/dev/project/b = "127.0.0.1 localhost\\n"',
    ],
  },
]);
