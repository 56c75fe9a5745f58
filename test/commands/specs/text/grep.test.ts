import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "grep, rg and ag",
  effectRows([
    ["grep -n main README.md", "read flows /home/dev/project/README.md"],
    ["grep -c KEY .env", "read measured /home/dev/project/.env"],
    ["grep KEY .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    ["grep -o '^[A-Z_]*' .env", "read measured /home/dev/project/.env"],
    ["grep -oE '[a-z]+$' .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    ["grep -q x .env", "read measured /home/dev/project/.env"],
    ["grep -r main .", "read measured /home/dev/project"],
    [
      "grep -rl foo src | xargs rm",
      "read measured /home/dev/project/src",
      "delete /home/dev/project/src/…",
    ],
    [
      "grep -f patterns README.md",
      "read used /home/dev/project/patterns",
      "read flows /home/dev/project/README.md",
    ],
    ["cat .env | grep -v X", "read flows /home/dev/project/.env", "output … {secret .env}"],
    ["grep --nonsense x README.md", "read flows /home/dev/project/README.md"],
    [
      "rg --pre ./x foo src",
      "run ./x missing (/home/dev/project/x)",
      "read measured /home/dev/project/src",
    ],
    [
      "rg -l foo src | xargs rm",
      "read measured /home/dev/project/src",
      "delete /home/dev/project/src/…",
    ],
    [
      "rg --nonsense x",
      "opaque rg: it has no option --nonsense",
      "read measured /home/dev/project",
    ],
    [
      "ag --pager 'rm -rf dist' foo",
      "delete /home/dev/project/dist recursive",
      "read measured /home/dev/project",
    ],
    ["grep -r . ~/.ssh", "read measured /home/dev/.ssh", "output … {secret /home/dev/.ssh}"],
    [
      "ls *.md | grep READ | xargs rm",
      "read measured /home/dev/project/README.md",
      "delete /home/dev/project/….md (named *.md)",
    ],
  ]),
);
