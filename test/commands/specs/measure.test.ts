import { testEffects } from "../../support/effects-of.ts";

testEffects("measure", [
  { run: "ls", effects: [] },
  {
    run: "ls a b",
    effects: ["read measured /home/dev/project/a", "read measured /home/dev/project/b"],
  },
  { run: "ls -la", effects: [] },
  { run: "ls -l .env", effects: ["read measured /home/dev/project/.env"] },
  { run: "ls --bogus a", effects: ["read measured /home/dev/project/a"] },
  { run: "ls -- -a", effects: ["read measured /home/dev/project/-a"] },
  { run: 'ls "$(foo)"', effects: ["run foo missing", "read measured …"] },
  { run: "ls > f", effects: ["write create /home/dev/project/f = …"] },
  { run: "wc -l .env", effects: ["read measured /home/dev/project/.env"] },
  { run: "cat .env | wc -l", effects: ["read flows /home/dev/project/.env"] },
  {
    run: "cat a .env | sha256sum",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/.env"],
  },
  {
    run: "stat -c %s .env",
    effects: ["read measured /home/dev/project/%s", "read measured /home/dev/project/.env"],
  },
  { run: "du -sh src", effects: ["read measured /home/dev/project/src"] },
  {
    run: "md5sum ~/.ssh/id_ed25519 > f",
    effects: ["read measured /home/dev/.ssh/id_ed25519", "write create /home/dev/project/f = …"],
  },
  {
    run: "wc --files0-from=.env",
    effects: ["read used /home/dev/project/.env", "output … {secret .env}"],
  },
  {
    run: 'ls "$(cat .env)"',
    effects: ["read flows /home/dev/project/.env", "read measured …", "output … {secret .env}"],
  },
]);
