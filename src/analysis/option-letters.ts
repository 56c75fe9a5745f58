/** In the order in which bash shows them in `$-`. Source: bash 5.2 flags.c which_set_flags. */
const order = "abefhikmnprtuvxBCEHPTcs";

const letterOf: Readonly<Record<string, string>> = {
  allexport: "a",
  notify: "b",
  errexit: "e",
  noglob: "f",
  hashall: "h",
  keyword: "k",
  noexec: "n",
  nounset: "u",
  verbose: "v",
  xtrace: "x",
  braceexpand: "B",
  noclobber: "C",
  errtrace: "E",
  physical: "P",
  functrace: "T",
  pipefail: "",
  posix: "",
  "interactive-comments": "",
  ignoreeof: "",
  nolog: "",
  emacs: "",
  vi: "",
};

/**
 * `$-` of a bash that is started with these option words and is not interactive; undefined when
 * that cannot be told. `reads`: what it takes its commands from.
 */
export function startLetters(
  words: readonly string[],
  reads: "command" | "script" | "stdin",
): string | undefined {
  const own = { command: "c", script: "", stdin: "s" }[reads];
  const short = words.map((word) =>
    /^[-+][a-zA-Z]/.test(word) ? word.replaceAll(/(?!^)[cslD]/g, "") : word,
  );
  return changeLetters(`hB${own}`, short);
}

/** `$-` after `set` with these option words; undefined when that cannot be told. */
export function changeLetters(
  letters: string | undefined,
  words: readonly string[],
): string | undefined {
  if (letters === undefined) return undefined;
  const on = new Set(letters);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    const adds = word.startsWith("-");
    if (/^--[a-z]/.test(word) && !/^--(?:login|noprofile|norc|posix)$/.test(word)) return undefined;
    if (!/^[-+][a-zA-Z]/.test(word)) continue;
    for (const one of word.slice(1)) {
      let letter: string | undefined = one;
      if (one === "o") {
        index += 1;
        letter = letterOf[words[index] ?? ""];
      } else if (one === "O") {
        index += 1;
        letter = "";
      } else if (!"abefhknuvxBCEPT".includes(one)) return undefined;
      // Why: monitor, privileged and the like take effect under conditions.
      if (letter === undefined) return undefined;
      if (letter !== "" && adds) on.add(letter);
      else on.delete(letter);
    }
  }
  return [...order].filter((one) => on.has(one)).join("");
}
