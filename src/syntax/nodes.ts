/**
 * The typed syntax tree of a shell text. Names are those of POSIX.1-2024 XCU 2 and, for what POSIX
 * does not have, of the bash 5.2 manual. Both readers make this tree.
 *
 * Spans are offsets into the outermost text that was read. Inside a backquoted substitution, whose
 * text is unescaped before it is read, they still point at the outer text.
 */
import type { Span } from "../base/span.ts";
import type {
  DollarSingleQuoted,
  EscapedCharacter,
  Literal,
  OpaqueCommand,
  RedirectionOperator,
  SingleQuoted,
  Stop,
} from "./leaf-nodes.ts";

export type * from "./leaf-nodes.ts";

/** A whole text: what `bash -c`, a script file or a substitution holds. */
export interface Script {
  readonly kind: "script";
  readonly body: List;
  readonly span: Span;
  /**
   * Why reading stopped before the end. `invalid`: bash rejects the text here too; the commands in
   * `body` are those of the complete lines before it, which bash would have run. `opaque`: this
   * reader cannot tell what bash would do from here on.
   */
  readonly stopped?: Stop;
}

/** Commands in sequence: `a; b & c`. */
export interface List {
  readonly items: readonly ListItem[];
}

/** One and-or list with what ends it. `background` is `&`. */
export interface ListItem {
  readonly andOr: AndOr;
  readonly background: boolean;
}

/** `a && b || c`: `operators[i]` stands between `pipelines[i]` and `pipelines[i + 1]`. */
export interface AndOr {
  readonly pipelines: readonly Pipeline[];
  readonly operators: readonly ("&&" | "||")[];
  readonly span: Span;
}

/** `! time a | b |& c`: `operators[i]` stands between `commands[i]` and `commands[i + 1]`. */
export interface Pipeline {
  readonly negated: boolean;
  readonly timed: boolean;
  readonly commands: readonly Command[];
  readonly operators: readonly ("|" | "|&")[];
  readonly span: Span;
}

/** Everything that may stand between the operators of a pipeline. */
export type Command =
  | SimpleCommand
  | CompoundCommand
  | FunctionDefinition
  | Coprocess
  | OpaqueCommand;

/** The commands that may carry redirections behind their closing word. */
export type CompoundCommand =
  | Subshell
  | BraceGroup
  | IfClause
  | WhileClause
  | ForClause
  | ArithmeticForClause
  | SelectClause
  | CaseClause
  | ArithmeticCommand
  | ConditionalCommand;

/**
 * `X=1 name operand >file`, in any of its parts; all three lists may be empty only with a
 * redirection or assignment.
 */
export interface SimpleCommand {
  readonly kind: "simple";
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  readonly span: Span;
}

/** What all compound commands have. */
interface Compound {
  readonly redirections: readonly Redirection[];
  readonly span: Span;
}

/** `( list )` */
export interface Subshell extends Compound {
  readonly kind: "subshell";
  readonly body: List;
}

/** `{ list; }` */
export interface BraceGroup extends Compound {
  readonly kind: "group";
  readonly body: List;
}

/** `if a; then b; elif c; then d; else e; fi` */
export interface IfClause extends Compound {
  readonly kind: "if";
  readonly branches: readonly { readonly condition: List; readonly body: List }[];
  readonly otherwise?: List;
}

/** `while a; do b; done`; `until` negates the condition. */
export interface WhileClause extends Compound {
  readonly kind: "while";
  readonly until: boolean;
  readonly condition: List;
  readonly body: List;
}

/** `for name in words; do list; done`; without `in`, `words` is absent and stands for `"$@"`. */
export interface ForClause extends Compound {
  readonly kind: "for";
  readonly name: string;
  readonly words?: readonly Word[];
  readonly body: List;
}

/** `for ((init; test; step)); do list; done` */
export interface ArithmeticForClause extends Compound {
  readonly kind: "arithmetic-for";
  readonly init: ArithmeticText;
  readonly test: ArithmeticText;
  readonly step: ArithmeticText;
  readonly body: List;
}

