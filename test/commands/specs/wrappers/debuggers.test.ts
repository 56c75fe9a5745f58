import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "strace, ltrace, gdb, hyperfine",
  effectRows([
    ["strace -f -o out rm a", "write truncate /home/dev/project/out", "delete /home/dev/project/a"],
    ["strace -o '|rm a' ls", "delete /home/dev/project/a"],
    ["strace -p 12", "opaque strace: it attaches to a process"],
    ["ltrace -e malloc rm a", "delete /home/dev/project/a"],
    ["gdb -batch -ex run -ex bt --args rm a", "delete /home/dev/project/a"],
    ["gdb -ex 'shell rm a'", "delete /home/dev/project/a"],
    ["gdb -ex '!rm a' -ex quit", "delete /home/dev/project/a"],
    ["gdb -ex 'python import os'", 'code gdb "python import os"'],
    ["gdb -ex 'call (int)system(\"id\")'", 'code gdb "call (int)system(\\"id\\")"'],
    ["gdb -x cmds ./prog", "read used /home/dev/project/cmds", "code gdb …"],
    [
      'gdb "$(foo)" prog',
      "run foo missing",
      "opaque gdb: an argument may be a command of the debugger",
    ],
    ["gdb -p 12", "opaque gdb: it attaches to a process"],
    ["hyperfine 'rm a'", "delete /home/dev/project/a"],
    ["perf record -g -- rm a", "delete /home/dev/project/a"],
    ["perf report"],
    ["valgrind --leak-check=full rm a", "delete /home/dev/project/a"],
    ["strace --nonsense ls", "opaque strace: it has no option --nonsense"],
  ]),
);
