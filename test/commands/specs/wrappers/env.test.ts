import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "env",
  effectRows([
    ["env X=1 rm a", "delete /home/dev/project/a"],
    ["env -i rm a", "delete /home/dev/project/a"],
    ["env -u X -C src rm a", "delete /home/dev/project/src/a"],
    ["env -S 'rm -rf dist'", "delete /home/dev/project/dist recursive"],
    ["env -S 'rm \"a b\"'", "delete /home/dev/project/a b"],
    ["env -S 'rm $x'", "opaque env: the words of -S are not understood"],
    ["env - PATH=/bin rm a", "delete /home/dev/project/a"],
    ["env PATH=. tool", "run tool missing"],
    ["env | cat"],
    [
      "env --nonsense rm a",
      "opaque env: it has no option --nonsense",
      "delete /home/dev/project/a",
    ],
    ['env X="$(foo)" sh -c \'rm "$X"\'', "run foo missing", "delete …"],
    ["env -i sh -c 'rm \"$HOME/x\"'", "delete /x"],
  ]),
);
