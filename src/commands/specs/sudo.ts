import { known, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";

/** sudo(8): runs a command as another user, root unless `-u` says otherwise. */
export const sudo: CommandSpec = defineCommand({
  names: ["sudo"],
  source: "sudo 1.9.13 sudo(8)",
  stopAtOperand: true,
  options: {
    askpass: { short: "A" },
    background: { short: "b" },
    bell: { short: "B" },
    "close-from": { short: "C", argument: "required" },
    chdir: { short: "D", argument: "required" },
    edit: { short: "e" },
    "preserve-env": { short: "E", argument: "optional" },
    group: { short: "g", argument: "required" },
    "set-home": { short: "H" },
    host: { short: "h", argument: "required" },
    help: {},
    login: { short: "i" },
    "remove-timestamp": { short: "K" },
    "reset-timestamp": { short: "k" },
    list: { short: "l" },
    "non-interactive": { short: "n" },
    "preserve-groups": { short: "P" },
    prompt: { short: "p", argument: "required" },
    chroot: { short: "R", argument: "required" },
    role: { short: "r", argument: "required" },
    stdin: { short: "S" },
    shell: { short: "s" },
    type: { short: "t", argument: "required" },
    "other-user": { short: "U", argument: "required" },
    "command-timeout": { short: "T", argument: "required" },
    user: { short: "u", argument: "required" },
    validate: { short: "v" },
    version: { short: "V" },
  },
  *effects(inv, resolve) {
    if (
      ["help", "version", "list", "validate", "remove-timestamp"].some((name) =>
        inv.given.includes(name as never),
      )
    )
      return;
    const as: Value = inv.value("user")?.value ?? known("root");
    const { environment, argv } = withoutAssignments(inv.operands);
    if (argv.length === 0 && inv.has("reset-timestamp")) return;
    const scope = argv.length === 0 || inv.has("login") || inv.has("shell") ? "shell" : "command";
    yield { kind: "privilege", as, scope, at: inv.at };
    if (inv.has("edit")) {
      yield* edits(argv, resolve);
      return;
    }
    if (argv.length === 0 || inv.has("login") || inv.has("shell")) {
      yield* rootShell(inv, argv);
      return;
    }
    const folder = inv.value("chdir");
    const directory = folder && resolve.paths(folder, true)[0];
    yield { kind: "execution", argv, environment, ...(directory ? { directory } : {}) };
  },
});

function withoutAssignments(operands: readonly Argument[]): {
  readonly environment: ReadonlyMap<string, Value>;
  readonly argv: readonly Argument[];
} {
  const environment = new Map<string, Value>();
  let index = 0;
  for (; index < operands.length; index += 1) {
    const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(textOf(operands[index]) ?? "");
    if (!match) break;
    environment.set(match[1] as string, known(match[2] as string));
  }
  return { environment, argv: operands.slice(index) };
}

function* edits(files: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  for (const file of files)
    for (const target of resolve.paths(file, true))
      yield { kind: "write", target, how: "edit", at: file.at };
}

/**
 * `sudo -i`, `sudo -s`: a shell, which runs the operands joined by spaces or reads standard input.
 */
function* rootShell(inv: Invocation, argv: readonly Argument[]): Iterable<Deed> {
  if (argv.length > 0) yield { kind: "execution", argv };
  else yield { kind: "execution", argv: [{ value: known("bash"), many: false, at: inv.at }] };
}
