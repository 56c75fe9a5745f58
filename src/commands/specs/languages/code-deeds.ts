import type { Taint } from "../../../base/taint.ts";
import {
  concat,
  known,
  prefixOf,
  textsOf,
  unknown,
  type Value,
  withTaint,
} from "../../../base/value.ts";
import { placeOf } from "../../../effects/place.ts";
import { readCode } from "../../../languages/languages.ts";
import type { Act, CodePlace, CodeReading } from "../../../languages/meaning/act.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";
import { contents, environmentTaint, reads, shellText } from "../../roles.ts";
import { mentions } from "./mentioned.ts";

/** A program of another language, and where it runs. */
export interface CodeRun {
  readonly language: string;
  readonly text: Value;
  readonly at: Argument["at"];
  /** Its standard input. */
  readonly input: Value;
  /** Its own arguments. */
  readonly operands: readonly Argument[];
  /** Where its libraries are looked for first; undefined where that is not known. */
  readonly folder: string | undefined;
  /** It goes through its input line by line, and prints of it what it likes: `perl -n`. */
  readonly filters?: boolean;
  /** How deeply programs run each other here. */
  readonly depth?: number;
}

/** Reads a program; undefined where its text or its language is not known. */
export function readingOf(run: CodeRun, resolve: Resolve): CodeReading | undefined {
  const [only, ...others] = textsOf(run.text) ?? [];
  return only === undefined || others.length > 0 || (run.depth ?? 0) > depthMax
    ? undefined
    : readCode(run.language, only, codePlace(run, resolve));
}

const depthMax = 4;

/** What a program does, as deeds; what cannot be told of it is code that is not judged. */
export function* codeDeeds(run: CodeRun, resolve: Resolve): Iterable<Deed> {
  const { language, text, at } = run;
  const reading = readingOf(run, resolve);
  if (reading === undefined) {
    yield { kind: "code", language, text, judged: false, at };
    yield* mentions(language, text, at, resolve);
    return;
  }
  const [doubt] = reading.doubts;
  const judged = doubt === undefined;
  yield { kind: "code", language, text, judged, ...(judged ? {} : { doubt }), at };
  if (forksOn(textsOf(text)?.[0] ?? ""))
    yield { kind: "exhaust", what: "a program starts copies of itself without end", at };
  yield* ownLibraries(run, reading, resolve);
  for (const act of reading.acts) yield* deedsOf(act, run, resolve);
  if (!judged) yield* mentions(language, text, at, resolve);
  yield { kind: "stdout", value: printedBy(reading, run, resolve) };
}

/** A loop that forks, and waits for nothing: the copies fork too. */
const forksOn = (code: string): boolean =>
  /\b(?:while|until|for|loop)\b[\s\S]{0,60}?\bfork\b/.test(code) &&
  !/\b(?:wait\w*|accept|exit|_exit|join)\b/.test(code);

function codePlace(run: CodeRun, resolve: Resolve): CodePlace {
  return {
    argv: run.operands.map(({ value }) => value),
    stdin: run.input,
    home: textsOf(resolve.variable("HOME") ?? unknown(""))?.[0] ?? resolve.here.home,
    directory: resolve.directory,
    variable: (name) => resolve.variable(name),
    hasLibrary: (name) => libraryPath(name, run, resolve) !== undefined,
    content: (path) => contents([argumentOf(path, run)], resolve),
    environment: () => unknown("it is the environment", environmentTaint(resolve)),
  };
}

const argumentOf = (value: Value, { at }: CodeRun): Argument => ({ value, many: false, at });

function* deedsOf(act: Act, run: CodeRun, resolve: Resolve): Iterable<Deed> {
  const { at } = run;
  switch (act.kind) {
    case "read":
      yield* reads([argumentOf(act.path, run)], "flows", resolve);
      return;
    case "write":
      for (const target of resolve.paths(argumentOf(act.path, run), true)) {
        const content = contentLeft(act.content, target.path, resolve);
        yield {
          kind: "write",
          target,
          how: act.how,
          ...(content ? { content } : {}),
          ...(act.makes ? { makes: { kind: act.makes } } : {}),
          at,
        };
      }
      return;
    case "delete":
      for (const target of resolve.paths(argumentOf(act.path, run), false)) {
        const { recursive, empty } = act;
        yield { kind: "delete", target, recursive, moved: false, ...(empty ? { empty } : {}), at };
      }
      return;
    case "run":
      yield execution(act.argv, act, run, resolve);
      return;
    case "shell":
      if (act.directory === undefined) yield shellText(act.text, at);
      else yield execution([known("sh"), known("-c"), act.text], act, run, resolve);
      return;
    case "code":
      yield* codeDeeds({ ...run, text: act.text, depth: (run.depth ?? 0) + 1 }, resolve);
      return;
    case "load":
      yield* loadedFile(act.path, run, resolve);
      return;
    case "connect":
    case "listen":
      yield { ...act, at };
      return;
    case "hand":
      yield* handed(act.path, run, resolve);
      return;
    case "print":
      return;
  }
}

