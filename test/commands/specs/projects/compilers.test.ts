import { testEffects } from "../../../support/effects-of.ts";

const source = { files: { "a.c": "int main(){}", "/tmp/x.c": "x", "opts.txt": "-O2" } };

testEffects("compilers", [
  {
    run: "gcc -o out a.c",
    ...source,
    effects: ["read used /home/dev/project/a.c", "write truncate /home/dev/project/out = … built"],
  },
  {
    run: "gcc -Wall -O2 -std=c11 -Iinclude -DX=1 -oout -MF d.d a.c -lm",
    ...source,
    effects: [
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/out = … built",
      "write truncate /home/dev/project/d.d = … built",
    ],
  },
  {
    run: "cc a.c",
    ...source,
    effects: [
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/a.out = … built",
    ],
  },
  {
    run: "clang -c src/x.c",
    effects: [
      "read used /home/dev/project/src/x.c",
      "write truncate /home/dev/project/x.o = … built",
    ],
  },
  { run: "gcc -E a.c", ...source, effects: ["read flows /home/dev/project/a.c"] },
  { run: "gcc --version", effects: [] },
  {
    run: "gcc /tmp/x.c -o out",
    ...source,
    effects: ["read used /tmp/x.c", "write truncate /home/dev/project/out = …"],
  },
  {
    run: "gcc /tmp/nowhere.c -o out",
    effects: ["read used /tmp/nowhere.c", "write truncate /home/dev/project/out = …"],
  },
  {
    run: "rustc src/main.rs",
    effects: [
      "read used /home/dev/project/src/main.rs",
      "write truncate /home/dev/project/main = … built",
    ],
  },
  {
    run: "gcc -wrapper /tmp/x a.c",
    ...source,
    effects: [
      "run /tmp/x foreign (/tmp/x)",
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/a.out = … built",
    ],
  },
  {
    run: "gcc -fplugin=./p.so a.c",
    ...source,
    effects: [
      "run ./p.so missing (/home/dev/project/p.so)",
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/a.out = … built",
    ],
  },
  {
    run: "gcc -x c ~/.ssh/id_rsa",
    effects: [
      "read unknown /home/dev/.ssh/id_rsa",
      "write truncate /home/dev/project/a.out = … {secret /home/dev/.ssh/id_rsa}",
    ],
  },
  {
    run: "go build -o app .",
    effects: ["write truncate /home/dev/project/app built", "run go project"],
  },
]);
