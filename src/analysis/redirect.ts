import { known, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import type { Target } from "../effects/target.ts";
import { expandHereDocument, expandToText, expandWord } from "../expand/expand.ts";
import type { Command, Redirection } from "../syntax/nodes.ts";
import { contentOf } from "./content.ts";
import { type Analysis, filesOf, opaque } from "./context.ts";
import { type Expander, expander } from "./expander.ts";
import { leaveWritten } from "./left-behind.ts";
import { endings, mapStates, type Outcome } from "./outcome.ts";
import { copiesInput } from "./program-input.ts";
import { runStartUpLines } from "./start-up-lines.ts";
import type { State } from "./state.ts";
import { type Capture, capture, nowhere, type Sink, type Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

/** Streams after redirections, and what has to be done when the command is over. */
export interface Redirected {
  readonly streams: Streams;
  /** Records what was written to the files that were opened. */
  close(outcome: Outcome): Outcome;
}

/** Runs a compound command with its redirections. */
export function redirected(
  command: Extract<Command, { redirections: unknown }>,
  state: State,
  streams: Streams,
  analysis: Analysis,
  run: (state: State, streams: Streams) => Outcome,
): Outcome {
  if (command.redirections.length === 0) return run(state, streams);
  const words = expander(state, streams, analysis);
  const open = redirect(command.redirections, words, streams, analysis);
  return open.close(run(words.state(), open.streams));
}

interface OpenFile {
  readonly targets: readonly Target[];
  readonly how: "truncate" | "append" | "edit";
  readonly content: Capture;
  readonly at: Redirection["span"];
  /** The shell that opens it. */
  readonly state: State;
  readonly streams: Streams;
  readonly certain: boolean;
  /** Takes what is written; `exec` may keep it for the rest of the shell. */
  readonly sink: Sink;
  closed: boolean;
}

/** Opens redirections from left to right. */
export function redirect(
  redirections: readonly Redirection[],
  words: Expander,
  streams: Streams,
  analysis: Analysis,
): Redirected {
  let current = streams;
  const files: OpenFile[] = [];
  for (const one of redirections) current = open(one, words, current, files, analysis);
  return {
    streams: current,
    close: (outcome) => (files.length === 0 ? outcome : close(files, outcome, analysis)),
  };
}

function open(
  one: Redirection,
  words: Expander,
  streams: Streams,
  files: OpenFile[],
  analysis: Analysis,
): Streams {
  const { operator, hereDocument } = one;
  if (hereDocument)
    return withInput(streams, one, expandHereDocument(hereDocument.body, words.context));
  if (operator === "<<<") {
    const text = expandToText(one.target, words.context);
    return withInput(
      streams,
      one,
      text.kind === "known" ? { ...text, text: `${text.text}\n` } : text,
    );
  }
  const target = targetArgument(one, words);
  if (operator === "<&" || operator === ">&") {
    if (mayNameInput(target)) copiesInput(one, streams, analysis);
    const duplicated = duplicate(one, target, streams);
    if (duplicated) return duplicated;
  }
  if (target === undefined) {
    opaque(analysis, "a redirection has an ambiguous target", one.span);
    return streams;
  }
  const network = socketOf(target.value);
  if (network !== undefined) return openSocket(one, network, streams, analysis);
  const targets = targetsOf(target, true, words.state(), analysis);
  if (operator === "<") {
    for (const each of targets)
      analysis.effects.push({ kind: "read", target: each, use: "flows", at: one.span, by: "<" });
    const [first] = targets;
    const content =
      targets.length === 1 && first !== undefined
        ? contentOf(first, words.state(), analysis, streams.stdin)
        : unknown("the file is not known");
    if (content === streams.stdin) copiesInput(one, streams, analysis);
    return withInput(streams, one, content);
  }
  return openFile(one, targets, streams, files, words, analysis);
}

function openFile(
  one: Redirection,
  targets: readonly Target[],
  streams: Streams,
  files: OpenFile[],
  words: Expander,
  analysis: Analysis,
): Streams {
  const { operator } = one;
  const discarded = targets.every(
    ({ path }) => path.kind === "known" && /^\/dev\/(null|zero|full)$/.test(path.text),
  );
  const terminal = targets.every(
    ({ path }) => path.kind === "known" && /^\/dev\/(tty|stdout|stderr)$/.test(path.text),
  );
  const content = capture();
  const how =
    operator === ">>" || operator === "&>>" ? "append" : operator === "<>" ? "edit" : "truncate";
  const certain = !streams.optional;
  const state = words.state();
  const file = fileSink({ targets, how, content, at: one.span, state, streams, certain }, analysis);
  if (!discarded && !terminal) files.push(file);
  const sink = discarded ? nowhere : terminal ? streams.stdout : file.sink;
  if (
    operator === "&>" ||
    operator === "&>>" ||
    (operator === ">&" && one.descriptor === undefined)
  )
    return { ...streams, stdout: sink, stderr: sink };
  if ((one.descriptor ?? (operator === "<>" ? 0 : 1)) === 0)
    return withInput(streams, { ...one, descriptor: 0 }, unknown("it is read from a file"));
  return withOutput(streams, one.descriptor ?? 1, sink);
}

/**
 * What is written after the file has been closed comes from a shell whose `exec` has kept it open.
 */
function fileSink(given: Omit<OpenFile, "sink" | "closed">, analysis: Analysis): OpenFile {
  const put: Sink["put"] = (content, certain, at, by) => {
    given.content.put(content, certain, at, by);
    if (!file.closed || content.taint.length === 0) return;
    for (const target of given.targets)
      analysis.effects.push({ kind: "write", target, how: "append", content, at, by });
  };
  const file: OpenFile = { ...given, sink: { put }, closed: false };
  return file;
}

const keeps = ({ kept }: State, { sink }: OpenFile): boolean =>
  kept !== undefined &&
  [kept.streams.stdout, kept.streams.stderr, ...kept.streams.others.values()].includes(sink);

function close(files: readonly OpenFile[], outcome: Outcome, analysis: Analysis): Outcome {
  let after = outcome;
  for (const file of files) {
    const { targets, how, content, at, state, certain } = file;
    file.closed = true;
    const kept = endings(outcome).some((one) => keeps(one, file));
    const text = kept ? unknown("the rest of the shell writes to it") : content.content();
    for (const target of targets) {
      const { path } = target;
      const isNew = path.kind === "known" && filesOf(state, analysis).stat(path.text) === undefined;
      const effect = {
        kind: "write",
        target,
        how: isNew && how === "truncate" ? "create" : how,
        content: text,
        at,
        by: ">",
      } as const;
      analysis.effects.push(effect);
      runStartUpLines(effect, state, file.streams, analysis);
      after = mapStates(after, (one) =>
        leaveWritten(one, { ...effect, how }, ">", certain, analysis),
      );
    }
  }
  return after;
}

/** The one field that the target of a redirection has to be. */
function targetArgument(one: Redirection, words: Expander): Argument | undefined {
  const fields = expandWord(one.target, words.context);
  const [field] = fields;
  if (fields.length !== 1 || field === undefined) return undefined;
  return { ...field, at: one.target.span };
}

/** The number behind `<&` is 0, or not known. */
function mayNameInput(target: Argument | undefined): boolean {
  const texts = target ? textsOf(target.value) : undefined;
  return texts?.some((text) => /^0+-?$/.test(text)) ?? true;
}

/** `2>&1`, `>&-`, `<&3`; undefined when the target is a file name. */
function duplicate(
  one: Redirection,
  target: Argument | undefined,
  streams: Streams,
): Streams | undefined {
  const texts = target ? textsOf(target.value) : undefined;
  if (texts?.length !== 1) return undefined;
  const text = texts[0] ?? "";
  const from = one.descriptor ?? (one.operator === "<&" ? 0 : 1);
  if (text === "-")
    return from === 0
      ? { ...streams, stdin: known(""), stdinGiven: true }
      : withOutput(streams, from, nowhere);
  const match = /^(\d+)-?$/.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]);
  const sink = sinkOf(streams, number);
  // Why: the operator does not matter to dup2(2): `0>&1` makes descriptor 1 the input.
  if (from === 0) {
    const input = number === 0 ? streams.stdin : sink?.source;
    const why = `it is read from descriptor ${number}`;
    return withInput(streams, { ...one, descriptor: 0 }, input ?? unknown(why));
  }
  return withOutput(streams, from, sink ?? nowhere);
}

