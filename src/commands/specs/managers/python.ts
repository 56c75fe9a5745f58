import { known, textsOf } from "../../../base/value.ts";
import { isBelow } from "../../../effects/locate.ts";
import type { InstallEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { reads, shellText, writes } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { indexOf, installs } from "./installation.ts";

const options = optionList(
  "requirement|r= constraint|c= editable|e= index-url|i= default-index= extra-index-url= index=",
  "find-links|f= trusted-host= allow-insecure-host= target|t= prefix= root= user system",
  "break-system-packages upgrade|U no-deps pre python= cache-dir= dest|d= proxy= cert= log=",
  "timeout= report= dry-run global|g spec= with= from= directory= project= source= group= extra=",
  "file= name|n= channel= editor= yes|y help|h version|V",
);

type Given = Invocation<keyof typeof options & string>;

const manager = (
  names: string,
  source: string,
  effects: (inv: Given, resolve: Resolve) => Iterable<Deed>,
): CommandSpec =>
  defineCommand({
    names: names.split(" "),
    source,
    lenient: true,
    options,
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* effects(inv as Given, resolve);
    },
  });

/** Installs what the operands, requirement files and editable folders name. */
function* packages(
  operands: readonly Argument[],
  inv: Given,
  resolve: Resolve,
  scope: InstallEffect["scope"],
): Iterable<Deed> {
  if (inv.has("dry-run")) return;
  yield* reads(inv.values("requirement"), "used", resolve);
  const from = indexIn(inv, resolve);
  const all = [...operands, ...inv.values("editable"), ...inv.values("with")];
  yield* installs(all, scope, from);
  if (all.length === 0) {
    const [file] = inv.values("requirement");
    const what = file ? known(`what ${textOf(file) ?? "a file"} lists`) : known("the dependencies");
    const address = /^https?:/.test(textOf(file) ?? "");
    yield { kind: "install", what, from: address ? "address" : from, scope, at: inv.at };
  }
}

/** The worst of the indexes that are given, in options or in the environment. */
function indexIn(inv: Given, resolve: Resolve): InstallEffect["from"] {
  if (inv.has("trusted-host") || inv.has("allow-insecure-host")) return "plain";
  const named = [
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "UV_INDEX_URL",
    "UV_DEFAULT_INDEX",
  ].flatMap((name) => resolve.variable(name) ?? []);
  const given = [
    ...inv.values("index-url"),
    ...inv.values("default-index"),
    ...inv.values("extra-index-url"),
    ...inv.values("index"),
    ...inv.values("find-links"),
    ...named.map((value): Argument => ({ value, many: false, at: inv.at })),
  ];
  const kinds = given.map((one) => indexOf(one, resolve));
  if (kinds.includes("plain")) return "plain";
  return kinds.includes("index") ? "index" : "registry";
}

/** Whether packages stay in the project's environment. */
function scopeOf(inv: Given, resolve: Resolve): InstallEffect["scope"] {
  if (inv.has("break-system-packages") || inv.has("system") || inv.has("root")) return "system";
  if (inv.has("user") || inv.has("global")) return "user";
  const { project } = resolve.here;
  const folder = inv.value("target") ?? inv.value("prefix");
  const outside =
    folder !== undefined &&
    !resolve
      .paths(folder, true)
      .every(
        ({ path }) => project !== undefined && textsOf(path)?.every((one) => isBelow(one, project)),
      );
  return outside ? "user" : "project";
}

function* pipVerb(operands: readonly Argument[], inv: Given, resolve: Resolve): Iterable<Deed> {
  const [verb, ...rest] = operands;
  switch (textOf(verb)) {
    case "install":
    case "sync":
      yield* packages(rest, inv, resolve, scopeOf(inv, resolve));
      return;
    case "download":
    case "wheel":
      yield* writes(inv.values("dest"), "create", resolve);
      yield* packages(rest, inv, resolve, "project");
      return;
    case "config":
      // Why: `pip config edit` hands its file to that program.
      for (const one of inv.values("editor")) yield shellText(one.value, one.at);
      yield* setting(rest);
      return;
    default:
      if (verb && textOf(verb) === undefined)
        yield { kind: "opaque", why: "the command of pip is not known", at: verb.at };
  }
}

/** `pip config set KEY VALUE`. */
function* setting([verb, key, value]: readonly Argument[]): Iterable<Deed> {
  if (textOf(verb) !== "set" || key === undefined || value === undefined) return;
  const name = textOf(key) ?? "";
  const meaning = /index-url|find-links|proxy/.test(name)
    ? "redirects"
    : /trusted-host|cert|break-system/.test(name)
      ? "weakens"
      : "ordinary";
  yield { kind: "configure", tool: "pip", key: name, value: value.value, meaning, at: key.at };
}

/** The arguments behind one of the operands, with all of their options. */
const behind = (inv: Given, word: Argument | undefined): readonly Argument[] => {
  const index = word === undefined ? -1 : inv.argv.indexOf(word);
  const argv = index < 0 ? [] : inv.argv.slice(index + 1);
  return textOf(argv[0]) === "--" ? argv.slice(1) : argv;
};

