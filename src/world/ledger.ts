import type { Taint } from "../base/taint.ts";
import type { FileFacts } from "./file-system.ts";

/**
 * What judged commands before this one have done, as far as it matters for later ones. Taint of
 * files is known per user, the rest per session: one run of an agent or a person.
 */
export interface Ledger {
  /**
   * What earlier commands have made of a file or folder, or of the folder that it lies in;
   * undefined when nothing is on record. `text` is its content where it has been read: what was
   * renamed or copied by a program that nobody could follow is known again by what it holds.
   */
  made(path: string, facts: FileFacts | undefined, text?: string): Made | undefined;
  /** Whether a person has vouched for a start-up file with this very content. */
  trusts(path: string, text: string): boolean;
  /** What the project was when the session began; undefined when nothing is on record of it. */
  readonly start: SessionStart | undefined;
  /**
   * Why what should be on record is not, in words that complete "it is not known because";
   * undefined while the record is whole, or has never been kept. FAIL-CLOSED: origins then count as
   * unknown.
   */
  readonly lost: string | undefined;
}

/** What a judged command has made of a file. */
export interface Made {
  /**
   * `downloaded`: a host sent it. `copied-secret`: a secret, under another name. `written`:
   * anything else. A file that is made of several is what the strictest of them is.
   */
  readonly how: "downloaded" | "copied-secret" | "written";
  readonly taint: readonly Taint[];
  /** This session has made it where nothing was before: taking it away again loses nothing. */
  readonly isNew: boolean;
  /** Taint that it may have: something was unpacked around it, and may have brought it. */
  readonly perhaps: readonly Taint[];
  /** It is known of the very file, and not only of a folder that it lies in. */
  readonly exact: boolean;
  /** This session's compiler has made it of sources that are the project's or the session's. */
  readonly built?: true;
}

/** What a session began with. */
export interface SessionStart {
  /** Top of the project, absolute and real. */
  readonly project: string | undefined;
  /** Checked-out commit, as far as it could be told. */
  readonly commit: string | undefined;
  /** Remote name to URL of the project's repository. */
  readonly remotes: ReadonlyMap<string, string>;
  readonly path: string | undefined;
}

/** What a command would leave of one file, worked out before it runs. */
export interface FileFact {
  /** Real, absolute path; one that ends in `/` stands for whatever is below it. */
  readonly path: string;
  readonly how: Made["how"];
  readonly taint: readonly Taint[];
  /** Nothing was there before. */
  readonly isNew: boolean;
  /** A compiler makes it of sources that are the project's or this session's. */
  readonly built?: true;
  /** It happens on every way through the text, and nothing of the old content stays. */
  readonly replaces: boolean;
}

/** A ledger without anything in it: of a first command, or where none is kept. */
export const emptyLedger: Ledger = {
  made: () => undefined,
  trusts: () => false,
  start: undefined,
  lost: undefined,
};

/** What taint makes of a file. */
export const howOf = (taint: readonly Taint[]): Made["how"] => {
  if (taint.some((one) => one.label === "network" || one.label === "decoded")) return "downloaded";
  return taint.some((one) => one.label === "secret") ? "copied-secret" : "written";
};
