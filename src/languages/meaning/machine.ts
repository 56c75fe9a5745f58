import { joinTaint, noTaint, type Taint } from "../../base/taint.ts";
import { concat, type Value } from "../../base/value.ts";
import type { Expression, Program } from "../reading/expression.ts";
import type { Act, CodePlace } from "./act.ts";
import { anyData, asValue, type Thing, type Things, taintOf } from "./thing.ts";

/** A call with its arguments worked out. */
export interface Call {
  /** Full name of what is called: `os.remove`, `.unlink` of any object. */
  readonly name: string;
  readonly args: readonly Things[];
  readonly named: ReadonlyMap<string, Things>;
  /** The object whose method it is. */
  readonly receiver?: Thing;
  /** Arguments may be missing in `args`: some stand for any number. */
  readonly spread: boolean;
}

/** What calling something does, and what it gives back. */
export type Meaning = (call: Call, machine: Machine) => Things;

/** What is read without a call: of a library, or of an object, its owner. */
export type Part = (machine: Machine, owner?: Thing) => Things;

/** What is known of the libraries of a language. */
export interface Library {
  /** What functions do, by their full names. */
  readonly calls: ReadonlyMap<string, Meaning>;
  /** What methods do: `path.unlink` of a path, `.unlink` of whatever it may be. */
  readonly methods: ReadonlyMap<string, Meaning>;
  /** What may be read without a call: `os.environ`. */
  readonly values: ReadonlyMap<string, Part>;
  /** It only computes, whatever it is called with. */
  isHarmless(name: string): boolean;
  /** It comes with the language, so that what is not known of it is a doubt. */
  isOwn(name: string): boolean;
  /** Methods that change their receiver, beside those of all languages. */
  readonly mutators?: RegExp;
  /** Functions that change their arguments. */
  readonly changesArguments?: ReadonlySet<string>;
  /** The first entry of a list is its entry 1. */
  readonly countsFromOne?: true;
  /** They take functions and libraries without calling them. */
  readonly keeps: ReadonlySet<string>;
  /** A text that is called is the function of that name. */
  readonly callsTexts?: "in lower case" | "as written";
  /** Any member of any value can be taken by a name that is worked out. */
  readonly computesMembers: boolean;
  /** Members that lead out of what can be followed. */
  readonly hidden: RegExp;
  /** Setting it changes nothing but the program itself. */
  maySet(name: string, key: string | undefined): boolean;
}

/** A program while its meaning is worked out. */
export interface Machine {
  readonly program: Program;
  readonly library: Library;
  readonly place: CodePlace;
  readonly acts: Act[];
  readonly doubts: Set<string>;
  /** Libraries of others that it calls. */
  readonly foreign: Set<string>;
  /** Sockets whose other side nobody knows, and what makes one of them a shell's. */
  readonly marks: Set<"socket" | "descriptors" | "terminal">;
  /** The working directory where the program has changed it. */
  directory: Value | undefined;
  /** What its names may be, as far as that has been worked out. */
  readonly names: Map<string, Things>;
  /** How often a value has turned out to be made of itself. */
  cycles: number;
  /** Taint of all that it has read. */
  taint: readonly Taint[];
  evaluate(expression: Expression): Things;
}

/** Says that something cannot be told. */
export const doubt = (machine: Machine, why: string): void => {
  machine.doubts.add(why);
};

/** Notes an act. */
export const act = (machine: Machine, one: Act): void => {
  machine.acts.push(one);
};

/** An argument by position, or by the name of its parameter. */
export const argument = (call: Call, index: number, name?: string): Things | undefined =>
  (name === undefined ? undefined : call.named.get(name)) ?? call.args[index];

/** The text of an argument; undefined when there is none. */
export function argumentValue(call: Call, index: number, name?: string): Value | undefined {
  const things = argument(call, index, name);
  return things === undefined || things.length === 0 ? undefined : asValue(things);
}

/** Taint of everything that goes into a call. */
export function callTaint({ args, named, receiver }: Call): readonly Taint[] {
  const all = [...args, ...named.values(), ...(receiver ? [[receiver]] : [])];
  return all.reduce<readonly Taint[]>((sum, one) => joinTaint(sum, taintOf(one)), noTaint);
}

/** Data that a call makes of its arguments. */
export const computed: Meaning = (call) =>
  anyData(`it is computed by ${call.name.replace(/^\./, "")}`, callTaint(call));

/** Data that tells no more than a size, a name or a yes or no of what goes into a call. */
export const measured: Meaning = ({ name }) => anyData(`it is computed by ${name}`);

/** A path as the program means it: from the directory that it has changed to. */
export function pathIn(machine: Machine, path: Value): Value {
  const { directory } = machine;
  if (directory === undefined) return path;
  if (path.kind === "known" && path.text.startsWith("/")) return path;
  return concat(
    concat(directory, { ...path, kind: "known", text: "/", taint: [], unset: [] }),
    path,
  );
}

/** Notes what has been read, and gives it back. */
export function received(machine: Machine, value: Value): Value {
  machine.taint = joinTaint(machine.taint, value.taint);
  return value;
}

/** Adds to what goes to the host that was connected to last. */
export function sendOn(machine: Machine, content: Value): void {
  const index = machine.acts.findLastIndex((one) => one.kind === "connect");
  const before = machine.acts[index];
  if (before?.kind !== "connect") return;
  const sends = before.sends === undefined ? content : concat(before.sends, content);
  machine.acts[index] = { ...before, sends: sends };
}

/** Adds to what is written to an open file. */
export function writeTo(machine: Machine, path: Value, content: Value): void {
  const index = machine.acts.findLastIndex((one) => one.kind === "write" && one.path === path);
  const before = machine.acts[index];
  if (before?.kind !== "write") return;
  const joined = before.content === undefined ? content : concat(before.content, content);
  machine.acts[index] = { ...before, content: joined };
}
