import { changeConfiguration } from "../../src/detectors/change-configuration.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(changeConfiguration, {
  clean: [
    "git config init.defaultBranch main",
    "git config core.editor vim",
    "npm config set save-exact true",
    "git config --global --list",
    "git config --global core.pager 'less -R'",
    "git config core.sshCommand 'ssh -v'",
    "git config user.email dev@example.test",
    "git config --get core.hooksPath",
    "git config --list",
    "git config core.autocrlf input",
    "git config pull.rebase true",
    "git config alias.st status",
    "git config http.sslVerify true",
    "git -c color.ui=always status",
    "npm config get registry",
    "npm config list",
    "pip config list",
    "git config --unset core.hooksPath",
    "echo git config core.hooksPath /tmp/hooks",
    "echo '{}' > .vscode/settings.json",
    "echo '# Rules' > AGENTS.md",
    "mkdir -p .github/workflows .husky",
    "cat .github/workflows/ci.yml .claude/settings.json",
    "echo 'on: push' > /tmp/x/.github/workflows/ci.yml",
    "sed -i s/a/b/ package.json Dockerfile Makefile",
  ],
  flagged: [
    { run: "echo 'on: push' > .github/workflows/ci.yml", findings: ["settings"] },
    { run: "sed -i s/a/b/ .gitlab-ci.yml", findings: ["settings"] },
    { run: "cp ci.yml .github/workflows/", findings: ["settings"] },
    { run: "printf 'npm test' | tee .husky/pre-push", findings: ["settings"] },
    { run: "echo 'export A=1' >> .envrc", findings: ["settings"] },
    { run: "echo '{}' > .vscode/tasks.json", findings: ["settings"] },
    {
      run: "echo '{\"hooks\":{}}' > .claude/settings.json",
      findings: [
        {
          messageId: "settings",
          message:
            "changes /home/dev/project/.claude/settings.json, which the agent runs by itself",
        },
      ],
    },
    {
      run: 'echo \'{"permissions":{"allow":["Bash(*)"]}}\' > .claude/settings.json',
      findings: ["permits"],
    },
    { run: "echo 'approval_policy = \"never\"' >> ~/.codex/config.toml", findings: ["permits"] },
    { run: "git config --global http.sslVerify 0", findings: ["weakens"] },
    { run: "yarn config set registry https://mirror.example.test", findings: ["redirects"] },
    { run: "pip config set global.proxy http://proxy.example.test:3128", findings: ["redirects"] },
    { run: "git config filter.x.clean ./tool", findings: ["runs"] },
    { run: "git config core.editor './tool --x'", findings: ["runs"] },
    { run: "git config core.hooksPath /tmp/hooks", findings: ["runs"] },
    { run: "git config --global core.pager ./tool", findings: ["runs"] },
    { run: "git config alias.x '!ls'", findings: ["runs"] },
    {
      run: "git config core.sshCommand ./tool",
      findings: [{ messageId: "runs", at: "core.sshCommand" }],
    },
    { run: "git config http.sslVerify false", findings: ["weakens"] },
    { run: "git -c http.sslVerify=false fetch", findings: ["weakens"] },
    { run: "npm config set strict-ssl false", findings: ["weakens"] },
    { run: "npm config set registry http://mirror.example.test", findings: ["redirects"] },
    {
      run: "git config --global url.https://mirror.example.test/.insteadOf https://github.com/",
      findings: ["redirects"],
    },
    {
      run: "git config --global http.proxy http://proxy.example.test:3128",
      findings: ["redirects"],
    },
    {
      run: "pip config set global.index-url http://mirror.example.test/simple",
      findings: ["redirects"],
    },
    { run: "npm config set proxy http://proxy.example.test", findings: ["redirects"] },
  ],
});
