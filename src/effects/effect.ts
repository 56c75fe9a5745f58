import type { Taint } from "../base/taint.ts";
import type { Value } from "../base/value.ts";
import type { Common } from "./common.ts";
import type {
  AccountEffect,
  ConfigureEffect,
  ContainerEffect,
  DatabaseEffect,
  DiscardEffect,
  InfrastructureEffect,
  InstallEffect,
  MachineEffect,
  PublishEffect,
  PushEffect,
  ScheduleEffect,
  SignalEffect,
} from "./system-effects.ts";
import type { Target } from "./target.ts";

/**
 * What running a command would do. Detectors see nothing else of it: `rm -rf`, `find -delete` and
 * `git clean` are all a `delete`.
 */
export type Effect =
  | AccountEffect
  | CodeEffect
  | ConcealEffect
  | ConfigureEffect
  | ConnectEffect
  | ContainerEffect
  | DatabaseEffect
  | DeleteEffect
  | DiscardEffect
  | DisguisedEffect
  | ExhaustEffect
  | HiddenEffect
  | InfrastructureEffect
  | InstallEffect
  | ListenEffect
  | MachineEffect
  | OpaqueEffect
  | OutputEffect
  | PermissionEffect
  | PrivilegeEffect
  | PublishEffect
  | PushEffect
  | ReadEffect
  | RunEffect
  | ScheduleEffect
  | SignalEffect
  | WriteEffect;

/** Takes a file or a tree away; with `moved` it lives on under another name. */
export interface DeleteEffect extends Common {
  readonly kind: "delete";
  readonly target: Target;
  readonly recursive: boolean;
  readonly moved: boolean;
  /** It only goes if it is an empty directory: nothing is lost with it. */
  readonly empty?: true;
  /** An earlier command of the same text has made it. */
  readonly own?: true;
}

/** Creates or changes a file or directory. */
export interface WriteEffect extends Common {
  readonly kind: "write";
  readonly target: Target;
  /**
   * `create`: a new file or directory, nothing is lost. `truncate`: the old content goes.
   * `append`, `edit`: the old content stays, with changes. `metadata`: times and the like.
   */
  readonly how: "create" | "truncate" | "append" | "edit" | "metadata";
  /** What is written, as far as it is known. */
  readonly content?: Value;
  /** What comes to be there, when it is no ordinary file. */
  readonly makes?:
    | { readonly kind: "directory" }
    /** A program, built from sources that are the project's or this session's. */
    | { readonly kind: "built" }
    /** A symbolic link; `to` is its target as written. */
    | { readonly kind: "link"; readonly to: Value }
    /** What was at another path before. */
    | { readonly kind: "moved"; readonly from: Target };
}

/** Changes who may do what with a file: mode, owner, access list, attributes, capabilities. */
export interface PermissionEffect extends Common {
  readonly kind: "permission";
  readonly target: Target;
  readonly recursive: boolean;
  readonly how: "mode" | "owner" | "access-list" | "attributes" | "capabilities";
  /** The mode, owner or attribute as given: `777`, `u+s`, `root:root`, `+i`. */
  readonly to: Value;
}

/** Takes up the content of a file. */
export interface ReadEffect extends Common {
  readonly kind: "read";
  readonly target: Target;
  /**
   * What becomes of the content. `flows`: into the standard output, whose value carries its taint.
   * `used`: the program reads it for its own work, as `--env-file` or an identity file is.
   * `measured`: only names, counts, sizes or digests get out. `unknown`: that cannot be told.
   */
  readonly use: "flows" | "used" | "measured" | "unknown";
}

/** Text that reaches whoever watches: standard output or error that nobody takes in. */
export interface OutputEffect extends Common {
  readonly kind: "output";
  readonly value: Value;
}

/** Talks to another host. */
export interface ConnectEffect extends Common {
  readonly kind: "connect";
  /** URL, `host:path` or host name as given. */
  readonly to: Value;
  /** What is sent in a body, a file or a stream. Absent: nothing beyond the request itself. */
  readonly sends?: Value;
  /** What is sent to prove who asks: `-u`, an Authorization header, an identity. */
  readonly credential?: Value;
  /**
   * `session`: commands run there (ssh). `transfer`: files or data. `shell`: the other side gets a
   * shell here. `scan`: it is searched for openings or passwords. By default a `transfer`.
   */
  readonly purpose?: "session" | "transfer" | "shell" | "scan";
}

/** Waits for connections. */
export interface ListenEffect extends Common {
  readonly kind: "listen";
  /** Address it listens on; absent: all interfaces. */
  readonly address?: Value;
  /** What those who connect get. `relay`: another port or host. */
  readonly offers: "application" | "files" | "shell" | "relay";
}

/** Starts a program that is known by no more than its file and arguments. */
export interface RunEffect extends Common {
  readonly kind: "run";
  /** The program as called. */
  readonly program: Value;
  /** The file that it is, when one was found. */
  readonly file?: Target;
  readonly origin: ProgramOrigin;
  /** Of a fetched one: who has sent it. */
  readonly sent?: readonly Taint[];
}

/**
 * Where a program comes from. `installed`: by a package manager or the user's own tools. `project`:
 * tracked, or made by the project's build. `fetched`: a host sent it. `foreign`: in a temporary or
 * download folder, or of unknown origin. `missing`: no such file.
 */
export type ProgramOrigin = "installed" | "project" | "fetched" | "foreign" | "missing" | "unknown";

/** Runs text as a program. */
export interface CodeEffect extends Common {
  readonly kind: "code";
  /** `shell`, `python`, `node`, `perl`, `ruby`, …, or the interpreter's own name. */
  readonly language: string;
  readonly text: Value;
  /** The text was read in full and its own effects are in the list too. */
  readonly judged: boolean;
  /** Why it was not, where its text is known. */
  readonly doubt?: string;
}

/** Gains other rights: another user, or root. */
export interface PrivilegeEffect extends Common {
  readonly kind: "privilege";
  /** The user whose rights are taken. */
  readonly as: Value;
  /** `command`: for one visible command. `shell`: for a shell or anything typed into it. */
  readonly scope: "command" | "shell";
}

/** Makes traces disappear: shell history, logs, the audit record. */
export interface ConcealEffect extends Common {
  readonly kind: "conceal";
  readonly what: "history" | "logs";
}

/** Starts processes, or fills memory or disk, without end. */
export interface ExhaustEffect extends Common {
  readonly kind: "exhaust";
  readonly what: string;
}

/** Writes a command so that a reader does not see which one it is. */
export interface HiddenEffect extends Common {
  readonly kind: "hidden";
  /** The command that it is. */
  readonly name: string;
  readonly how: string;
}

/** Names a program or an option by something that looks like another name. */
export interface DisguisedEffect extends Common {
  readonly kind: "disguised";
  readonly what: "program" | "option";
  readonly name: string;
  /** Completes the sentence "the name …". */
  readonly how: string;
}

/** Something that could not be understood; nothing can be said of what it does. */
export interface OpaqueEffect extends Common {
  readonly kind: "opaque";
  /** Completes the sentence "it cannot be told what this does because …". */
  readonly why: string;
}
