import { closeSync, fstatSync, readFileSync, readSync, writeSync } from "node:fs";
import { factsOf } from "../analysis/files-left.ts";
import { decode } from "../host/bytes.ts";
import { environFrom } from "../host/environ.ts";
import { type Installation, readInstallation } from "../host/install-record.ts";
import { identitiesOf } from "../ledger/identity.ts";
import { type OpenLedger, openLedger } from "../ledger/ledger.ts";
import { answerTo, readRequest, writeAnswer } from "../protocol/frames.ts";
import { type LauncherRequest, protocol } from "../protocol/protocol.ts";
import type { Ledger } from "../world/ledger.ts";
import { type Judgement, judge, unjudged } from "./judge.ts";
import { keepRecord } from "./record.ts";
import { sessionStart } from "./session-start.ts";

/**
 * Decides for one launcher, on a channel that holds the request and takes the answer. What fails
 * here ends in a refusal; what fails so badly that no answer is written does so in the launcher.
 */
export function decideOnChannel(channel: number): void {
  const bytes = new Uint8Array(readFileSync(channel));
  const judged = judgeBytes(bytes);
  answerOn(channel, bytes, judged);
}

/** Says what was decided of a request, and closes its channel. */
export function answerOn(
  channel: number,
  requestBytes: Uint8Array,
  judged: Pick<Judgement, "allowed" | "status" | "text">,
): void {
  const answer = answerTo(requestBytes, {
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
    return failed(error);
  }
}

/** A fault of ours. */
export function failed(error: unknown): Judgement {
  const why = error instanceof Error ? error.message : String(error);
  return unjudged("internal-error", `guardsh failed while judging: ${why}`, undefined);
}

/** Judges a request and puts the decision on record before anything runs. */
export function judgeAndRecord(request: LauncherRequest): Judgement {
  const installation = readInstallation(decode(request.record));
  return onRecord(request, installation, (ledger) =>
    judge(request, installation, readDescriptor, ledger),
  );
}

/** Puts a decision on record, and what an allowed command leaves behind into the ledger. */
export function onRecord(
  request: LauncherRequest,
  installation: Installation,
  decide: (ledger: Ledger, isKept: boolean) => Judgement,
): Judgement {
  const started = performance.now();
  const environ = environFrom(request.environ);
  const { pid, parentPid } = request;
  const open = openLedger(
    installation.state,
    identitiesOf({ pid, parentPid, environ }),
    Date.now(),
  );
  try {
    const judged = decide(open.ledger, open.session !== undefined);
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
