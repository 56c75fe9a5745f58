import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import { type Conversation, type JudgedLine, openConversation } from "../engine/conversation.ts";
import { evaluate } from "../engine/evaluate.ts";
import { decode, encode } from "../host/bytes.ts";
import { type Installation, readInstallation } from "../host/install-record.ts";
import { bashTreeReader } from "../host/tree-sitter.ts";
import { readRequest } from "../protocol/frames.ts";
import { type LauncherRequest, protocol } from "../protocol/protocol.ts";
import { feedShell, type NextLine, type Talk } from "./feed.ts";
import { type Incoming, incomingOn } from "./incoming.ts";
import { type Judgement, judged, type Prepared, prepare, unjudged } from "./judge.ts";
import { answerOn, failed, onRecord } from "./one-shot.ts";
import { shellToBe } from "./waiting-shell.ts";

/**
 * Decides whether a shell may begin, on a channel that holds the request and takes the answer, and
 * from then on judges what comes for it, line by line. It ends with the conversation.
 */
export async function converse(channel: number): Promise<void> {
  const bytes = new Uint8Array(readFileSync(channel));
  const socket = new Socket({ fd: protocol.inputDescriptor, allowHalfOpen: true });
  const incoming = incomingOn(socket);
  await firstOf(incoming);
  const isWhole = incoming.hasEnded();
  const { opening, talk } = open(bytes, isWhole ? incoming.text() : "");
  answerOn(channel, bytes, opening);
  try {
    if (!opening.allowed) return;
    // Why: the writer has come to its end after all, so that there is nobody to talk to.
    if (isWhole) return await send(socket, incoming.text());
    if (talk === undefined) return;
    const shell = await shellToBe(talk.pid, process.ppid);
    await feedShell(talk, shell, incoming, (text) => send(socket, text));
  } finally {
    // FAIL-CLOSED: whatever has happened, the shell finds the end of its input.
    socket.destroySoon();
  }
}

interface Opened {
  readonly opening: Judgement;
  readonly talk?: Talk & { readonly pid: number };
}

/** Takes what is there already. */
async function firstOf(incoming: Incoming): Promise<void> {
  const untilMs = performance.now() + firstMs;
  for (let leftMs = firstMs; leftMs > 0 && !incoming.hasEnded() && !incoming.isGone(); ) {
    await incoming.more(leftMs);
    leftMs = untilMs - performance.now();
  }
}

const firstMs = 15;

/** Judges what the shell would run before its first line, or with a whole text all of it. */
function open(bytes: Uint8Array, text: string): Opened {
  try {
    const request = readRequest(bytes);
    const installation = readInstallation(decode(request.record));
    const asIfRead = { ...request, inputDescriptor: protocol.inputDescriptor };
    const prepared = prepare(asIfRead, installation, () => encode(text));
    if (prepared.kind === "unclear")
      return { opening: unjudged(prepared.id, prepared.why, prepared.directory) };
    return begin(prepared, request, installation);
  } catch (error) {
    return { opening: failed(error) };
  }
}

function begin(
  prepared: Extract<Prepared, { kind: "run" }>,
  request: LauncherRequest,
  installation: Installation,
): Opened {
  const { run, directory } = prepared;
  let conversation: Conversation | undefined;
  const opening = onRecord(request, installation, (ledger) => {
    const world = prepared.world(ledger);
    const tree = bashTreeReader;
    if (run.text !== "") return judged(evaluate({ run, world, tree }), run.text, directory, world);
    conversation = openConversation({ run, world, tree });
    const first = judged(conversation.opening, run.text, directory, world);
    // Why: there is nothing yet that could go on record but a refusal.
    return first.allowed ? { ...first, command: undefined } : first;
  });
  if (conversation === undefined) return { opening };
  const { judgeNext } = conversation;
  const nothing: Judgement = { ...opening, command: undefined, verdict: undefined };
  return {
    opening,
    talk: {
      pid: request.pid,
      next(text, { ended, settled, directory: here, patient, isOurs }) {
        let line: JudgedLine = { kind: "incomplete" };
        const judgement = onRecord(request, installation, (ledger, isKept) => {
          const world = prepared.world(ledger);
          // Why: without a ledger the lines themselves are all that tells where files come from.
          const isKnown = isKept || settled === false ? settled : undefined;
          line = judgeNext(text, ended, { world, settled: isKnown, directory: here });
          if (line.kind === "incomplete" || (line.kind === "unclear" && patient)) return nothing;
          if (line.kind === "line" && line.isIdle) return nothing;
          const own = line.kind === "line" ? text.slice(0, line.length) : text;
          const result = judged(line.verdict, own, here ?? directory, world);
          return isOurs ? { ...result, command: undefined } : result;
        });
        return whatNext(line, judgement, text, patient);
      },
      refuse: (text, why) =>
        onRecord(request, installation, () => ({
          ...unjudged("run-opaque-code", why, directory),
          command: text,
        })),
    },
  };
}

function whatNext(
  line: JudgedLine,
  judgement: Judgement,
  text: string,
  patient: boolean,
): NextLine {
  if (line.kind === "line") return { ...line, judgement };
  if (line.kind === "incomplete" || patient) return { kind: line.kind };
  const none = { reader: undefined, readByShell: false, isLast: true };
  return { kind: "line", length: text.length, judgement, ...none };
}

/** Sends it on its way; done when the feeder can have it. */
const send = (socket: Socket, text: string): Promise<void> =>
  new Promise((resolve) => {
    socket.write(encode(text), () => resolve());
  });
