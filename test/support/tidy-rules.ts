import { builtinModules } from "node:module";
import { posix } from "node:path";
import { codeOf, type SourceFile } from "./source-tree.ts";

/** Tells what is wrong with one file, in sentences that begin with its place. */
export type TidyRule = (file: SourceFile) => readonly string[];

/**
 * Floor of each folder of `src`: a file may import from its own folder and from lower floors only.
 * The launcher is C and has none.
 */
export const floors: ReadonlyMap<string, number> = new Map([
  ["base", 0],
  ["pattern", 1],
  ["syntax", 1],
  ["world", 1],
  ["expand", 2],
  ["languages", 2],
  ["effects", 3],
  ["commands", 4],
  ["analysis", 5],
  ["detectors", 6],
  ["policy", 6],
  ["judge", 7],
  ["engine", 8],
  ["host", 9],
  ["protocol", 9],
  ["state", 9],
  ["audit", 10],
  ["ledger", 10],
  ["broker", 11],
  ["hooks", 11],
  ["shell", 11],
  ["cli", 12],
]);

/** The highest floor that must not know of the machine. */
export const pureFloorMax = 8;

/** The folder of `src` that a file is in; undefined outside `src`. */
export const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

/** Imports only go down, and what has a floor has it in the table. */
export const importsGoDown: TidyRule = (file) => {
  const folder = folderOf(file.path);
  if (folder === undefined || folder === "launcher") return [];
  const floor = floors.get(folder);
  if (floor === undefined) return [`${file.path}: ${folder} has no floor`];
  return importsOf(file).flatMap(({ line, from }) => {
    if (!from.startsWith(".")) return [];
    const target = posix.join(posix.dirname(file.path), from);
    const other = folderOf(target);
    if (other === folder) return [];
    const below = other === undefined ? undefined : floors.get(other);
    return below !== undefined && below < floor ? [] : [`${file.path}:${line} imports ${target}`];
  });
};

/** Up to the engine nothing knows of the machine, of time or of chance. */
export const coreIsPure: TidyRule = (file) => {
  const floor = floors.get(folderOf(file.path) ?? "");
  if (floor === undefined || floor > pureFloorMax) return [];
  const imports = importsOf(file)
    .filter(({ from }) => builtins.has(from) && from !== "node:path/posix")
    .map(({ line, from }) => `${file.path}:${line} imports ${from}`);
  return [...imports, ...matchesIn({ ...file, text: codeOf(file.text) }, impure)];
};

/** Short files of short lines. */
export const isShort: TidyRule = ({ path, text }) => {
  const lines = text.split("\n");
  return [
    ...(lines.length - 1 > fileLinesMax ? [`${path}: ${lines.length - 1} lines`] : []),
    ...lines.flatMap((line, index) =>
      line.length > lineLengthMax ? [`${path}:${index + 1} has ${line.length} characters`] : [],
    ),
  ];
};

/** Every exported symbol says what it is. */
export const exportsAreDocumented: TidyRule = ({ path, text }) => {
  const lines = text.split("\n");
  let documented = "";
  return lines.flatMap((line, index) => {
    const name = exported.exec(line)?.[1];
    if (name === undefined || name === documented) return [];
    documented = name;
    return lines[index - 1]?.trimEnd().endsWith("*/")
      ? []
      : [`${path}:${index + 1} ${name} has no docstring`];
  });
};

/** Nothing that is unfinished, switched off or run alone. */
export const isFinished: TidyRule = (file) => matchesIn(file, unfinished);

/** Names are in kebab-case; only readmes and licences shout. */
export const isNamedInKebabCase: TidyRule = ({ path }) => {
  const name = posix.basename(path);
  return /^[A-Z]+(?:\.md)?$/.test(name) || /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name)
    ? []
    : [`${path} is not in kebab-case`];
};

/** No file tells where it was written. */
export const namesNoMachinePath =
  (root: string): TidyRule =>
  (file) => {
    const parent = posix.dirname(root);
    const places = [`${root}/`, ...(usualFolders.has(parent) ? [] : [`${parent}/`])];
    const pattern = new RegExp(`(?<![\\w.~}/-])(?:${places.map(quoted).join("|")})`, "g");
    return matchesIn(file, pattern);
  };

