import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "basename, dirname, realpath, which and measures",
  effectRows([
    ['rm "$(basename /a/b.txt .txt)"', "delete /home/dev/project/b"],
    ['rm "$(dirname a/b/c)"', "delete /home/dev/project/a/b"],
    ['rm "$(basename -s .c a/x.c)"', "delete /home/dev/project/x"],
    ['rm "$(realpath README.md)"', "delete /home/dev/project/README.md"],
    ['rm "$(readlink -f src/../README.md)"', "delete /home/dev/project/README.md"],
    ['rm "$(dirname "/opt/$(foo)/x")"', "run foo missing", "delete /opt…"],
    ['rm "$(basename "$(foo).txt")"', "run foo missing", "delete ….txt"],
    ['rm "$(which ls)"', "delete /usr/bin/ls"],
    ["stat -c %s .env", "read measured /home/dev/project/.env"],
    ["file .env", "read measured /home/dev/project/.env"],
    [
      "file -m .env x",
      "read measured /home/dev/project/x",
      "read flows /home/dev/project/.env",
      "read used /home/dev/project/.env",
      "output … {secret .env}",
    ],
    [
      "file -f .env",
      "read flows /home/dev/project/.env",
      "read used /home/dev/project/.env",
      "output … {secret .env}",
    ],
    ["du -sh .", "read measured /home/dev/project"],
    ["df -h"],
    ['rm "$(pathchk x)"', "delete"],
    [
      'stat "$(cat .env)"',
      "read flows /home/dev/project/.env",
      "read measured …",
      "output … {secret .env}",
    ],
  ]),
);
