import { describe, expect, test } from "vitest";
import { isSecretFolder, isSecretName, isSecretPath } from "../../src/effects/secret-paths.ts";

const home = "/home/dev";

const secret = [
  "~/.ssh",
  "~/.ssh/id_rsa",
  "~/.ssh/work_key",
  "~/.ssh/keys/one",
  "~/.aws/credentials",
  "~/.aws/sso/cache/x.json",
  "~/.config/gcloud/x.db",
  "~/.config/gh/hosts.yml",
  "~/.docker/config.json",
  "~/.gnupg/secring.gpg",
  "~/.kube/config",
  "~/.netrc",
  "~/.npmrc",
  "~/.pgpass",
  "~/.bash_history",
  "~/.git-credentials",
  "~/.password-store/x.gpg",
  "~/.mozilla/firefox/x/logins.json",
  "~/project/.env",
  "~/project/.env.production",
  "~/project/.env.local",
  "~/project/.envrc",
  "~/project/id_ed25519",
  "~/project/.fb_access_token",
  "~/project/github-api-token.txt",
  "~/project/api_key",
  "~/project/passwords.txt",
  "~/.cache/huggingface/token",
  "~/project/server.key",
  "~/project/cert.p12",
  "~/project/ca.key",
  "~/project/chain.jks",
  "~/project/private.pem",
  "~/project/credentials.json",
  "~/project/secrets.yaml",
  "~/project/service-account-prod.json",
  "~/project/terraform.tfstate",
  "~/project/terraform.tfstate.backup",
  "~/project/config/master.key",
  "/home/alice/.ssh/id_rsa",
  "/Users/alice/.netrc",
  "/root/.aws/credentials",
  "/etc/shadow",
  "/etc/shadow-",
  "/etc/gshadow",
  "/etc/sudoers",
  "/etc/ssh/ssh_host_rsa_key",
  "/etc/ssl/private/x",
  "/proc/self/environ",
  "/proc/1/mem",
  "/run/secrets/token",
  "/var/run/secrets/kubernetes.io/token",
  "/tmp/.env",
];

const open = [
  "~/.ssh/id_rsa.pub",
  "~/.ssh/config",
  "~/.ssh/known_hosts",
  "~/.ssh/known_hosts.old",
  "~/.ssh/authorized_keys",
  "~/.aws/config",
  "~/.bashrc",
  "~/.config/gh/config.yml",
  "~/project/.env.example",
  "~/project/.env.sample",
  "~/project/.env.template",
  "~/project/.environment",
  "~/project/src/env.ts",
  "~/project/src/access_token.ts",
  "~/project/public_key",
  "~/project/tokens.json",
  "~/project/public.pem",
  "~/project/ca.pem",
  "~/project/server-cert.pem",
  "~/project/example.key",
  "~/project/fullchain.pem",
  "~/project/key.ts",
  "~/project/credentials.ts",
  "~/project/docs/secrets.md",
  "/etc/passwd",
  "/etc/ssh/ssh_host_rsa_key.pub",
  "/etc/ssh/sshd_config",
  "/proc/self/status",
  "/proc/cpuinfo",
  "/tmp/x",
];

const absolute = (path: string): string => path.replace(/^~/, home);

describe("files that hold secrets", () => {
  test.each(secret)("%s", (path) => {
    expect(isSecretPath(absolute(path), home)).toBe(true);
  });

  test.each(open)("not %s", (path) => {
    expect(isSecretPath(absolute(path), home)).toBe(false);
  });

  test("without a home the usual ones are known", () => {
    expect(isSecretPath("/home/dev/.netrc", undefined)).toBe(true);
    expect(isSecretPath("/srv/dev/.kube/config", undefined)).toBe(false);
  });

  test.each([
    ["~/.ssh", true],
    ["~/.gnupg", true],
    ["~/.password-store", true],
    ["~/.aws", false],
    ["~/.netrc", false],
    ["/etc/ssl/private", false],
  ])("everything in %s is secret: %s", (path, answer) => {
    expect(isSecretFolder(absolute(path), home)).toBe(answer);
  });
});

describe("variables that hold secrets", () => {
  test.each([
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "OPENAI_API_KEY",
    "DB_PASSWORD",
    "SECRET",
    "apikey",
    "PRIVATE_KEY",
    "NPM_AUTH",
  ])("%s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    "HOME",
    "PATH",
    "KEYBOARD",
    "TOKEN_FILE",
    "SSH_AUTH_SOCK",
    "AWS_ACCESS_KEY_ID",
    "SECRET_NAME",
    "TOKENIZER",
    "PWD",
  ])("not %s", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
