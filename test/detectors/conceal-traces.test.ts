import { concealTraces } from "../../src/detectors/conceal-traces.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(concealTraces, {
  clean: [
    "> ~/.zsh_history",
    "history",
    "history 20",
    "cat ~/.bash_history",
    'echo "$HISTFILE"',
    "HISTSIZE=10000",
    "set -o history",
    "tail -f /var/log/syslog",
    "rm -f build.log",
    "> logs/app.log",
    "truncate -s 0 logs/app.log",
    "journalctl -u nginx",
    "echo x >> /tmp/var/log/a.log",
    "ls /var/log",
  ],
  flagged: [
    { run: "history -c", findings: ["history"] },
    { run: "unset HISTFILE", findings: ["history"] },
    { run: "HISTFILE=/dev/null", findings: ["history"] },
    { run: "set +o history", findings: ["history"] },
    { run: "rm -f ~/.bash_history", findings: ["history"] },
    {
      run: "> ~/.zsh_history",
      files: { "/home/dev/.zsh_history": "ls\n" },
      findings: [{ messageId: "history", at: "> ~/.zsh_history" }],
    },
    { run: "shred -u ~/.bash_history", findings: ["history"] },
    { run: "> /var/log/auth.log", files: { "/var/log/auth.log": "x" }, findings: ["logs"] },
    { run: "sudo rm -rf /var/log/nginx", findings: ["logs"] },
    { run: "truncate -s 0 /var/log/syslog", findings: ["logs"] },
    { run: "sudo rm -rf /var/log", findings: ["logs"] },
    { run: "journalctl --vacuum-time=1s", findings: ["logs"] },
  ],
  world: { files: { "/var/log/auth.log": "x" } },
});
