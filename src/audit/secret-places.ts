import type { SecretShape } from "./token-shapes.ts";

/**
 * A value as it may be written behind a name or an option. What is only an expansion (`$TOKEN`,
 * `"${TOKEN}"`, `$(pass show x)`) is left to be read: it says where the secret is, not what it is.
 * What is redacted already is left as well.
 */
const value =
  String.raw`(?!["]?[$\x60]|["']?\[redacted:)` +
  String.raw`(?:"(?:[^"\\]|\\[\s\S])+"|'[^']+'|\\"[^"\\]+\\"|[^\s"'&;|<>()]+)`;

const secretWord =
  "(?:password|passwd|passphrase|passcode|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|" +
  "private[_-]?key|encryption[_-]?key|credentials?)";

const secretOption =
  "--(?:[a-z0-9]+-){0,3}(?:password|passwd|pass|passphrase|secret|token|api-?key|access-?key|" +
  "secret-?key|auth-?key|private-?key|oauth2-bearer|credentials?)";

const pattern = (flags: string, ...parts: readonly string[]): RegExp =>
  new RegExp(parts.join(""), flags);

/** Secrets that the place they stand in gives away: headers, URLs, options, assignments. */
export const secretPlaces: readonly SecretShape[] = [
  {
    kind: "authorization",
    pattern: pattern(
      "gi",
      String.raw`(\b(?:proxy-)?authorization["']?\s{0,8}[:=]\s{0,8}["']?`,
      String.raw`(?:(?:bearer|basic|token|digest|negotiate|apikey)\s{1,8})?)`,
      String.raw`(?!(?:bearer|basic|token|digest|negotiate|apikey)\s)`,
      String.raw`(?!["']?[$\x60]|\[redacted:)[^\s"']+`,
    ),
  },
  { kind: "authorization", pattern: /(\bbearer\s{1,8})(?![$`[])[\w.~+/-]{16,}={0,2}/gi },
  {
    kind: "cookie",
    pattern: /(\b(?:set-)?cookie:\s{0,8})(?![$`]|\[redacted:)[^\s"'][^"'\r\n]*/gi,
  },
  {
    kind: "url",
    pattern: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:"'[]{0,100}:)(?![$`[])[^\s/"']{1,2048}(?=@)/gi,
  },
  {
    kind: "url",
    // Why: a name that is this long is a token that stands where the user would.
    pattern: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)(?![$`[])[^\s/@:"']{20,2048}(?=@)/gi,
  },
  { kind: "option", pattern: pattern("gi", `(${secretOption}(?:=|\\s{1,8}))(?!-)`, value) },
  {
    kind: "option",
    // Why: these join the password to the option; -p alone asks for it.
    pattern: pattern(
      "g",
      String.raw`(\b(?:mysql(?:dump|admin|import)?|mariadb(?:-dump|-admin)?)\b`,
      String.raw`[^\n;|&]{0,400}?\s-p)(?!\s)`,
      value,
    ),
  },
  {
    kind: "option",
    pattern: pattern(
      "g",
      String.raw`(\b(?:sshpass|mongo(?:sh|dump|restore)?|`,
      String.raw`(?:docker|podman|helm|oc|az|skopeo|buildah)\s[^\n;|&]{0,100}?\blogin)\b`,
      String.raw`[^\n;|&]{0,400}?\s-p\s{0,8})(?!-)`,
      value,
    ),
  },
  {
    kind: "option",
    pattern: pattern("g", String.raw`(\bredis-cli\b[^\n;|&]{0,400}?\s-a\s{1,8})(?!-)`, value),
  },
  {
    kind: "option",
    // Why: `user:password`; the user stays readable.
    pattern: pattern(
      "g",
      String.raw`(\b(?:curl|wget|http|xh)\b[^\n;|&]{0,400}?`,
      String.raw`\s(?:-u|--user|-U|--proxy-user|-a|--auth)`,
      String.raw`(?:=|\s{0,8})["']?[^\s:"'$]{1,100}:)(?![$\x60]|\[redacted:)[^\s"']+`,
    ),
  },
  { kind: "option", pattern: /(\s-pass(?:in|out)?\s{1,8}["']?pass:)(?![$`]|\[redacted:)[^\s"']+/g },
  {
    kind: "assignment",
    pattern: pattern(
      "gi",
      String.raw`((?<![\w.-])[\w.-]{0,60}?${secretWord}\w{0,20}\\?["']?`,
      String.raw`(?:\s{0,4}=\s{0,4}|\s{0,4}:\s{1,4}|(?<=["']):))`,
      value,
    ),
  },
];
