import { testEffects } from "../support/effects-of.ts";

const evil = "run /tmp/x foreign (/tmp/x)";

testEffects("variables whose values programs run", [
  { run: "PAGER=/tmp/x true", effects: [] },
  { run: "PAGER=/tmp/x ls", effects: [evil] },
  { run: "export EDITOR=/tmp/x; ls", effects: [evil] },
  { run: "EDITOR=/tmp/x; ls", effects: [] },
  { run: "PAGER='less -R' EDITOR=vim ls", effects: [] },
  { run: "ls", env: { PAGER: "/tmp/x" }, effects: [evil] },
  { run: "true", env: { BROWSER: "/tmp/x" }, effects: [evil] },
  { run: "bash -c 'bash -c ls'", env: { PAGER: "/tmp/x" }, effects: [evil] },
  {
    run: "ls",
    env: { PAGER: "less", EDITOR: "code --wait", LESSOPEN: "| lesspipe %s" },
    effects: [],
  },
  { run: "PAGER=cat ls", env: { PAGER: "/tmp/x" }, effects: [evil] },
  {
    run: "ls",
    env: { RESTIC_PASSWORD_COMMAND: "cat a" },
    effects: ["read flows /home/dev/project/a"],
  },
  { run: "true", env: { npm_config_script_shell: "/bin/bash" }, effects: [] },
  { run: "true", env: { npm_config_script_shell: "/tmp/x" }, effects: [evil] },
]);
