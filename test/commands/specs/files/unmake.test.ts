import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "rmdir, unlink, truncate, shred, dd",
  effectRows([
    ["rmdir a", "delete /home/dev/project/a"],
    ["rmdir -p a/b", "delete /home/dev/project/a/b", "delete /home/dev/project/a"],
    ["unlink README.md", "delete /home/dev/project/README.md"],
    [
      "rimraf --glob dist x",
      "delete /home/dev/project/dist recursive",
      "delete /home/dev/project/x recursive",
    ],
    ["npx rimraf ../x", "delete /home/dev/x recursive"],
    ["del-cli --dry-run dist"],
    ["truncate -s 0 README.md", 'write truncate /home/dev/project/README.md = ""'],
    ["truncate -s +10 README.md", "write edit /home/dev/project/README.md"],
    [
      "shred -u README.md",
      "delete /home/dev/project/README.md",
      "write truncate /home/dev/project/README.md",
    ],
    [
      "shred -n 1 README.md",
      "delete /home/dev/project/README.md",
      "write truncate /home/dev/project/README.md",
    ],
    ["dd if=/dev/zero of=/dev/sda bs=1M", "read flows /dev/zero", "write truncate /dev/sda = …"],
    [
      "dd if=README.md of=x conv=notrunc",
      "read flows /home/dev/project/README.md",
      "write edit /home/dev/project/x = …",
    ],
    ["dd if=.env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    [
      'dd of=x "$(foo)"',
      "run foo missing",
      "opaque dd: an argument may be an option: it is the output of foo",
      "opaque dd: one of its operands is not known",
      "write truncate /home/dev/project/x = …",
    ],
    [
      "dd if=README.md bs=1 count=3 of=$(foo)",
      "run foo missing",
      "opaque dd: an argument may be an option: it is the output of foo",
      "opaque dd: one of its operands is not known",
      "read flows /home/dev/project/README.md",
      "write truncate … = …",
    ],
    [
      "rmdir --nonsense a",
      "opaque rmdir: it has no option --nonsense",
      "delete /home/dev/project/a",
    ],
  ]),
);
