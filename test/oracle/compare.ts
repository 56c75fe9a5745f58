import type {
  ArithmeticText,
  Command,
  Condition,
  FunctionDefinition,
  List,
  ListItem,
  Pipeline,
  Redirection,
  Script,
  SimpleCommand,
  Word,
} from "../../src/syntax/nodes.ts";
import type { Event, Reading, Text } from "./events.ts";
import { refusedMark, renderAssignment, renderParts } from "./render.ts";

/** Where our reader gave up, so that there is nothing to compare. */
export class OpaqueReading extends Error {}

/**
 * Our reading in the form of the oracle.
 * @throws OpaqueReading when any part of it is opaque.
 */
export function readingOf(script: Script): Reading {
  if (script.stopped?.kind === "opaque") throw new OpaqueReading(script.stopped.why);
  const events: Event[] = [];
  list(script.body, events);
  return { accepted: script.stopped === undefined, events };
}

/** Describes the first difference of two readings; undefined when there is none. */
export function differenceOf(ours: Reading, bash: Reading, where = ""): string | undefined {
  for (let index = 0; index < Math.max(ours.events.length, bash.events.length); index += 1) {
    const [one, other] = [ours.events[index], bash.events[index]];
    if (differs(one, other)) return `${where}event ${index}: ${show(one)} but bash ${show(other)}`;
  }
  if (ours.accepted !== bash.accepted)
    return `${where}${ours.accepted ? "accepted" : "rejected"}, unlike bash`;
  return undefined;
}

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

type Compared = Event | Event[number] | Reading | undefined;

function differs(ours: Compared, bash: Compared): boolean {
  if (typeof ours === "string" && typeof bash === "string")
    return untilUnclosed(ours) !== untilUnclosed(bash) && !matchesRefused(ours, bash);
  if (Array.isArray(ours) && typeof bash === "string")
    return !JSON.stringify(ours).includes("\\u0002");
  if (Array.isArray(ours) && Array.isArray(bash)) {
    if (ours.some((one) => typeof one === "string" && one.includes(refusedMark))) return false;
    return ours.length !== bash.length || ours.some((one, index) => differs(one, bash[index]));
  }
  if (isReading(ours) && isReading(bash)) return differenceOf(ours, bash) !== undefined;
  if (typeof ours === "string" && ours.includes(refusedMark)) return false;
  return ours !== bash;
}

/** Why: what follows a substitution without an end is never reached. */
const untilUnclosed = (text: string): string => text.replace(/(\(\?\)).*$/s, "$1");

function matchesRefused(ours: string, bash: string): boolean {
  const at = ours.indexOf(refusedMark);
  return at >= 0 && bash.startsWith(ours.slice(0, at));
}

const isReading = (value: unknown): value is Reading =>
  typeof value === "object" && value !== null && "events" in value;

function list(body: List, events: Event[]): void {
  for (const one of body.items) item(one, events);
}

function item({ andOr, background }: ListItem, events: Event[]): void {
  andOr.pipelines.forEach((one, index) => {
    const operator = andOr.operators[index - 1];
    if (operator !== undefined) events.push([operator]);
    pipeline(one, events);
  });
  if (background) events.push(["&"]);
}

function pipeline(one: Pipeline, events: Event[]): void {
  if (one.timed) events.push(["time"]);
  if (one.negated) events.push(["!"]);
  if (one.commands.length === 0) events.push(["simple", []]);
  one.commands.forEach((each, index) => {
    command(each, events);
    const operator = one.operators[index];
    if (operator === "|&") events.push(["redirection", 2, ">&", "1"]);
    if (operator !== undefined) events.push(["|"]);
  });
}

const text = (word: Word): Text => renderParts(word.parts, readingOf);

function command(one: Command, events: Event[]): void {
  dispatch(one, events);
  if (one.kind !== "simple" && "redirections" in one)
    for (const each of one.redirections) redirection(each, events);
}

function dispatch(one: Command, events: Event[]): void {
  switch (one.kind) {
    case "simple":
      simple(one, events);
      return;
    case "subshell":
      bracket(["("], one.body, [")"], events);
      return;
    case "group":
      bracket(["{"], one.body, ["}"], events);
      return;
    case "if":
      branches(one.branches, one.otherwise, events);
      return;
    case "while":
      events.push([one.until ? "until" : "while"]);
      list(one.condition, events);
      bracket(["do"], one.body, ["end"], events);
      return;
    case "for":
    case "select":
      bracket(
        [one.kind, nameOf(one.name), ...(one.words?.map(text) ?? ['"${@}"'])],
        one.body,
        ["end"],
        events,
      );
      return;
    case "arithmetic-for":
      events.push(["for(("]);
      for (const each of [one.init, one.test, one.step]) step(each, events);
      list(one.body, events);
      events.push(["end"]);
      return;
    case "case":
      events.push(["case", text(one.word)]);
      for (const each of one.items) {
        events.push(["item", each.terminator, ...each.patterns.map(text)]);
        list(each.body, events);
      }
      events.push(["end"]);
      return;
    case "arithmetic":
      expression(one.expression, events);
      return;
    case "conditional":
      events.push(["[["]);
      condition(one.expression, events, false);
      events.push(["]]"]);
      return;
    case "function":
      functionDefinition(one, events);
      return;
    case "coprocess":
      events.push(["coproc", nameOf(one.name)]);
      command(one.body, events);
      events.push(["end"]);
      return;
    case "opaque":
      throw new OpaqueReading(one.why);
  }
}

