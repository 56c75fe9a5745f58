/**
 * Text that can be shown on a terminal or in a log: control, bidirectional and invisible characters
 * and bytes that are no characters are written as escapes. `lines` keeps newlines and tabs.
 */
export function visible(text: string, lines = false): string {
  const pattern = lines ? hiddenButLines : hidden;
  return text.replace(pattern, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
    if (code < 0x100) return named[character] ?? `\\x${code.toString(16).padStart(2, "0")}`;
    return `\\u{${code.toString(16)}}`;
  });
}

const named: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\x1b": "\\e",
};

const others =
  "\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ud800" +
  "-\\udfff";

const hidden = new RegExp(`[\\0-\\u001f${others}]`, "gu");

const hiddenButLines = new RegExp(`[\\0-\\u0008\\u000b-\\u001f${others}]`, "gu");
