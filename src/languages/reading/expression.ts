import { limits } from "../../base/limits.ts";

/** A part of a text literal: what stands there, or an expression whose value is put in. */
export type TextPart = string | Expression;

/** An expression of any of the languages, as far as its meaning is followed. */
export type Expression =
  | { readonly kind: "text"; readonly parts: readonly TextPart[] }
  | { readonly kind: "number"; readonly text: string }
  /** `true`, `None`, `nil`: data without a text of its own. */
  | { readonly kind: "plain" }
  | NameExpression
  | MemberExpression
  | { readonly kind: "index"; readonly of: Expression; readonly keys: readonly Expression[] }
  | CallExpression
  /** Evaluates all operands; `operator` tells what becomes of them. */
  | {
      readonly kind: "operation";
      readonly operator: string;
      readonly operands: readonly Expression[];
    }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | {
      readonly kind: "record";
      readonly entries: readonly (readonly [key: Expression | undefined, value: Expression])[];
    }
  | FunctionExpression
  /** `text` between backticks: a command whose output is the value. */
  | { readonly kind: "command"; readonly text: Expression }
  /** One of the entries of what is gone through. */
  | { readonly kind: "element"; readonly of: Expression }
  /** Data made of what an expression gives: the argument of a function that is called back. */
  | { readonly kind: "derived"; readonly from: readonly Expression[] };

/** A name, where it is used and not where it is bound. */
export interface NameExpression {
  readonly kind: "name";
  readonly name: string;
}

/** `a.b`, `a::b`, `a->b`. */
export interface MemberExpression {
  readonly kind: "member";
  readonly of: Expression;
  readonly name: string;
}

/** A call, with or without parentheses. */
export interface CallExpression {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly CallArgument[];
}

/** An argument of a call. */
export interface CallArgument {
  /** The parameter that it is for, where the call says so. */
  readonly name?: string;
  readonly value: Expression;
  /** It stands for any number of arguments: `*args`, `...args`. */
  readonly spread?: boolean;
}

/** A function of the program's own; its body is among the steps of the program. */
export interface FunctionExpression {
  readonly kind: "function";
  readonly parameters: readonly string[];
  /** What it gives back, one or the other. */
  readonly results: Expression[];
}

/** What a name may be bound to. */
export type Source =
  | { readonly kind: "value"; readonly of: Expression }
  | { readonly kind: "library"; readonly name: string }
  | { readonly kind: "anything" };

/**
 * A program without its order: every expression that it may evaluate, and everything that a name
 * may be. Whether a branch is taken, or a function called, is not looked at: all of it counts.
 */
export interface Program {
  /** Statements, those of function bodies among them, in the order of the text. */
  readonly steps: Expression[];
  readonly sources: Map<string, Source[]>;
  /** Functions of the program's own by name; methods with a dot before it. */
  readonly functions: Map<string, FunctionExpression[]>;
  readonly calls: CallExpression[];
  /** Uses of names, those that are called among them. */
  readonly names: NameExpression[];
  /** Names whose values are changed where they are, and what goes into them. */
  readonly changes: { readonly name: string; readonly by: readonly Expression[] }[];
  /** Libraries that it loads, by the names that the language gives them. */
  readonly libraries: Set<string>;
  /** What functions give back, each of them taken for the result of any. */
  readonly returned: Expression[];
  /** What could not be read, in words that complete "it is not known what it does because". */
  readonly doubts: string[];
  /** It has branches, loops or functions: what is written once may happen never or often. */
  compound: boolean;
}

/** A program with nothing in it yet. */
export const emptyProgram = (): Program => ({
  steps: [],
  sources: new Map(),
  functions: new Map(),
  calls: [],
  names: [],
  changes: [],
  libraries: new Set(),
  returned: [],
  doubts: [],
  compound: false,
});

/** Notes what a name may be, too. */
export function bind(program: Program, name: string, source: Source): void {
  const sources = program.sources.get(name);
  if (sources) sources.push(source);
  else program.sources.set(name, [source]);
}

/** Notes a function of the program's own. */
export function define(program: Program, name: string, made: FunctionExpression): void {
  const known = program.functions.get(name);
  if (known === undefined) program.functions.set(name, [made]);
  else if (known.length < limits.choicesMax) known.push(made);
  else program.doubts.push(`it defines ${name} too often`);
}

/** Notes that the value of a name, or a part of it, is changed where it is. */
export function change(program: Program, of: Expression, by: readonly Expression[] = []): void {
  let base = of;
  while (base.kind === "index" || base.kind === "derived") {
    const inner: Expression | undefined = base.kind === "index" ? base.of : base.from[0];
    if (inner === undefined) return;
    base = inner;
  }
  if (base.kind === "name") program.changes.push({ name: base.name, by });
}

/** A literal text. */
export const textExpression = (text: string): Expression => ({ kind: "text", parts: [text] });

/** Data of which nothing is said. */
export const plain: Expression = { kind: "plain" };
