import { textsOf, type Value } from "../../../base/value.ts";
import { hostOf, isLoopback } from "../../../effects/hosts.ts";
import type { DatabaseEffect } from "../../../effects/system-effects.ts";
import type { Argument } from "../../argument.ts";
import type { Resolve } from "../../define-command.ts";

type Where = DatabaseEffect["where"];

/** Where a database is, by the host or address that is given; without one it is on this machine. */
export function placeOfDatabase(given: readonly (Value | undefined)[]): Where {
  const places = given.flatMap((one) => (one === undefined ? [] : [hostPlace(one)]));
  if (places.includes("remote")) return "remote";
  return places.includes("unknown") ? "unknown" : "local";
}

function hostPlace(value: Value): Where {
  const texts = textsOf(value);
  if (texts === undefined) return "unknown";
  return texts.every((text) => {
    const [, host] = /(?:^|[\s;])host=([^\s;]+)/i.exec(text) ?? [];
    const named = host ?? hostOf({ ...value, kind: "known", text });
    return text === "" || text.startsWith("/") || isSocketOnly(text) || isLoopback(named);
  })
    ? "local"
    : "remote";
}

/** `postgres:///name`, `sqlite:…`, `file:…`: no host at all. */
const isSocketOnly = (text: string): boolean =>
  /^(sqlite3?|file|libsql:file|jdbc:sqlite|jdbc:h2):|^\w+:\/\/\//.test(text);

/** The values of those variables that are set. */
export const variablesIn = (
  names: readonly string[],
  resolve: Resolve,
): readonly (Value | undefined)[] => names.map((name) => resolve.variable(name));

/** An operand that is a connection address. */
export const addresses = (operands: readonly Argument[]): readonly Value[] =>
  operands
    .map((one) => one.value)
    .filter(
      (value) =>
        textsOf(value)?.some((text) => /:\/\/|\bhost=/.test(text)) ?? value.kind === "unknown",
    );
