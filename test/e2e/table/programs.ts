import type { Form } from "../support/parity.ts";

const from = (program: string, argv: readonly string[], rest: Partial<Form> = {}): Form => ({
  name: `${program.split("/").at(-1)}: ${argv.slice(1).join(" ").slice(0, 60)}`,
  through: program,
  argv,
  ...rest,
});

const shell = { SHELL: "@shell" };
const makefile = [
  "SHELL := @shell",
  ".SHELLFLAGS := -eu -o pipefail -c",
  ".ONESHELL:",
  "all:",
  "\techo one",
  "\techo two | cat",
  "bad:",
  "\t@false | cat",
  "\techo never",
  "",
].join("\n");
const packageJson = JSON.stringify({
  name: "x",
  version: "1.0.0",
  scripts: { hello: "echo npm-run", fail: "exit 5" },
});
const npmEnv = {
  npm_config_update_notifier: "false",
  npm_config_logs_max: "0",
  npm_config_script_shell: "@shell",
};

/** Programs that start the shell that they are told to. */
export const programForms: readonly Form[] = [
  from("/usr/bin/make", ["make", "-s", "all"], { files: { "home/project/Makefile": makefile } }),
  from("/usr/bin/make", ["make", "-s", "bad"], { files: { "home/project/Makefile": makefile } }),
  from("/usr/bin/make", ["make", "-s", "SHELL=@shell", "x"], {
    files: { "home/project/Makefile": "x:\n\techo $$0 && false || true\n" },
  }),
  from("/usr/bin/make", ["make", "-sj2", "SHELL=@shell", "a", "b"], {
    files: { "home/project/Makefile": "a b:\n\t+@true; exit 0\n" },
  }),
  from("/usr/bin/npm", ["npm", "run", "-s", "hello", "--", "--foo", "a b"], {
    env: npmEnv,
    files: { "home/project/package.json": packageJson },
  }),
  from("/usr/bin/npm", ["npm", "run", "-s", "fail"], {
    env: npmEnv,
    files: { "home/project/package.json": packageJson },
  }),
  from("/usr/bin/script", ["script", "-qec", "echo typed; exit 6", "/dev/null"], { env: shell }),
  from("/usr/bin/vim", ["vim", "-u", "NONE", "-es", "-c", ":!echo vimbang", "-c", ":q!"], {
    env: { ...shell, TERM: "dumb" },
  }),
  from("/bin/sh", ["sh", "-c", "@shell -c echo\\ lessbang"]),
  from("/usr/bin/env", ["env", "-i", "@shell", "-c", "echo bare; echo $HOME"]),
  from("/usr/bin/nohup", ["nohup", "@shell", "-c", "grep ^SigIgn /proc/$$/status"]),
  from("/usr/bin/timeout", ["timeout", "5", "@shell", "-c", "sleep 0.1; echo in time"]),
  from("/usr/bin/timeout", ["timeout", "0.9", "@shell", "-c", "sleep 3"]),
  from("/usr/bin/setsid", ["setsid", "-w", "@shell", "-c", "exit 8"]),
  from("/usr/bin/xargs", ["xargs", "-n1", "@shell", "-c", "echo item $0"], { stdin: "a b\n" }),
  from(
    "/usr/bin/find",
    ["find", ".", "-name", "x", "-exec", "@shell", "-c", "echo $0", "{}", ";"],
    {
      files: { "home/project/x": "" },
    },
  ),
  from("/usr/bin/python3", [
    "python3",
    "-c",
    "import subprocess,sys; print(subprocess.run(['-bash','-c','echo $0; exit " +
      "3'],executable=sys.argv[1]).returncode, flush=True)",
    "@shell",
  ]),
];
