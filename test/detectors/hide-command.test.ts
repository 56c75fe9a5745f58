import { hideCommand } from "../../src/detectors/hide-command.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(hideCommand, {
  clean: [
    "git st''a''tus",
    "PATH=/opt/bin:$PATH ls",
    '"./my tool"',
    "~/bin/tool",
    "\\ls",
    "'ls' -l",
    '"ls" -l',
    '"$EDITOR" f',
    "ls l''s",
    "echo 'l'\"s\"",
    '"$HOME"/bin/tool',
    "./build-$(uname -m).sh",
    "tool=ls; $tool -l",
    "ls /bin/l?",
    "printf '%s\\n' $'\\x6c\\x73'",
  ],
  flagged: [
    { run: '"l"s', findings: ["hidden"] },
    { run: "bash -c 'l\"\"s'", findings: ["hidden"] },
    { run: "r\\m x", findings: ["hidden"] },
    { run: "l''s", findings: [{ messageId: "hidden", at: "l''s" }] },
    { run: "$'\\x6c\\x73'", findings: ["hidden"] },
    { run: "/bin/l?", findings: ["hidden"] },
    { run: 'w"h"oami', findings: ["hidden"] },
    { run: "a=l; b=s; $a$b", findings: ["hidden"] },
    { run: "c\\at README.md", findings: ["hidden"] },
    { run: "/???/b??h -c ls", findings: ["hidden"] },
    { run: "$(echo ls) -l", findings: ["hidden"] },
    { run: "$(printf '\\154\\163')", findings: ["hidden"] },
  ],
});
