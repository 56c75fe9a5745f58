import { unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { leave } from "../list.ts";
import type { Jump } from "../outcome.ts";
import { failed, maybe, succeeded } from "../outcome.ts";
import type { Builtin } from "./builtin.ts";

/** `:` and `true` */
export const succeed: Builtin = ({ state }) => succeeded(state);

/** `false` */
export const fail: Builtin = ({ state }) => failed(state);

/** Builtins that look or wait, and change nothing that later commands depend on. */
export const look: Builtin = ({ name, state, streams, at }) => {
  streams.stdout.put(unknown(`it is the output of ${name}`), streams.certain, at, name);
  return maybe(state);
};

/** `exit n` and `logout n` */
export const exit: Builtin = ({ argv, state }) => leave("exit", state, statusOf(argv[0]));

/** `return n` */
export const leaveFunction: Builtin = ({ argv, state }) =>
  leave("return", state, statusOf(argv[0]));

/** `break n` */
export const leaveLoop: Builtin = ({ argv, state }) =>
  leave("break", state, "success", levels(argv[0]));

/** `continue n` */
export const nextRound: Builtin = ({ argv, state }) =>
  leave("continue", state, "success", levels(argv[0]));

function statusOf(argument: Argument | undefined): Jump["status"] {
  const text = textOf(argument);
  if (text === undefined) return "unknown";
  return /^0+$/.test(text) ? "success" : "failure";
}

const levels = (argument: Argument | undefined): number =>
  Math.max(1, Number(textOf(argument) ?? 1) || 1);
