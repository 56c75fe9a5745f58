import type { Form } from "../support/parity.ts";

const run = (
  name: string,
  actions: readonly string[],
  text: string,
  rest: Partial<Form> = {},
): Form => ({ name, actions, argv: ["bash", "-c", text], ...rest });

const environ = "cat /proc/$$/environ | tr '\\0' '\\n'";
const killed = (signal: string): Form => run(`killed by ${signal}`, [], `kill -${signal} $$`);

/** What a process inherits, and how it ends. */
export const processForms: readonly Form[] = [
  ...["HUP", "INT", "QUIT", "KILL", "TERM", "USR1", "PIPE", "SEGV", "ABRT"].map(killed),
  run("a signal that is ignored", ["ignore=15"], "kill -TERM $$; echo on"),
  run("ignored signals", ["ignore=1", "ignore=21", "ignore=22"], "grep ^SigIgn /proc/$$/status"),
  run("a broken pipe", [], "yes | head -1; echo ${PIPESTATUS[0]}"),
  run("an ignored broken pipe", ["ignore=13"], "yes 2>/dev/null | head -1; echo ${PIPESTATUS[0]}"),
  run("blocked signals", ["block=10"], "grep ^SigBlk /proc/$$/status"),
  run("umask", ["umask=077"], "umask; touch f; stat -c %a f"),
  run("open files", ["nofile=64"], "ulimit -Sn"),
  run("niceness", ["nice=5"], "nice"),
  run("a directory that is gone", ["gone"], "pwd -P; echo $?; echo on"),
  run("input closed", ["close=0"], "cat; echo $?"),
  run("output closed", ["close=1"], "echo x; echo $? >&2"),
  run("errors closed", ["close=2"], "ls missing; echo $?"),
  run("all closed", ["close=0", "close=1", "close=2"], "exit 5"),
  run("descriptor 7", ["open=7"], "cat <&7 | wc -l; ls /proc/self/fd/7"),
  run("many descriptors", ["open=3", "open=4", "open=63"], "cd /proc/$$/fd && echo *"),
  run("descriptor 3 read, 4 written", [], "cat <&3; echo answer >&4", {
    descriptors: ["<@tmp/in", ">@tmp/out"],
    files: { "tmp/in": "question\n" },
  }),
  run("SHLVL", [], "echo $SHLVL", { env: { SHLVL: "3" } }),
  run("SHLVL unset", [], "echo $SHLVL"),
  run("the environment", [], environ, { env: { B: "2", A: "1", _: "/x", SHELL: "/x/guardsh" } }),
  run("an environment of strange names", ["env=no equals", "env=1a=x", "env=a.b=y"], environ),
  run("bytes in the environment", ["env=X=hex"], "printf '%s' \"$X$Y\" | wc -c", {
    env: { Y: "\xff\xfe\xc3(" },
  }),
  run("bytes in arguments", [], "", {
    argv: ["bash", "-c", 'printf %s "$1" | wc -c', "z", "\xff\xc3(\x80"],
  }),
  run("an exported function", [], "greet you", {
    env: { "BASH_FUNC_greet%%": "() {  echo hello $1\n}" },
  }),
  run("BASH_ENV", [], "echo $FROM_ENV", {
    env: { BASH_ENV: "@home/env" },
    files: { "home/env": "FROM_ENV=yes\n" },
  }),
  run("SHELLOPTS", [], "false; echo on", { env: { SHELLOPTS: "errexit" } }),
  run("BASHOPTS", [], "shopt nullglob", { env: { BASHOPTS: "nullglob" } }),
  run("POSIXLY_CORRECT", [], "shopt -o posix", { env: { POSIXLY_CORRECT: "1" } }),
  run("PS4", [], "set -x; echo x", { env: { PS4: "+ here: " } }),
  run("IFS is not inherited", [], "x=a:b; echo $x", { env: { IFS: ":" } }),
  run("PATH", [], "command -v ls; PATH=/nowhere; ls", { env: { PATH: "/bin" } }),
  run("no environment at all", [], "echo $HOME; echo ~ > /dev/null; echo $PATH", {
    env: { HOME: "", PATH: "" },
  }),
  run("PWD through a link", [], "echo $PWD; pwd -P; cd ..; pwd", { env: { PWD: "@project" } }),
  run("the same process", [], "[ $$ = $BASHPID ] && [ -d /proc/$PPID ] && echo same"),
  run("a large environment", ["fill=10"], "set | grep -c ^FILL"),
  run("a large argument", [], "", { argv: ["bash", "-c", "echo ${#1}", "z", "x".repeat(120_000)] }),
];
