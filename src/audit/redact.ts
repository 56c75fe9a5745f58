import { isSecretName } from "../effects/secret-paths.ts";
import type { Environ } from "../world/environ.ts";
import { looksRandom, randomCandidate } from "./entropy.ts";
import { secretPlaces } from "./secret-places.ts";
import { type SecretShape, tokenShapes } from "./token-shapes.ts";

/**
 * The text with every secret in it replaced by `[redacted:kind]`: values of secret variables,
 * tokens of known form, what stands where secrets stand, and long words that look random. It errs
 * towards redacting; a secret that looks like a word and stands in no such place is not found.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let redacted = text;
  for (const secret of secrets) redacted = redacted.replaceAll(secret, mark("variable"));
  for (const shape of tokenShapes) redacted = withoutShape(redacted, shape);
  for (const shape of secretPlaces) redacted = withoutShape(redacted, shape);
  return redacted.replace(randomCandidate, (word) => (looksRandom(word) ? mark("random") : word));
}

/**
 * Values of an environment that must not be written anywhere, longest first. Values that are too
 * short to be told from ordinary words are left out.
 */
export function secretsOf(environ: Environ): readonly string[] {
  const values = new Set<string>();
  for (const name of environ.names()) {
    const value = isSecretName(name) || endsAsSecret.test(name) ? environ.get(name) : undefined;
    if (value !== undefined && value.length >= secretLengthMin) values.add(value);
    if (values.size >= secretsMax) break;
  }
  return [...values].sort((one, other) => other.length - one.length);
}

/** Names that run together, as PGPASSWORD and MYSQL_PWD do. */
const endsAsSecret = /(?:PASS(?:WORD|WD|PHRASE)?|_PWD|_PAT|_COOKIE|(?:API|SECRET|ACCESS)_?KEYS?)$/i;

const secretLengthMin = 6;
const secretsMax = 256;

const mark = (kind: string): string => `[redacted:${kind}]`;

const withoutShape = (text: string, { pattern, kind }: SecretShape): string =>
  text.replace(pattern, (_, kept: unknown) => (typeof kept === "string" ? kept : "") + mark(kind));
