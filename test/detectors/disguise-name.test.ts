import { disguiseName } from "../../src/detectors/disguise-name.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(disguiseName, {
  clean: [
    "git commit -m 'Add 👩\u200d💻 emoji'",
    "git commit -m 'می\u200cخواهم'",
    'git commit -m "\u2067שלום\u2069 world"',
    "git commit -m $'a\\u200bb'",
    "git commit --message='a\u202eb'",
    "git tag -a v1 -m '\u2013force'",
    "echo 'a\u202eb' > notes.md",
    "echo \u2013rf",
    "printf '%s\\n' 'a\u200bb' >> README.md",
    "cat <<'END' > notes.md\na\u202eb \u200f\nEND",
    "grep -rn $'\\u200b' src",
    "grep -rn '\u200b' src",
    "sed -i 's/\u00a0/ /g' README.md",
    "gh pr create --title 'شكرا \u200f' --body 'a\u200bb'",
    "cat 'می\u200cخواهم.txt'",
    "ls 👩\u200d💻.md ❤\ufe0f.md",
    "touch 'naïve café.txt' 日本語.txt",
    "mv 'Screenshot 1.02\u202fPM.png' shot.png",
    "cat README.md\r",
    "cat \\\r\nls",
    "\ufeffls",
    "curl -s https://münchen.example/a",
    "curl -s https://пример.рф/",
    "curl -s https://xn--mnchen-3ya.example/",
    "curl -s https://例え.jp/",
    "git clone https://john.doe@bitbucket.org/acme/app.git",
    "git fetch git@github.com:acme/app.git",
    "npm install @scope/name",
    "# r\u200bm \u202e\nls",
  ],
  flagged: [
    { run: "l\u200bs", findings: [{ messageId: "program", at: "l\u200bs" }] },
    { run: "sudo l\u200bs", findings: ["program"] },
    { run: "ls;\rls", findings: ["program"] },
    { run: "ls\u00a0-la", findings: ["program"] },
    { run: "ls\x0b-la", findings: ["program"] },
    { run: "l\ufeffs", findings: ["program"] },
    { run: "\u202esl", findings: ["program"] },
    {
      run: "git push --dry\u200b-run",
      findings: [{ messageId: "option", message: expectMessage("--dry\u200b-run", "U+200B") }],
    },
    { run: "git push \u2013force", findings: ["host", "option"] },
    { run: "npm publish \u2212\u2212dry-run", findings: ["option"] },
    { run: "cat notes\u202etxt.sh", findings: ["path"] },
    { run: "rm -f a\u200bb", findings: ["path"] },
    { run: "cat $'a\\e[8mb'", findings: ["path"] },
    { run: "cp a.txt 'b\x08c'", findings: ["path"] },
    { run: "ls > \u2066f", findings: ["path"] },
    {
      run: "curl -s https://g\u0456thub.com/acme",
      findings: [{ messageId: "host", at: "https://g\u0456thub.com/acme" }],
    },
    { run: "curl -s https://xn--80ak6aa92e.com/", findings: ["host"] },
    { run: "git clone https://\u0261ithub.com/acme/app", findings: ["host"] },
    { run: "ssh g\u0456thub.com ls", findings: ["host"] },
    { run: "curl -s https://github.com\u2215a.example/", findings: ["host"] },
    { run: "curl -s https://github.com@a.example/", findings: ["host"] },
  ],
});

function expectMessage(name: string, code: string): string {
  return `passes ${name}, which holds ${code}, which cannot be seen`;
}
