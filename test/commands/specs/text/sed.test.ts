import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "sed",
  effectRows([
    ["sed 's/a/b/' README.md", "read flows /home/dev/project/README.md"],
    ["sed -n '1,5p;10q' README.md", "read flows /home/dev/project/README.md"],
    [
      "sed -i 's/a/b/' README.md src/main.ts",
      "read used /home/dev/project/README.md",
      "read used /home/dev/project/src/main.ts",
      "write edit /home/dev/project/README.md",
      "write edit /home/dev/project/src/main.ts",
    ],
    [
      "sed -i.bak -e 's/a/b/' README.md",
      "read used /home/dev/project/README.md",
      "write edit /home/dev/project/README.md",
      'write truncate /home/dev/project/README.md.bak = ""',
    ],
    ["sed 's/=.*//' .env", "read measured /home/dev/project/.env"],
    ["sed 's/a/b/' .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    [
      "sed -i 's/a/b/' .env",
      "read used /home/dev/project/.env",
      "write edit /home/dev/project/.env",
    ],
    [
      "sed '1e rm -rf dist' README.md",
      "delete /home/dev/project/dist recursive",
      "read flows /home/dev/project/README.md",
    ],
    ["echo 'rm -rf dist' | sed 's/^/x/e'", "code shell …"],
    [
      "sed 's/a/b/w out.txt' README.md",
      "write truncate /home/dev/project/out.txt = …",
      "read flows /home/dev/project/README.md",
    ],
    [
      "sed -n 'w out.txt' README.md",
      "write truncate /home/dev/project/out.txt = …",
      "read flows /home/dev/project/README.md",
    ],
    [
      "sed '$r .env' README.md",
      "read flows /home/dev/project/.env",
      "read flows /home/dev/project/README.md",
      "output … {secret .env}",
    ],
    [
      'sed "s/$(foo)/x/" README.md',
      "run foo missing",
      "opaque sed: its program is not known",
      "read flows /home/dev/project/README.md",
    ],
    ["sed 's|[/]|x|; /^#/d; $!N; y/abc/def/' README.md", "read flows /home/dev/project/README.md"],
    ["sed -e ':a' -e 'N;$!ba' -e 's/\\n/ /g' README.md", "read flows /home/dev/project/README.md"],
    [
      "sed 's/a/b/k' README.md",
      "opaque sed: its program is not understood",
      "read flows /home/dev/project/README.md",
    ],
    [
      'sed --sandbox "s/$(foo)/x/" README.md',
      "run foo missing",
      "read flows /home/dev/project/README.md",
    ],
    ["sed -E -n 's#^([a-z]+)/(.*)#\\2#gp' README.md", "read flows /home/dev/project/README.md"],
    ["sed '/^$/d;/re[/]x/,+3{s/a/b/;p}' README.md", "read flows /home/dev/project/README.md"],
    [
      "sed -i '/x/a\\  new line' README.md",
      "read used /home/dev/project/README.md",
      "write edit /home/dev/project/README.md",
    ],
    [
      "sed -f prog.sed README.md",
      "read used /home/dev/project/prog.sed",
      "opaque sed: its program is not known",
      "read flows /home/dev/project/README.md",
    ],
  ]),
);
