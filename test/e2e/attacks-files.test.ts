import { describe } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { allowed, refused } from "./support/outcomes.ts";

const guarded = installGuarded();

describe("script files", () => {
  const script = { "home/project/x.sh*": "#!/bin/bash\n@evil\n" };
  refused(guarded, [
    { name: "bash x.sh", text: "bash x.sh", files: script },
    { name: "./x.sh", text: "./x.sh", files: script },
    { name: "source x.sh", text: "source ./x.sh", files: script },
    { name: "as the operand", argv: ["bash", "x.sh"], files: script },
    { name: "by env", text: "env -i bash x.sh", files: script },
    {
      name: "an argument that is evaluated",
      text: "bash x.sh '@evil'",
      files: { "home/project/x.sh": 'eval "$1"\n' },
    },
    {
      name: "it appends to itself",
      argv: ["bash", "x.sh"],
      files: { "home/project/x.sh": "echo '@evil' >> \"$0\"\n" },
    },
    {
      name: "it appends to itself by name",
      text: "bash x.sh",
      files: { "home/project/x.sh": "echo '@evil' >> x.sh\n" },
    },
    {
      name: "it overwrites itself in place",
      argv: ["bash", "x.sh"],
      files: {
        "home/project/x.sh": 'dd if=y.sh of="$0" conv=notrunc status=none\n:                 \n\n',
        "home/project/y.sh": "true\n".repeat(20),
      },
      unproven: "it only shows that the write is seen",
    },
    {
      name: "a script that runs another",
      text: "./x.sh",
      files: {
        "home/project/x.sh*": '#!/bin/sh\n. "$(dirname "$0")/y.sh"\n',
        "home/project/y.sh": "@evil\n",
      },
    },
  ]);
  allowed(guarded, [
    {
      name: "a script of the project",
      text: "bash x.sh && ./x.sh && . ./x.sh",
      files: { "home/project/x.sh*": "#!/bin/bash\nset -e\necho building > out.log\n" },
    },
    {
      name: "a script with an argument",
      text: "bash x.sh build",
      files: { "home/project/x.sh": 'case "$1" in build) echo ok ;; esac\n' },
    },
    {
      name: "a script as the operand",
      argv: ["bash", "x.sh"],
      files: { "home/project/x.sh": "echo $0\n" },
    },
  ]);
});

describe("what earlier commands make of files", () => {
  const other = { "home/other/keep/.git/HEAD": "x\n", "home/keep/.git/g": "" };
  refused(guarded, [
    {
      name: "a link, then a delete through it",
      text: "ln -s ~/keep build; rm -rf build/.git; touch @tmp/ran",
      files: other,
    },
    {
      name: "a link, then a glob",
      text: "ln -s ~/keep/.git build; rm -rf build/*; touch @tmp/ran",
      files: other,
    },
    {
      name: "a link replaced in the background",
      text: "mkdir d; (sleep 0; ln -sfn ~/keep/.git d/e) & wait; rm -rf d/e/*; touch @tmp/ran",
      files: other,
    },
    { name: "written, then run", text: "printf '@evil\\n' > x.sh; bash x.sh" },
    {
      name: "written by a here-document, then run",
      text: "cat > x.sh <<'END'\n@evil\nEND\nsh x.sh",
    },
    {
      name: "written by tee, then run",
      text: "echo '@evil' | tee x.sh; bash ./x.sh",
      unproven: "tee prints too",
    },
    { name: "written, made executable, run", text: "echo '@evil' > x; chmod +x x; ./x" },
    { name: "written, moved, run", text: "echo '@evil' > x; mv x y; bash y" },
    { name: "written, copied, run", text: "echo '@evil' > x; cp x y; bash y" },
    { name: "written, linked, run", text: "echo '@evil' > x; ln -s x y; bash y" },
    { name: "written, sourced", text: "echo '@evil' > x; . ./x" },
    { name: "written in pieces", text: "echo 'true' > x; echo '@evil' >> x; bash x" },
    {
      name: "moved, then deleted",
      text: "mkdir build; mv ~/keep build/; rm -rf build; touch @tmp/ran",
    },
    { name: "decoded, then run", text: "echo '@evil' | base64 | base64 -d > x; bash x" },
  ]);
  allowed(guarded, [
    { name: "a folder of its own", text: "mkdir -p build && touch build/a && rm -rf build" },
    { name: "a link of its own", text: "mkdir a && ln -s a b && rm b && rm -rf a" },
    { name: "written, then run", text: "printf 'echo hi\\n' > x.sh; bash x.sh; rm x.sh" },
    { name: "a temporary folder", text: 'd=$(mktemp -d) && touch "$d/a" && rm -rf "$d"' },
    { name: "written, moved, read", text: "echo hi > a && mv a b && cat b && rm b" },
  ]);
});