/** `run COMMAND…` within the project's environment. */
function* ran(inv: Given, verb: Argument | undefined, resolve: Resolve): Iterable<Deed> {
  const argv = behind(inv, verb);
  const index = argv.findIndex((one) => !/^-/.test(textOf(one) ?? ""));
  const words = argv.slice(Math.max(index, 0));
  const [first] = words;
  if (first === undefined) return;
  if (/\.py$/.test(textOf(first) ?? "")) yield* script({ language: "python" }, first, resolve);
  else yield { kind: "execution", argv: words };
}

const publishes = (inv: Given): Iterable<Deed> =>
  inv.has("dry-run")
    ? []
    : [{ kind: "publish", what: "publishes the package", act: "create", at: inv.at }];

/** Package managers and environments of Python. */
export const pythonManagers: readonly CommandSpec[] = [
  manager("pip pip3 pip3.10 pip3.11 pip3.12 pip3.13", "pip 24 pip(1)", (inv, resolve) =>
    pipVerb(inv.operands, inv, resolve),
  ),
  manager("uv", "uv 0.4 uv(1)", function* uv(inv, resolve) {
    const [verb, second, ...rest] = inv.operands;
    const name = textOf(verb);
    if (name === "pip") yield* pipVerb(inv.operands.slice(1), inv, resolve);
    else if (name === "add")
      yield* packages([second, ...rest].filter(defined), inv, resolve, "project");
    else if (name === "sync" || name === "lock") yield* packages([], inv, resolve, "project");
    else if (name === "run") yield* ran(inv, verb, resolve);
    else if (name === "publish") yield* publishes(inv);
    else if (name === "venv") yield* writes(second ? [second] : [], "create", resolve);
    else if (name === "tool" && /^(install|upgrade)$/.test(textOf(second) ?? ""))
      yield* packages(rest, inv, resolve, "user");
    else if (name === "tool" && textOf(second) === "run") yield* tool(rest, inv, resolve);
    else if (name === "tool" && /^uninstall$/.test(textOf(second) ?? ""))
      yield removal(rest, inv.at);
    else if (name === "self" && /^update$/.test(textOf(second) ?? "")) yield removal([], inv.at);
  }),
  manager("uvx", "uv 0.4 uvx(1)", (inv, resolve) => tool(inv.operands, inv, resolve)),
  manager("pipx", "pipx 1.7", function* pipx(inv, resolve) {
    const [verb, ...rest] = inv.operands;
    if (/^(install|inject|upgrade|reinstall)$/.test(textOf(verb) ?? ""))
      yield* packages(rest, inv, resolve, "user");
    else if (
      /^(uninstall|uninject|uninstall-all|reinstall-all|upgrade-all)$/.test(textOf(verb) ?? "")
    )
      yield removal(rest, inv.at);
    else if (textOf(verb) === "run") yield* tool(rest, inv, resolve);
  }),
  manager(
    "poetry pdm pipenv hatch rye flit",
    "poetry 1.8; pdm 2; pipenv 2024",
    function* poetry(inv, resolve) {
      const [verb, ...rest] = inv.operands;
      const name = textOf(verb) ?? "";
      if (/^(add|install|update|sync|lock)$/.test(name))
        yield* packages(rest, inv, resolve, "project");
      else if (/^(run|exec)$/.test(name)) yield* ran(inv, verb, resolve);
      else if (/^(publish|upload)$/.test(name)) yield* publishes(inv);
      else if (name === "self" || name === "source")
        yield runs(known(`poetry ${name}`), "installed", inv.at);
      else if (name === "config" && rest.length > 1) {
        const [key, value] = rest as [Argument, Argument];
        const meaning = /^repositories|^http-basic|^pypi-token|^certificates/.test(
          textOf(key) ?? "",
        )
          ? "redirects"
          : "ordinary";
        yield {
          kind: "configure",
          tool: "poetry",
          key: textOf(key) ?? "…",
          value: value.value,
          meaning,
          at: key.at,
        };
      }
    },
  ),
  manager("twine", "twine 5", function* twine(inv) {
    if (textOf(inv.operands[0]) === "upload") yield* publishes(inv);
  }),
  manager("conda mamba micromamba", "conda 24 conda(1)", function* conda(inv, resolve) {
    const [verb, ...rest] = inv.operands;
    const name = textOf(verb) ?? "";
    if (/^(install|create|update)$/.test(name)) {
      const channel = inv.values("channel").some((one) => /^http/.test(textOf(one) ?? ""));
      yield* installs(rest, "project", channel ? "index" : indexIn(inv, resolve));
    } else if (name === "run") yield* ran(inv, verb, resolve);
  }),
  manager("virtualenv", "virtualenv 20", (inv, resolve) => writes(inv.operands, "create", resolve)),
];

/** Runs a tool of the index in an environment of its own. */
function* tool(operands: readonly Argument[], inv: Given, resolve: Resolve): Iterable<Deed> {
  const [name] = operands;
  if (name && /\.py$|^[./~]/.test(textOf(name) ?? "")) {
    yield* script({ language: "python" }, name, resolve);
    return;
  }
  const from = [...inv.values("from"), ...inv.values("spec")];
  const index = indexIn(inv, resolve);
  yield* installs(from.length > 0 ? from : name ? [name] : [], "project", index);
}

/** A tool of the user's goes, or is replaced by another version. */
const removal = ([first]: readonly Argument[], at: Argument["at"]): Deed => ({
  kind: "install",
  what: first?.value ?? known("tools"),
  from: "registry",
  scope: "user",
  at,
});

const defined = <T>(one: T | undefined): one is T => one !== undefined;
