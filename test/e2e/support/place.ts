import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../launcher/support/build.ts";

/** A home with a project in it, the world of one command. */
export interface Place {
  readonly folder: string;
  readonly home: string;
  readonly project: string;
}

/** Files by path below the folder; a name that ends in `*` is executable, in `/` a folder. */
export type Files = Readonly<Record<string, string>>;

let parent: string | undefined;

/** Makes a place with a repository in `home/project` and these files. */
export function makePlace(files: Files = {}): Place {
  parent ??= temporaryFolder();
  const folder = mkdtempSync(join(parent, "at-"));
  fillPlace(folder, files);
  return { folder, home: join(folder, "home"), project: join(folder, "home/project") };
}

/** Empties the folder of a place and makes it anew. */
export function fillPlace(folder: string, files: Files): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const [name, content] of Object.entries({ ...repository, ...files })) {
    const path = join(folder, name.replace(/\*$/, ""));
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (name.endsWith("/")) continue;
    writeFileSync(path, content, "latin1");
    if (name.endsWith("*")) chmodSync(path, 0o755);
  }
}

const git = "home/project/.git";
const repository: Files = {
  [`${git}/HEAD`]: "ref: refs/heads/main\n",
  [`${git}/config`]: "[core]\n\trepositoryformatversion = 0\n",
  [`${git}/objects/`]: "",
  [`${git}/refs/`]: "",
};

/** Every file in a folder by relative path, one character a byte; the project's `.git` left out. */
export function filesIn(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const name of readdirSync(Buffer.from(path, "latin1"), "latin1")) {
      const inner = `${path}/${name}`;
      const facts = lstatSync(Buffer.from(inner, "latin1"));
      const isRepository = inner === `${folder}/${git}`;
      if (facts.isDirectory() && !isRepository) walk(inner);
      if (facts.isFile())
        found[inner.slice(folder.length + 1)] = readFileSync(
          Buffer.from(inner, "latin1"),
          "latin1",
        );
    }
  };
  walk(folder);
  return found;
}
