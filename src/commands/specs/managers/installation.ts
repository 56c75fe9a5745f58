import { prefixOf, textsOf } from "../../../base/value.ts";
import { hostClass } from "../../../effects/hosts.ts";
import type { InstallEffect } from "../../../effects/system-effects.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";

type From = InstallEffect["from"];

/** Where one named package comes from, by the way it is written. */
export function sourceOf(name: Argument): From {
  const text = textsOf(name.value)?.[0] ?? prefixOf(name.value);
  const plain = text.replace(/^(@?[\w./-]+?)\s*@\s*(?=(git\+|https?:|file:|github:))/, "");
  if (
    /^(git(\+\w+)?:|ssh:|git@|github:|gitlab:|bitbucket:|gist:|(hg|svn|bzr)\+)/i.test(plain) ||
    /^https?:\/\/[^?#]*\.git([?#@].*)?$/i.test(plain)
  )
    return "repository";
  if (/^https?:/i.test(plain)) return "address";
  if (
    /^(\.{1,2}(\/|$)|\/|~\/|file:|link:|portal:)|\.(tgz|tar\.gz|whl|gem|nupkg|phar|jar)$/i.test(
      plain,
    )
  )
    return "path";
  return "registry";
}

/** What another index than the default one means. */
export function indexOf(address: Argument, resolve: Resolve): From {
  const texts = textsOf(address.value);
  if (
    texts?.some((text) => /^http:/i.test(text)) &&
    hostClass(address.value, resolve.here) !== "loopback"
  )
    return "plain";
  return hostClass(address.value, resolve.here) === "registry" ? "registry" : "index";
}

/** Installs packages; `index` is where those that are known by name alone come from. */
export function* installs(
  packages: readonly Argument[],
  scope: InstallEffect["scope"],
  index: From,
): Iterable<Deed> {
  for (const one of packages) {
    const source = sourceOf(one);
    const from = source === "registry" ? index : source;
    if (source === "address" || source === "repository")
      yield { kind: "connect", to: one.value, at: one.at };
    yield { kind: "install", what: one.value, from, scope, at: one.at };
  }
}
