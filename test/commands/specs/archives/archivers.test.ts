import { testEffects } from "../../../support/effects-of.ts";

testEffects("archivers", [
  {
    run: "zip a.zip b.txt",
    effects: ["read used /home/dev/project/b.txt", "write create /home/dev/project/a.zip = …"],
  },
  {
    run: "zip -rm a.zip src",
    effects: [
      "read used /home/dev/project/src",
      "write create /home/dev/project/a.zip = …",
      "delete /home/dev/project/src recursive moved",
    ],
  },
  {
    run: "zip -r a -T -TT 'touch x' b",
    effects: [
      'write create /home/dev/project/x = ""',
      "read used /home/dev/project/b",
      "write create /home/dev/project/a.zip = …",
    ],
  },
  { run: "zip -d a.zip b", effects: ["write edit /home/dev/project/a.zip"] },
  {
    run: "unzip a.zip",
    effects: [
      "read measured /home/dev/project/a.zip",
      "write create /home/dev/project/… = … {decoded unzip}",
    ],
  },
  { run: "unzip -l a.zip", effects: ["read measured /home/dev/project/a.zip"] },
  {
    run: "unzip -p a.zip b | sh",
    effects: [
      "read flows /home/dev/project/a.zip",
      "code shell … {decoded unzip}",
      "output … {decoded unzip}",
    ],
  },
  {
    run: "unzip a.zip -d /opt/x",
    effects: ["read measured /home/dev/project/a.zip", "write create /opt/x/… = … {decoded unzip}"],
  },
  {
    run: "7z a a.7z b",
    effects: ["read used /home/dev/project/b", "write edit /home/dev/project/a.7z = …"],
  },
  {
    run: "7z x a.7z -oout",
    effects: [
      "read flows /home/dev/project/a.7z",
      "write create /home/dev/project/out/… = … {decoded 7z}",
    ],
  },
  { run: "7z l a.7z", effects: ["read measured /home/dev/project/a.7z"] },
  {
    run: "unrar x a.rar",
    effects: [
      "read used /home/dev/project/a.rar",
      "write create /home/dev/project/… = … {decoded rar}",
    ],
  },
  {
    run: "cpio -idv < a.cpio",
    effects: [
      "read flows /home/dev/project/a.cpio",
      "write create /home/dev/project/… = … {decoded cpio}",
    ],
  },
  { run: "find src | cpio -o > a.cpio", effects: ["write create /home/dev/project/a.cpio = …"] },
  { run: "ar t a.a", effects: ["read measured /home/dev/project/a.a"] },
  {
    run: "ar rcs a.a b.o",
    effects: ["read used /home/dev/project/b.o", "write edit /home/dev/project/a.a = …"],
  },
  { run: "ranlib a.a", effects: ["write edit /home/dev/project/a.a"] },
]);
