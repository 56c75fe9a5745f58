import { unknown } from "../base/value.ts";
import type { ExpandContext } from "./context.ts";

/**
 * The same context for what may not happen, or happen `often`: whatever is assigned may also be
 * what it was, and where the shell would stop it may go on.
 */
export const doubtful = (
  context: ExpandContext,
  times: "once" | "often" = "once",
): ExpandContext => ({
  // Why not spread: a context may be an object with methods of its class.
  options: context.options,
  files: context.files,
  users: context.users,
  directory: context.directory,
  positional: context.positional,
  variable: (name) => context.variable(name),
  variableNames: () => context.variableNames(),
  special: (name) => context.special(name),
  substitute: (script) => context.substitute(script),
  processSubstitution: (part) => context.processSubstitution(part),
  assign: (name, key, value) => {
    const after =
      times === "once" ? value : unknown("it is not known how often it happens", value.taint);
    context.assign(name, key, after, true);
  },
  stop: () => undefined,
  reparsed: (text, how) => context.reparsed(text, how),
});
