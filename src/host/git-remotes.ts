import type { GitConfig } from "./git-config.ts";

/**
 * Remote name to the one URL that fetches and pushes go to. A remote with several URLs, or one that
 * pushes elsewhere than it fetches from, is left out: no single URL would be true of it. Rewriting
 * (`url.….insteadOf`) counts as far as the repository's own configuration says so.
 */
export function remotesOf(config: GitConfig): ReadonlyMap<string, string> {
  const known = remotesByConfig.get(config) ?? remotesIn(config);
  remotesByConfig.set(config, known);
  return known;
}

// Why: a configuration is kept for later requests, which all ask for its remotes.
const remotesByConfig = new WeakMap<GitConfig, ReadonlyMap<string, string>>();

function remotesIn(config: GitConfig): ReadonlyMap<string, string> {
  const rewrites = rewritesOf(config, "insteadof");
  const pushRewrites = rewritesOf(config, "pushinsteadof");
  const remotes = new Map<string, string>();
  for (const [key, urls] of config) {
    const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    if (name === undefined) continue;
    const pushUrls = config.get(`remote.${name}.pushurl`);
    const targets = new Set([
      ...urls.map((url) => rewrite(url, rewrites) ?? url),
      ...(pushUrls ?? []).map((url) => rewrite(url, rewrites) ?? url),
      // Why: git rewrites for pushing only where no address for pushing is given.
      ...(pushUrls ? [] : urls.flatMap((url) => rewrite(url, pushRewrites) ?? [])),
    ]);
    const [only] = targets;
    if (targets.size === 1 && only !== undefined) remotes.set(name, only);
  }
  return remotes;
}

type Rewrites = readonly { readonly prefix: string; readonly base: string }[];

function rewritesOf(config: GitConfig, setting: "insteadof" | "pushinsteadof"): Rewrites {
  const pattern = new RegExp(`^url\\.(.+)\\.${setting}$`, "s");
  return [...config].flatMap(([key, prefixes]) => {
    const base = pattern.exec(key)?.[1];
    return base === undefined ? [] : prefixes.map((prefix) => ({ prefix, base }));
  });
}

/** The longest matching prefix wins. */
function rewrite(url: string, rewrites: Rewrites): string | undefined {
  const [best] = rewrites
    .filter(({ prefix }) => url.startsWith(prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  return best && best.base + url.slice(best.prefix.length);
}
