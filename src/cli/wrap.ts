/** Breaks a text into lines shorter than `width`; all but the first begin with `indent`. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  const [lead = ""] = /^ */.exec(text) ?? [];
  // Why: words that stand further apart than one blank are aligned, and stay together.
  for (const word of text.trim().split(/(?<! ) (?! )/)) {
    const begun = line === "" ? `${lines.length === 0 ? lead : indent}${word}` : `${line} ${word}`;
    if (line !== "" && begun.length >= width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = begun;
  }
  return [...lines, line].join("\n");
}