describe("programs are files", () => {
  const bad = "#!/bin/sh\n@evil\n";
  refused(guarded, [
    {
      name: "a git of the project in PATH",
      text: "PATH=$PWD/bin:$PATH; git status",
      files: { "home/project/bin/git*": bad },
    },
    {
      name: "an eslint of the project",
      text: "./node_modules/.bin/eslint .",
      files: { "home/project/node_modules/.bin/eslint*": bad },
    },
    { name: "a program called ls", text: "./ls", files: { "home/project/ls*": bad } },
    { name: "PATH in front", text: "PATH=.:$PATH ls", files: { "home/project/ls*": bad } },
    { name: "a function of that name", text: "git() { @evil; }; git status" },
    {
      name: "an ls written before",
      text: "mkdir b; printf '#!/bin/sh\\n@evil\\n' > b/ls; chmod +x b/ls; PATH=$PWD/b:$PATH; ls",
    },
    { name: "a link to another program", text: "ln -s /bin/bash ls; ./ls -c '@evil'" },
  ]);
  allowed(guarded, [
    {
      name: "a tool of the user",
      text: "~/bin/tool status",
      files: { "home/bin/tool*": "#!/bin/sh\necho ok\n" },
    },
    {
      name: "an eslint of the project",
      text: "./node_modules/.bin/eslint .",
      files: { "home/project/node_modules/.bin/eslint*": "#!/bin/sh\necho ok\n" },
    },
    {
      name: "PATH with tools",
      text: "PATH=$PWD/node_modules/.bin:$PATH ls",
      files: { "home/project/node_modules/.bin/x*": "#!/bin/sh\n" },
    },
  ]);
});

describe("start-up files", () => {
  const rc = { "home/.bashrc": "@evil\n" };
  const profile = { "home/.bash_profile": "@evil\n" };
  refused(guarded, [
    { name: "-l", argv: ["bash", "-lc", "true"], files: profile },
    { name: "--login", argv: ["bash", "--login", "-c", "true"], files: profile },
    { name: "a dash in argv0", argv: ["-bash", "-c", "true"], files: profile, unproven: "by name" },
    { name: "-i", argv: ["bash", "-ic", "true"], files: rc },
    {
      name: "--rcfile",
      argv: ["bash", "--rcfile", "@tmp/rc", "-i", "-c", "true"],
      files: { "tmp/rc": "@evil\n" },
    },
    { name: ".profile", argv: ["bash", "-lc", "true"], files: { "home/.profile": "@evil\n" } },
    {
      name: "a file that it sources",
      argv: ["bash", "-ic", "true"],
      files: { "home/.bashrc": ". ~/.aliases\n", "home/.aliases": "@evil\n" },
    },
    { name: "a socket for standard input", text: "true", stdin: "", files: rc },
    { name: "SSH_CLIENT", text: "true", env: { SSH_CLIENT: "127.0.0.1 1 2" }, files: rc },
    { name: "bash -l inside", text: "bash -lc true", files: profile },
    { name: "bash -i inside", text: "bash -ic true", files: rc },
    { name: "zsh", argv: ["zsh", "-c", "true"], files: { "home/.zshenv": "@evil\n" } },
    { name: "zsh -l", argv: ["zsh", "-lc", "true"], files: { "home/.zprofile": "@evil\n" } },
    { name: "zsh -i", argv: ["zsh", "-ic", "true"], files: { "home/.zshrc": "@evil\n" } },
    { name: "sh -l", argv: ["sh", "-lc", "true"], files: { "home/.profile": "@evil\n" } },
  ]);
  const usual = {
    "home/.bashrc":
      "case $- in *i*) ;; *) return ;; esac\nHISTSIZE=1000\nshopt -s checkwinsize\n" +
      'alias ll="ls -l"\n' +
      'if [ -x /usr/bin/dircolors ]; then eval "$(dircolors -b)"; fi\nPS1="\\u\\$ "\n',
    "home/.bash_profile": '[ -f ~/.bashrc ] && . ~/.bashrc\nexport PATH="$HOME/bin:$PATH"\n',
    "home/.zshenv": "export LANG=C.UTF-8\n",
  };
  allowed(guarded, [
    { name: "-l", argv: ["bash", "-lc", "ls"], files: usual },
    { name: "a socket for standard input", text: "ls", stdin: "", files: usual },
    { name: "SSH_CLIENT", text: "ls", env: { SSH_CLIENT: "127.0.0.1 1 2" }, files: usual },
    { name: "an unread .bashrc", text: "ls", files: rc },
    { name: "SHLVL", text: "ls", stdin: "", env: { SHLVL: "1" }, files: rc },
    { name: "--norc", argv: ["bash", "--norc", "-c", "ls"], files: rc },
    { name: "zsh", argv: ["zsh", "-c", "ls"], files: usual },
  ]);
});
