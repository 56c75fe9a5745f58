import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "watch, script, flock, entr, less, man",
  effectRows([
    ["watch -n 1 ls"],
    ["watch 'rm a; ls'", "delete /home/dev/project/a"],
    ["watch -x rm a", "delete /home/dev/project/a"],
    ["script -qc 'rm a' /dev/null", "write truncate /dev/null", "delete /home/dev/project/a"],
    ["script out.log", "write truncate /home/dev/project/out.log", "code shell …"],
    ["flock /tmp/l rm a", "write metadata /tmp/l", "delete /home/dev/project/a"],
    ["flock /tmp/l -c 'rm a'", "write metadata /tmp/l", "delete /home/dev/project/a"],
    ["flock -n 9"],
    ["ls | entr rm a", "delete /home/dev/project/a"],
    [
      "concurrently -k -n a,b 'rm a' 'rm b'",
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ],
    ["nodemon -w src --exec 'rm a'", "delete /home/dev/project/a"],
    ["nodemon app.js", "read used /home/dev/project/app.js"],
    ["nix-shell -p jq --run 'rm a'", "delete /home/dev/project/a"],
    ["ls | entr -s 'rm a'", "delete /home/dev/project/a"],
    ["less README.md", "read flows /home/dev/project/README.md"],
    ["less .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    [
      "less +'!rm a' README.md",
      "delete /home/dev/project/a",
      "read flows /home/dev/project/README.md",
    ],
    [
      "LESSOPEN='|rm a' less README.md",
      "delete /home/dev/project/a",
      "read flows /home/dev/project/README.md",
    ],
    ["man -P 'rm a' ls", "delete /home/dev/project/a"],
    ["PAGER='rm a' man ls", "delete /home/dev/project/a"],
    ["echo x | pee 'rm a'", "delete /home/dev/project/a"],
    [
      "less -o out README.md",
      "write truncate /home/dev/project/out",
      "read flows /home/dev/project/README.md",
    ],
    ["ls | ts"],
  ]),
);
