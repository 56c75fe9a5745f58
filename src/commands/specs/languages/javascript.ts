import { known, textsOf } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { code, reads, received } from "../../roles.ts";
import { codeDeeds } from "./code-deeds.ts";
import { interpreter, runs, script } from "./interpreter.ts";

const taking = new RegExp(
  `^(${[
    "-C --conditions --title --icu-data-dir --openssl-config --input-type",
    "--stack-trace-limit --max-old-space-size --test-name-pattern --test-reporter",
    "--test-reporter-destination --watch-path --tsconfig -P --project -O",
    "--compiler-options --redirect-warnings --unhandled-rejections --dns-result-order",
    "--disable-warning",
  ]
    .join(" ")
    .replaceAll(" ", "|")})$`,
);

/** node(1) and its kin: code behind `-e` and `-p`, a script, or standard input. */
export const node: CommandSpec = interpreter({
  names: "node nodejs tsx ts-node",
  language: "javascript",
  source: "Node.js 20 node(1)",
  inline: /^(-e|-p|-pe|-ep|--eval|--print)$/,
  attached: /^--(?:eval|print)=(.*)$/s,
  loading: /^(-r|--require|--import|--loader|--experimental-loader)$/,
  taking,
  harmless: /^(-v|--version|-h|--help|--v8-options|-c|--check|--completion-bash)$/,
  *option(word, next, resolve) {
    const [, name, value] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const argument: Argument = value === undefined ? next : { ...next, value: known(value) };
    if (name === "--env-file" || name === "--env-file-if-exists")
      yield* reads([argument], "used", resolve);
    else if (/^--(require|import|loader|experimental-loader)$/.test(name ?? "") && value)
      yield* /^[./~]/.test(value) ? script({ language: "javascript" }, argument, resolve) : [];
    else if (/^--inspect(-brk|-wait|-port)?$/.test(name ?? "")) {
      const far = value !== undefined && !/^(\d+|localhost.*|127\..*|\[::1\].*)$/.test(value);
      if (far) yield { kind: "listen", offers: "shell", address: known(value), at: next.at };
    }
  },
  special(argv, at, resolve) {
    const preset = resolve.variable("NODE_OPTIONS");
    const loads =
      preset && !textsOf(preset)?.every((text) => !/-r\b|require|import|loader/.test(text));
    if (loads) return [{ kind: "opaque", why: "NODE_OPTIONS loads code before any other", at }];
    const [first] = argv;
    if (/^(--test|--run(=.*)?)$/.test(textOf(first) ?? "") && first)
      return [runs(first.value, "project", at)];
    return undefined;
  },
});

/** deno(1): runs scripts, also by address, within the permissions that it is given. */
export const deno: CommandSpec = interpreter({
  names: "deno",
  language: "javascript",
  source: "Deno 2.0 deno(1)",
  inline: /^$/,
  harmless: /^(-V|--version|-h|--help)$/,
  special(argv, at, resolve) {
    const [verb, ...rest] = argv;
    const operands = rest.filter((one) => !/^-/.test(textOf(one) ?? ""));
    return denoVerb(verb, operands, rest, at, resolve);
  },
});

function* denoVerb(
  verb: Argument | undefined,
  operands: readonly Argument[],
  argv: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const name = textOf(verb);
  const [first] = operands;
  if (verb === undefined || name === undefined) {
    yield { kind: "opaque", why: "what deno is to do is not known", at };
  } else if (name === "eval") {
    if (first) yield* inlineJavaScript(first, operands.slice(1), resolve);
  } else if (/^(install|i|add|compile|jupyter)$/.test(name)) {
    const everywhere = argv.some((one) => /^(-g|--global)$/.test(textOf(one) ?? ""));
    for (const one of operands)
      yield {
        kind: "install",
        what: one.value,
        from: /^https?:/.test(textOf(one) ?? "") ? "address" : "registry",
        scope: everywhere ? "user" : "project",
        at: one.at,
      };
  } else if (name === "publish") {
    if (!argv.some((one) => textOf(one) === "--dry-run"))
      yield { kind: "publish", what: "publishes the package", act: "create", at };
  } else if (
    /^(task|test|bench|check|lint|fmt|doc|info|cache|coverage|types|init|repl)$/.test(name)
  )
    yield runs(verb.value, "project", at);
  else if (
    /^(run|serve)$/.test(name) ||
    !/^(upgrade|outdated|update|uninstall|remove|clean|lsp|completions)$/.test(name)
  ) {
    const file = /^(run|serve)$/.test(name) ? first : verb;
    if (file === undefined) return;
    const text = textOf(file) ?? "";
    if (/^https?:/.test(text)) {
      yield { kind: "connect", to: file.value, at: file.at };
      yield code("javascript", received(text), file.at);
    } else if (/^(npm|jsr):/.test(text)) yield runs(file.value, "installed", at);
    else yield* script({ language: "javascript" }, file, resolve);
  }
}

/** JavaScript that an option or operand holds. */
export function* inlineJavaScript(
  code: Argument,
  operands: readonly Argument[],
  resolve: Resolve,
): Iterable<Deed> {
  const { value: text, at } = code;
  const { stdin: input, directory: folder } = resolve;
  yield* codeDeeds({ language: "javascript", text, at, input, operands, folder }, resolve);
}
