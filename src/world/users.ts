/** The account database, read without name service modules. */
export interface Users {
  /** Home directory of `name`, or of the process's own user when no name is given. */
  home(name?: string): string | undefined;
  /** The process's own numeric user. */
  readonly uid: number;
}
