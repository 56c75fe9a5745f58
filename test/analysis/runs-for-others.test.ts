import { describe, expect, test } from "vitest";
import { verdictOn } from "../support/detector-tester.ts";

describe("what a variable would run", () => {
  test.each([
    ["PAGER=/tmp/run.sh any-tool --help", "ask"],
    ["export MANPAGER='sh -c \"rm -rf ~\"'; any-tool", "deny"],
    ["CRASHPAGER=/tmp/run.sh any-tool", "ask"],
    ["TOOL_PASSWORD_COMMAND='/tmp/run.sh -q' any-tool", "ask"],
    ["LESSOPEN='|/tmp/run.sh %s' any-tool", "ask"],
    ["LESSEDIT='/tmp/run.sh' any-tool", "ask"],
    ["CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER=/tmp/run.sh any-tool", "ask"],
    ["npm_config_script_shell=/tmp/run.sh any-tool", "ask"],
    ["DOTNET_STARTUP_HOOKS=/tmp/run.sh any-tool", "ask"],
    ["GOFLAGS=-toolexec=/tmp/run.sh any-tool", "ask"],
    ["AUTOM4TE=/tmp/run.sh autoconf", "ask"],
    ["sudo EDITOR=/bin/sh any-tool", "deny"],
    ["env PAGER=/tmp/run.sh any-tool", "ask"],
    ["PAGER=cat any-tool", "allow"],
    ["PAGER='less -R' EDITOR=vim any-tool", "allow"],
    ["CC='ccache gcc' make", "allow"],
    ["FZF_DEFAULT_COMMAND='rg --files' fzf -f x", "allow"],
    ["PAGER=/tmp/run.sh; any-tool", "allow"],
    ["BUILD_COMMAND=/tmp/run.sh; echo $BUILD_COMMAND", "allow"],
  ])("%s", (run, decision) => {
    expect(verdictOn(run).decision).toBe(decision);
  });
});

describe("what an option of an unknown program would run", () => {
  test.each([
    ["any-tool --pre-hook /tmp/run.sh", "ask"],
    ["any-tool --exec='rm -rf ~'", "deny"],
    ["any-tool --password-command=/tmp/run.sh", "ask"],
    ["sudo any-tool --command=/bin/sh", "deny"],
    ["any-tool --exec 'npm test'", "allow"],
    ["any-tool --command build --on-error=continue", "allow"],
    ["any-tool --exec --verbose", "allow"],
    ["any-tool --script /tmp/run.sh", "allow"],
  ])("%s", (run, decision) => {
    expect(verdictOn(run).decision).toBe(decision);
  });
});

describe("a secret in the operands of an unknown program", () => {
  test.each([
    ["any-tool -x 'Include /home/dev/.ssh/id_rsa'", "ask"],
    ["any-tool file:///home/dev/.ssh/id_rsa", "ask"],
    ["any-tool '\\input{/home/dev/.aws/credentials}'", "ask"],
    ["any-tool @/home/dev/.ssh/id_rsa", "ask"],
    ["any-tool -k=@/home/dev/.ssh/id_rsa", "ask"],
    ["any-tool 'Include /home/dev/.ssh/id_rsa.pub'", "allow"],
    ["any-tool https://example.com/home/dev/.ssh/id_rsa", "allow"],
    ["any-tool 'see /etc/hosts, then go'", "allow"],
  ])("%s", (run, decision) => {
    expect(verdictOn(run).decision).toBe(decision);
  });
});
