import { limits } from "../../base/limits.ts";
import { joinTaint, noTaint, type Taint } from "../../base/taint.ts";
import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import type { Expression } from "../reading/expression.ts";
import { called, carries, holdsLibrary } from "./calls.ts";
import { act, doubt, type Machine } from "./machine.ts";
import { joinedPath } from "./meanings.ts";
import { indexed, memberOf, named } from "./parts.ts";
import {
  anyData,
  asValue,
  data,
  elementsOf,
  join,
  list,
  object,
  type Things,
  taintOf,
  text,
} from "./thing.ts";

/**
 * What an expression may be. Each is worked out once, so that what it does is noted once, whatever
 * way leads to it.
 */
export function evaluator(machine: () => Machine): (expression: Expression) => Things {
  const found = new Map<Expression, Things>();
  let depth = 0;
  return (expression) => {
    const before = found.get(expression);
    if (before !== undefined) {
      if (before === ofItself) machine().cycles += 1;
      return before;
    }
    if (depth >= limits.codeDepthMax) {
      doubt(machine(), "it is nested too deeply");
      return anyData("it is nested too deeply");
    }
    found.set(expression, ofItself);
    depth += 1;
    const things = evaluated(expression, machine());
    depth -= 1;
    found.set(expression, things);
    return things;
  };
}

const ofItself = anyData("it is made of itself");

function evaluated(expression: Expression, machine: Machine): Things {
  const { evaluate } = machine;
  switch (expression.kind) {
    case "plain":
      return anyData("it is computed");
    case "number":
      return text(expression.text);
    case "text":
      return data(
        expression.parts
          .map((one) => (typeof one === "string" ? known(one) : asValue(evaluate(one))))
          .reduce(concat, known("")),
      );
    case "name":
      return named(expression.name, machine);
    case "member":
      return memberOf(expression, machine);
    case "index":
      return indexed(expression, machine);
    case "call":
      return called(expression, machine);
    case "operation":
      return operated(expression.operator, expression.operands, machine);
    case "list":
      return list(
        expression.items.map((one) => evaluate(one)),
        expression.items.some((one) => one.kind === "operation" && one.operator === "each"),
      );
    case "record": {
      const entries = expression.entries.map(([key, value], index) => {
        const name = key && textsOf(asValue(evaluate(key)))?.[0];
        return [name ?? `${index}`, evaluate(value)] as const;
      });
      return [{ kind: "record", entries: new Map(entries) }];
    }
    case "function":
      return [{ kind: "function", of: expression }];
    case "command": {
      const command = asValue(evaluate(expression.text));
      act(machine, { kind: "shell", text: command });
      return anyData("it is the output of a command", command.taint);
    }
    case "element":
      return elementsOf(evaluate(expression.of));
    case "derived":
      return computedOf(
        expression.from.map((one) => evaluate(one)),
        machine,
      );
  }
}

/** Data that is made of values in a way that is not followed. */
function computedOf(things: readonly Things[], machine: Machine): Things {
  const taint = things.reduce<readonly Taint[]>(
    (sum, one) => joinTaint(sum, taintOf(one)),
    noTaint,
  );
  return things.flat().some((one) => holdsLibrary(one, machine))
    ? object("computed", unknown("it is computed", taint))
    : anyData("it is computed", taint);
}

