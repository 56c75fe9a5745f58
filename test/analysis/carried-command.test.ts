import { effectRows, testEffects } from "../support/effects-of.ts";

testEffects(
  "commands that a program of which nothing is known may run",
  effectRows([
    ["foo --flag rm -rf /srv", "run foo missing", "delete /srv recursive"],
    ["foo x=1 nice rm ../a", "run foo missing", "delete /home/dev/a"],
    ["foo -- /bin/rm ./a", "run foo missing", "delete /home/dev/project/a"],
    ["foo rm a", "run foo missing"],
    ["foo sh -c 'rm a'", "run foo missing", "code shell …", "delete /home/dev/project/a"],
    ["foo sh x", "run foo missing", "code shell …"],
    ["foo ./a rm", "run foo missing"],
    ["foo bar ./a", "run foo missing"],
    ["foo 'rm -rf /srv' /srv", "run foo missing"],
    ["foo cat ./a", "run foo missing", "read flows /home/dev/project/a"],
  ]),
);
