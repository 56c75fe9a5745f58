import type { Span } from "../base/span.ts";
import { known, textsOf, type Value } from "../base/value.ts";
import { isBelow } from "../effects/locate.ts";
import type { Target } from "../effects/target.ts";
import { type Analysis, filesOf } from "./context.ts";
import { originOf } from "./program.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

/** What the value of a variable names, for the programs that obey it. */
interface LoaderVariable {
  readonly paths: (value: string) => readonly string[];
  /** They are folders in which modules or libraries are looked for. */
  readonly folders?: true;
  /** Files of such a folder that are run without being asked for. */
  readonly atStart?: readonly string[];
}

const byColon = (value: string): readonly string[] => value.split(":");
const bySeparator = (value: string): readonly string[] => value.split(/[\s:]+/);
/** Arguments of the options that load code, as far as they are paths. */
const after =
  (option: RegExp) =>
  (value: string): readonly string[] =>
    [...value.matchAll(option)].flatMap(([, path = ""]) => path.replace(/^(["'])(.*)\1$/s, "$2"));
const folders: LoaderVariable = { paths: byColon, folders: true };
const agents: LoaderVariable = {
  paths: after(/-(?:javaagent|agentpath|agentlib|Xbootclasspath\/[ap]):([^=\s]+)/g),
};

/**
 * Variables that name code which other programs load or run.
 * Source: ld.so(8); python(1) 3.11; node(1) 20; perlrun(1) 5.36; ruby(1) 3.1; java(1) 17; GNU make
 * 4.3; the manuals of the other interpreters.
 */
const loaderVariables: ReadonlyMap<string, LoaderVariable> = new Map<string, LoaderVariable>([
  ...[
    "LD_PRELOAD",
    "LD_AUDIT",
    "DYLD_INSERT_LIBRARIES",
    "PYTHONSTARTUP",
    "MAKEFILES",
    "DOTNET_STARTUP_HOOKS",
    "PHPRC",
    "PHP_INI_SCAN_DIR",
    "BUNDLE_GEMFILE",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GTK_MODULES",
    "OPENSSL_CONF",
    "WGETRC",
  ].map((name) => [name, { paths: bySeparator }] as const),
  ...[
    ...["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "GCONV_PATH", "PERL5LIB", "PERLLIB"],
    ...["RUBYLIB", "NODE_PATH", "CLASSPATH", "TCLLIBPATH", "LUA_PATH", "LUA_CPATH", "R_LIBS"],
    ...["GUILE_LOAD_PATH", "ERL_LIBS", "OPENSSL_ENGINES", "OPENSSL_MODULES", "PYTHONHOME"],
    ...["CURL_HOME", "GTK_PATH", "QT_PLUGIN_PATH", "GIO_EXTRA_MODULES"],
  ].map((name) => [name, folders] as const),
  ["PYTHONPATH", { ...folders, atStart: ["sitecustomize.py", "usercustomize.py"] }],
  [
    "NODE_OPTIONS",
    { paths: after(/(?:^|\s)(?:-r|--require|--import|--(?:experimental-)?loader)[= ]+(\S+)/g) },
  ],
  ["LUA_INIT", { paths: after(/^@(.+)/g) }],
  ["npm_config_node_options", { paths: after(/(?:^|\s)(?:-r|--require|--import)[= ]+(\S+)/g) }],
  ["GOFLAGS", { paths: after(/-toolexec[= ]+(\S+)/g) }],
  ["RUBYOPT", { paths: after(/(?:^|\s)-[rI]\s*(\S+)/g) }],
  ["PERL5OPT", { paths: after(/(?:^|\s)-I\s*(\S+)/g) }],
  ...[
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
    "CATALINA_OPTS",
    "MAVEN_OPTS",
    "GRADLE_OPTS",
    "SBT_OPTS",
    "JAVA_OPTS",
  ].map((name) => [name, agents] as const),
]);

/** Whether a variable says what every program loads, or which program a name is. */
export const isLoaderVariable = (name: string): boolean => loaderVariables.has(name);

/** Code that a variable puts into whatever runs is judged by where it comes from. */
export function loads(
  name: string,
  value: Value | undefined,
  at: Span,
  state: State,
  analysis: Analysis,
): void {
  const row = loaderVariables.get(name);
  if (row === undefined || value === undefined) return;
  const texts = textsOf(value) ?? (value.kind === "partial" ? [value.prefix, value.suffix] : []);
  for (const path of texts.flatMap(row.paths)) {
    const isPath = path.startsWith("/") || path.startsWith("./") || path.startsWith("../");
    // Why: a folder may be named without any slash; a module of that form is looked up by name.
    if (path === "/dev/null") continue;
    if (!isPath && (!row.folders || path === "" || name === "PATH")) continue;
    for (const file of filesAt(path, row, at, state, analysis))
      if (isForeign(file, row.folders === true, state, analysis))
        analysis.effects.push({
          kind: "run",
          program: known(file.written),
          file,
          origin: "foreign",
          at,
          by: name,
        });
  }
}

/** The file or folder itself, and what of the folder is run at the start. */
function filesAt(
  path: string,
  { atStart = [] }: LoaderVariable,
  at: Span,
  state: State,
  analysis: Analysis,
): readonly Target[] {
  const targets = (text: string): readonly Target[] =>
    targetsOf({ value: known(text), many: false, at }, true, state, analysis);
  const isThere = ({ path: file }: Target): boolean =>
    file.kind !== "known" || filesOf(state, analysis).stat(file.text)?.type === "file";
  const run = atStart.flatMap((name) => targets(`${path}/${name}`)).filter(isThere);
  return [...targets(path), ...run];
}

/** In a temporary or download folder it may also be made later. */
function isForeign({ path }: Target, isFolder: boolean, state: State, analysis: Analysis): boolean {
  if (path.kind !== "known") return true;
  const origin = originOf(path.text, state, analysis);
  if (origin === "missing" || origin === "fetched" || origin === "unknown")
    return origin !== "missing";
  const { project } = analysis.here;
  const isOwn = project !== undefined && isBelow(path.text, project);
  const isUntold = isOwn && isFolder && filesOf(state, analysis).stat(path.text)?.type !== "file";
  const isWritten = [...state.written.keys()].some((one) => isBelow(one, path.text));
  // Why: a folder of the project that git knows nothing of is where its modules come to be.
  return origin === "foreign" && (!isUntold || isWritten);
}
