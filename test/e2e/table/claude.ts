import type { Form } from "../support/parity.ts";

/* How Claude Code starts a shell, as recorded, with harmless commands in its frames. */

const snapshot = "@home/.claude/shell-snapshots/snapshot-bash-1795329193279-444y59.sh";
const cwdFile = "@tmp/claude-429f-cwd";

const claudeFiles = {
  "home/.claude/shell-snapshots/snapshot-bash-1795329193279-444y59.sh": [
    "# Snapshot file",
    "# Unset all aliases to avoid conflicts with functions",
    "unalias -a 2>/dev/null || true",
    "# Functions",
    "greet () ",
    "{ ",
    '    echo "greeting $1"',
    "}",
    "# Shell Options",
    "shopt -u autocd",
    "shopt -s checkwinsize",
    "set -o braceexpand",
    "shopt -s expand_aliases",
    "# Aliases",
    "alias -- ll='ls -l'",
    "export PATH=/usr/bin\\:/bin",
    "",
  ].join("\n"),
  "home/.bashrc": "case $- in *i*) ;; *) return;; esac\nPS1='$ '\n",
  "home/project/a.txt": "foo one\nbar\nfoo two\n",
};

const claudeEnv = { CLAUDECODE: "1", CLAUDE_CODE_ENTRYPOINT: "sdk-cli", GIT_EDITOR: "true" };

const inner = (command: string): string => command.replaceAll("'", `'"'"'`);

const claude = (name: string, command: string, input = " < /dev/null"): Form => ({
  name: `Claude: ${name}`,
  argv: [
    "@shell",
    "-c",
    `source ${snapshot} 2>/dev/null || true && shopt -u extglob 2>/dev/null || true && eval \
'${inner(command)}'${input} && pwd -P >| ${cwdFile}`,
  ],
  env: claudeEnv,
  stdin: "",
  files: claudeFiles,
});

const snapshotScript = `SNAPSHOT_FILE=${snapshot.replace("bash-", "bash-new-")}
      source "@home/.bashrc" < /dev/null

      # First, create/clear the snapshot file
      echo "# Snapshot file" >| "$SNAPSHOT_FILE"

      # When this file is sourced, we first unalias to avoid conflicts
      echo "# Unset all aliases to avoid conflicts with functions" >> "$SNAPSHOT_FILE"
      echo "unalias -a 2>/dev/null || true" >> "$SNAPSHOT_FILE"

      echo "# Functions" >> "$SNAPSHOT_FILE"

      # Force autoload all functions first
      declare -f > /dev/null 2>&1

      # Now get user function names - filter completion functions (single underscore prefix)
      declare -F | cut -d' ' -f3 | grep -vE '^_[^_]' | while read func; do
        # Encode the function to base64, preserving all special characters
        encoded_func=$(declare -f "$func" | base64 )
        # Write the function definition to the snapshot
        echo "eval \\"\\$(echo '$encoded_func' | base64 -d)\\" > /dev/null 2>&1" >> "$SNAPSHOT_FILE"
      done

      echo "# Shell Options" >> "$SNAPSHOT_FILE"
      shopt -p | head -n 1000 >> "$SNAPSHOT_FILE"
      set -o | grep "on" | awk '{print "set -o " $1}' | head -n 1000 >> "$SNAPSHOT_FILE"
      echo "shopt -s expand_aliases" >> "$SNAPSHOT_FILE"

      echo "# Aliases" >> "$SNAPSHOT_FILE"
      alias | sed 's/^alias //g' | sed 's/^/alias -- /' | head -n 1000 >> "$SNAPSHOT_FILE"

      # Check if rg is available, if not create an alias
      echo "# Check for rg availability" >> "$SNAPSHOT_FILE"
      echo "if ! (unalias rg 2>/dev/null; command -v rg) >/dev/null 2>&1; then" >> "$SNAPSHOT_FILE"
      echo "  alias rg='/usr/bin/rg'" >> "$SNAPSHOT_FILE"
      echo "fi" >> "$SNAPSHOT_FILE"

      # Add PATH to the file
      cat >> "$SNAPSHOT_FILE" << 'EOF'
export PATH=/usr/bin\\:/bin
EOF

      # Exit silently on success, only report errors
      if [ ! -f "$SNAPSHOT_FILE" ]; then
        echo "Error: Snapshot file was not created at $SNAPSHOT_FILE" >&2
        exit 1
      fi
`;

/** Claude Code: its probe, its start-up script, and its frame around commands. */
export const claudeForms: readonly Form[] = [
  { name: "Claude: probe of the environment", argv: ["@shell", "-c", "env"], env: claudeEnv },
  {
    name: "Claude: start-up script",
    argv: ["@shell", "-c", "-l", snapshotScript],
    env: { ...claudeEnv, SHELL: "@shell" },
    stdin: "",
    files: claudeFiles,
  },
  claude("a command", "echo hello-from-agent && pwd"),
  claude("a folder and a pipeline", "cd /tmp && ls -d / | head -3"),
  claude("an exit status", "echo err >&2; exit 126"),
  claude("a here-document", "cat <<'EOF' | wc -l\na b\n$HOME `x`\nEOF", ""),
  claude("quotes that do not match", `echo it's "quoted" $((1+2)) | cat`),
  claude("quotes that do", `sleep 0.1; echo 'it' "'s" "quoted" $((1+2)) | cat`),
  claude("a pipeline", "grep -r foo . | sort | uniq"),
  claude("a function of the snapshot", "greet you"),
  {
    name: "Claude: without a snapshot",
    argv: [
      "@shell",
      "-c",
      "-l",
      "shopt -u extglob 2>/dev/null || true && eval 'echo hello' < /dev/null && pwd -P >| " +
        `${cwdFile}`,
    ],
    env: claudeEnv,
    files: claudeFiles,
  },
  {
    name: "Claude: its frame for any shell",
    argv: [
      "@shell",
      "-c",
      `source ${snapshot} 2>/dev/null || true && { shopt -u extglob || setopt ` +
        "NO_EXTENDED_GLOB NO_BARE_GLOB_QUAL; } >/dev/null 2>&1 || true && eval 'echo " +
        `hello-from-agent && pwd' < /dev/null && pwd -P >| ${cwdFile}`,
    ],
    env: claudeEnv,
    files: claudeFiles,
  },
  {
    name: "Claude: prefix in a shell",
    argv: [
      "@shell",
      "-c",
      `@shell -c 'source ${snapshot} 2>/dev/null || true && eval '"'"'echo ` +
        `hello-from-agent && pwd'"'"' < /dev/null && pwd -P >| ${cwdFile}'`,
    ],
    env: claudeEnv,
    files: claudeFiles,
  },
  {
    name: "Claude: hook under a prefix",
    argv: ["/bin/sh", "-c", "@shell -c '@home/hook.sh pre'"],
    through: "/bin/sh",
    files: { "home/hook.sh*": "#!/bin/sh\necho hook $1\n" },
  },
];
