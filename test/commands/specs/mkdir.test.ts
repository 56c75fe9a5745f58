import { testEffects } from "../../support/effects-of.ts";

testEffects("mkdir", [
  { run: "mkdir a", effects: ['write create /home/dev/project/a = ""'] },
  {
    run: "mkdir -p a/b c",
    effects: [
      'write create /home/dev/project/a = ""',
      'write create /home/dev/project/a/b = ""',
      'write create /home/dev/project/c = ""',
    ],
  },
  {
    run: "mkdir -p src/b",
    files: { "src/x": "1" },
    effects: ['write create /home/dev/project/src/b = ""'],
  },
  { run: "mkdir -m 700 a", effects: ['write create /home/dev/project/a = ""'] },
  { run: "mkdir --mode=700 a", effects: ['write create /home/dev/project/a = ""'] },
  { run: "mkdir -pv a", effects: ['write create /home/dev/project/a = ""'] },
  { run: "mkdir -Z a", effects: ['write create /home/dev/project/a = ""'] },
  { run: "mkdir -- -a", effects: ['write create /home/dev/project/-a = ""'] },
  {
    run: "mkdir --bogus a",
    effects: ["opaque mkdir: it has no option --bogus", 'write create /home/dev/project/a = ""'],
  },
  { run: 'mkdir "$(foo)"', effects: ["run foo missing", 'write create … = ""'] },
  { run: "mkdir --help", effects: [] },
  {
    run: "mkdir a && cd a && rm b",
    effects: ['write create /home/dev/project/a = ""', "delete /home/dev/project/a/b"],
  },
  {
    run: "mkdir link/x",
    files: { link: { symlink: "/etc" } },
    effects: ['write create /etc/x = ""'],
  },
  { run: "mkdir", effects: [] },
]);
