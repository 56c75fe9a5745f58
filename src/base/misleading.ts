import { once } from "./once.ts";

/**
 * What of a name a person does not see, or sees elsewhere than it stands: completes the sentence
 * "it holds …". Undefined where the name is what it looks like. Emoji sequences, and joiners
 * between letters of scripts that are written with them, are what they look like.
 *
 * Source: Unicode 15, properties Bidi_Control, Default_Ignorable_Code_Point and RGI_Emoji of the
 * Unicode Character Database; for joiners and selectors in words UAX #31, 2.3.
 */
export function misleadingPart(name: string): string | undefined {
  if (/^[\x20-\x7e]*$/.test(name)) return undefined;
  const bare = name.replace(emoji(), "").replace(joined(), "");
  const [character] = control.exec(bare) ?? turning.exec(bare) ?? invisible.exec(bare) ?? [];
  if (character === undefined) return undefined;
  if (control.test(`${character}.`)) return `the control character ${codeOf(character)}`;
  if (turning.test(character))
    return `${codeOf(character)}, which turns the order of what is shown`;
  return `${codeOf(character)}, which cannot be seen`;
}

/** A blank in the name that ends no word: completes the same sentence. */
export function misleadingBlank(name: string): string | undefined {
  const [blank] = /(?! )\p{White_Space}/u.exec(name.replace(/[\t\n\r]/g, "")) ?? [];
  return blank === undefined ? undefined : `${codeOf(blank)}, which looks like a blank and is none`;
}

/** Whether a word begins with a sign that looks like the dash of an option and is none. */
export const looksLikeOption = (word: string): boolean =>
  /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+[A-Za-z]/u.test(word);

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Not lines and tabs, and not the carriage return that ends lines elsewhere. */
const control = /(?![\t\n\r])\p{Cc}|\r(?!$)/u;

const turning = /\p{Bidi_Control}/u;

const invisible = /[\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

// Why so: sequences as a property need the flag `v`, which is younger than the syntax we write.
// Why once: there are thousands of them, and most commands have no character beyond ASCII.
const emoji = once(
  () =>
    new RegExp(
      [
        "\\p{RGI_Emoji}",
        "\\p{Extended_Pictographic}[\\ufe0e\\ufe0f]?",
        "[0-9#*]\\ufe0f?\\u20e3",
      ].join("|"),
      "gv",
    ),
);

const joined = once(
  () =>
    new RegExp(
      [
        "(?<=[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{M}])",
        "[\\u200c\\u200d](?=[\\p{L}\\p{M}])",
        "|(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]",
        "|(?<=\\p{Script=Han})[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]",
      ].join(""),
      "gu",
    ),
);