/** A path that a library is given may be read or written. */
function* handed(path: Value, run: CodeRun, resolve: Resolve): Iterable<Deed> {
  const { at, language } = run;
  for (const target of resolve.paths(argumentOf(path, run), true)) {
    const [real] = textsOf(target.path) ?? [];
    if (real === undefined) continue;
    const place = placeOf(real, resolve.here);
    const type = resolve.world.files.stat(real)?.type;
    if (place.class === "secret" && type !== "directory")
      yield { kind: "read", target, use: "unknown", at };
    else if (/^(start-up|guard|device|git-directory)$/.test(place.class))
      yield { kind: "opaque", why: `a library of ${language} is given ${target.written}`, at };
  }
}

/**
 * What a write leaves: known only where the text that is put there decides, since a program may end
 * before it writes.
 */
function contentLeft(
  content: Value | undefined,
  path: Value,
  { here }: Resolve,
): Value | undefined {
  const [only] = textsOf(path) ?? [];
  if (content === undefined || only === undefined) return content;
  return placeOf(only, here).class === "start-up"
    ? content
    : withTaint(unknown("a program writes it"), content.taint);
}

function execution(
  argv: readonly Value[],
  { directory, stdin }: { readonly directory?: Value; readonly stdin?: Value },
  run: CodeRun,
  resolve: Resolve,
): Deed {
  const [place] = directory ? resolve.paths(argumentOf(directory, run), true) : [];
  return {
    kind: "execution",
    argv: argv.map((value) => argumentOf(value, run)),
    ...(place ? { directory: place } : {}),
    ...(stdin ? { stdin } : {}),
  };
}

/** A file that is run as code is read as such where it can be. */
function* loadedFile(path: Value, run: CodeRun, resolve: Resolve): Iterable<Deed> {
  for (const target of resolve.paths(argumentOf(path, run), true)) {
    const content = resolve.content(target);
    if (content.kind === "known" || content.taint.length > 0)
      yield* codeDeeds({ ...run, text: content, depth: (run.depth ?? 0) + 1 }, resolve);
    else
      yield {
        kind: "run",
        program: path,
        file: target,
        origin: resolve.origin(target),
        at: run.at,
      };
  }
}

/** Libraries that lie beside the program come before those that are installed. */
function* ownLibraries(run: CodeRun, reading: CodeReading, resolve: Resolve): Iterable<Deed> {
  const { at } = run;
  for (const name of new Set(reading.libraries.map((one) => one.split(".")[0] ?? one))) {
    const path = libraryPath(name, run, resolve);
    if (path === undefined) continue;
    for (const file of resolve.paths(argumentOf(known(path), run), true))
      yield { kind: "run", program: known(path), file, origin: resolve.origin(file), at };
  }
}

function libraryPath(
  name: string,
  { folder, language }: CodeRun,
  { world }: Resolve,
): string | undefined {
  if (folder === undefined || language !== "python" || name === "") return undefined;
  return ["", "/__init__", "/__main__"]
    .map((one) => `${folder}/${name}${one}.py`)
    .concat(`${folder}/${name}`)
    .find((one) => world.files.stat(one) !== undefined);
}

/** What the program prints: known where it prints one known text, once. */
function printedBy(reading: CodeReading, run: CodeRun, resolve: Resolve): Value {
  const prints = reading.acts.flatMap((act) => (act.kind === "print" ? [act.value] : []));
  const why = `it is computed by ${run.language}`;
  const [only] = prints;
  const sure = reading.doubts.length === 0;
  const single = reading.acts.length === 1 && reading.libraries.length === 0 && !reading.compound;
  if (sure && single && !run.filters && only?.kind === "known")
    return withTaint(concat(only, known("\n")), run.text.taint);
  const runs = reading.acts.some((act) => /^(run|shell|code|load)$/.test(act.kind));
  const parts =
    sure && !runs && !run.filters
      ? prints
      : [...prints, run.input, ...readBy(reading, run, resolve)];
  const taint: readonly Taint[] = [...parts, run.text].flatMap((one) => one.taint);
  return withTaint(unknown(why), taint);
}

const readBy = (reading: CodeReading, run: CodeRun, resolve: Resolve): readonly Value[] =>
  reading.acts.flatMap((act) =>
    act.kind === "read" && prefixOf(act.path) !== ""
      ? [contents([argumentOf(act.path, run)], resolve)]
      : [],
  );
