/** Which shell language a text is in, and the options that change how it is read. */
export interface Dialect {
  /** `unknown-sh`: a POSIX shell of which it is not known whether it is bash, dash or another. */
  readonly shell: "bash" | "dash" | "zsh" | "unknown-sh";
  /** bash in POSIX mode (`sh`, `--posix`, `set -o posix`, POSIXLY_CORRECT). */
  readonly posix: boolean;
  readonly extglob: boolean;
  /**
   * Aliases are expanded while reading: interactive shells, POSIX mode, `shopt -s expand_aliases`,
   * dash.
   */
  readonly expandAliases: boolean;
  /** Aliases known before the text begins: name to replacement. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** What `bash -c` reads in without any option. */
export const plainBash: Dialect = {
  shell: "bash",
  posix: false,
  extglob: false,
  expandAliases: false,
  aliases: new Map(),
};
