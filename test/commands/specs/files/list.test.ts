import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "ls, tree, fd, locate",
  effectRows([
    ["ls -la .env", "read measured /home/dev/project/.env"],
    ["ls | xargs rm", "delete /home/dev/project (all of /home/dev/project)"],
    ["ls | head -n 2 | xargs rm", "delete /home/dev/project/…"],
    ["ls | grep -v a | xargs rm", "delete /home/dev/project (all of /home/dev/project)"],
    ["ls | grep a | xargs rm", "delete /home/dev/project/…"],
    [
      "ls *.md | xargs rm",
      "read measured /home/dev/project/README.md",
      "delete /home/dev/project/….md (named *.md)",
    ],
    ["ls -l | xargs rm", "delete …"],
    [
      "ls dist | head -n 2 | xargs rm",
      "read measured /home/dev/project/dist",
      "delete /home/dev/project/…dist (named dist)",
    ],
    [
      'ls "$(cat .env)"',
      "read flows /home/dev/project/.env",
      "read measured …",
      "output … {secret .env}",
    ],
    [
      "tree -o out.txt src",
      "read measured /home/dev/project/src",
      "write truncate /home/dev/project/out.txt = …",
    ],
    ["fd -e pyc -X rm", "delete /home/dev/project/…"],
    [
      "fd main src -x rm {}",
      "read measured /home/dev/project/src",
      "delete /home/dev/project/src/…",
    ],
    ["fd pattern | xargs rm", "delete /home/dev/project/…"],
    ["fd --nonsense x", "opaque fd: it has no option --nonsense"],
    ["locate passwd"],
    ["updatedb -o db", "write truncate /home/dev/project/db"],
  ]),
);
