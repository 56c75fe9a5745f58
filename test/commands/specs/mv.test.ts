import { testEffects } from "../../support/effects-of.ts";

testEffects("mv", [
  {
    run: "mv a b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv a src",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/src/a = …",
    ],
  },
  {
    run: "mv a b src",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/src/a = …",
      "delete /home/dev/project/b recursive moved",
      "write truncate /home/dev/project/src/b = …",
    ],
  },
  {
    run: "mv -t src a b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/src/a = …",
      "delete /home/dev/project/b recursive moved",
      "write truncate /home/dev/project/src/b = …",
    ],
  },
  {
    run: "mv --target-directory=src a",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/src/a = …",
    ],
  },
  {
    run: "mv -T a src",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/src = …",
    ],
  },
  {
    run: "mv a new/",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/new = …",
    ],
  },
  {
    run: "mv a/ b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv -n a b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv -f a b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv -b a b",
    effects: [
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv -- -a b",
    effects: [
      "delete /home/dev/project/-a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "mv --bogus a b",
    effects: [
      "opaque mv: it has no option --bogus",
      "delete /home/dev/project/a recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: 'mv "$(foo)" b',
    effects: [
      "run foo missing",
      "opaque mv: an argument may be an option: it is the output of foo",
      "delete … recursive moved",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: 'mv a "$(foo)"',
    effects: [
      "run foo missing",
      "opaque mv: an argument may be an option: it is the output of foo",
      "delete /home/dev/project/a recursive moved",
      "write truncate … = …",
    ],
  },
  {
    run: "mv *.txt src",
    files: { "a.txt": "" },
    effects: [
      "delete /home/dev/project/a.txt recursive moved",
      'write truncate /home/dev/project/src/a.txt = ""',
    ],
  },
  { run: "mv a", effects: [] },
  { run: "mv --help", effects: [] },
  {
    run: "mv .env b",
    effects: [
      "delete /home/dev/project/.env recursive moved",
      "write truncate /home/dev/project/b = … {secret .env}",
    ],
  },
  {
    run: "mv a b",
    files: { a: "text" },
    effects: [
      "delete /home/dev/project/a recursive moved",
      'write truncate /home/dev/project/b = "text"',
    ],
  },
]);
