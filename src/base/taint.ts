/** Where a value comes from, as far as that matters for what may be done with it. */
export type Taint =
  /** Content of a secret file or variable; `source` names it. */
  | { readonly label: "secret"; readonly source: string }
  /** Not secret, but nobody else's business: a whole repository, a dump, an environment. */
  | { readonly label: "confidential"; readonly source: string }
  /** Bytes that a host sent. `as`: a repository with its history, which others read too. */
  | { readonly label: "network"; readonly source: string; readonly as?: "clone" }
  /** Shell text that an installed program prints for being evaluated, as its manual says. */
  | { readonly label: "printer"; readonly source: string }
  /** Output of a decoder whose input is not known. */
  | { readonly label: "decoded"; readonly source: string }
  /**
   * Ids of processes, and which: `own`, `named` or `everything`, as a signal effect tells them
   * apart.
   */
  | { readonly label: "process"; readonly source: string };

/** A text of which nothing is known to be special. */
export const noTaint: readonly Taint[] = [];

/** Both sets of labels, each once. */
export function joinTaint(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const fresh = b.filter(
    (one) => !a.some((other) => other.label === one.label && other.source === one.source),
  );
  return fresh.length === 0 ? a : [...a, ...fresh];
}
