import { textsOf, unknown } from "../../base/value.ts";
import { hostOf } from "../../effects/hosts.ts";
import { type Argument, textOf } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Invocation } from "../define-command.ts";

/**
 * npm(1), with pnpm(1) and yarn(1) in what they share: installs packages, and runs the scripts of
 * the project's manifest, which are the project's own code.
 */
export const npm: CommandSpec = defineCommand({
  names: ["npm", "pnpm", "yarn"],
  source: "npm 10 npm(1), npm-install(1), npm-exec(1)",
  lenient: true,
  options: {
    global: { short: "g" },
    prefix: { short: "C", argument: "required" },
    registry: { argument: "required" },
    call: { short: "c", argument: "required" },
    package: { short: "p", argument: "required" },
    workspace: { short: "w", argument: "required" },
    "script-shell": { argument: "required" },
    userconfig: { argument: "required" },
    tag: { argument: "required" },
    loglevel: { argument: "required" },
  },
  *effects(inv, resolve) {
    const [command, ...operands] = inv.operands;
    const name = textOf(command);
    const shell = inv.value("script-shell");
    if (shell) yield { kind: "execution", argv: [shell], perhaps: true };
    if (name === undefined) return;
    if (installs.has(name)) yield* installed(operands, inv);
    else if (name === "exec" || name === "x" || name === "dlx") yield* executed(operands, inv);
    else if (name === "config" || name === "set") {
      for (const target of resolve.paths(
        {
          ...(command as Argument),
          value: { kind: "known", text: `${resolve.here.home ?? ""}/.npmrc`, taint: [], unset: [] },
        },
        true,
      ))
        if (/^(set|delete|edit)$/.test(textOf(operands[0]) ?? "") || name === "set")
          yield { kind: "write", target, how: "edit", at: inv.at };
    } else if (!reads.has(name))
      yield { kind: "run", program: (command as Argument).value, origin: "project", at: inv.at };
  },
});

const installs = new Set(
  (
    "install i in ins inst insta instal isnt isnta isntal isntall add ci clean-install link " +
    "update up upgrade dedupe"
  ).split(" "),
);

const reads = new Set(
  (
    "audit bin bugs cache completion diff docs doctor explain explore find-dupes fund get " +
    "help list ls ll la outdated pack ping prefix profile query repo root search sbom stars " +
    "team token uninstall remove rm un unlink r version view info show why whoami owner org " +
    "access deprecate dist-tag publish unpublish login logout adduser star unstar hook init " +
    "create prune rebuild shrinkwrap pkg"
  ).split(" "),
);

/** A package of a registry is everyday work; one from an address is code of that address. */
function* installed(operands: readonly Argument[], inv: Invocation): Iterable<Deed> {
  for (const operand of operands) {
    const texts = textsOf(operand.value);
    if (texts === undefined) {
      yield { kind: "opaque", why: "the package that is installed is not known", at: operand.at };
      continue;
    }
    if (
      texts.some((text) =>
        /^(https?:|git(\+\w+)?:|ssh:|git@|github:|gitlab:|bitbucket:|gist:)/i.test(text),
      )
    ) {
      const host = hostOf(operand.value);
      yield { kind: "connect", to: operand.value, at: operand.at };
      const taint = [{ label: "network", source: host } as const];
      yield {
        kind: "code",
        language: "package",
        text: unknown(`${host} sends it`, taint),
        judged: false,
        at: operand.at,
      };
    }
  }
  if (operands.length === 0)
    yield {
      kind: "run",
      program: { kind: "known", text: "npm install", taint: [], unset: [] },
      origin: "project",
      at: inv.at,
    };
}

/** `npm exec -c text` is shell text; `npm exec package` runs a program of the registry. */
function* executed(operands: readonly Argument[], inv: Invocation): Iterable<Deed> {
  const text = (inv as Invocation<"call">).value("call");
  if (text)
    yield {
      kind: "shell-text",
      shell: "sh",
      text: text.value,
      positional: [],
      options: [],
      at: text.at,
    };
  const [program] = operands;
  if (program) yield { kind: "run", program: program.value, origin: "installed", at: inv.at };
}