function operated(operator: string, operands: readonly Expression[], machine: Machine): Things {
  if (operator === "=") return stored(operands, machine);
  const things = operands.map((one) => machine.evaluate(one));
  const [left = [], right = []] = things;
  if (operator === "each") return left;
  if (operator === "either") return join(things.slice(1));
  if (/^(or|and|\|\||&&|\?\?)$/.test(operator)) return join(things);
  if (/^prefix (await|new|@|&|\\|\*|\*\*|\+|void|my|our|local)$/.test(operator)) return left;
  if (/^(\/|~>)$/.test(operator) && things.some(hasPath))
    return object("path", joinedPath([asValue(left), asValue(right)]));
  if (/^(\+|\.|\.\.|~)$/.test(operator)) return added(left, right);
  if (
    /^(==|!=|===|!==|<|>|<=|>=|<=>|=~|!~|in|not|is|instanceof|prefix (!|not|typeof|defined))$/.test(
      operator,
    )
  )
    return anyData("it is a yes or no");
  const negative = operator === "prefix -" ? textsOf(asValue(left))?.[0] : undefined;
  if (negative !== undefined && /^\d+$/.test(negative)) return text(`-${negative}`);
  const isRecord = things.flat().some((one) => one.kind === "record");
  if (operator === "|" && isRecord) return join(things);
  if (operator === "*" && things.length === 2) return repeated(left, right);
  const taint = things.reduce<readonly Taint[]>(
    (sum, one) => joinTaint(sum, taintOf(one)),
    noTaint,
  );
  const begin = operator === "%" ? textsOf(asValue(left))?.[0]?.split("%")[0] : undefined;
  if (operator === "%" && begin !== undefined) return data(formatted(asValue(left), right, taint));
  return computedOf(things, machine);
}

const hasPath = (things: Things): boolean =>
  things.some((one) => one.kind === "object" && one.type === "path");

function added(left: Things, right: Things): Things {
  const [a, b] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && a?.kind === "list" && b?.kind === "list")
    return list([...a.items, ...b.items], a.more || b.more);
  return data(concat(asValue(left), asValue(right)));
}

function repeated(left: Things, right: Things): Things {
  const [value] = textsOf(asValue(left)) ?? [];
  const [count] = textsOf(asValue(right)) ?? [];
  const times = Number(count);
  return value !== undefined && times >= 0 && times * value.length <= 1000 && !/^\d+$/.test(value)
    ? text(value.repeat(times))
    : anyData("it is computed", taintOf([...left, ...right]));
}

/** `"%s/x" % y`, where only `%s` is put in. */
function formatted(format: Value, right: Things, taint: readonly Taint[]): Value {
  const pieces = (textsOf(format)?.[0] ?? "").split("%s");
  const [only] = right;
  const values = only?.kind === "list" ? only.items.map(asValue) : [asValue(right)];
  if (pieces.length !== values.length + 1 || pieces.some((one) => one.includes("%")))
    return unknown("it is computed", taint);
  return pieces
    .map((piece, index) => concat(known(piece), values[index] ?? known("")))
    .reduce(concat);
}

/** An assignment; what is not a name of the program's own may be a part of a library. */
function stored([target, value]: readonly Expression[], machine: Machine): Things {
  const things = value ? machine.evaluate(value) : [];
  if (target?.kind === "list") for (const one of target.items) stored([one], machine);
  if (target?.kind === "record") machine.evaluate(target);
  if (
    target?.kind === "name" &&
    machine.library.hidden.test(target.name) &&
    carries(things, machine)
  )
    doubt(machine, `it makes ${target.name} a function`);
  if (target?.kind === "index") for (const one of target.keys) machine.evaluate(one);
  if (target?.kind !== "member" && target?.kind !== "index") return things;
  if (target.kind === "index" && carries(things, machine))
    doubt(machine, "it keeps functions where they are not followed");
  const owners = machine.evaluate(target.of);
  const key =
    target.kind === "member"
      ? target.name
      : textsOf(asValue(machine.evaluate(target.keys[0] ?? { kind: "plain" })))?.[0];
  if (key !== undefined && machine.library.hidden.test(key))
    doubt(machine, `it changes ${key} of a value`);
  for (const owner of owners) {
    const name =
      owner.kind === "library" ? owner.name : owner.kind === "object" ? owner.type : undefined;
    if (name !== undefined && !machine.library.maySet(name, key))
      doubt(machine, `it changes ${key ?? "a part"} of ${name}`);
  }
  return things;
}
