/** Settings that are run, or that decide what is run, without anybody asking for it again. */
const automatic: readonly { readonly tool: string; readonly path: RegExp }[] = [
  { tool: "GitHub Actions", path: /\/\.(github|gitea|forgejo)\/(workflows|actions)(\/|$)/ },
  {
    tool: "the build server",
    path: /\/(\.gitlab-ci|\.travis|\.drone|\.woodpecker|\.appveyor|appveyor|cloudbuild)\.ya?ml$/,
  },
  {
    tool: "the build server",
    path: /\/(Jenkinsfile|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|buildspec\.ya?ml)$/,
  },
  { tool: "the build server", path: /\/\.(circleci|buildkite|woodpecker)\/.+\.ya?ml$/ },
  { tool: "git", path: /\/\.(husky|githooks|git-hooks)(\/(?!_\/|\.)[^/]+)?$/ },
  { tool: "git", path: /\/(\.pre-commit-config\.ya?ml|\.?lefthook(-local)?\.ya?ml)$/ },
  { tool: "git", path: /\/\.overcommit\.yml$/ },
  { tool: "direnv", path: /\/\.envrc$/ },
  { tool: "the agent", path: /\/\.claude\/(settings(\.local)?\.json|hooks\/.+)$/ },
  {
    tool: "the agent",
    path: /\/(\.mcp\.json|\.claude\.json|\.aider\.conf\.ya?ml|opencode\.jsonc?)$/,
  },
  {
    tool: "the agent",
    path: /\/\.(cursor|windsurf|roo|kiro|amazonq|qwen)\/([^/]+\/)?(mcp|hooks|cli)\.json$/,
  },
  { tool: "the agent", path: /\/\.(gemini|qwen)\/settings\.json$/ },
  { tool: "the agent", path: /\/\.codex\/(config\.toml|hooks\.json)$/ },
  { tool: "the agent", path: /\/\.continue\/config\.(json|ya?ml|ts)$/ },
  { tool: "the editor", path: /\/\.vscode\/(tasks|launch|mcp)\.json$/ },
  { tool: "the editor", path: /\/\.idea\/(runConfigurations\/.+|watcherTasks\.xml)$/ },
  { tool: "the editor", path: /\/(\.devcontainer\/(.+\/)?|\.)devcontainer\.json$/ },
];

/** What runs by itself what a settings file says; undefined for any other file. */
export const runsByItself = (path: string): string | undefined =>
  automatic.find((one) => one.path.test(path))?.tool;

/** Settings of agents that let them act without asking, by their names in such files. */
export const widensPermissions = (text: string): boolean =>
  /"(bypassPermissions|dontAsk|autoApprove|yolo|enableAllProjectMcpServers)"/i.test(text) ||
  /"(allow|allowedTools|trustedTools|coreTools)"\s*:\s*\[[^\]]*"(\*|Bash(\(\s*[:*]*\s*\))?)"/.test(
    text,
  ) ||
  /\b(dangerously|approval_policy\s*=\s*"never"|sandbox_mode\s*=\s*"danger-full-access")/.test(
    text,
  ) ||
  /^\s*(yes-always|auto-accept\w*)\s*:\s*true/m.test(text);
