import { anyOf } from "../../base/any-of.ts";
import { concat, known, partial, type Value } from "../../base/value.ts";
import { type Argument, mayBeOption, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";
import { listing } from "../roles.ts";

/** find(1): walks directories; `-delete`, `-exec` and `-fprint` act on what it finds. */
export const find: CommandSpec = defineCommand({
  names: ["find", "gfind"],
  source: "GNU findutils 4.9 find(1)",
  inert: true,
  options: {},
  stopAtOperand: true,
  *effects(inv, resolve) {
    const { starts, expression } = parts(inv);
    const filter = readFilter(expression);
    const doubts = starts.some(mayBeOption)
      ? [...filter.doubts, "a starting point of find may be a part of its expression"]
      : filter.doubts;
    for (const doubt of doubts) yield { kind: "opaque", why: doubt, at: inv.at };
    const found = starts.map((start) => matched(start, filter));
    let acts = false;
    for (const action of actions(expression)) {
      acts ||= action.kind !== "print";
      if (action.kind === "delete") {
        if (!filter.empty) for (const one of found) yield* deletes(one, resolve);
      } else if (action.kind === "write")
        for (const target of resolve.paths(action.file, true))
          yield { kind: "write", target, how: "truncate", at: action.file.at };
      else if (action.kind === "exec") yield* executions(action, found);
    }
    const names = acts ? undefined : listed(found, expression);
    if (names) yield { kind: "stdout", value: names };
  },
});

function* deletes(found: Argument, resolve: Resolve): Iterable<Deed> {
  for (const target of resolve.paths(found, false))
    yield { kind: "delete", target, recursive: true, moved: false, at: found.at };
}

/** The names that are printed, where each is the whole path of one file and nothing else. */
function listed(
  found: readonly Argument[],
  expression: readonly Argument[],
): ReturnType<typeof listing> | undefined {
  const [only, ...others] = found;
  const words = expression.map((one) => textOf(one));
  if (
    only === undefined ||
    others.length > 0 ||
    words.some((one) => /^-(printf|ls)$/.test(one ?? ""))
  )
    return undefined;
  const under = only.value.kind === "partial" ? only.value.prefix : textOf(only);
  if (under === undefined) return undefined;
  const named = only.named ? { named: only.named } : {};
  const end = words.includes("-print0") ? "\0" : "\n";
  const whole = only.value.kind === "partial" ? {} : ({ whole: true } as const);
  return listing(
    { under: only.value.kind === "partial" ? under : `${under}/`, ...named, ...whole, end },
    "it is what find finds",
  );
}

interface Parts {
  readonly starts: readonly Argument[];
  readonly expression: readonly Argument[];
}

/** Starting points are the operands before the first word that begins an expression. */
function parts(inv: Invocation): Parts {
  let index = 0;
  while (/^-([HLP]|O\d|D.*)$/.test(textOf(inv.argv[index]) ?? ""))
    index += textOf(inv.argv[index]) === "-D" ? 2 : 1;
  const begin = index;
  const begins = (one: Argument): boolean => /^(-.|[(!,)]$)/.test(textOf(one) ?? "");
  while (index < inv.argv.length && !begins(inv.argv[index] as Argument)) index += 1;
  const starts = inv.argv.slice(begin, index);
  const here: Argument = { value: known("."), many: false, at: inv.at };
  return { starts: starts.length > 0 ? starts : [here], expression: inv.argv.slice(index) };
}

interface Filter {
  /** Patterns of which every found name matches one; absent when names are not limited. */
  readonly named?: readonly string[];
  /** Something limits what is found: never the whole tree. */
  readonly limited: boolean;
  /** Only empty files and directories are found. */
  readonly empty: boolean;
  readonly doubts: readonly string[];
}

const withArgument = new Set(
  (
    "-amin -anewer -atime -cmin -cnewer -context -ctime -fstype -gid -group -ilname -inum " +
    "-ipath -iregex -iwholename -links -lname -mmin -mtime -newer -path -perm -regex " +
    "-regextype -samefile -size -type -uid -used -user -wholename -xtype -maxdepth -mindepth " +
    "-printf -name -iname -files0-from"
  ).split(" "),
);

const limiting = anyOf(
  /^-(amin|anewer|atime|cmin|cnewer|ctime|mmin|mtime|newer\w*|size|perm|user|group)$/,
  /^-(uid|gid|nouser|nogroup|links|inum|samefile|i?lname|i?path|i?wholename|i?regex)$/,
  /^-(empty|executable|readable|writable|used|quit)$/,
);

function readFilter(expression: readonly Argument[]): Filter {
  const named: string[] = [];
  const doubts: string[] = [];
  let limited = false;
  let alternatives = 1;
  let negated = false;
  let empty = false;
  for (let index = 0; index < expression.length; index += 1) {
    const word = textOf(expression[index]);
    if (word === undefined) doubts.push("a part of the expression of find is not known");
    else if (/^-(exec|execdir|ok|okdir)$/.test(word)) index = endOfExec(expression, index);
    else if (word === "-prune") {
      // Why: what stands before it says what is left out, not what is found.
      named.length = 0;
      limited = false;
      alternatives = 0;
    } else if (word === "-o" || word === "-or" || word === ",") alternatives += 1;
    else if (word === "!" || word === "-not") negated = true;
    else {
      if (limiting.test(word)) limited = true;
      if (word === "-empty") empty = true;
      if (word === "-name" || word === "-iname") named.push(textOf(expression[index + 1]) ?? "*");
      if (withArgument.has(word) || /^-newer..$/.test(word) || /^-f(printf|print0?|ls)$/.test(word))
        index += 1;
    }
  }
  // Why: what is only left out (`! -name x`) leaves nearly everything.
  const narrowed = (limited || named.some((one) => !/^\*+$/.test(one))) && !negated;
  const clear =
    narrowed && named.length > 0 && (alternatives === 1 || named.length >= alternatives);
  return {
    ...(clear ? { named } : {}),
    limited: narrowed,
    empty: empty && !negated && alternatives === 1,
    doubts,
  };
}

/** What find finds below a starting point, the point itself included when nothing limits it. */
function matched(start: Argument, filter: Filter): Argument {
  if (!filter.limited) {
    const text = textOf(start);
    // Why: the pattern says that whatever is done, is done to everything in there too.
    return text === undefined || text === ""
      ? start
      : { ...start, pattern: start.pattern ?? `${text.replace(/\/+$/, "")}/*` };
  }
  const below = concat(start.value, known("/"));
  const why = "it is what find finds";
  const [only] = filter.named ?? [];
  const suffix = filter.named?.length === 1 && only ? (/[^*?[\]\\]*$/.exec(only)?.[0] ?? "") : "";
  const value =
    below.kind === "known"
      ? found(partial(below.text, suffix, why))
      : concat(below, partial("", suffix, why));
  return { value, many: false, at: start.at, ...(filter.named ? { named: filter.named } : {}) };
}

/** What find finds is below where it starts: no name in it leads up. */
const found = (value: Value): Value =>
  value.kind === "partial" ? { ...value, entry: true } : value;

type Action =
  | { readonly kind: "delete" }
  | { readonly kind: "print" }
  | { readonly kind: "write"; readonly file: Argument }
  | { readonly kind: "exec"; readonly argv: readonly Argument[]; readonly inFolder: boolean };

function* actions(expression: readonly Argument[]): Iterable<Action> {
  for (let index = 0; index < expression.length; index += 1) {
    const word = textOf(expression[index]) ?? "";
    if (word === "-delete") yield { kind: "delete" };
    else if (/^-f(printf|print0?|ls)$/.test(word)) {
      const file = expression[index + 1];
      if (file) yield { kind: "write", file };
      index += 1;
    } else if (/^-(exec|execdir|ok|okdir)$/.test(word)) {
      const end = endOfExec(expression, index);
      yield {
        kind: "exec",
        argv: expression.slice(index + 1, end),
        inFolder: word.endsWith("dir"),
      };
      index = end;
    } else if (/^-(print0?|printf|ls)$/.test(word)) yield { kind: "print" };
    else if (withArgument.has(word)) index += 1;
  }
}

/** Index of the `;` or `+` that ends the command of `-exec`, or of the end of the expression. */
function endOfExec(expression: readonly Argument[], from: number): number {
  for (let index = from + 1; index < expression.length; index += 1) {
    const word = textOf(expression[index]);
    if (word === ";") return index;
    if (word === "+" && textOf(expression[index - 1]) === "{}") return index;
  }
  return expression.length;
}

/** `{}` stands for each found name, also inside a longer word. */
function* executions(
  action: Extract<Action, { kind: "exec" }>,
  found: readonly Argument[],
): Iterable<Deed> {
  for (const one of found)
    yield { kind: "execution", argv: action.argv.map((word) => filled(word, one)), perhaps: true };
}

function filled(word: Argument, found: Argument): Argument {
  const text = textOf(word);
  if (text === "{}") return { ...found, at: word.at };
  if (text === undefined || !text.includes("{}")) return word;
  const value = text
    .split("{}")
    .map((part): Value => known(part))
    .reduce((left, right) => concat(concat(left, found.value), right));
  return { ...word, value };
}
