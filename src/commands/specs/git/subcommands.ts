import type { CommandSpec } from "../../define-command.ts";
import { adding } from "./adding.ts";
import { referring } from "./branches.ts";
import { configuring } from "./config.ts";
import { discarding } from "./discards.ts";
import { recording } from "./history.ts";
import { others } from "./others.ts";
import { push } from "./push.ts";
import { transports } from "./transports.ts";

/** What is known of each subcommand of git 2.39. */
export const gitSubcommands: ReadonlyMap<string, CommandSpec> = new Map(
  [
    ...adding,
    ...configuring,
    ...discarding,
    ...others,
    push,
    ...recording,
    ...referring,
    ...transports,
  ].flatMap((spec) => spec.names.map((name) => [name, spec] as const)),
);
