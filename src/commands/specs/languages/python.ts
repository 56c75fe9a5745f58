import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { code, contents, madeFrom, reads, writes } from "../../roles.ts";
import { interpreter, runs, script } from "./interpreter.ts";

/** python(1): code behind `-c`, a module behind `-m`, a script, or standard input. */
export const python: CommandSpec = interpreter({
  names: [
    "python python2 python2.7 python3 python3.8 python3.9 python3.10 python3.11 python3.12",
    "python3.13 python3.14 pypy pypy3",
  ].join(" "),
  language: "python",
  source: "Python 3.11 python(1)",
  inline: /^-[bBdEiIOPqRsSuvx]*c$/,
  attached: /^-[bBdEiIOPqRsSuvx]*c(.+)$/s,
  taking: /^-[WXQ]$|^--check-hash-based-pycs$/,
  harmless: /^(-V+|--version|-h|-\?|--help(-all|-env|-xoptions)?)$/,
  special: module,
});

/** `-m MODULE`: the tool that the module is. */
function module(
  argv: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> | undefined {
  for (let index = 0; index < argv.length; index += 1) {
    const word = textOf(argv[index]);
    if (word === undefined || !/^-./.test(word) || /^-[bBdEiIOPqRsSuvx]*c/.test(word))
      return undefined;
    const [, name] = /^-[bBdEiIOPqRsSuvx]*m(.*)$/s.exec(word) ?? [];
    if (name === undefined) {
      if (/^-[WXQ]$/.test(word)) index += 1;
      continue;
    }
    const rest = argv.slice(index + 1);
    if (name !== "") {
      const from = argv[index] as Argument;
      return ofModule({ ...from, value: known(name) }, rest, at, resolve);
    }
    const [module, ...args] = rest;
    return module === undefined ? [] : ofModule(module, args, at, resolve);
  }
  return undefined;
}

/** Modules that are programs of their own name. */
const tools = new Set(
  [
    "pip pip3 pytest uv poetry pipx virtualenv black ruff mypy tox nox isort flake8 pylint",
    "twine ansible ipython jupyter notebook uvicorn gunicorn flask django alembic",
    "coverage bandit build",
  ]
    .join(" ")
    .split(" "),
);

function* ofModule(
  module: Argument,
  args: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const name = textOf(module);
  if (name === undefined) {
    yield code("python", module.value, module.at);
    return;
  }
  const operands = args.filter((one) => !/^-/.test(textOf(one) ?? ""));
  const after = (flag: RegExp): Argument | undefined =>
    args[args.findIndex((one) => flag.test(textOf(one) ?? "")) + 1];
  if (tools.has(name)) yield { kind: "execution", argv: [module, ...args] };
  else if (/^(http\.server|SimpleHTTPServer|CGIHTTPServer|pyftpdlib|RangeHTTPServer)$/.test(name)) {
    const joined = args.map((one) => /^--bind=(.*)$/.exec(textOf(one) ?? "")?.[1]).find(Boolean);
    const flag = args.some((one) => /^(-b|--bind)$/.test(textOf(one) ?? ""));
    const address = joined ? known(joined) : flag ? after(/^(-b|--bind)$/)?.value : undefined;
    const every = address?.kind === "known" && /^(0\.0\.0\.0|::|)$/.test(address.text);
    yield { kind: "listen", offers: "files", ...(address && !every ? { address } : {}), at };
  } else if (/^(venv|ensurepip)$/.test(name)) yield* writes(operands, "create", resolve);
  else if (name === "json.tool") {
    const [from, to] = operands;
    yield* reads([from], "flows", resolve);
    const value = madeFrom(contents(from ? [from] : [], resolve), "json.tool");
    if (to) yield* writes([to], "truncate", resolve, value);
    else yield { kind: "stdout", value };
  } else if (name === "timeit") for (const one of operands) yield code("python", one.value, one.at);
  else if (/^(cProfile|profile|pdb|trace|runpy|doctest|pickle|memory_profiler)$/.test(name)) {
    const [file] = operands;
    if (file) yield* script({ language: "python" }, file, resolve);
  } else if (/^(zipfile|tarfile)$/.test(name)) {
    const folder = operands.at(-1);
    if (folder && args.some((one) => /^(-e|--extract|-c|--create)$/.test(textOf(one) ?? "")))
      yield* writes([folder], "create", resolve);
  } else if (/^(base64|quopri|uu|gzip)$/.test(name)) {
    yield* reads(operands, "flows", resolve);
    yield { kind: "stdout", value: madeFrom(contents(operands, resolve), `python -m ${name}`) };
  } else if (name === "webbrowser")
    for (const one of operands) yield { kind: "connect", to: one.value, at: one.at };
  else yield runs(module.value, isHere(name, resolve) ? "project" : "installed", at);
}

/** A module of the working directory comes before any that is installed. */
function isHere(name: string, { directory, world }: Resolve): boolean {
  if (directory === undefined) return false;
  const path = `${directory}/${name.split(".").join("/")}`;
  return [path, `${path}.py`].some((one) => world.files.stat(one) !== undefined);
}
