import type { Incoming } from "./incoming.ts";
import type { Judgement } from "./judge.ts";
import type { WaitingShell } from "./waiting-shell.ts";

/** The first line of what a shell has not got yet, judged. */
export type NextLine =
  | { readonly kind: "incomplete" | "unclear" }
  | {
      readonly kind: "line";
      readonly length: number;
      readonly judgement: Judgement;
      readonly reader: string | undefined;
      readonly readByShell: boolean;
      readonly isLast: boolean;
    };

/** A conversation that is judged and goes on record. */
export interface Talk {
  next(text: string, how: HowNext): NextLine;
  /** Refuses, in words that complete "because". */
  refuse(text: string, why: string): Judgement;
}

/** How a line is met. */
export interface HowNext {
  readonly ended: boolean;
  readonly settled: boolean | undefined;
  /** Where the shell is now, where that is known. */
  readonly directory?: string | undefined;
  /** What cannot be told yet may be told later; else it is refused. */
  readonly patient: boolean;
  /** It is a text of our own, which does not go on record. */
  readonly isOurs?: true;
}

type Send = (text: string) => Promise<void>;

/** Who may read what follows the lines that the shell has got. */
interface Reader {
  readonly name: string;
  readonly byShell: boolean;
}

/**
 * Hands a shell the lines that come for it, each after it was judged and in the very bytes that
 * were, until a line is refused, nothing more comes, or the shell is gone.
 */
export async function feedShell(
  talk: Talk,
  shell: WaitingShell | undefined,
  incoming: Incoming,
  send: Send,
): Promise<void> {
  let reader: Reader | undefined;
  let doubtSinceMs: number | undefined;
  while (!incoming.isGone()) {
    if (incoming.text() === "" && incoming.hasEnded()) return;
    if (incoming.text() === "") {
      await incoming.more();
      continue;
    }
    if (reader !== undefined) {
      if (incoming.hasEnded() && incoming.text().trim() === "") return send(incoming.text());
      const why = await whyTaken(reader, shell, incoming);
      const rest = incoming.text();
      if (why !== undefined) return refuse(talk.refuse(rest, why), talk, shell, reader, send);
      reader = undefined;
    }
    const settled = await hasSettled(shell);
    // INVARIANT: nothing is waited for from here to the verdict, so that both stay true.
    const text = incoming.text();
    const ended = incoming.hasEnded();
    const directory = settled ? shell?.directory() : undefined;
    const startedMs = performance.now();
    const patient = !ended && startedMs - (doubtSinceMs ?? startedMs) < doubtWaitMs;
    const next = talk.next(text, { ended, settled, directory, patient });
    if (next.kind !== "line") {
      if (next.kind === "unclear") doubtSinceMs ??= startedMs;
      // Why: what comes in many small pieces is not read anew for each of them.
      const busyMs = performance.now() - startedMs;
      await incoming.more(next.kind === "unclear" ? doubtWaitMs : undefined);
      await pause(Math.min(busyMs * 4, 1000));
      continue;
    }
    doubtSinceMs = undefined;
    if (!next.judgement.allowed) return refuse(next.judgement, talk, shell, undefined, send);
    const rest = text.slice(next.length);
    // Why now: what would be refused behind the line can be refused before it runs.
    if (next.readByShell && next.reader !== undefined && rest.trim() !== "") {
      const judgement = talk.refuse(rest, whyOf(next.reader));
      return refuse(judgement, talk, shell, undefined, send);
    }
    incoming.take(next.length);
    await send(text.slice(0, next.length));
    if (next.reader !== undefined) reader = { name: next.reader, byShell: next.readByShell };
    if (!next.isLast) continue;
    await lastRead(incoming, reader === undefined);
    if (reader === undefined || incoming.text().trim() === "") return;
    const why = `${reader.name} has taken the place of the shell, and may read it`;
    return refuse(talk.refuse(incoming.text(), why), talk, shell, reader, send);
  }
}

const whyOf = (reader: string): string =>
  `${reader} may read what follows, and the shell go on in the middle of it`;

/** Whether the lines before have ended, or end in a moment: most answer before they do. */
async function hasSettled(shell: WaitingShell | undefined): Promise<boolean | undefined> {
  const untilMs = performance.now() + settleMs;
  for (;;) {
    const isWaiting = shell?.isWaiting();
    if (isWaiting !== false || performance.now() > untilMs) return isWaiting;
    await pause(1);
  }
}

/**
 * Waits until the shell reads again itself, and nobody else could. Returns why what follows cannot
 * be judged when that does not come to pass.
 */
async function whyTaken(
  { name, byShell }: Reader,
  shell: WaitingShell | undefined,
  incoming: Incoming,
): Promise<string | undefined> {
  const taken = whyOf(name);
  if (byShell) return taken;
  const beganMs = performance.now();
  let seen = 0;
  let work = "";
  let idleSinceMs = beganMs;
  let lookedMs = beganMs;
  for (let nowMs = beganMs; !incoming.isGone(); nowMs = performance.now()) {
    const isWaiting = shell?.isWaiting();
    if (isWaiting === undefined) return taken;
    if (isWaiting || nowMs - lookedMs >= lookMs) {
      const others = shell?.others();
      if (others === undefined) return taken;
      if (isWaiting && others.count === 0) return undefined;
      seen = others.isReading ? seen + 1 : 0;
      if (others.work !== work || !incoming.hasEnded()) idleSinceMs = nowMs;
      work = others.work;
      lookedMs = nowMs;
      // Why: behind the end of everything, what waits for more would wait for ever.
      if (seen >= readingSeenMin || nowMs - idleSinceMs > idleMsMax) return taken;
    }
    await pause(nowMs - beganMs < 1000 ? 8 : 25);
  }
  return taken;
}

/**
 * Ends the shell with the status and the words of a refusal. Where the shell itself reads next, it
 * is told to; where another program might take that for data, it is ended by a signal.
 */
async function refuse(
  judgement: Judgement,
  talk: Talk,
  shell: WaitingShell | undefined,
  reader: Reader | undefined,
  send: Send,
): Promise<void> {
  const ending = `\\command printf %s ${quoted(judgement.text)} >&2; \\exit ${judgement.status}\n`;
  if (reader === undefined) {
    const how = { ended: true, settled: undefined, patient: false, isOurs: true } as const;
    const next = talk.next(ending, how);
    // FAIL-CLOSED: earlier lines may have made something else of these commands.
    if (next.kind === "line" && next.judgement.allowed && next.isLast) return send(ending);
  }
  shell?.tell(judgement.text);
  shell?.end();
}

/**
 * Waits until nobody is there any more: the shell reads nothing of what comes now, and nothing of
 * it is handed over. Where a program could read it, until it comes.
 */
async function lastRead(incoming: Incoming, isUnread: boolean): Promise<void> {
  while (!incoming.isGone() && !incoming.hasEnded()) {
    if (isUnread) incoming.take(incoming.text().length);
    else if (incoming.text().trim() !== "") return;
    await incoming.more();
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** How long a line that has answered may take to its end. */
const settleMs = 40;
/** How long what is not understood yet may become clear by what comes behind it. */
const doubtWaitMs = 1_000;
/** How long a program that may read the end of everything may do nothing at all. */
const idleMsMax = 60_000;
/** How often it is looked at who else has the input of the shell. */
const lookMs = 100;
/** How often in a row a program is seen to wait for what follows before it counts as reading. */
const readingSeenMin = 3;
