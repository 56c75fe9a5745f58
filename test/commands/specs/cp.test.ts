import { testEffects } from "../../support/effects-of.ts";

testEffects("cp", [
  {
    run: "cp a b",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/b = …"],
  },
  {
    run: "cp a src",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/src/a = …"],
  },
  {
    run: "cp a b src",
    effects: [
      "read flows /home/dev/project/a",
      "write truncate /home/dev/project/src/a = …",
      "read flows /home/dev/project/b",
      "write truncate /home/dev/project/src/b = …",
    ],
  },
  {
    run: "cp -t src a b",
    effects: [
      "read flows /home/dev/project/a",
      "write truncate /home/dev/project/src/a = …",
      "read flows /home/dev/project/b",
      "write truncate /home/dev/project/src/b = …",
    ],
  },
  {
    run: "cp -T a src",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/src = …"],
  },
  {
    run: "cp -r src dst",
    effects: ["read flows /home/dev/project/src", "write truncate /home/dev/project/dst = …"],
  },
  {
    run: "cp -a src /tmp",
    effects: ["read flows /home/dev/project/src", "write truncate /tmp/src = …"],
  },
  {
    run: "cp -f a b",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/b = …"],
  },
  {
    run: "cp --attributes-only a b",
    effects: ["read flows /home/dev/project/a", "write metadata /home/dev/project/b = …"],
  },
  {
    run: "cp -- -a b",
    effects: ["read flows /home/dev/project/-a", "write truncate /home/dev/project/b = …"],
  },
  {
    run: "cp --bogus a b",
    effects: [
      "opaque cp: it has no option --bogus",
      "read flows /home/dev/project/a",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: 'cp "$(foo)" b',
    effects: [
      "run foo missing",
      "opaque cp: an argument may be an option: it is the output of foo",
      "read flows …",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: 'cp a "$(foo)"',
    effects: [
      "run foo missing",
      "opaque cp: an argument may be an option: it is the output of foo",
      "read flows /home/dev/project/a",
      "write truncate … = …",
    ],
  },
  {
    run: "cp .env b",
    effects: [
      "read flows /home/dev/project/.env",
      "write truncate /home/dev/project/b = … {secret .env}",
    ],
  },
  {
    run: "cp a b",
    files: { a: "text" },
    effects: ["read flows /home/dev/project/a", 'write truncate /home/dev/project/b = "text"'],
  },
  {
    run: "cp link b",
    files: { link: { symlink: "/etc/hosts" } },
    effects: [
      "read flows /etc/hosts",
      'write truncate /home/dev/project/b = "127.0.0.1 localhost\\n"',
    ],
  },
  {
    run: "cp a link",
    files: { link: { symlink: "/etc/hosts" } },
    effects: ["read flows /home/dev/project/a", "write truncate /etc/hosts = …"],
  },
  { run: "cp a", effects: [] },
  { run: "cp --help", effects: [] },
]);
