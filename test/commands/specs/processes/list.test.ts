import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "ps, pgrep, lsof",
  effectRows([
    ["ps aux"],
    ["ps eww | cat"],
    ["pgrep -f x", "output … {process named}"],
    ["lsof -i :3000", "output … {process own}"],
    ["top -b -n 1"],
    ["pgrep -F .env", "read used /home/dev/project/.env", "output … {process everything}"],
  ]),
);
