import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "diff and patch",
  effectRows([
    [
      "diff -u README.md package.json",
      "read flows /home/dev/project/README.md",
      "read flows /home/dev/project/package.json",
    ],
    [
      "diff -q .env README.md",
      "read measured /home/dev/project/.env",
      "read measured /home/dev/project/README.md",
    ],
    [
      "diff .env README.md",
      "read flows /home/dev/project/.env",
      "read flows /home/dev/project/README.md",
      "output … {secret .env}",
    ],
    [
      "diff3 --diff-program=./x README.md README.md README.md",
      "run ./x missing (/home/dev/project/x)",
      "read flows /home/dev/project/README.md",
      "read flows /home/dev/project/README.md",
      "read flows /home/dev/project/README.md",
    ],
    [
      "sdiff -o out README.md package.json",
      "read flows /home/dev/project/README.md",
      "read flows /home/dev/project/package.json",
      "write truncate /home/dev/project/out = …",
    ],
    [
      "patch -p1 < fix.patch",
      "read flows /home/dev/project/fix.patch",
      "write edit /home/dev/project/…",
    ],
    [
      "patch README.md fix.patch",
      "read used /home/dev/project/fix.patch",
      "write edit /home/dev/project/README.md",
    ],
    ["patch --dry-run -p1 -i fix.patch", "read used /home/dev/project/fix.patch"],
    [
      "patch -d src -i fix.patch",
      "read used /home/dev/project/fix.patch",
      "write edit /home/dev/project/src/…",
    ],
    [
      "printf -- '--- a/src/x\\n+++ b/src/x\\n@@ -1 +1 @@\\n-a\\n+b\\n' | patch -p1",
      "write edit /home/dev/project/src/x",
    ],
    [
      "patch -o out README.md fix.patch",
      "read used /home/dev/project/fix.patch",
      "write truncate /home/dev/project/out",
    ],
  ]),
);
