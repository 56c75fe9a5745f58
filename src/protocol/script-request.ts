import { randomBytes } from "node:crypto";
import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  statSync,
} from "node:fs";
import { type Grammar, isManagement, personalityOf, readInvocation } from "./invocation.ts";
import type { InputType, LauncherAnswer, LauncherRequest, Personality } from "./protocol.ts";

/** What of the install record matters here. */
export interface RecordedShells {
  /** Absolute path of the record itself. */
  readonly path: string;
  readonly bash: string | null;
  readonly sh: string | null;
  readonly shIs: string;
  readonly zsh: string | null;
}

/** The script form of the launcher is not what it should be, or its shell is not recorded. */
export class ScriptFormError extends Error {
  override readonly name = "ScriptFormError";
}

/**
 * The request of the script form that runs as process `pid`, read from /proc: its argv without the
 * interpreter's own words, its environment as it was started, its directory and descriptors. A
 * program on standard input stays there, so such a request has no `inputDescriptor`. The descriptor
 * of a script is one of this process; whoever asked closes it.
 * @throws {ScriptFormError} when that process is not the script form, or no real shell fits.
 */
export function readScriptRequest(pid: number, record: RecordedShells): LauncherRequest {
  const words = splitZero(readFileSync(`/proc/${pid}/cmdline`));
  // Why: the kernel puts the interpreter and its one option before the path of the script.
  if (words[0]?.toString() !== "/bin/bash" || words[1]?.toString() !== "-p" || words.length < 3)
    throw new ScriptFormError("the process is not the script form of the launcher");
  const argv = words.slice(2);
  const text = argv.map((word) => word.toString("latin1"));
  const personality = personalityOf(text[0] ?? "");
  const shell = shellFor(record, personality);
  const inputType = inputTypeOf(pid);
  const { kind, operandIndex, both } = isManagement(text)
    ? { kind: "management" as const, operandIndex: 1, both: false }
    : readInvocation(grammarFor(record, personality), text, inputType === "tty");
  if (both) throw new ScriptFormError("this sh runs the text after -c and then standard input");
  const status = readFileSync(`/proc/${pid}/status`, "latin1");
  const [, parentPid] = /^PPid:\s+(\d+)/m.exec(status) ?? [];
  const [, uid, effectiveUid] = /^Uid:\s+(\d+)\s+(\d+)/m.exec(status) ?? [];
  return {
    id: new Uint8Array(randomBytes(16)),
    argv,
    environ: splitZero(readFileSync(`/proc/${pid}/environ`)),
    ...directoryOf(pid),
    personality,
    kind,
    ...(operandIndex === undefined ? {} : { operandIndex }),
    terminals: [0, 1, 2].reduce((bits, n) => bits | (isTerminal(pid, n) ? 1 << n : 0), 0),
    inputType,
    pid,
    parentPid: Number(parentPid),
    uid: Number(uid),
    effectiveUid: Number(effectiveUid),
    shell: Buffer.from(shell),
    record: Buffer.from(record.path),
    ...(kind === "script" ? scriptOf(pid, argv[operandIndex ?? 0] ?? Buffer.alloc(0)) : {}),
  };
}

/** What the script form reads on Node's standard output: the answer, tied to it by its nonce. */
export function renderScriptAnswer(
  nonce: string,
  answer: Pick<LauncherAnswer, "decision" | "status" | "text">,
  shell: Uint8Array,
): Uint8Array {
  if (answer.decision === "allow")
    return Buffer.concat([Buffer.from(`allow ${nonce} `), shell, Buffer.from("\n")]);
  return Buffer.concat([Buffer.from(`refuse ${nonce} ${answer.status || 126}\n`), answer.text]);
}

function shellFor(record: RecordedShells, personality: Personality): string {
  const path = record[personality === "guardsh" ? "bash" : personality];
  if (path === null) throw new ScriptFormError(`no real ${personality} is recorded`);
  return path;
}

function grammarFor(record: RecordedShells, personality: Personality): Grammar {
  if (personality === "zsh") return "zsh";
  return personality === "sh" && record.shIs !== "bash" ? "dash" : "bash";
}

function splitZero(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0, start);
    const end = found < 0 ? bytes.length : found;
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return parts;
}

function directoryOf(
  pid: number,
): Pick<LauncherRequest, "directory" | "directoryDevice" | "directoryInode"> {
  const here = statOf(`/proc/${pid}/cwd`);
  if (!here) return {};
  const facts = { directoryDevice: here.dev, directoryInode: here.ino };
  const directory = readlinkSync(`/proc/${pid}/cwd`, "buffer");
  const there = statOf(directory);
  // Why: of a removed directory the kernel still tells a name, with a remark behind it.
  if (there?.dev !== here.dev || there.ino !== here.ino) return facts;
  return { directory, ...facts };
}

function inputTypeOf(pid: number): InputType {
  const facts = statOf(`/proc/${pid}/fd/0`);
  if (!facts) return "closed";
  if (isTerminal(pid, 0)) return "tty";
  if (facts.isFIFO()) return "fifo";
  if (facts.isSocket()) return "socket";
  if (facts.isFile()) return "file";
  const isNull = facts.isCharacterDevice() && facts.rdev === statOf("/dev/null")?.rdev;
  return isNull ? "null" : "other";
}

function isTerminal(pid: number, descriptor: number): boolean {
  if (!statOf(`/proc/${pid}/fd/${descriptor}`)?.isCharacterDevice()) return false;
  return /^\/dev\/(?:pts\/|tty|console)/.test(readlinkSync(`/proc/${pid}/fd/${descriptor}`));
}

type ScriptFacts = Pick<
  LauncherRequest,
  | "scriptPath"
  | "scriptDescriptor"
  | "scriptDevice"
  | "scriptInode"
  | "scriptSize"
  | "scriptChangedNs"
>;

function scriptOf(pid: number, operand: Buffer): ScriptFacts {
  const inside = operand[0] === 0x2f ? [] : [Buffer.from(`/proc/${pid}/cwd/`)];
  const path = Buffer.concat([...inside, operand]);
  const facts = statOf(path);
  // FAIL-CLOSED: bash would search PATH for it; without a path the script is not known.
  if (!facts) return operand.includes(0x2f) ? { scriptPath: operand } : {};
  if (facts.isDirectory()) return { scriptPath: operand };
  const opened = facts.isFile() && !isSpecial(operand) ? openScript(path) : undefined;
  const { dev, ino, size, ctimeNs } = opened?.facts ?? facts;
  return {
    scriptPath: operand,
    ...(opened ? { scriptDescriptor: opened.descriptor } : {}),
    scriptDevice: dev,
    scriptInode: ino,
    scriptSize: size,
    scriptChangedNs: ctimeNs,
  };
}

const isSpecial = (operand: Buffer): boolean =>
  /^\/(?:dev|proc)\//.test(operand.toString("latin1"));

function openScript(path: Buffer): { descriptor: number; facts: BigIntStats } | undefined {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const facts = fstatSync(descriptor, { bigint: true });
    if (facts.isFile()) return { descriptor, facts };
    closeSync(descriptor);
  } catch {
    // Why nothing: a script that cannot be opened is one without a descriptor, which is judged so.
  }
  return undefined;
}

/** Facts of what the path leads to; undefined when there is none or it may not be looked at. */
function statOf(path: string | Buffer): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
