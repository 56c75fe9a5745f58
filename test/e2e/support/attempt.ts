import type { Ending } from "../../launcher/support/installation.ts";
import type { Guarded } from "./guarded.ts";
import { type Files, filesIn, fillPlace, makePlace, type Place } from "./place.ts";
import { start } from "./start.ts";

/** One use of the launcher. `@home`, `@project` and `@tmp` stand for folders of its place. */
export interface Attempt {
  /** The text for `-c`, unless there is an argv. */
  readonly text?: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Nothing in the environment but `env` and what actions add. */
  readonly bare?: boolean;
  readonly actions?: readonly string[];
  readonly stdin?: string;
  readonly files?: Files;
  /** Where it starts: below the place's folder; without it, the project. */
  readonly cwd?: string;
}

/** How it ended, and what is in its place now. */
export interface Attempted extends Ending {
  readonly place: Place;
  readonly files: Readonly<Record<string, string>>;
}

/** Starts the launcher in a place of its own, which `prepare` may change first. */
export async function attempt(
  guarded: Guarded,
  wanted: Attempt,
  prepare: (place: Place) => void = () => undefined,
): Promise<Attempted> {
  const place = makePlace();
  const { folder, home, project } = place;
  const folders: Readonly<Record<string, string>> = { home, project, tmp: `${folder}/tmp` };
  const fill = (text: string): string =>
    text.replace(/@(home|project|tmp)\b/g, (_, name) => folders[name] ?? "");
  const files = Object.entries({ "tmp/": "", ...wanted.files });
  fillPlace(folder, Object.fromEntries(files.map(([name, content]) => [name, fill(content)])));
  prepare(place);
  const usual = { PATH: "/usr/bin:/bin", HOME: "@home", LANG: "C.UTF-8" };
  const env = { ...(wanted.bare ? {} : usual), ...wanted.env };
  const argv = wanted.argv ?? ["bash", "-c", wanted.text ?? ""];
  const ended = await start({
    program: guarded.launcher,
    argv: argv.map(fill),
    cwd: wanted.cwd === undefined ? project : `${folder}/${wanted.cwd}`,
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])),
    actions: (wanted.actions ?? []).map(fill),
    ...(wanted.stdin === undefined ? {} : { stdin: fill(wanted.stdin) }),
  });
  return { ...ended, place, files: filesIn(folder) };
}
