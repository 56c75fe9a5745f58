import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "tee, split, csplit, sponge",
  effectRows([
    ["echo x | tee out.txt", 'write truncate /home/dev/project/out.txt = "x\\n"'],
    [
      "echo x | tee -a a b",
      'write append /home/dev/project/a = "x\\n"',
      'write append /home/dev/project/b = "x\\n"',
    ],
    [
      "echo x | tee --nonsense a",
      "opaque tee: it has no option --nonsense",
      'write truncate /home/dev/project/a = "x\\n"',
    ],
    [
      "cat .env | tee out.txt",
      "read flows /home/dev/project/.env",
      "write truncate /home/dev/project/out.txt = … {secret .env}",
      "output … {secret .env}",
    ],
    [
      "split -l 10 README.md part.",
      "read flows /home/dev/project/README.md",
      "write truncate /home/dev/project/part.… = …",
    ],
    [
      "split --filter='rm -rf dist' README.md",
      "read flows /home/dev/project/README.md",
      "delete /home/dev/project/dist recursive",
    ],
    [
      "csplit -f part README.md 5",
      "read flows /home/dev/project/README.md",
      "write truncate /home/dev/project/part… = …",
    ],
    ["echo x | sponge out.txt", 'write truncate /home/dev/project/out.txt = "x\\n"'],
    ["echo x | tee /dev/null | sh", 'write truncate /dev/null = "x\\n"', "run x missing"],
  ]),
);
