import { testEffects } from "../../../support/effects-of.ts";

testEffects("ciphers and stores of secrets", [
  { run: "gpg --version", effects: [] },
  {
    run: "gpg -d a.gpg",
    effects: ["read flows /home/dev/project/a.gpg", "output … {decoded gpg}"],
  },
  {
    run: "gpg -d a.gpg | sh",
    effects: [
      "read flows /home/dev/project/a.gpg",
      "code shell … {decoded gpg}",
      "output … {decoded gpg}",
    ],
  },
  {
    run: "gpg -c a",
    effects: ["read used /home/dev/project/a", "write truncate /home/dev/project/a.gpg = …"],
  },
  {
    run: "gpg -e -r me -o b a",
    effects: ["read used /home/dev/project/a", "write truncate /home/dev/project/b = …"],
  },
  { run: "gpg --list-keys", effects: [] },
  { run: "gpg --export-secret-keys me", effects: ["output … {secret a secret key}"] },
  { run: "gpg --import k.asc", effects: ["read measured /home/dev/project/k.asc"] },
  { run: "gpg --delete-secret-keys me", effects: ["account what=deletes keys: me severe=true"] },
  { run: "gpg --keyserver k.example --recv-keys 1", effects: ["connect k.example"] },
  {
    run: "age -d -i key.txt a.age",
    effects: [
      "read used /home/dev/project/key.txt",
      "read flows /home/dev/project/a.age",
      "output … {decoded age}",
    ],
  },
  {
    run: "age -r x -o a.age a",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/a.age = …"],
  },
  { run: "pass ls", effects: [] },
  { run: "pass show a", effects: ["output … {secret pass show a}"] },
  { run: "pass a", effects: ["output … {secret pass a}"] },
  { run: "op read op://a/b", effects: ["output … {secret op read op://a/b}"] },
  { run: "sops -d a.yaml", effects: ["output … {secret sops a.yaml}"] },
  {
    run: "security find-generic-password -w",
    effects: ["output … {secret security find-generic-password -w}"],
  },
]);
