import { pushCommits } from "../../src/detectors/push-commits.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(pushCommits, {
  clean: [
    "git push",
    "git push origin feature",
    "git push -u origin HEAD",
    "git push origin HEAD:topic",
    "git push git@github.com:acme/app.git feature",
    "git push --dry-run origin main",
    "git fetch origin main",
    "git pull origin main",
    "git push -n --force origin main",
    "git remote -v",
    "git commit -m 'git push origin main'",
  ],
  flagged: [
    {
      run: "git push origin main",
      findings: [{ messageId: "default", at: "git push origin main" }],
    },
    { run: "git push", git: { branch: "main" }, findings: ["default"] },
    { run: "git push origin HEAD:main", findings: ["default"] },
    { run: "git push origin release/1.2", findings: ["default"] },
    { run: "git push origin HEAD:refs/heads/production", findings: ["default"] },
    { run: "git push --force", findings: ["forced"] },
    { run: "git push --force-with-lease origin feature", findings: ["forced"] },
    { run: "git push origin +feature", findings: ["forced"] },
    { run: "git push origin --delete old", findings: ["forced"] },
    { run: "git push origin :old", findings: ["forced"] },
    { run: "git push --force origin main", findings: ["forcedDefault"] },
    { run: "git push origin :main", findings: ["forcedDefault"] },
    { run: "git push -f", git: { branch: "main" }, findings: ["forcedDefault"] },
    { run: "git push --mirror", findings: ["everything"] },
    { run: "git push --force --all", findings: ["everything"] },
    { run: "git push --tags", findings: ["tags"] },
    { run: "git push --all origin", findings: ["tags"] },
    { run: "git push https://git.example.test/x.git feature", findings: ["elsewhere"] },
    { run: "git push https://git.example.test/x.git main", findings: ["elsewhere", "default"] },
    {
      run: 'read -r x; git push origin "$x"',
      findings: [{ messageId: "unknown", at: 'git push origin "$x"' }],
    },
  ],
});
