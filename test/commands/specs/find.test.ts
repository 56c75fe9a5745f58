import { testEffects } from "../../support/effects-of.ts";

testEffects("find", [
  { run: "find", effects: [] },
  { run: "find .", effects: [] },
  { run: "find . -name '*.ts'", effects: [] },
  {
    run: "find . -delete",
    effects: ["delete /home/dev/project (all of /home/dev/project) recursive"],
  },
  {
    run: "find . -name '*.o' -delete",
    effects: ["delete /home/dev/project/….o (named *.o) recursive"],
  },
  {
    run: "find . -name '*.o' -o -name '*.a' -delete",
    effects: ["delete /home/dev/project/… (named *.o *.a) recursive"],
  },
  {
    run: "find . ! -name keep -delete",
    effects: ["delete /home/dev/project (all of /home/dev/project) recursive"],
  },
  {
    run: "find src -type f -delete",
    effects: ["delete /home/dev/project/src (all of /home/dev/project/src) recursive"],
  },
  {
    run: "find a b -delete",
    effects: [
      "delete /home/dev/project/a (all of /home/dev/project/a) recursive",
      "delete /home/dev/project/b (all of /home/dev/project/b) recursive",
    ],
  },
  { run: "find . -empty -delete", effects: [] },
  {
    run: "find . -maxdepth 1 -delete",
    effects: ["delete /home/dev/project (all of /home/dev/project) recursive"],
  },
  {
    run: "find -L src -delete",
    effects: ["delete /home/dev/project/src (all of /home/dev/project/src) recursive"],
  },
  {
    run: "find -O3 src -delete",
    effects: ["delete /home/dev/project/src (all of /home/dev/project/src) recursive"],
  },
  {
    run: "find . -exec rm {} \\;",
    effects: ["delete /home/dev/project (all of /home/dev/project)"],
  },
  {
    run: "find . -exec rm -rf {} +",
    effects: ["delete /home/dev/project (all of /home/dev/project) recursive"],
  },
  {
    run: "find src -name '*.js' -exec rm x{}y \\;",
    effects: ["delete /home/dev/project/xsrc/….jsy"],
  },
  {
    run: "find . -execdir cat {} \\;",
    effects: ["read flows /home/dev/project (all of /home/dev/project)"],
  },
  { run: "find . -ok rm {} \\;", effects: ["delete /home/dev/project (all of /home/dev/project)"] },
  {
    run: "find . -exec sh -c 'rm \"$1\"' _ {} \\;",
    effects: ["delete /home/dev/project"],
  },
  {
    run: "find . -exec bash -c 'rm {}' \\;",
    effects: ["delete /home/dev/project"],
  },
  {
    run: "find . -name a -exec cat b \\; -exec cat c \\;",
    effects: ["read flows /home/dev/project/b", "read flows /home/dev/project/c"],
  },
  { run: "find . -fprint out", effects: ["write truncate /home/dev/project/out"] },
  {
    run: "find . -fprintf out '%p' -delete",
    effects: [
      "write truncate /home/dev/project/out",
      "delete /home/dev/project (all of /home/dev/project) recursive",
    ],
  },
  { run: "find . -fls out", effects: ["write truncate /home/dev/project/out"] },
  {
    run: 'find . -name "$(foo)" -delete',
    effects: ["run foo missing", "delete /home/dev/project (all of /home/dev/project) recursive"],
  },
  {
    run: 'find "$(foo)" -delete',
    effects: [
      "run foo missing",
      "opaque find: a starting point of find may be a part of its expression",
      "delete … recursive",
    ],
  },
  { run: 'find "$x" -delete', effects: ["delete recursive"] },
  { run: "find / -name core -exec rm {} ;", effects: ["delete /…core (named core)"] },
  { run: "find src -print0 | foo", effects: ["run foo missing"] },
]);
