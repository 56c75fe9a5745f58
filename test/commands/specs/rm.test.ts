import { testEffects } from "../../support/effects-of.ts";

testEffects("rm", [
  { run: "rm a", effects: ["delete /home/dev/project/a"] },
  { run: "rm -r a", effects: ["delete /home/dev/project/a recursive"] },
  {
    run: "rm -R a b",
    effects: ["delete /home/dev/project/a recursive", "delete /home/dev/project/b recursive"],
  },
  { run: "rm -rf a", effects: ["delete /home/dev/project/a recursive"] },
  { run: "rm --recursive a", effects: ["delete /home/dev/project/a recursive"] },
  { run: "rm -d a", effects: ["delete /home/dev/project/a"] },
  { run: "rm -i a", effects: ["delete /home/dev/project/a"] },
  { run: "rm -I a", effects: ["delete /home/dev/project/a"] },
  { run: "rm --interactive=never a", effects: ["delete /home/dev/project/a"] },
  { run: "rm -rfv -- -a", effects: ["delete /home/dev/project/-a recursive"] },
  { run: "rm -- -r a", effects: ["delete /home/dev/project/-r", "delete /home/dev/project/a"] },
  { run: "rm a -r", effects: ["delete /home/dev/project/a recursive"] },
  { run: "rm --rec a", effects: ["delete /home/dev/project/a recursive"] },
  { run: "rm -z a", effects: ["opaque rm: it has no option -z", "delete /home/dev/project/a"] },
  {
    run: "rm --bogus a",
    effects: ["opaque rm: it has no option --bogus", "delete /home/dev/project/a"],
  },
  { run: "rm --help a", effects: [] },
  { run: "rm", effects: [] },
  { run: 'rm -f "$x" a', effects: ["delete", "delete /home/dev/project/a"] },
  { run: 'rm "$(foo)"', effects: ["run foo missing", "delete …"] },
  { run: 'rm "/tmp/$(foo)"', effects: ["run foo missing", "delete /tmp/…"] },
  {
    run: "rm link",
    files: { link: { symlink: "/etc/hosts" } },
    effects: ["delete /home/dev/project/link"],
  },
  { run: "rm -r link/", files: { link: { symlink: "/etc" } }, effects: ["delete /etc recursive"] },
  {
    run: "rm *.txt",
    files: { "a.txt": "", "b.txt": "" },
    effects: ["delete /home/dev/project/a.txt", "delete /home/dev/project/b.txt"],
  },
  {
    run: "rm -r src/*",
    effects: ["delete /home/dev/project/src/main.ts (all of /home/dev/project/src) recursive"],
  },
  {
    run: "rm *",
    files: { "-rf": "", a: "" },
    git: null,
    effects: ["delete /home/dev/project/a (all of /home/dev/project) recursive"],
  },
]);