/**
 * Files that define something are in the registry of the folder or of the one above; those deeper
 * down are at least used by what is.
 */
export function unregistered(
  files: readonly SourceFile[],
  folder: string,
  definer: string,
): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const registry =
    byPath.get(`${folder}/registry.ts`) ?? byPath.get(`${posix.dirname(folder)}/registry.ts`);
  const listed = new Set(registry ? targetsOf(registry) : []);
  const reached = new Set(listed);
  for (const path of reached) {
    const file = path.startsWith(`${folder}/`) ? byPath.get(path) : undefined;
    if (file) for (const target of targetsOf(file)) reached.add(target);
  }
  return definitions(files, folder, definer)
    .filter(({ path, text }) => {
      const isOwn = posix.dirname(path) === folder && !makesDefinitions.test(text);
      return !(isOwn ? listed : reached).has(path);
    })
    .map(({ path }) => `${path} is in no registry`);
}

/** Others define with the function of such a file, and are what the registry has. */
const makesDefinitions = /^export function \w+[^{]*?\): CommandSpec\b/m;

/** What a detector lacks beside its code: examples in it, a test beside it. */
export function unproven(files: readonly SourceFile[], folder: string): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  return definitions(files, folder, "defineDetector").flatMap(({ path, text }) => [
    ...(/\bexamples\s*:/.test(codeOf(text)) ? [] : [`${path} has no examples`]),
    ...(paths.has(path.replace(/^src\/(.*)\.ts$/, "test/$1.test.ts"))
      ? []
      : [`${path} has no test`]),
  ]);
}

/** Files in a folder that call the function which defines what the folder is for. */
export const definitions = (
  files: readonly SourceFile[],
  folder: string,
  definer: string,
): readonly SourceFile[] =>
  files.filter(
    ({ path, text }) =>
      path.startsWith(`${folder}/`) &&
      path.endsWith(".ts") &&
      new RegExp(`\\b${definer}\\s*[(<]`).test(codeOf(text)) &&
      !new RegExp(`\\bexport (?:function|const) ${definer}\\b`).test(text),
  );

const fileLinesMax = 400;
const lineLengthMax = 100;

const exported =
  /^export (?:declare )?(?:abstract |async )?(?:const|let|function\*?|class|interface|type) (\w+)/;

const impure = new RegExp(
  [
    String.raw`\b(?:process|console|performance|globalThis|crypto|fs)\s*[.[]`,
    String.raw`\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b`,
    String.raw`\b(?:set(?:Timeout|Interval|Immediate)|require)\(|(?<![.\w])fetch\(`,
  ].join("|"),
  "g",
);

// Why: in pieces, or this file would be found by its own rule.
const unfinished = new RegExp(
  ["TO" + "DO\\b", "FIX" + "ME\\b", "@ts-" + "ignore", "\\.on" + "ly\\("].join("|"),
  "g",
);

const builtins: ReadonlySet<string> = new Set(
  builtinModules.flatMap((name) => [name, `node:${name}`]),
);

const usualFolders: ReadonlySet<string> = new Set(["/", "/home", "/opt", "/root", "/srv", "/tmp"]);

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

interface Import {
  readonly from: string;
  readonly line: number;
}

/** Static and dynamic imports and re-exports, types included. */
function importsOf({ text }: SourceFile): readonly Import[] {
  const pattern = /(?:^(?:import|export)\b[^;"']*?\bfrom|^import|\bimport\()\s*["']([^"']+)["']/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    from: match[1] ?? "",
    line: lineOf(text, match.index),
  }));
}

/** Paths of the project that a file imports. */
const targetsOf = (file: SourceFile): readonly string[] =>
  importsOf(file).map(({ from }) => posix.join(posix.dirname(file.path), from));

function matchesIn({ path, text }: SourceFile, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(
    (match) => `${path}:${lineOf(text, match.index)} says ${match[0]}`,
  );
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;
