import { known, textsOf } from "../../../base/value.ts";
import type { ConfigureEffect, InstallEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { shellText } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { inlineJavaScript } from "../languages/javascript.ts";
import { indexOf, installs, sourceOf } from "./installation.ts";
import { manifestEdit, packageScript } from "./package-scripts.ts";

const options = optionList(
  "global|g location= prefix|C= dir= cwd= registry= call|c= package|p= workspace|w= filter|F=",
  "script-shell= userconfig= globalconfig= tag= otp= access= loglevel= dry-run useragent= eval|e=",
  "print= node-options= cache= before= omit= include= depth= force|f recursive|r yes|y help|h",
  "version|v json config= preload= watch hot shell=",
);

type Given = Invocation<keyof typeof options & string>;

/** npm(1), pnpm(1), yarn(1) and bun(1): packages, scripts and settings of a JavaScript project. */
export const packageManagers: CommandSpec = defineCommand({
  names: ["npm", "pnpm", "yarn", "yarnpkg", "bun"],
  source: "npm 10 npm(1); pnpm 9; yarn 4; bun 1.1",
  lenient: true,
  options,
  *effects(inv, resolve) {
    const shell = inv.value("script-shell");
    if (shell) yield { kind: "execution", argv: [shell], perhaps: true };
    for (const file of inv.values("preload"))
      yield* script({ language: "javascript" }, file, resolve);
    const text = inv.value("eval") ?? inv.value("print");
    if (inv.name === "bun" && text) {
      yield* inlineJavaScript(text, inv.operands, resolve);
      return;
    }
    if (inv.has("help")) return;
    yield* verbOf(inv.operands, inv as Given, resolve);
  },
});

function* verbOf(operands: readonly Argument[], inv: Given, resolve: Resolve): Iterable<Deed> {
  const [verb, ...rest] = operands;
  const name = textOf(verb);
  if (verb === undefined) {
    if (/^yarn/.test(inv.name) && !inv.has("version"))
      yield runs(known("npm install"), "project", inv.at);
  } else if (name === undefined)
    yield { kind: "opaque", why: `the command of ${inv.name} is not known`, at: verb.at };
  else if (inv.name !== "npm" && name === "global")
    yield* installed(rest.slice(1), inv, resolve, true);
  else if (/^(workspace|npm)$/.test(name) && /^yarn/.test(inv.name))
    yield* verbOf(rest.slice(name === "workspace" ? 1 : 0), inv, resolve);
  else if (installing.has(name)) yield* installed(rest, inv, resolve, false);
  else if (/^(exec|x|dlx|create|init)$/.test(name)) yield* executed(verb, rest, inv);
  else if (name === "explore") yield* passed(rest.slice(1));
  else if (/^(config|set|c)$/.test(name)) yield* configured(name, rest, inv, resolve);
  else if (publishing[name] !== undefined) yield* published(name, rest, inv);
  else if (name === "token" && textOf(rest[0]) === "create") yield* secret();
  else if (inv.has("global") && /^(uninstall|remove|rm|r|un|unlink)$/.test(name))
    yield* installs(rest, "user", "registry");
  else if (name === "link" || name === "ln")
    yield* installs(rest.length > 0 ? rest : [here(verb)], "user", "registry");
  else if (inv.name === "bun" && /[./]/.test(name))
    yield* script({ language: "javascript" }, verb, resolve);
  else if (inv.name === "bun" && name === "run" && /[./]/.test(textOf(rest[0]) ?? ""))
    yield* script({ language: "javascript" }, rest[0] as Argument, resolve);
  else if (name === "pkg" && /^(set|delete)$/.test(textOf(rest[0]) ?? ""))
    yield* manifestEdit(rest.slice(1), inv, resolve);
  else if (!reading.has(name)) {
    yield runs(verb.value, "project", inv.at);
    yield* scripted(verb, rest, inv, resolve);
  }
}

/** `run name`, a name alone, or a command that stands for the script of its name. */
function* scripted(
  verb: Argument,
  rest: readonly Argument[],
  inv: Given,
  resolve: Resolve,
): Iterable<Deed> {
  const isRun = /^(run|run-script|rum|urn)$/.test(textOf(verb) ?? "");
  const [name, ...operands] = isRun ? rest : [verb, ...rest];
  const script = textOf(name)?.replace(/^(t|tst)$/, "test");
  const elsewhere = inv.has("workspace") || inv.has("filter") || inv.has("recursive");
  if (script !== undefined && !elsewhere)
    yield* packageScript(script, operands, inv as Invocation, resolve);
}

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.join(" ").split(" "));

