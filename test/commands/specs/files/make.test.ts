import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "touch, ln, install, mktemp",
  effectRows([
    [
      "touch new README.md",
      'write create /home/dev/project/new = ""',
      "write metadata /home/dev/project/README.md",
    ],
    ["touch -c new"],
    ["touch -d yesterday README.md", "write metadata /home/dev/project/README.md"],
    ["ln -s README.md link", "write create /home/dev/project/link = …"],
    [
      "ln -sf ~/.ssh/id_ed25519 key",
      "write truncate /home/dev/project/key = … {secret /home/dev/.ssh/id_ed25519}",
    ],
    ["ln README.md", 'write create /home/dev/project/README.md = ""'],
    ["ln -t dist a", "write create /home/dev/project/dist/a = …"],
    [
      "install -m 755 README.md /usr/local/bin/x",
      "read flows /home/dev/project/README.md",
      'write truncate /usr/local/bin/x = ""',
      "permission target=/usr/local/bin/x recursive=false how=mode to=755",
    ],
    [
      "install -d -o root dir",
      'write create /home/dev/project/dir = ""',
      "permission target=/home/dev/project/dir recursive=false how=owner to=root",
    ],
    [
      "install --strip-program=./x -s README.md y",
      "run ./x missing (/home/dev/project/x)",
      "read flows /home/dev/project/README.md",
      'write truncate /home/dev/project/y = ""',
    ],
    ["mkfifo pipe", "write create /home/dev/project/pipe = …"],
    [
      "mknod dev b 8 0",
      "write create /home/dev/project/dev",
      "machine part=disk what=makes the device file dev",
    ],
    ["mktemp", 'write create /tmp/tmp.… = ""'],
    ['rm -r "$(mktemp -d)"', 'write create /tmp/tmp.… = ""', "delete /tmp/tmp.… recursive"],
    [
      'rm -r "$(mktemp -d -p . build.XXXX)"',
      'write create /home/dev/project/build.… = ""',
      "delete /home/dev/project/build.… recursive",
    ],
    [
      "touch --nonsense x",
      "opaque touch: it has no option --nonsense",
      'write create /home/dev/project/x = ""',
    ],
    ["mktemp -u"],
  ]),
);
