import { either, known, textsOf, type Value } from "../../src/base/value.ts";
import type { ExpandContext, ExpandOptions, Variable } from "../../src/expand/context.ts";
import type { FileSystem } from "../../src/world/file-system.ts";
import { fakeFiles } from "./fake-files.ts";
import type { Setup } from "./real-bash.ts";

/** What a test sets before it expands: texts, arrays, keyed arrays, or values with doubt. */
export type FakeVariable =
  | string
  | readonly (string | Value)[]
  | { readonly keys: Readonly<Record<string, string>> }
  | { readonly indices: Readonly<Record<number, string>> }
  | { readonly reference: string }
  | { readonly value: Value; readonly mayBeUnset?: boolean }
  | Value;

/** What a fake context differs in from one without variables, files and options. */
export interface FakeContextOptions {
  readonly variables?: Readonly<Record<string, FakeVariable>>;
  readonly positional?: readonly (string | Value)[] | "unknown";
  readonly options?: Partial<ExpandOptions>;
  /** Names below the working directory; a name that ends in `/` is a directory. */
  readonly files?: readonly string[];
  /** Stands in for `files`. */
  readonly system?: FileSystem;
  /** By default `/here`; `null`: not known. */
  readonly directory?: string | null;
  /** What `$(…)` prints. */
  readonly output?: Value;
  readonly special?: Readonly<Record<string, Value>>;
}

/** A context in memory that remembers what was assigned and what was reparsed. */
export interface FakeContext extends ExpandContext {
  readonly assigned: [name: string | undefined, key: string | undefined, value: Value][];
  readonly reparsedTexts: [text: string, how: string][];
}

/** Every option as `bash -c` has it. */
export const plainOptions: ExpandOptions = {
  noglob: false,
  nullglob: false,
  failglob: false,
  dotglob: false,
  extglob: false,
  globstar: false,
  nocaseglob: false,
  nounset: false,
  braceExpand: true,
};

/** A context for one test. The user's home is /home/dev, that of root /root. */
export function fakeContext(fake: FakeContextOptions = {}): FakeContext {
  const variables = new Map(
    Object.entries(fake.variables ?? {}).map(([name, given]) => [name, variableOf(given)]),
  );
  const assigned: FakeContext["assigned"] = [];
  const reparsedTexts: FakeContext["reparsedTexts"] = [];
  const positional = fake.positional ?? [];
  return {
    assigned,
    reparsedTexts,
    options: { ...plainOptions, ...fake.options },
    files: fake.system ?? filesOf(fake.files ?? []),
    users: {
      uid: 1000,
      home: (name) => (name === undefined ? "/home/dev" : name === "root" ? "/root" : undefined),
    },
    directory: fake.directory === null ? undefined : (fake.directory ?? "/here"),
    positional: positional === "unknown" ? "unknown" : positional.map(asValue),
    variable: (name) => variables.get(name),
    variableNames: () => [...variables.keys()],
    special: (name) => fake.special?.[name] ?? known(name === "0" ? "bash" : "0"),
    substitute: () => fake.output ?? known("output"),
    processSubstitution: () => known("/dev/fd/63"),
    assign(name, key, given, perhaps) {
      const old = name === undefined ? undefined : variables.get(name)?.value;
      const value = perhaps ? either(given, old ?? known("")) : given;
      assigned.push([name, key, value]);
      if (name === undefined) return;
      const before = variables.get(name) ?? variableOf("");
      if (key === undefined) variables.set(name, { ...before, value, mayBeUnset: false });
      else {
        const elements = before.elements === "unknown" ? [] : (before.elements ?? []);
        variables.set(name, { ...before, elements: new Map([...elements, [key, value]]) });
      }
    },
    stop: () => undefined,
    reparsed: (text, how) => {
      reparsedTexts.push([textsOf(text)?.join("|") ?? text.kind, how]);
    },
  };
}

/** The context that a setup for bash describes, in a directory of a file system. */
export const contextOf = (
  { variables, positional, options }: Setup,
  system: FileSystem,
  directory: string,
): FakeContext =>
  fakeContext({
    variables: variables ?? {},
    positional: positional ?? [],
    options: Object.fromEntries((options ?? []).map((name) => [name, true])),
    system,
    directory,
  });

const plainVariable: Variable = {
  mayBeUnset: false,
  associative: false,
  exported: false,
  readonly: false,
  integer: false,
  nameref: false,
};

function variableOf(given: FakeVariable): Variable {
  if (typeof given === "string") return { ...plainVariable, value: known(given) };
  if (Array.isArray(given)) return arrayOf(given.map((one, at) => [String(at), asValue(one)]));
  if ("keys" in given)
    return { ...arrayOf(Object.entries(given.keys).map(valueEntry)), associative: true };
  if ("indices" in given) return arrayOf(Object.entries(given.indices).map(valueEntry));
  if ("reference" in given)
    return { ...plainVariable, value: known(given.reference), nameref: true };
  if ("kind" in given) return { ...plainVariable, value: given };
  const { value, mayBeUnset } = given as { value: Value; mayBeUnset?: boolean };
  return { ...plainVariable, value, mayBeUnset: mayBeUnset ?? false };
}

const asValue = (given: string | Value): Value =>
  typeof given === "string" ? known(given) : given;

const valueEntry = ([key, text]: [string, string]): [string, Value] => [key, known(text)];

function arrayOf(entries: readonly [string, Value][]): Variable {
  const elements = new Map(entries);
  const first = elements.get("0");
  return { ...plainVariable, elements, ...(first ? { value: first } : {}) };
}

function filesOf(names: readonly string[]): FileSystem {
  const content = new Map(
    names.map((name) => [
      `/here/${name.replace(/\/$/, "")}`,
      name.endsWith("/") ? ({ dir: true } as const) : "",
    ]),
  );
  return fakeFiles(new Map([["/here", { dir: true } as const], ...content]), {
    uid: 1000,
    owns: ["/here"],
  });
}
