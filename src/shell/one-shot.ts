import { closeSync, fstatSync, readFileSync, readSync, writeSync } from "node:fs";
import { factsOf } from "../analysis/files-left.ts";
import { decode } from "../host/bytes.ts";
import { environFrom } from "../host/environ.ts";
import { readInstallation } from "../host/install-record.ts";
import { identitiesOf } from "../ledger/identity.ts";
import { type OpenLedger, openLedger } from "../ledger/ledger.ts";
import { answerTo, readRequest, writeAnswer } from "../protocol/frames.ts";
import { type LauncherRequest, protocol } from "../protocol/protocol.ts";
import { type Judgement, judge } from "./judge.ts";
import { keepRecord } from "./record.ts";
import { plainRefusal, refusalStatus } from "./refusal.ts";
import { sessionStart } from "./session-start.ts";

/**
 * Decides for one launcher, on a channel that holds the request and takes the answer. What fails
 * here ends in a refusal; what fails so badly that no answer is written does so in the launcher.
 */
export function decideOnChannel(channel: number): void {
  const bytes = new Uint8Array(readFileSync(channel));
  const judged = judgeBytes(bytes);
  const answer = answerTo(bytes, {
    decision: judged.allowed ? "allow" : "refuse",
    status: judged.status,
    text: new TextEncoder().encode(judged.text),
  });
  writeWhole(channel, writeAnswer(answer));
  closeSync(channel);
}

function judgeBytes(bytes: Uint8Array): Pick<Judgement, "allowed" | "status" | "text"> {
  try {
    return judgeAndRecord(readRequest(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = plainRefusal("internal-error", `guardsh failed while judging: ${why}`);
    return { allowed: false, status: refusalStatus, text };
  }
}

/** Judges a request and puts the decision on record before anything runs. */
export function judgeAndRecord(request: LauncherRequest): Judgement {
  const started = performance.now();
  const installation = readInstallation(decode(request.record));
  const environ = environFrom(request.environ);
  const { pid, parentPid } = request;
  const identities = identitiesOf({ pid, parentPid, environ });
  const open = openLedger(installation.state, identities, Date.now());
  try {
    const judged = judge(request, installation, readDescriptor, open.ledger);
    const elapsedMs = performance.now() - started;
    const unrecorded = keepRecord(request, judged, installation, elapsedMs, open.session);
    if (judged.allowed) {
      remember(judged, open);
      return judged;
    }
    if (unrecorded === undefined) return judged;
    const why = `guardsh: this could not be recorded: ${unrecorded}\n`;
    return { ...judged, text: `${judged.text}${why}` };
  } finally {
    open.close();
  }
}

/** What is about to run goes into the ledger; that it could not is never said on an allowed one. */
function remember({ verdict, world }: Judgement, open: OpenLedger): void {
  if (verdict === undefined || world === undefined) return;
  const facts = verdict.left ? factsOf(verdict.left, world) : [];
  open.remember(facts, world.files, () => sessionStart(world));
}

/**
 * Reads an inherited file from its beginning; its offset, which the shell will use, stays as it is.
 */
function readDescriptor(descriptor: number): Uint8Array | undefined {
  try {
    const size = fstatSync(descriptor).size;
    if (size > protocol.inputBytesMax) return undefined;
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(descriptor, bytes, filled, size - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } catch {
    return undefined;
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
