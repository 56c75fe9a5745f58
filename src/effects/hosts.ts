import { anyOf } from "../base/any-of.ts";
import { prefixOf, textsOf, type Value } from "../base/value.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a host is to the project. */
export type HostClass = "loopback" | "own" | "registry" | "forge" | "bootstrap" | "unknown";

/**
 * The host of a URL, `host:path` or bare host, in lower case; what is known of it where it is
 * partial.
 */
export function hostOf(url: Value): string {
  const text = textsOf(url)?.[0] ?? prefixOf(url);
  if (text === "") return "a host that is not known";
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?(\[[^\]]*\]|[^:/?#\s]+)/i.exec(text);
  return (match?.[1] ?? text).toLowerCase();
}

/** Whether a host is this machine. Source: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|[\w.-]+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|0)$/i.test(host);

/**
 * What the host of an address is. `own`: the host of a remote that the project's repository had
 * when the request began. Only a known host is anything but `unknown`.
 */
export function hostClass(url: Value, here: Surroundings): HostClass {
  const texts = textsOf(url);
  const hosts =
    texts === undefined && url.kind === "partial"
      ? settledHost(url.prefix)
      : texts?.map(hostOfText);
  if (hosts === undefined || hosts.length === 0) return "unknown";
  const classes = new Set(hosts.map((host) => classOf(host, here)));
  const [only] = classes;
  return classes.size === 1 && only !== undefined ? only : "unknown";
}

const hostOfText = (text: string): string => hostOf({ kind: "known", text, taint: [], unset: [] });

/** `https://host/…` names its host although the rest is not known. */
function settledHost(prefix: string): readonly string[] | undefined {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*[/?#]/i.exec(prefix);
  return match ? [hostOfText(match[0])] : undefined;
}

function classOf(host: string, here: Surroundings): HostClass {
  if (isLoopback(host)) return "loopback";
  if (here.remoteHosts.includes(host)) return "own";
  if (registries.has(host)) return "registry";
  if (bootstraps.has(host)) return "bootstrap";
  return forges.has(host) ? "forge" : "unknown";
}

const registries = new Set(
  (
    "registry.npmjs.org registry.yarnpkg.com pypi.org files.pythonhosted.org crates.io " +
    "static.crates.io index.crates.io proxy.golang.org sum.golang.org rubygems.org " +
    "repo.maven.apache.org repo1.maven.org plugins.gradle.org packagist.org " +
    "repo.packagist.org api.nuget.org deb.debian.org security.debian.org archive.ubuntu.com " +
    "security.ubuntu.com ports.ubuntu.com dl-cdn.alpinelinux.org registry-1.docker.io " +
    "docker.io ghcr.io quay.io gcr.io hex.pm pub.dev conda.anaconda.org repo.anaconda.com " +
    "formulae.brew.sh jsr.io deno.land"
  ).split(" "),
);

const forges = new Set(
  (
    "github.com gitlab.com bitbucket.org codeberg.org git.sr.ht salsa.debian.org gitea.com " +
    "api.github.com codeload.github.com objects.githubusercontent.com uploads.github.com"
  ).split(" "),
);

/** Official installers of tools; each is the address that the tool's own documentation names. */
const bootstraps = new Set(
  (
    "sh.rustup.rs static.rust-lang.org get.docker.com deb.nodesource.com rpm.nodesource.com " +
    "install.python-poetry.org astral.sh get.pnpm.io bun.sh get.sdkman.io get.helm.sh " +
    "install.determinate.systems nixos.org bootstrap.pypa.io get.k3s.io ollama.com " +
    "starship.rs fnm.vercel.app dl.yarnpkg.com cli.github.com apt.releases.hashicorp.com " +
    "pyenv.run mise.run foundry.paradigm.xyz"
  ).split(" "),
);

/** Addresses below a host that also serves anybody's files, and which are official all the same. */
const bootstrapPaths = anyOf(
  /^https:\/\/raw\.githubusercontent\.com\/(nvm-sh\/nvm|Homebrew\/install)\//,
  /^https:\/\/raw\.githubusercontent\.com\/(ohmyzsh\/ohmyzsh)\//,
  /^https:\/\/raw\.githubusercontent\.com\/(rbenv\/rbenv-installer|helm\/helm)\//,
  /^https:\/\/raw\.githubusercontent\.com\/(golangci\/golangci-lint|asdf-vm\/asdf)\//,
  /^https:\/\/raw\.githubusercontent\.com\/(k3d-io\/k3d|junegunn\/vim-plug)\//,
  /^https:\/\/raw\.githubusercontent\.com\/(pyenv\/pyenv-installer)\//,
);

/** Whether code from this address is an official bootstrap of a tool, over https. */
export function isBootstrap(url: Value, here: Surroundings): boolean {
  const texts = textsOf(url);
  if (texts === undefined) return false;
  return texts.every(
    (text) =>
      text.startsWith("https://") &&
      (hostClass({ kind: "known", text, taint: [], unset: [] }, here) === "bootstrap" ||
        bootstrapPaths.test(text)),
  );
}
