import type { Script } from "./nodes.ts";

/** What the readers made of a text. */
export interface Reading {
  /**
   * `agreed`: both readers see the same commands, or only one of them could read it.
   * `disputed`: they differ; every reading has to be judged and the strictest decision stands.
   * `invalid`: bash rejects the text. `opaque`: our own reader did not understand all of it; a
   * second script is then what the other made of it, which does not take the doubt away.
   */
  readonly status: "agreed" | "disputed" | "opaque" | "invalid";
  /** At least one; two where they differ. */
  readonly scripts: readonly Script[];
}