function sinkOf(streams: Streams, descriptor: number): Sink | undefined {
  if (descriptor === 1) return streams.stdout;
  return descriptor === 2 ? streams.stderr : streams.others.get(descriptor);
}

function withOutput(streams: Streams, descriptor: Redirection["descriptor"], sink: Sink): Streams {
  if (descriptor === 1) return { ...streams, stdout: sink };
  if (descriptor === 2) return { ...streams, stderr: sink };
  if (typeof descriptor !== "number") return streams;
  return { ...streams, others: new Map(streams.others).set(descriptor, sink) };
}

function withInput(streams: Streams, one: Redirection, content: Value): Streams {
  const descriptor = one.descriptor ?? 0;
  return descriptor === 0 ? { ...streams, stdin: content, stdinGiven: true } : streams;
}

/** `host:port` of bash's own `/dev/tcp/host/port`. */
function socketOf(value: Value): string | undefined {
  const texts = textsOf(value) ?? (value.kind === "partial" ? [value.prefix] : []);
  const match = texts
    .map((text) => /^\/dev\/(?:tcp|udp)\/([^/]*)\/?(.*)$/.exec(text))
    .find((one) => one);
  return match ? `${match[1]}:${match[2]}${whyOf(value) === undefined ? "" : "…"}` : undefined;
}

function openSocket(one: Redirection, host: string, streams: Streams, analysis: Analysis): Streams {
  const by = "/dev/tcp";
  const received = unknown(`it comes from ${host}`, [{ label: "network", source: host }]);
  const sink: Sink = {
    source: received,
    put: (value) => {
      analysis.effects.push({ kind: "connect", to: known(host), sends: value, at: one.span, by });
    },
  };
  analysis.effects.push({ kind: "connect", to: known(host), at: one.span, by });
  if (one.operator === "<") return withInput(streams, one, received);
  if (one.operator === "<>" && (one.descriptor ?? 0) === 0)
    return withInput(streams, one, received);
  if (one.operator === "&>" || (one.operator === ">&" && one.descriptor === undefined))
    return { ...streams, stdout: sink, stderr: sink };
  return withOutput(streams, one.descriptor ?? 1, sink);
}
