import { closeSync, fstatSync, readFileSync, readSync, writeSync } from "node:fs";
import { decode } from "../host/bytes.ts";
import { readInstallation } from "../host/install-record.ts";
import { answerTo, readRequest, writeAnswer } from "../protocol/frames.ts";
import { type LauncherRequest, protocol } from "../protocol/protocol.ts";
import { type Judgement, judge } from "./judge.ts";
import { keepRecord } from "./record.ts";
import { plainRefusal, refusalStatus } from "./refusal.ts";

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
  const judged = judge(request, installation, readDescriptor);
  const unrecorded = keepRecord(request, judged, installation, performance.now() - started);
  if (unrecorded === undefined || judged.allowed) return judged;
  return { ...judged, text: `${judged.text}guardsh: this could not be recorded: ${unrecorded}\n` };
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