const installing = list(
  "install i in ins inst insta instal isnt isnta isntal isntall add ci clean-install update up",
  "upgrade dedupe install-test it cit",
);

const reading = list(
  "audit bin bugs cache completion diff docs doctor explain find-dupes fund get help list ls ll",
  "la outdated pack ping prefix profile query repo root search sbom stars uninstall remove rm un",
  "unlink version view info show why whoami org login logout adduser prune shrinkwrap pkg store",
  "licenses licence import fetch patch patch-commit pm import-into env versions dedupe constraints",
  "r v token setup unset delete plugin autoclean check team owner access hook star unstar",
);

/** Commands that others see. */
const publishing: Readonly<
  Record<
    string,
    { readonly what: string; readonly act: "create" | "change" | "destroy"; readonly verb?: RegExp }
  >
> = {
  publish: { what: "publishes the package", act: "create" },
  unpublish: { what: "takes a published package away", act: "destroy" },
  deprecate: { what: "marks a published package as deprecated", act: "change" },
  "dist-tag": {
    what: "changes which release a tag means",
    act: "change",
    verb: /^(add|set|rm|remove)$/,
  },
  tag: { what: "changes which release a tag means", act: "change", verb: /^(add|rm|remove)$/ },
  owner: { what: "changes who may publish the package", act: "change", verb: /^(add|rm|remove)$/ },
  access: {
    what: "changes who may see or publish the package",
    act: "change",
    verb: /^(public|restricted|grant|revoke|set|edit)/,
  },
  team: { what: "changes who may publish", act: "change", verb: /^(create|destroy|add|rm)$/ },
  org: { what: "changes who may publish", act: "change", verb: /^(set|rm)$/ },
  hook: { what: "changes what the registry calls", act: "change", verb: /^(add|update|rm)$/ },
  profile: {
    what: "changes the account at the registry",
    act: "change",
    verb: /^(set|enable-2fa|disable-2fa)$/,
  },
};

function* published(name: string, operands: readonly Argument[], inv: Given): Iterable<Deed> {
  const { what, act, verb } = publishing[name] as (typeof publishing)[string];
  if (inv.has("dry-run") || (verb && !verb.test(textOf(operands[0]) ?? ""))) return;
  yield { kind: "publish", what, act, at: inv.at };
}

function* secret(): Iterable<Deed> {
  const taint = [{ label: "secret", source: "a token of the registry" } as const];
  yield { kind: "stdout", value: { kind: "unknown", why: "npm makes it", taint, unset: [] } };
}

function* installed(
  packages: readonly Argument[],
  inv: Given,
  resolve: Resolve,
  everywhere: boolean,
): Iterable<Deed> {
  const location = textOf(inv.value("location"));
  const scope = everywhere || inv.has("global") || location === "global" ? "user" : "project";
  const registry = inv.value("registry") ?? environmentRegistry(inv, resolve);
  const index = registry ? indexOf(registry, resolve) : "registry";
  if (packages.length > 0) yield* installs(packages, scope, index);
  else if (index !== "registry")
    yield { kind: "install", what: known("the dependencies"), from: index, scope, at: inv.at };
  else {
    yield runs(known("npm install"), "project", inv.at);
    for (const one of ["install", "prepare"])
      yield* packageScript(one, [], inv as Invocation, resolve);
  }
}

function environmentRegistry(inv: Given, resolve: Resolve): Argument | undefined {
  const value = resolve.variable("npm_config_registry") ?? resolve.variable("NPM_CONFIG_REGISTRY");
  return value && { value, many: false, at: inv.at };
}

/** `exec -c text` is shell text; `exec package` runs a tool of the registry or the project. */
function* executed(verb: Argument, operands: readonly Argument[], inv: Given): Iterable<Deed> {
  const text = inv.value("call");
  if (text) yield shellText(text.value, text.at);
  for (const one of inv.values("package")) yield* unusual(one);
  const index = inv.argv.indexOf(operands[0] as Argument);
  const made = /^(create|init)$/.test(textOf(verb) ?? "");
  if (!made && index >= 0) yield* passed(inv.argv.slice(index));
}

/** Runs a tool of the registry with its arguments; from elsewhere it is fetched code. */
function* passed(argv: readonly Argument[]): Iterable<Deed> {
  const words = textOf(argv[0]) === "--" ? argv.slice(1) : argv;
  const [program, ...rest] = words;
  if (program === undefined) return;
  const text = textOf(program);
  const name = text?.replace(/^(.+?)@[^/]*$/, "$1");
  if (text === undefined) yield { kind: "execution", argv: words };
  else if (/^[./~]/.test(text)) yield { kind: "execution", argv: words };
  else if (sourceOf(program) !== "registry" || /^[\w-]+\/[\w.-]+/.test(text))
    yield* unusual(program);
  else if (name?.includes("/")) yield runs(program.value, "installed", program.at);
  else yield { kind: "execution", argv: [{ ...program, value: known(name ?? text) }, ...rest] };
}

