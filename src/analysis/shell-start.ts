/** How a shell is started, as far as it decides what the shell reads before its text. */
export interface ShellStart {
  readonly interactive: boolean;
  readonly login: boolean;
  /** `-p`, or a set-id start: BASH_ENV, ENV and functions of the environment are ignored. */
  readonly privileged: boolean;
  /** `--norc`, zsh `-f`. */
  readonly noRc: boolean;
  readonly noProfile: boolean;
  /** `--rcfile`, `--init-file` */
  readonly rcFile?: string;
  /** `-x`: every command is shown after PS4 has been expanded. */
  readonly traced: boolean;
  /** `!` and `^` stand for lines of the history in what it reads from a file or from its input. */
  readonly historyExpansion: boolean;
  /** Standard input is a socket, as a remote shell daemon's is. */
  readonly socketInput: boolean;
}

/** `bash -c` without any further option. */
export const plainStart: ShellStart = {
  interactive: false,
  login: false,
  privileged: false,
  noRc: false,
  noProfile: false,
  traced: false,
  historyExpansion: false,
  socketInput: false,
};

/** An interactive shell does so by itself. */
function expandsHistory(letters: string, words: readonly string[]): boolean {
  if (words.some((word, at) => /^\+\w*H/.test(word) || isOff(word, words[at + 1]))) return false;
  const both = letters.includes("H") || words.includes("histexpand");
  return letters.includes("i") || (both && words.includes("history"));
}

const isOff = (word: string, next: string | undefined): boolean =>
  /^\+\w*o$/.test(word) && (next === "histexpand" || next === "history");

/** What the option words before the operand, and a login dash in argv0, say of the start. */
export function startOf(argv0: string, words: readonly string[]): ShellStart {
  const letters = words.filter((word) => /^-[^-]/.test(word)).join("");
  const rc = words.findIndex((word) => word === "--rcfile" || word === "--init-file");
  const rcFile = rc < 0 ? undefined : words[rc + 1];
  return {
    interactive: letters.includes("i"),
    login: argv0.startsWith("-") || letters.includes("l") || words.includes("--login"),
    privileged: letters.includes("p"),
    noRc: words.includes("--norc") || letters.includes("f"),
    noProfile: words.includes("--noprofile"),
    ...(rcFile === undefined ? {} : { rcFile }),
    traced: letters.includes("x"),
    historyExpansion: !letters.includes("c") && expandsHistory(letters, words),
    socketInput: false,
  };
}
