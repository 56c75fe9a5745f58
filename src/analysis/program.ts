import type { Span } from "../base/span.ts";
import { textsOf } from "../base/value.ts";
import { ignoredBelow, isIgnored } from "../commands/specs/git/ignored.ts";
import { isArtefact } from "../effects/artefacts.ts";
import type { ProgramOrigin } from "../effects/effect.ts";
import { isBelow, locate } from "../effects/locate.ts";
import { placeOf } from "../effects/place.ts";
import type { Target } from "../effects/target.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { Repository } from "../world/git.ts";
import { type Analysis, filesOf } from "./context.ts";
import { earlier } from "./earlier.ts";
import { variableOf } from "./expander.ts";
import { isBuilt } from "./overlay.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

/** The program that a name leads to. */
export interface Program {
  readonly origin: ProgramOrigin;
  readonly file?: Target;
  /**
   * The name under which its spec is looked up; absent for programs that only have a known name.
   */
  readonly specName?: string;
}

/**
 * Finds a program as execvp(3) does: by PATH, or directly where the name has a slash. What is known
 * of a name belongs to the installed program; a file of that name in a project, a temporary or a
 * download folder is whatever it is.
 */
export function findProgram(name: string, at: Span, state: State, analysis: Analysis): Program {
  if (name.includes("/")) {
    const [file] = targetsOf(
      { value: { kind: "known", text: name, taint: [], unset: [] }, many: false, at },
      true,
      state,
      analysis,
    );
    return file === undefined ? { origin: "unknown" } : atFile(file, name, state, analysis);
  }
  const path = variableOf(state, "PATH", analysis)?.value;
  const folders = path ? textsOf(path)?.flatMap((one) => one.split(":")) : undefined;
  for (const folder of folders ?? []) {
    const base =
      folder === ""
        ? state.directory
        : folder.startsWith("/")
          ? folder
          : `${state.directory}/${folder}`;
    if (base === undefined) continue;
    const facts = filesOf(state, analysis).stat(`${base}/${name}`);
    // Why: of what the text has made, the mode is not followed; it may have been made executable.
    const isMade =
      state.written.size > 0 &&
      state.written.has(locate(`${base}/${name}`, true, filesOf(state, analysis)));
    if (facts?.type !== "file" || (!isMade && (facts.mode & 0o111) === 0)) continue;
    const real = locate(`${base}/${name}`, true, filesOf(state, analysis));
    const target: Target = {
      written: name,
      path: { kind: "known", text: real, taint: [], unset: [] },
      followed: true,
    };
    return atFile(target, `${base}/${name}`, state, analysis);
  }
  // Why: a program that is not installed here still means what its manual says, to whoever asks.
  return { origin: "missing", specName: name };
}

function atFile(file: Target, called: string, state: State, analysis: Analysis): Program {
  if (file.path.kind !== "known") return { origin: "unknown", file };
  const real = file.path.text;
  const shell = shimmed(real, called, analysis);
  if (shell !== undefined) return { origin: "installed", file, specName: shell };
  const origin = originOf(real, state, analysis);
  if (origin === "missing" && programFolder.test(real))
    return { origin, file, specName: real.slice(real.lastIndexOf("/") + 1) };
  // Why: what is not installed here is judged by the place where it would be.
  if (origin === "missing" && systemPrograms.test(real))
    return { origin, file, specName: real.slice(real.lastIndexOf("/") + 1) };
  if (origin !== "installed") return { origin, file };
  const folder = called.slice(0, called.lastIndexOf("/")) || "/";
  const insideOf = originOf(
    locate(
      folder.startsWith("/") ? folder : `${state.directory}/${folder}`,
      true,
      filesOf(state, analysis),
    ),
    state,
    analysis,
  );
  // Why: an installed program goes by the name of its link (`vi`, `awk`); a link made elsewhere
  // proves nothing.
  const [own, name] = [real, called].map((path) => path.split("/").at(-1) ?? path) as [
    string,
    string,
  ];
  const named = insideOf === "installed" && analysis.spec(name) !== undefined;
  return { origin, file, specName: named ? name : own };
}

// Why: what is not installed here means what its manual says by its full path, as by its name.
const programFolder = /^(\/usr(\/local)?)?\/s?bin\/[^/]+$/;

const systemPrograms =
  /^\/((usr\/)?(local\/)?(s?bin|games|lib(exec)?(32|64)?(\/[\w-]+)*)|opt\/homebrew\/bin)\/[^/]+$/;

/** The shell for which the launcher itself, called by this name, stands in. */
function shimmed(real: string, called: string, analysis: Analysis): string | undefined {
  const [launcherFolder] = analysis.world.guardPaths;
  if (launcherFolder === undefined || real !== `${launcherFolder}/guardsh`) return undefined;
  const name = called.split("/").at(-1) ?? "";
  return ["bash", "rbash", "sh", "zsh"].includes(name) ? name : undefined;
}

/** Where a program file comes from. */
export function originOf(path: string, state: State, analysis: Analysis): ProgramOrigin {
  const { here, world } = analysis;
  const written = state.written.get(path);
  const { taint, doubt } = earlier(path, state, analysis);
  if (taint.some((one) => one.label === "network")) return "fetched";
  if (doubt !== undefined) return "foreign";
  if (isBuilt(state.overlay.get(path))) return "project";
  const facts = filesOf(state, analysis).stat(path);
  const isDropped =
    placeOf(path, here).class === "temporary" ||
    (here.home !== undefined && isBelow(path, `${here.home}/Downloads`));
  if (facts === undefined && written !== undefined) return "project";
  // Why: what is not there yet is judged by its path, as what may be there when it runs.
  if (facts === undefined) return isDropped ? "foreign" : "missing";
  if (written === undefined && world.ledger.made(path, facts)?.built === true) return "project";
  if (here.project !== undefined && isBelow(path, here.project))
    return inProject(path, here.project, analysis);
  if (isDropped) return "foreign";
  const trusted = facts.uid === 0 || facts.uid === world.users.uid;
  return trusted ? "installed" : "foreign";
}

function inProject(path: string, project: string, analysis: Analysis): ProgramOrigin {
  const { files, git } = analysis.world;
  if (isArtefact(path, project, files) || path.includes("/node_modules/")) return "project";
  const repository = git.repository(path);
  if (repository === undefined || repository.tracks(path)) return "project";
  return isForeseen(path, repository, files) ? "project" : "foreign";
}

/** The project's own ignore rules, as they were committed, say that its build makes such a file. */
function isForeseen(path: string, repository: Repository, files: FileSystem): boolean {
  if (repository.unchanged(`${repository.root}/.gitignore`) !== true) return false;
  return isIgnored(ignoredBelow(repository, files, []), path, false);
}