/** A package that is no name of the registry's. */
function* unusual(name: Argument): Iterable<Deed> {
  const from = /^[\w-]+\/[\w.-]+/.test(textOf(name) ?? "") ? "repository" : sourceOf(name);
  if (from !== "registry" || textsOf(name.value) === undefined)
    yield { kind: "install", what: name.value, from, scope: "project", at: name.at };
}

const meanings: readonly {
  readonly key: RegExp;
  readonly value: RegExp;
  readonly meaning: ConfigureEffect["meaning"];
}[] = [
  {
    key: /registry$|^(https?-?proxy|proxy|noproxy)$|npmRegistryServer/i,
    value: /^(?!https:\/\/registry\.(npmjs\.org|yarnpkg\.com)\/?$)/,
    meaning: "redirects",
  },
  {
    key: /^(strict-ssl|enableStrictSsl|audit|enableHardenedMode|ignore-scripts-off)$/i,
    value: /^(false|no|0|)$/,
    meaning: "weakens",
  },
  { key: /^(ca|cafile)$/, value: /^(null|)$/, meaning: "weakens" },
  { key: /_auth|_password|authtoken/i, value: /./, meaning: "weakens" },
  {
    key: /^(script-shell|shell|init-module|git|node-options|editor|viewer|onload-script|yarnPath)$/,
    value: /./,
    meaning: "runs",
  },
];

/** `config set KEY VALUE`, `config set KEY=VALUE`, `set KEY=VALUE`. */
function* configured(
  name: string,
  operands: readonly Argument[],
  inv: Given,
  resolve: Resolve,
): Iterable<Deed> {
  const words = name === "set" ? operands : operands.slice(1);
  if (name !== "set" && textOf(operands[0]) !== "set") return;
  const [key, ...values] = words;
  const text = textOf(key);
  if (key === undefined || text === undefined) {
    if (key) yield { kind: "opaque", why: "the setting is not known", at: key.at };
    return;
  }
  if (inv.name !== "npm" && name === "set" && text === "version") return;
  const equals = text.indexOf("=");
  const named = equals < 0 ? text : text.slice(0, equals);
  const value = equals < 0 ? (values[0]?.value ?? known("")) : known(text.slice(equals + 1));
  const found = meanings.find(
    (one) => one.key.test(named) && (textsOf(value)?.some((each) => one.value.test(each)) ?? true),
  );
  const local =
    found?.meaning === "redirects" && indexOf({ ...key, value }, resolve) === "registry";
  const meaning = found === undefined || local ? "ordinary" : found.meaning;
  yield { kind: "configure", tool: inv.name, key: named, value, meaning, at: key.at };
}

const here = (from: Argument): Argument => ({ ...from, value: known(".") });

/** npx(1), bunx and pnpx: run a tool of the project or of the registry. */
export const npx: CommandSpec = defineCommand({
  names: ["npx", "bunx", "pnpx", "pnx"],
  source: "npm 10 npx(1)",
  stopAtOperand: true,
  lenient: true,
  options: optionList(
    "call|c= package|p= yes|y no no-install quiet|q shell= registry= userconfig= version|v help|h",
  ),
  *effects(inv, resolve) {
    const text = inv.value("call");
    if (text) yield shellText(text.value, text.at);
    for (const one of inv.values("package")) yield* unusual(one);
    const registry = inv.value("registry");
    const index: InstallEffect["from"] = registry ? indexOf(registry, resolve) : "registry";
    if (index !== "registry") yield* installs(inv.operands.slice(0, 1), "project", index);
    yield* passed(inv.operands);
  },
});

/** corepack: brings package managers. */
export const corepack: CommandSpec = defineCommand({
  names: ["corepack", "nvm", "fnm", "volta", "n"],
  source: "corepack 0.29; nvm 0.40",
  stopAtOperand: true,
  lenient: true,
  options: {},
  *effects(inv) {
    const [verb, version, ...argv] = inv.operands;
    if (/^(exec|run)$/.test(textOf(verb) ?? "") && inv.name !== "corepack")
      yield {
        kind: "execution",
        argv:
          inv.name === "nvm" && textOf(verb) === "run"
            ? [{ ...(verb as Argument), value: known("node") }, ...argv]
            : argv,
      };
    else if (verb && version && /^(install|use|prepare|up|i)$/.test(textOf(verb) ?? ""))
      yield runs(verb.value, "installed", inv.at);
  },
});
