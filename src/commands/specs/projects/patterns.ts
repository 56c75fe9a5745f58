/** Texts that are `start` and one of the alternatives, which may come in parts. */
export const oneOf = (start: string, ...alternatives: readonly string[]): RegExp =>
  new RegExp(`^${start}(${alternatives.join("|")})$`);

/** Lines that begin with `start` and one of the alternatives as whole words. */
export const wordsAt = (start: string, ...alternatives: readonly string[]): RegExp =>
  new RegExp(`^${start}(${alternatives.join("|")})\\b`);
