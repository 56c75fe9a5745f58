import { testEffects } from "../support/effects-of.ts";

testEffects("programs", [
  { run: "foo a", effects: ["run foo missing"] },
  { run: "foo", effects: ["run foo missing"] },
  { run: "/usr/bin/ed a", effects: ["code ed …"] },
  { run: "/bin/rm a", effects: ["delete /home/dev/project/a"] },
  { run: "/usr/bin/../bin/rm a", effects: ["delete /home/dev/project/a"] },
  { run: "./tool a", effects: ["run ./tool missing (/home/dev/project/tool)"] },
  {
    run: "./tool a",
    files: { tool: { text: "\x7fELF\0", mode: 0o755 } },
    git: { tracked: ["tool"] },
    effects: ["run ./tool project (/home/dev/project/tool)"],
  },
  {
    run: "./tool a",
    files: { tool: { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run ./tool foreign (/home/dev/project/tool)"],
  },
  {
    run: "./bin/tool a",
    files: { "bin/tool": { text: "\x7fELF\0", mode: 0o755 }, ".gitignore": "bin/\n" },
    git: { tracked: [".gitignore"] },
    effects: ["run ./bin/tool project (/home/dev/project/bin/tool)"],
  },
  {
    run: "./bin/tool a",
    files: { "bin/tool": { text: "\x7fELF\0", mode: 0o755 }, ".gitignore": "bin/\n" },
    effects: ["run ./bin/tool foreign (/home/dev/project/bin/tool)"],
  },
  {
    run: "node_modules/.bin/x",
    files: { "node_modules/.bin/x": { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run node_modules/.bin/x project (/home/dev/project/node_modules/.bin/x)"],
  },
  {
    run: "mkdir b; echo 'cat a' > b/ls; chmod +x b/ls; PATH=./b:$PATH ls",
    effects: [
      'write create /home/dev/project/b = ""',
      'write create /home/dev/project/b/ls = "cat a\\n"',
      "permission target=/home/dev/project/b/ls recursive=false how=mode to=+x",
      "run ./b foreign (/home/dev/project/b)",
      "read flows /home/dev/project/a",
    ],
  },
  {
    run: "cc -o tool a.c; ./tool",
    files: { "a.c": "x", tool: { text: "\x7fELF\0", mode: 0o755 } },
    git: { tracked: ["a.c"] },
    effects: [
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/tool = … built",
      "run ./tool project (/home/dev/project/tool)",
    ],
  },
  {
    run: "cc -o tool a.c; cat b > tool; ./tool",
    files: { "a.c": "x", tool: { text: "\x7fELF\0", mode: 0o755 }, b: { text: "\x7fELF\0" } },
    git: { tracked: ["a.c"] },
    effects: [
      "read used /home/dev/project/a.c",
      "write truncate /home/dev/project/tool = … built",
      "read flows /home/dev/project/b",
      'write truncate /home/dev/project/tool = "\x7fELF\\u0000"',
      "run ./tool foreign (/home/dev/project/tool)",
    ],
  },
  { run: "/tmp/tool", effects: ["run /tmp/tool foreign (/tmp/tool)"] },
  {
    run: "/tmp/tool",
    files: { "/tmp/tool": { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run /tmp/tool foreign (/tmp/tool)"],
  },
  {
    run: "~/Downloads/tool",
    files: { "/home/dev/Downloads/tool": { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run /home/dev/Downloads/tool foreign (/home/dev/Downloads/tool)"],
  },
  {
    run: "~/bin/tool",
    files: { "/home/dev/bin/tool": { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run /home/dev/bin/tool installed (/home/dev/bin/tool)"],
  },
  {
    run: "~/bin/rm a",
    files: { "/home/dev/bin/rm": { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["delete /home/dev/project/a"],
  },
  {
    run: "tool",
    files: { "/opt/tool/tool": { text: "\x7fELF\0", mode: 0o755 } },
    env: { PATH: "/opt/tool" },
    effects: ["run tool installed (/opt/tool/tool)"],
  },
  {
    run: "rm a",
    files: { rm: { text: "\x7fELF\0", mode: 0o755 } },
    env: { PATH: "/home/dev/project:/usr/bin" },
    effects: ["run rm foreign (/home/dev/project/rm)"],
  },
  {
    run: "rm a",
    files: { rm: { text: "\x7fELF\0", mode: 0o755 } },
    env: { PATH: ":/usr/bin" },
    effects: ["run rm foreign (/home/dev/project/rm)"],
  },
  {
    run: "PATH=.:$PATH; rm a",
    files: { rm: { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run rm foreign (/home/dev/project/rm)"],
  },
  {
    run: "PATH=. rm a",
    files: { rm: { text: "\x7fELF\0", mode: 0o755 } },
    effects: ["run rm foreign (/home/dev/project/rm)"],
  },
  {
    run: "./rm a",
    files: { rm: { symlink: "/usr/bin/rm" } },
    effects: ["delete /home/dev/project/a"],
  },
  {
    run: "del a",
    files: { "/usr/bin/del": { symlink: "rm" } },
    effects: ["delete /home/dev/project/a"],
  },
  { run: "x=rm; $x a", effects: ["delete /home/dev/project/a"] },
  { run: 'x="rm -f"; $x a', effects: ["delete /home/dev/project/a"] },
  { run: '"rm -f" a', effects: ["run rm -f missing"] },
  { run: '"$(echo rm)" a', effects: ["delete /home/dev/project/a"] },
  {
    run: "$(foo) a",
    effects: [
      "run foo missing",
      "opaque shell: the name of the program is not known: it is the output of foo",
    ],
  },
  { run: '"$cmd" a', effects: ["run missing"] },
  { run: "$cmd", effects: [] },
  { run: "$X rm a", effects: ["delete /home/dev/project/a"] },
  { run: "! rm a", effects: ["delete /home/dev/project/a"] },
  {
    run: "if foo; then c=rm; else c=cat; fi; $c a",
    effects: ["run foo missing", "delete /home/dev/project/a", "read flows /home/dev/project/a"],
  },
  { run: "time rm a", effects: ["delete /home/dev/project/a"] },
  { run: "coproc rm a", effects: ["delete /home/dev/project/a"] },
  {
    run: "foo .env",
    effects: ["run foo missing", "read unknown /home/dev/project/.env", "output … {secret .env}"],
  },
  {
    run: "foo --config=.env",
    effects: ["run foo missing", "read unknown /home/dev/project/.env", "output … {secret .env}"],
  },
  {
    run: "foo @.env",
    effects: ["run foo missing", "read unknown /home/dev/project/.env", "output … {secret .env}"],
  },
  { run: "foo ~/.ssh", effects: ["run foo missing"] },
  { run: 'foo "https://x.test/.env"', effects: ["run foo missing"] },
  { run: "foo | foo", effects: ["run foo missing", "run foo missing"] },
]);
