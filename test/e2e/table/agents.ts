import type { Form } from "../support/parity.ts";
import { claudeForms } from "./claude.ts";

/*
 * How real agents start a shell: argv, descriptors and environment as recorded, with harmless
 * commands in their frames.
 */

const codexFiles = {
  "home/.codex/shell_snapshots/01a2.sh": [
    "# Snapshot file",
    "# Unset all aliases to avoid conflicts with functions",
    "unalias -a 2>/dev/null || true",
    "# Functions",
    "# setopts 1",
    "set -o braceexpand",
    "# aliases 0",
    "# exports 1",
    'declare -x LANG="C.UTF-8"',
    "",
  ].join("\n"),
  "home/.bashrc": "alias ll='ls -l'\n",
};

const codexFrame = `__CODEX_SNAPSHOT_OVERRIDE_SET_0="\${CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS+x}"
__CODEX_SNAPSHOT_OVERRIDE_0="\${CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS-}"

if . '@home/.codex/shell_snapshots/01a2.sh' >/dev/null 2>&1; then :; fi

if [ -n "\${__CODEX_SNAPSHOT_OVERRIDE_SET_0}" ]; then export \
CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS="\${__CODEX_SNAPSHOT_OVERRIDE_0}"; else unset \
CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS; fi
unset __CODEX_SNAPSHOT_OVERRIDE_SET_0 __CODEX_SNAPSHOT_OVERRIDE_0
if [ -n "\${PATH:-}" ]; then export PATH='/opt/codex-path':"$PATH"; else export \
PATH='/opt/codex-path'; fi

exec '@shell' -c 'echo hello-from-agent && pwd'`;

const codexSnapshot = `if [ -z "\${BASH_ENV-}" ] && [ -n "\${HOME-}" ] && [ -r "$HOME/.bashrc" \
]; then
  . "$HOME/.bashrc"
fi
echo '# Snapshot file'
echo '# Unset all aliases to avoid conflicts with functions'
echo 'unalias -a 2>/dev/null || true'
echo '# Functions'
declare -f
echo ''
bash_opts=$(set -o | awk '$2=="on"{print $1}')
bash_opt_count=$(printf '%s\\n' "$bash_opts" | sed '/^$/d' | wc -l | tr -d ' ')
echo "# setopts $bash_opt_count"
if [ -n "$bash_opts" ]; then
  printf 'set -o %s\\n' $bash_opts
fi
echo ''
alias_count=$(alias -p | wc -l | tr -d ' ')
echo "# aliases $alias_count"
alias -p
echo ''
export_lines=$(
  while IFS= read -r name; do
    if [[ "$name" =~ ^(HOME|LANG)$ ]]; then
      declare -p "$name"
    fi
  done < <(compgen -e)
)

printf '%s\\n' "$export_lines"
printf '\\0'
`;

const codexEnv = { CODEX_CI: "1", NO_COLOR: "1", TERM: "dumb", PAGER: "cat", LC_ALL: "C.UTF-8" };

const codexForms: readonly Form[] = [
  { name: "Codex: early", argv: ["@shell", "-lc", "echo hello-from-agent && pwd"], env: codexEnv },
  {
    name: "Codex: framed",
    argv: ["@shell", "-c", codexFrame],
    env: codexEnv,
    files: codexFiles,
  },
  {
    name: "Codex: inner",
    argv: ["@shell", "-c", "tty; echo $0; stty size"],
    env: codexEnv,
  },
  {
    name: "Codex: validation of a snapshot",
    argv: ["@shell", "-c", 'set -e; . "@home/.codex/shell_snapshots/01a2.sh"'],
    env: codexEnv,
    files: codexFiles,
  },
  {
    name: "Codex: older frame",
    argv: [
      "bash",
      "-c",
      '. "$1" && shift && exec "$@"',
      "@home/.codex/shell_snapshots/01a2.sh",
      "@home/.codex/shell_snapshots/01a2.sh",
      "bash",
      "-lc",
      "echo built",
    ],
    env: codexEnv,
    files: codexFiles,
  },
  {
    name: "Codex: snapshot",
    argv: ["bash", "-lc", codexSnapshot],
    env: codexEnv,
    files: codexFiles,
  },
];

const cursorFrame =
  `snap=$(command cat <&3) && builtin shopt -s extglob && builtin eval -- "$snap" && { ` +
  `builtin set +u 2>/dev/null || true; builtin eval "\${__CURSOR_SANDBOX_ENV_RESTORE:-}" ` +
  `2>/dev/null; builtin export PWD="$(builtin pwd)"; builtin shopt -s expand_aliases ` +
  `2>/dev/null; builtin eval "$1" < /dev/null; }; COMMAND_EXIT_CODE=$?; dump_bash_state >&4; ` +
  "builtin exit $COMMAND_EXIT_CODE";

