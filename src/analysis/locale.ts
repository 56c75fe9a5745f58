import { anyOf } from "../base/any-of.ts";
import type { Span } from "../base/span.ts";
import { textsOf, type Value } from "../base/value.ts";
import type { Environ } from "../world/environ.ts";
import { type Analysis, opaque } from "./context.ts";

const start0: Span = { start: 0, end: 0 };

/**
 * A text with bytes above 127 can be judged where they are UTF-8, or where each byte is a
 * character: in Shift_JIS, GBK and their like the second byte of one may be a backslash or a quote.
 */
export function doubtBytes(text: string, environ: Environ, analysis: Analysis): void {
  if (isAscii(text)) return;
  const name = ["LC_ALL", "LC_CTYPE", "LANG"].find((one) => (environ.get(one) ?? "") !== "");
  if ((environ.get("LOCPATH") ?? "") !== "") opaque(analysis, ownLocales, start0);
  else if (name !== undefined && !isJudged(environ.get(name) ?? "")) doubt(name, analysis, start0);
}

/** The same where the text itself sets one of these variables: bash changes its locale at once. */
export function changesLocale(
  name: string,
  value: Value | undefined,
  at: Span,
  analysis: Analysis,
): void {
  if (!/^(?:LC_ALL|LC_CTYPE|LANG|LOCPATH)$/.test(name) || isAscii(analysis.text ?? "")) return;
  const texts = value && textsOf(value);
  if (name === "LOCPATH") opaque(analysis, ownLocales, at);
  else if (!(texts ?? [""]).every(isJudged)) doubt(name, analysis, at);
}

const ownLocales = "LOCPATH may name locales in which its characters mean something else";

const doubt = (name: string, analysis: Analysis, at: Span): void =>
  opaque(analysis, `${name} names a character set in which the text may mean another one`, at);

/** Whether a locale is one of UTF-8 or of single bytes. */
function isJudged(locale: string): boolean {
  const [, language = "", charset] = /^([^.@]*)(?:\.([^@]*))?/.exec(locale) ?? [];
  if (charset === undefined) return !multibyteByDefault.test(language);
  return judgedCharset.test(charset.replace(/[-_]/g, ""));
}

/** Source: localedata/SUPPORTED of glibc 2.36. */
const multibyteByDefault = /^(?:ja|ko|zh)(?:_|$)|^(?:japanese|korean|chinese)/;

const judgedCharset = anyOf(
  /^(?:utf8|ascii|usascii|ansix3\.?41968|iso8859\d{1,2}|koi8[rtu]|cp12\d\d|windows12\d\d)$/i,
  /^(?:tis620|armscii8|georgianps|georgianacademy|pt154|rk1048|tcvn\d+)$/i,
);

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);
