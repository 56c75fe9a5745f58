/**
 * What the launcher and a decider say to each other: one table, from which
 * `src/launcher/protocol.h` is generated. A message is a header and then fields in tag order.
 *
 * Header: magic u32, version u32, length of the whole message u32, id of 16 random bytes.
 * Field: tag u16, length u32, that many bytes. All numbers are little-endian.
 */
export const protocol = {
  /** "gdsh" as bytes. */
  magic: 0x68_73_64_67,
  version: 1,
  idBytes: 16,
  digestBytes: 32,
  headerBytes: 28,
  fieldHeaderBytes: 6,
  /** Longest request, in bytes. A longer one is refused before it is sent. */
  requestBytesMax: 16_777_216,
  /** Longest answer, in bytes. */
  answerBytesMax: 1_048_576,
  /** Longest program on standard input, in bytes. */
  inputBytesMax: 16_777_216,
  /** After what time in all a program on standard input counts as a conversation. */
  inputWaitMs: 2_000,
  /** After what pause it does so, in milliseconds since the last byte. */
  inputQuietMs: 200,
  /** After what pause before the first byte. */
  inputFirstMs: 1_000,
  /** How long the launcher waits for an answer, in milliseconds. */
  answerWaitMs: 20_000,
  /** Descriptor on which the Node process finds the request and writes the answer. */
  channelDescriptor: 3,
  /** Descriptor under which the Node process inherits the opened script. */
  scriptDescriptor: 4,
  /**
   * Descriptor under which the Node process inherits the program read from standard input; of a
   * conversation, the socket on which it comes and on which goes what the shell is to read.
   */
  inputDescriptor: 5,
  /** Descriptor under which the feeder of a conversation holds the standard input of the shell. */
  feedDescriptor: 6,
} as const;

/** The name that the launcher was started by: it chooses the real shell and how argv is read. */
export type Personality = "guardsh" | "bash" | "sh" | "zsh";

/**
 * What the shell would run: the text after `-c`, a script file, a program on standard input, what
 * is typed, nothing but a message of its own (`--version`, or an argv that it rejects), or a
 * command of guardsh itself.
 */
export type Kind = "command" | "script" | "stdin" | "interactive" | "information" | "management";

/** What descriptor 0 of the caller is. */
export type InputType = "closed" | "null" | "tty" | "fifo" | "socket" | "file" | "other";

/** What a decider says: run it, never run it, or ask the next decider. */
export type AnswerDecision = "allow" | "refuse" | "not-by-me";

/** Codes on the wire. Zero is none of them, so that a cleared buffer means nothing. */
export const codes: {
  readonly personality: Readonly<Record<Personality, number>>;
  readonly kind: Readonly<Record<Kind, number>>;
  readonly input: Readonly<Record<InputType, number>>;
  readonly decision: Readonly<Record<AnswerDecision, number>>;
} = {
  personality: { guardsh: 1, bash: 2, sh: 3, zsh: 4 },
  kind: { command: 1, script: 2, stdin: 3, interactive: 4, information: 5, management: 6 },
  input: { closed: 1, null: 2, tty: 3, fifo: 4, socket: 5, file: 6, other: 7 },
  decision: { allow: 1, refuse: 2, "not-by-me": 3 },
};

/** First words that make `guardsh`, called by that name, a command of its own and not a shell. */
export const managementWords: readonly string[] = [
  "--version",
  "approve",
  "ast",
  "broker",
  "check",
  "completions",
  "doctor",
  "explain",
  "help",
  "judge",
  "log",
  "policy",
  "reject",
  "setup",
  "task",
  "tickets",
  "trust-startup",
  "watch",
  "why",
];

