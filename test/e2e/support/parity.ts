import type { Ending } from "../../launcher/support/installation.ts";
import type { Guarded } from "./guarded.ts";
import { type Files, filesIn, fillPlace, makePlace } from "./place.ts";
import { type Start, start } from "./start.ts";

/**
 * One way to start a shell. In argv, env, files and descriptors `@` followed by a name stands for:
 * `@shell` and `@sh`, `@zsh`: path of the shell under test; `@home`, `@project`, `@tmp`: folders.
 */
export interface Form {
  readonly name: string;
  /** The first word is argv0, which also says which real shell is meant. */
  readonly argv: readonly string[];
  /** A program that starts the shell itself; the first word of argv is its argv0. */
  readonly through?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly actions?: readonly string[];
  readonly stdin?: string;
  readonly descriptors?: readonly string[];
  /** Below the place's folder: `home/…`, `home/project/…`, `tmp/…`. */
  readonly files?: Files;
}

/** What a form led to: how it ended, and the files that it left. */
export interface Outcome extends Ending {
  readonly files: Readonly<Record<string, string>>;
}

/** Runs a form in the same place with the real shell and with guardsh. */
export async function runBoth(
  form: Form,
  guarded: Guarded,
): Promise<{ readonly real: Outcome; readonly through: Outcome }> {
  const files = { "tmp/": "", ...form.files };
  const { folder } = makePlace();
  const run = async (shells: string, program: string): Promise<Outcome> => {
    const fill = filler(folder, shells);
    fillPlace(folder, Object.fromEntries(Object.entries(files).map(([k, v]) => [k, fill(v)])));
    const ended = await start(startOf(form, folder, program, fill));
    const plain = (text: string): string => text.replaceAll(shells, "SHELLS");
    return {
      ...ended,
      stdout: plain(ended.stdout),
      stderr: plain(ended.stderr),
      files: Object.fromEntries(
        Object.entries(filesIn(folder)).map(([name, content]) => [name, plain(content)]),
      ),
    };
  };
  const real = await run(guarded.plain, `${guarded.plain}/${personality(form.argv[0] ?? "")}`);
  const through = await run(guarded.shims, guarded.launcher);
  return { real, through };
}

function startOf(form: Form, folder: string, shell: string, fill: (text: string) => string): Start {
  const env = { PATH: "/usr/bin:/bin", HOME: "@home", LANG: "C.UTF-8", ...form.env };
  return {
    program: form.through ?? shell,
    argv: form.argv.map(fill),
    cwd: `${folder}/home/project`,
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])),
    ...(form.actions ? { actions: form.actions.map(fill) } : {}),
    ...(form.stdin === undefined ? {} : { stdin: fill(form.stdin) }),
    ...(form.descriptors ? { descriptors: form.descriptors.map(fill) } : {}),
  };
}

const filler =
  (folder: string, shells: string) =>
  (text: string): string =>
    text.replace(/@(shell|sh|zsh|home|project|tmp)\b/g, (_, name) => {
      if (name === "shell") return `${shells}/bash`;
      if (name === "home") return `${folder}/home`;
      if (name === "project") return `${folder}/home/project`;
      return name === "tmp" ? `${folder}/tmp` : `${shells}/${name}`;
    });

function personality(argv0: string): string {
  const name = argv0.replace(/^.*\//, "").replace(/^-/, "");
  return name === "sh" || name === "zsh" ? name : "bash";
}