/** `select name in words; do list; done` */
export interface SelectClause extends Compound {
  readonly kind: "select";
  readonly name: string;
  readonly words?: readonly Word[];
  readonly body: List;
}

/** `case word in pattern | pattern) list ;; esac` */
export interface CaseClause extends Compound {
  readonly kind: "case";
  readonly word: Word;
  readonly items: readonly CaseItem[];
}

/** `pattern | pattern) list ;;` of a `case`. */
export interface CaseItem {
  readonly patterns: readonly Word[];
  readonly body: List;
  /** The last item may have none, which means `;;`. */
  readonly terminator: ";;" | ";&" | ";;&";
}

/** `(( expression ))` */
export interface ArithmeticCommand extends Compound {
  readonly kind: "arithmetic";
  readonly expression: ArithmeticText;
}

/** `[[ expression ]]` */
export interface ConditionalCommand extends Compound {
  readonly kind: "conditional";
  readonly expression: Condition;
}

/** What `[[ … ]]` tests; operators as written. */
export type Condition =
  | { readonly kind: "word"; readonly operand: Word }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Word }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Word;
      readonly right: Word;
    }
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not" | "parenthesised"; readonly operand: Condition };

/** `name() command` or `function name command`; redirections belong to `body`. */
export interface FunctionDefinition {
  readonly kind: "function";
  /** As written; bash allows nearly any word as a function name. */
  readonly name: string;
  readonly body: Command;
  readonly span: Span;
}

/** `coproc NAME command` */
export interface Coprocess {
  readonly kind: "coprocess";
  /** `COPROC` when none is written. */
  readonly name: string;
  readonly body: Command;
  readonly span: Span;
}

/** `name=value`, `name+=value`, `name[subscript]=value` or `name=(elements)`. */
export interface Assignment {
  readonly name: string;
  /** Subscript as written between the brackets, with its expansions. */
  readonly subscript?: Word;
  readonly append: boolean;
  /** Absent in `name=` with nothing behind it: the empty string. */
  readonly value?: Word | ArrayLiteral;
  readonly span: Span;
  /** As written. */
  readonly raw: string;
}

/** `(a [k]=b c)` on the right side of an assignment. */
export interface ArrayLiteral {
  readonly kind: "array";
  readonly elements: readonly ArrayElement[];
  readonly span: Span;
}

/** `word` or `[subscript]=word` inside an array literal. */
export interface ArrayElement {
  readonly subscript?: Word;
  readonly append: boolean;
  readonly value: Word;
}

/** `2>file`, `{fd}<file`, `<<EOF` and their like. */
export interface Redirection {
  /** The file descriptor before the operator: a number, or the variable of `{name}>`. */
  readonly descriptor?: number | { readonly variable: string };
  readonly operator: RedirectionOperator;
  /** What follows the operator; for a here-document its delimiter as written. */
  readonly target: Word;
  readonly hereDocument?: HereDocument;
  readonly span: Span;
}

/** The text that `<<` gives to a command. */
export interface HereDocument {
  /** The delimiter after quote removal. */
  readonly delimiter: string;
  /** Any part of the delimiter was quoted: the body is literal text. */
  readonly quoted: boolean;
  /**
   * The body up to the delimiter line, tabs already stripped for `<<-`. Quoted: one literal part.
   * Unquoted: as in double quotes, but `"` is an ordinary character.
   */
  readonly body: readonly WordPart[];
  /** False when the text ended before the delimiter line, which bash accepts with a warning. */
  readonly closed: boolean;
  readonly span: Span;
}

/** A word as written, before any expansion. */
export interface Word {
  readonly kind: "word";
  readonly parts: readonly WordPart[];
  /** Of `name=(…)` behind a declaration command, whose parts are those of its elements. */
  readonly array?: ArrayLiteral;
  /** As written, line continuations included. */
  readonly raw: string;
  readonly span: Span;
}

