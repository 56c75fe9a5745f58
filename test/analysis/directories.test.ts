import { testEffects } from "../support/effects-of.ts";

testEffects("where the shell is", [
  { run: "cd src; cat a", effects: ["read flows /home/dev/project/src/a"] },
  { run: "cd src && cat a", effects: ["read flows /home/dev/project/src/a"] },
  { run: "cd src || cat a", effects: [] },
  {
    run: "cd missing; cat a",
    effects: ["read flows /home/dev/project/missing/a", "read flows /home/dev/project/a"],
  },
  { run: "cd missing && cat a", effects: ["read flows /home/dev/project/missing/a"] },
  { run: "cd missing || cat a", effects: ["read flows /home/dev/project/a"] },
  { run: "cd src; cd ..; cat a", effects: ["read flows /home/dev/project/a"] },
  {
    run: "cd link; cd ..; cat a",
    files: { link: { symlink: "/etc" } },
    effects: ["read flows /home/dev/project/a"],
  },
  {
    run: "cd -P link; cat a",
    files: { link: { symlink: "/etc" } },
    effects: ["read flows /etc/a"],
  },
  {
    run: "cd -P link; cd ..; cat a",
    files: { link: { symlink: "/usr/lib" } },
    effects: ["read flows /usr/a"],
  },
  {
    run: "cd link; cat ../a",
    files: { link: { symlink: "/usr/lib" } },
    effects: ["read flows /usr/a"],
  },
  { run: "cd; cat a", effects: ["read flows /home/dev/a"] },
  { run: "cd ~; cat a", effects: ["read flows /home/dev/a"] },
  { run: "cd -; cat a", env: { OLDPWD: "/etc" }, effects: ["read flows /etc/a"] },
  { run: "cd src; cd -; cat a", effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cd /etc; cat "$OLDPWD/a" "$PWD/b"',
    effects: ["read flows /home/dev/project/a", "read flows /etc/b"],
  },
  {
    run: "cd build; cat a",
    env: { CDPATH: "/srv" },
    files: { "/srv/build/x": "", "build/x": "" },
    effects: ["read flows /srv/build/a"],
  },
  {
    run: "cd build; cat a",
    env: { CDPATH: "/nope:/srv" },
    files: { "/srv/build/x": "", "build/x": "" },
    effects: ["read flows /srv/build/a"],
  },
  {
    run: "cd ./build; cat a",
    env: { CDPATH: "/srv" },
    files: { "/srv/build/x": "", "build/x": "" },
    effects: ["read flows /home/dev/project/build/a"],
  },
  {
    run: "CDPATH=/srv; cd build; cat a",
    files: { "/srv/build/x": "", "build/x": "" },
    effects: ["read flows /srv/build/a"],
  },
  {
    run: "CDPATH=/srv cd build; cat a",
    files: { "/srv/build/x": "", "build/x": "" },
    effects: ["read flows /srv/build/a"],
  },
  { run: 'cd "$(pwd)"; cat a', effects: ["read flows /home/dev/project/a"] },
  {
    run: 'cd "$(foo)"; cat a',
    effects: ["run foo missing", "read flows …/a", "read flows /home/dev/project/a"],
  },
  {
    run: 'cd "$(foo)" && cat a',
    effects: ["run foo missing", "read flows …/a", "read flows /home/dev/project/a"],
  },
  { run: "cd /; cat etc/hosts", effects: ["read flows /etc/hosts"] },
  { run: "cd a b; cat c", effects: ["read flows /home/dev/project/c"] },
  { run: 'cd ""; cat a', effects: ["read flows /home/dev/project/a"] },
  { run: "cd -- src; cat a", effects: ["read flows /home/dev/project/src/a"] },
  {
    run: "cd file; cat a",
    files: { file: "x" },
    effects: ["read flows /home/dev/project/file/a", "read flows /home/dev/project/a"],
  },
  { run: "cd src 2>/dev/null; cat a", effects: ["read flows /home/dev/project/src/a"] },
  {
    run: "(cd src; cat a); cat b",
    effects: ["read flows /home/dev/project/src/a", "read flows /home/dev/project/b"],
  },
  { run: "(cd src && cat a)", effects: ["read flows /home/dev/project/src/a"] },
  { run: "{ cd src; }; cat a", effects: ["read flows /home/dev/project/src/a"] },
  { run: "pushd src; cat a", effects: ["read flows /home/dev/project/src/a"] },
  {
    run: "pushd src; popd; cat a",
    effects: ["read flows …/a", "read flows /home/dev/project/src/a"],
  },
  { run: "pushd; cat a", effects: ["read flows …/a", "read flows /home/dev/project/a"] },
  { run: "cat a", cwd: "/tmp", effects: ["read flows /tmp/a"] },
  { run: "cat a", cwd: null, effects: ["read flows …/a"] },
  { run: "cat /a", cwd: null, effects: ["read flows /a"] },
  { run: "cd src; f() { cat a; }; cd /tmp; f", effects: ["read flows /tmp/a"] },
  { run: 'cd "src" & cat a', effects: ["read flows /home/dev/project/a"] },
  { run: "cd src | cat; cat a", effects: ["read flows /home/dev/project/a"] },
  { run: "HOME=/srv; cd; cat a", files: { "/srv/x": "" }, effects: ["read flows /srv/a"] },
  { run: "unset HOME; cd; cat a", effects: ["read flows /home/dev/project/a"] },
  {
    run: "cd ~nobody; cat a",
    effects: ["read flows /nonexistent/a", "read flows /home/dev/project/a"],
  },
  { run: 'cd "$NOPE"; cat a', effects: ["read flows /home/dev/project/a"] },
  {
    run: "for d in src /tmp; do cd $d; cat a; done",
    effects: ["read flows /home/dev/project/src/a", "read flows /tmp/a"],
  },
  {
    run: "pwd > p; cat p",
    effects: [
      'write create /home/dev/project/p = "/home/dev/project\\n"',
      "read flows /home/dev/project/p",
    ],
  },
  {
    run: 'cd src; echo "$(pwd)" > p',
    effects: ['write create /home/dev/project/src/p = "/home/dev/project/src\\n"'],
  },
]);