/** One start of a shell, as the launcher saw it. Bytes stay bytes: nothing here is decoded. */
export interface LauncherRequest {
  /** 16 random bytes that the answer repeats. */
  readonly id: Uint8Array;
  /** argv as received, argv0 included. */
  readonly argv: readonly Uint8Array[];
  /** `environ` as received: its order, its duplicates, entries without `=`. */
  readonly environ: readonly Uint8Array[];
  /** What getcwd(3) says; absent when it fails. */
  readonly directory?: Uint8Array;
  /** Device of `.`; absent when it cannot be looked at. */
  readonly directoryDevice?: bigint;
  readonly directoryInode?: bigint;
  readonly personality: Personality;
  readonly kind: Kind;
  /** Index in `argv` of the command text, the script's path, or the management word. */
  readonly operandIndex?: number;
  /** Bit n is set when descriptor n (0 to 2) is a terminal. */
  readonly terminals: number;
  readonly inputType: InputType;
  /** Process id of the launcher, which becomes the shell. */
  readonly pid: number;
  readonly parentPid: number;
  readonly uid: number;
  readonly effectiveUid: number;
  /** Absolute path of the real shell that an allow starts. */
  readonly shell: Uint8Array;
  /** Absolute path of the install record. */
  readonly record: Uint8Array;
  /**
   * Path under which the shell would find the script: the operand, or where PATH has it. Absent
   * when that cannot be told: then the script may be any file.
   */
  readonly scriptPath?: Uint8Array;
  /** Number of the script's inherited descriptor; absent when there is no regular file to read. */
  readonly scriptDescriptor?: number;
  readonly scriptDevice?: bigint;
  /** Absent when nothing is there to run: the path is missing or a directory. */
  readonly scriptInode?: bigint;
  readonly scriptSize?: bigint;
  /** Status change time of the script in nanoseconds. */
  readonly scriptChangedNs?: bigint;
  /**
   * Number of the inherited descriptor that holds the program from standard input, to be read with
   * offsets (pread).
   */
  readonly inputDescriptor?: number;
}

/** The answer to one request. */
export interface LauncherAnswer {
  /** The id of the request. */
  readonly id: Uint8Array;
  /** SHA-256 of the whole request. */
  readonly digest: Uint8Array;
  readonly decision: AnswerDecision;
  /** Exit status of a refusal, 0 to 255. */
  readonly status: number;
  /** Bytes that a refusal writes to standard error. */
  readonly text: Uint8Array;
}

/** How one field is written: its tag, its type, and how often it occurs. */
export interface Field {
  readonly tag: number;
  readonly type: FieldType;
  readonly times: "once" | "optional" | "many";
}

/** Enumerations are one byte, by `codes`; `u8`, `u32` and `u64` are unsigned numbers. */
export type FieldType = "bytes" | "u8" | "u32" | "u64" | keyof typeof codes;

/** The fields of a request. One that is `many` is repeated in its place. */
export const requestFields: FieldsOf<LauncherRequest> = {
  argv: { tag: 1, type: "bytes", times: "many" },
  environ: { tag: 2, type: "bytes", times: "many" },
  directory: { tag: 3, type: "bytes", times: "optional" },
  directoryDevice: { tag: 4, type: "u64", times: "optional" },
  directoryInode: { tag: 5, type: "u64", times: "optional" },
  personality: { tag: 6, type: "personality", times: "once" },
  kind: { tag: 7, type: "kind", times: "once" },
  operandIndex: { tag: 8, type: "u32", times: "optional" },
  terminals: { tag: 9, type: "u8", times: "once" },
  inputType: { tag: 10, type: "input", times: "once" },
  pid: { tag: 11, type: "u32", times: "once" },
  parentPid: { tag: 12, type: "u32", times: "once" },
  uid: { tag: 13, type: "u32", times: "once" },
  effectiveUid: { tag: 14, type: "u32", times: "once" },
  shell: { tag: 15, type: "bytes", times: "once" },
  record: { tag: 16, type: "bytes", times: "once" },
  scriptPath: { tag: 17, type: "bytes", times: "optional" },
  scriptDescriptor: { tag: 18, type: "u32", times: "optional" },
  scriptDevice: { tag: 19, type: "u64", times: "optional" },
  scriptInode: { tag: 20, type: "u64", times: "optional" },
  scriptSize: { tag: 21, type: "u64", times: "optional" },
  scriptChangedNs: { tag: 22, type: "u64", times: "optional" },
  inputDescriptor: { tag: 23, type: "u32", times: "optional" },
};

/** The fields of an answer. */
export const answerFields: FieldsOf<LauncherAnswer> = {
  digest: { tag: 64, type: "bytes", times: "once" },
  decision: { tag: 65, type: "decision", times: "once" },
  status: { tag: 66, type: "u8", times: "once" },
  text: { tag: 67, type: "bytes", times: "once" },
};

/** One row for every property of a message but its id, of the type that the property has. */
export type FieldsOf<Message> = {
  readonly [Name in Exclude<keyof Message, "id">]-?: Field & {
    readonly type: TypeFor<NonNullable<Message[Name]>>;
    readonly times: TimesFor<Message[Name]>;
  };
};

type TimesFor<V> = undefined extends V
  ? "optional"
  : V extends readonly Uint8Array[]
    ? "many"
    : "once";

type TypeFor<V> = V extends Uint8Array | readonly Uint8Array[]
  ? "bytes"
  : V extends bigint
    ? "u64"
    : V extends number
      ? "u8" | "u32"
      : {
          [Name in keyof typeof codes]: V extends keyof (typeof codes)[Name] ? Name : never;
        }[keyof typeof codes];
