import type { Value } from "../base/value.ts";

/** A path that an effect is about, as the command names it and as it really is. */
export interface Target {
  /** As written after expansion, for messages: `build/*`, `~/x` as `/home/dev/x`. */
  readonly written: string;
  /**
   * The real, absolute path: symbolic links of all but the last component resolved. A `partial`
   * one is somewhere below its prefix if that ends in `/`.
   */
  readonly path: Value;
  /**
   * The last component is followed too where it is a symbolic link: `x/`, `x/.`, reads and writes.
   */
  readonly followed: boolean;
  /** It was (or may be) matched by a pattern whose last component takes everything: `dir/*`. */
  readonly wholeOf?: string;
  /** A name that every target below a partial path has to match: `*.pyc` of `find -name`. */
  readonly named?: readonly string[];
}
