import { testEffects } from "../../support/effects-of.ts";

testEffects("echo", [
  { run: "echo > f", effects: ['write create /home/dev/project/f = "\\n"'] },
  { run: "echo a b > f", effects: ['write create /home/dev/project/f = "a b\\n"'] },
  { run: "echo -n a > f", effects: ['write create /home/dev/project/f = "a"'] },
  { run: "echo -e 'a\\tb\\n' > f", effects: ['write create /home/dev/project/f = "a\\tb\\n\\n"'] },
  { run: "echo -e 'a\\cb' > f", effects: ['write create /home/dev/project/f = "a\\n"'] },
  { run: "echo -E 'a\\tb' > f", effects: ['write create /home/dev/project/f = "a\\\\tb\\n"'] },
  { run: "echo -ne 'a\\x41' > f", effects: ['write create /home/dev/project/f = "aA"'] },
  { run: "echo -e -E 'a\\t' > f", effects: ['write create /home/dev/project/f = "a\\\\t\\n"'] },
  { run: "echo -- a > f", effects: ['write create /home/dev/project/f = "-- a\\n"'] },
  { run: "echo -x a > f", effects: ['write create /home/dev/project/f = "-x a\\n"'] },
  { run: "echo --help > f", effects: ['write create /home/dev/project/f = "--help\\n"'] },
  { run: 'echo "a  b" c > f', effects: ['write create /home/dev/project/f = "a  b c\\n"'] },
  {
    run: 'echo "$(foo)" > f',
    effects: ["run foo missing", 'write create /home/dev/project/f = "…\\n"'],
  },
  {
    run: 'echo "a$(foo)b" > f',
    effects: ["run foo missing", 'write create /home/dev/project/f = "a…b\\n"'],
  },
  {
    run: 'echo -e "$(foo)" > f',
    effects: ["run foo missing", 'write create /home/dev/project/f = "…\\n"'],
  },
  { run: "echo -e '\\0101\\u0042' > f", effects: ['write create /home/dev/project/f = "AB\\n"'] },
  { run: "echo .env", effects: [] },
]);