/** A part of a word, quoted or not. */
export type WordPart =
  | Literal
  | EscapedCharacter
  | SingleQuoted
  | DollarSingleQuoted
  | DoubleQuoted
  | ParameterExpansion
  | CommandSubstitution
  | ArithmeticExpansion
  | ProcessSubstitution
  | ExtendedPattern;

/** `"parts"`, or `$"parts"` with `localized`. */
export interface DoubleQuoted {
  readonly kind: "double-quoted";
  readonly localized: boolean;
  readonly parts: readonly WordPart[];
  readonly span: Span;
}

/** `$name`, `${name}`, `${name op word}` and the other forms of `${…}`. */
export interface ParameterExpansion {
  readonly kind: "parameter";
  /**
   * A name, a positional number or a special parameter: `x`, `12`, `@`, `?`. Empty in a `bad` one.
   */
  readonly name: string;
  /** `[…]` behind the name. `@` and `*` are the whole array. */
  readonly subscript?: Word;
  /** `${!name}`: the value of the parameter that `name` names. */
  readonly indirect: boolean;
  readonly operator?: ParameterOperator;
  readonly span: Span;
}

/** What `${…}` does with the value of its parameter. */
export type ParameterOperator =
  /** `${#x}` */
  | { readonly kind: "length" }
  /** `${!x@}`, `${!x*}`: names that begin with x. `${!x[@]}` is `keys`. */
  | { readonly kind: "names" | "keys"; readonly all: "@" | "*" }
  /** `-`, `=`, `?` and `+`, `colon` with `:` in front. */
  | {
      readonly kind: "default" | "assign" | "error" | "alternative";
      readonly colon: boolean;
      readonly word: Word;
    }
  /** `#`, `##`, `%`, `%%` */
  | {
      readonly kind: "remove-prefix" | "remove-suffix";
      readonly longest: boolean;
      readonly pattern: Word;
    }
  /** `:offset` or `:offset:length` */
  | {
      readonly kind: "substring";
      readonly offset: ArithmeticText;
      readonly length?: ArithmeticText;
    }
  /** `/`, `//`, `/#`, `/%`; without a replacement the match is removed. */
  | {
      readonly kind: "replace";
      readonly where: "first" | "all" | "prefix" | "suffix";
      readonly pattern: Word;
      readonly replacement?: Word;
    }
  /** `^`, `^^`, `,`, `,,`, `~`, `~~` */
  | {
      readonly kind: "case";
      readonly change: "upper" | "lower" | "toggle";
      readonly all: boolean;
      readonly pattern?: Word;
    }
  /** `@Q`, `@P` and their like. */
  | { readonly kind: "transform"; readonly letter: string }
  /**
   * Read without error and refused by bash when it is expanded: `${x!}`, `${ }`. `newer`: what
   * bash 5.3 runs instead of refusing `${ command; }`.
   */
  | { readonly kind: "bad"; readonly raw: string; readonly newer?: Script };

/** `$(…)` or a backquoted command. */
export interface CommandSubstitution {
  readonly kind: "command-substitution";
  readonly backquoted: boolean;
  readonly script: Script;
  readonly span: Span;
}

/** `$((…))` or `$[…]` */
export interface ArithmeticExpansion {
  readonly kind: "arithmetic-expansion";
  readonly expression: ArithmeticText;
  readonly span: Span;
}

/** Arithmetic is text that is expanded as in double quotes and evaluated afterwards. */
export interface ArithmeticText {
  readonly parts: readonly WordPart[];
  readonly raw: string;
  readonly span: Span;
}

/** `<(…)` or `>(…)` */
export interface ProcessSubstitution {
  readonly kind: "process-substitution";
  readonly direction: "<" | ">";
  readonly script: Script;
  readonly span: Span;
}

/** `?(a|b)`, `*(…)`, `+(…)`, `@(…)`, `!(…)` where extglob is on: the alternatives between `|`. */
export interface ExtendedPattern {
  readonly kind: "extended-pattern";
  readonly operator: "?" | "*" | "+" | "@" | "!";
  readonly alternatives: readonly Word[];
  readonly span: Span;
}