const cursorState = 'dump_bash_state () \n{ \n    builtin printf "state %s\\n" "$PWD"\n}\n';

const cursor = (name: string, command: string): Form => ({
  name: `Cursor: ${name}`,
  argv: ["bash", "-O", "extglob", "-c", cursorFrame, "--", command],
  env: { CURSOR_AGENT: "1" },
  files: { "tmp/state": cursorState, "home/project/AI BOT/a": "" },
  descriptors: ["<@tmp/state", ">@tmp/new-state"],
});

/** Their state comes through a pipe, of which nothing is known before the shell reads it. */
export const unseenForms: readonly Form[] = [
  cursor("a command", "echo one; ls | wc -l; exit 5"),
  cursor("processes", "pgrep -af 'start.sh-nothing|uvicorn-nothing' || echo NONE"),
  cursor(
    "a long-running command",
    'cd "@project/AI BOT" && export PYTHONPATH="@project/AI BOT:${PYTHONPATH}" && nohup ' +
      "nice -n 10 sleep 0.1 >> live.log 2>&1 & echo started; sleep 0.3",
  ),
];

const cursorForms: readonly Form[] = [
  {
    name: "Cursor: start",
    argv: [
      "bash",
      "-O",
      "extglob",
      "-ilc",
      `${cursorState}builtin printf '__CURSOR_STATE_MARKER__\\n'; dump_bash_state`,
    ],
  },
];

const gemini = (command: string): string =>
  `shopt -u promptvars nullglob extglob nocaseglob dotglob; \
_bgpids_file=@tmp/gemini-shell-xzRGxH/bgpids.tmp
(
  trap 'jobs -p > "$_bgpids_file"' EXIT
${command}
)
__code=$?
exit $__code`;

const otherForms: readonly Form[] = [
  {
    name: "Gemini",
    argv: ["@shell", "-c", gemini("echo hello-from-agent && pwd")],
    env: { GEMINI_CLI: "1", TERM: "xterm-256color", GIT_CONFIG_NOSYSTEM: "1" },
    files: { "tmp/gemini-shell-xzRGxH/": "" },
  },
  {
    name: "Gemini: a status",
    argv: ["@shell", "-c", gemini("(exit 7)")],
    files: { "tmp/gemini-shell-xzRGxH/": "" },
  },
  {
    name: "Gemini: hook",
    argv: ["bash", "-c", "@home/hook.sh gem"],
    files: { "home/hook.sh*": "#!/bin/sh\necho hook $1\n" },
  },
  {
    name: "Copilot",
    argv: ["/bin/bash", "--norc", "--noprofile", "-c", "cd /tmp && echo err >&2; exit 126"],
    env: { COPILOT_CLI: "1", GIT_TERMINAL_PROMPT: "0" },
  },
  {
    name: "Copilot: environment",
    argv: [
      "/bin/bash",
      "-l",
      "-c",
      "printf %s '__copilot_login_env_snapshot_4720_18ea4ab6bbaa7359__'; if ! command env " +
        `-0 2>/dev/null; then for __copilot_k in $(compgen -e); do printf '%s=%s\\0' ` +
        `"$__copilot_k" "\${!__copilot_k}"; done; fi`,
    ],
  },
  { name: "opencode", argv: ["@shell", "-c", "echo err >&2; exit 126"], env: { OPENCODE: "1" } },
  {
    name: "Aider",
    argv: ["@shell", "-i", "-c", "echo pexpect-like; test -t 0; echo $?"],
  },
  {
    name: "Aider on a terminal",
    argv: [
      "script",
      "-qec",
      "@shell -i -c 'echo pexpect-like; test -t 0 && echo tty'",
      "/dev/null",
    ],
    through: "/usr/bin/script",
    env: { SHELL: "@shell" },
  },
  {
    name: "goose",
    argv: ["/bin/bash", "-c", "cargo-that-is-not-there test"],
  },
  { name: "goose: PATH", argv: ["/bin/bash", "-l", "-i", "-c", "echo $PATH"] },
  {
    name: "VS Code: environment",
    argv: [
      "@shell",
      "-ilc",
      `'@home/code' --ms-enable-electron-run-as-node  -p '"a1b2c3d4e5f6" + \
JSON.stringify(process.env.HOME) + "a1b2c3d4e5f6"'`,
    ],
    env: { VSCODE_RESOLVING_ENVIRONMENT: "1" },
    files: { "home/code*": '#!/bin/sh\necho "$#" "$2"\n' },
  },
  {
    name: "Zed: environment",
    argv: ["/bin/bash", "-l", "-i", "-c", "cd '@project';/usr/bin/env --null"],
  },
];

/** Claude Code, Codex, Cursor, Gemini, Copilot, opencode, Aider, goose and editors. */
export const agentForms: readonly Form[] = [
  ...claudeForms,
  ...codexForms,
  ...cursorForms,
  ...otherForms,
];
