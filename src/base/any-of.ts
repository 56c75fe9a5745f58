/**
 * One pattern that matches where any of the parts does, for tests of long lists. All parts have the
 * flags of the first; what groups capture has no meaning.
 */
export const anyOf = (first: RegExp, ...more: readonly RegExp[]): RegExp =>
  new RegExp([first, ...more].map((one) => one.source).join("|"), first.flags);
