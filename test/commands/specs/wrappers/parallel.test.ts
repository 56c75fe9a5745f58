import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "parallel",
  effectRows([
    ["parallel rm ::: a b", "delete /home/dev/project/a", "delete /home/dev/project/b"],
    ["printf 'a\\nb\\n' | parallel rm", "delete /home/dev/project/a", "delete /home/dev/project/b"],
    [
      "parallel 'rm {}; touch {}' ::: a",
      "delete /home/dev/project/a",
      'write create /home/dev/project/a = ""',
    ],
    ["parallel ::: 'rm a' 'rm b'", "delete /home/dev/project/a", "delete /home/dev/project/b"],
    [
      "cat x | parallel --pipe 'rm a'",
      "read flows /home/dev/project/x",
      "delete /home/dev/project/a",
    ],
    ["parallel --dry-run rm ::: a"],
    [
      "parallel -S host rm ::: a",
      "opaque parallel: it runs commands on other hosts",
      "delete /home/dev/project/a",
    ],
    ["parallel rm {.}.o ::: src/x.c", "delete …"],
    ["find src -name '*.o' | parallel rm", "delete /home/dev/project/src/….o (named *.o)"],
    [
      "parallel --nonsense rm ::: a",
      "opaque parallel: it has no option --nonsense",
      "delete /home/dev/project/a",
    ],
    ["parallel -a list rm", "read used /home/dev/project/list", "delete …"],
    [
      "parallel --joblog log rm ::: a",
      "write truncate /home/dev/project/log",
      "delete /home/dev/project/a",
    ],
  ]),
);