/** Why: bash writes braces around every body when it writes a substitution out to run it. */
function functionDefinition({ name, body }: FunctionDefinition, events: Event[]): void {
  events.push(["function", nameOf(name)]);
  if (body.kind === "group") command(body, events);
  else {
    events.push(["{"]);
    command(body, events);
    events.push(["}"]);
  }
  events.push(["end"]);
}

/** Why: a name with a substitution in it is no name, and bash only prints it differently. */
const nameOf = (name: string): string => (/[(`]|\$['"]/.test(name) ? refusedMark : name);

function bracket(open: Event, body: List, close: Event, events: Event[]): void {
  events.push(open);
  list(body, events);
  events.push(close);
}

function simple(one: SimpleCommand, events: Event[]): void {
  const assignments = one.assignments.map((each) => renderAssignment(each, readingOf));
  events.push(["simple", assignments, ...one.words.map(text)]);
  for (const each of one.redirections) redirection(each, events);
}

function branches(
  all: readonly { readonly condition: List; readonly body: List }[],
  otherwise: List | undefined,
  events: Event[],
): void {
  const [first, ...rest] = all;
  if (first === undefined) {
    if (otherwise) list(otherwise, events);
    return;
  }
  events.push(["if"]);
  list(first.condition, events);
  events.push(["then"]);
  list(first.body, events);
  events.push(["else"]);
  branches(rest, otherwise, events);
  events.push(["end"]);
}

/** bash puts `1` in the place of an empty expression of `for ((`. */
function step(one: ArithmeticText, events: Event[]): void {
  if (/^[ \t]*$/.test(one.raw.replaceAll("\\\n", ""))) events.push(["expression", "1"]);
  else expression(one, events, true);
}

/** bash drops the blanks before the expressions of `for ((`: `trimmed`. */
function expression(one: ArithmeticText, events: Event[], trimmed = false): void {
  const whole = renderParts(one.parts, readingOf);
  const rendered = trimmed ? trimStart(whole) : whole;
  events.push(["expression", rendered]);
}

function trimStart(one: Text): Text {
  if (typeof one === "string") return one.replace(/^[ \t]+/, "");
  return one.map((piece, index) =>
    index === 0 && typeof piece === "string" ? piece.replace(/^[ \t]+/, "") : piece,
  );
}

function condition(one: Condition, events: Event[], negated: boolean): void {
  if (negated && one.kind !== "not") events.push(["not"]);
  switch (one.kind) {
    case "not":
      condition(one.operand, events, !negated);
      return;
    case "word":
      events.push(["unary", "-n", text(one.operand)]);
      return;
    case "unary":
      events.push(["unary", one.operator, text(one.operand)]);
      return;
    case "binary":
      events.push(["binary", text(one.left), one.operator, text(one.right)]);
      return;
    case "parenthesised":
      events.push(["(group"]);
      condition(one.operand, events, false);
      events.push(["group)"]);
      return;
    case "and":
    case "or":
      events.push(["(cond"]);
      condition(one.left, events, false);
      events.push([one.kind]);
      condition(one.right, events, false);
      events.push(["cond)"]);
  }
}

function redirection(one: Redirection, events: Event[]): void {
  const { descriptor, operator, hereDocument } = one;
  const input = operator.startsWith("<");
  const number =
    typeof descriptor === "object" ? descriptor.variable : (descriptor ?? (input ? 0 : 1));
  const event: (string | number | Text)[] = ["redirection", number];
  if (hereDocument) {
    const { delimiter, quoted, body } = hereDocument;
    event.push(operator, delimiter, quoted ? "quoted" : "expanded", renderParts(body, readingOf));
  } else if (operator === "<<" || operator === "<<-") event.push(operator, "missing");
  else if ((operator === "<&" || operator === ">&") && one.target.raw === "-") event.push("&-");
  else if ((operator === "<&" || operator === ">&") && /^[0-9]+$/.test(one.target.raw))
    event.push(operator, String(Number(one.target.raw)));
  else event.push(operator, text(one.target));
  events.push(event);
}
