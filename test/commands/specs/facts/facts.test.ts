import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "printf, seq, expr, env and facts",
  effectRows([
    ["rm \"$(printf '%s-%d' a 5)\"", "delete /home/dev/project/a-5"],
    ["rm $(printf '%s\\n' a b)", "delete /home/dev/project/a", "delete /home/dev/project/b"],
    ["rm \"$(printf 'x%b' '\\t')\"", "delete /home/dev/project/x\t"],
    ["rm \"$(printf '%05d' 3)\"", "delete …"],
    [
      "rm $(seq 3)",
      "delete /home/dev/project/1",
      "delete /home/dev/project/2",
      "delete /home/dev/project/3",
    ],
    [
      "rm $(seq 2 2 6)",
      "delete /home/dev/project/2",
      "delete /home/dev/project/4",
      "delete /home/dev/project/6",
    ],
    ['rm "$(expr 1 + 2)"', "delete /home/dev/project/3"],
    ['rm "x$(date +%F)"', "delete /home/dev/project/x…"],
    ["date -s 12:00", "machine part=clock what=sets the time"],
    ["date 010203042026", "machine part=clock what=sets the time"],
    ["date -f .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    ["printenv PATH"],
    ["printenv"],
    ['rm "$(printenv HOME)/x"', "delete /home/dev/x"],
    ["dc -e '!rm a'", "delete /home/dev/project/a"],
    ["echo '1+1' | bc"],
    ["dmidecode --dump-bin out", "write truncate /home/dev/project/out"],
    ["sleep 5"],
    ["id -un"],
    ["yes | rm a", "delete /home/dev/project/a"],
    ["uname -a; nproc; whoami"],
  ]),
);
