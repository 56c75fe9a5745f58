import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { hostFiles } from "../../src/host/files.ts";
import type { FileSystem } from "../../src/world/file-system.ts";
import { type FakeFile, fakeFiles } from "../support/fake-files.ts";

const top = realpathSync(mkdtempSync(join(tmpdir(), "guardsh-model-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const name = fc.constantFrom("a", "b", "c");
const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
const step = fc.constantFrom("a", "b", "c", "..", ".", "");
const way = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join("/"));
const kind = fc.oneof(
  fc.constant({ dir: true } as const),
  fc.constant("text"),
  way.filter((target) => target !== "").map((symlink) => ({ symlink })),
  way.map((target) => ({ symlink: `@/${target}` })),
);

/** Makes the same tree on disk and in memory; what is in the way of an entry keeps it out. */
function make(entries: readonly (readonly [string, FakeFile])[], root: string): FileSystem {
  const content = new Map<string, FakeFile>([[root, { dir: true }]]);
  mkdirSync(root, { recursive: true });
  for (const [at, given] of entries) {
    const path = `${root}/${at}`;
    const above = at.split("/").map((_, index, all) => `${root}/${all.slice(0, index).join("/")}`);
    const isFree =
      !content.has(path) &&
      above.slice(1).every((one) => {
        const file = content.get(one);
        return file === undefined || (typeof file === "object" && "dir" in file);
      });
    if (!isFree) continue;
    for (const one of above.slice(1)) content.set(one, { dir: true });
    mkdirSync(dirname(path), { recursive: true });
    if (typeof given === "string") writeFileSync(path, given);
    else if ("dir" in given) mkdirSync(path);
    else if ("symlink" in given) symlinkSync(given.symlink.replace("@", root), path);
    content.set(
      path,
      typeof given === "object" && "symlink" in given
        ? { symlink: given.symlink.replace("@", root) }
        : given,
    );
  }
  return fakeFiles(content, { uid: 0, owns: [] });
}

// Why: what lies outside the tree is other trees on disk and nothing in memory.
const answers = (files: FileSystem, root: string, path: string): unknown => [
  path,
  files.lstat(path)?.type,
  files.stat(path)?.type,
  files.realpath(path),
  files.readlink(path),
  files.read(path, 100),
  `${files.realpath(path)}/`.startsWith(`${root}/`) &&
    files
      .list(path, 100)
      ?.map((entry) => `${entry.type} ${entry.name}`)
      .sort(),
];

test("disk and memory answer alike, whatever links to what", () => {
  let trees = 0;
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, kind), { minLength: 3, maxLength: 10 }),
      fc.array(way, { minLength: 8, maxLength: 16 }),
      (entries, ways) => {
        trees += 1;
        // Why so deep: what `..` leads to outside the tree is not to be anything of this machine.
        const root = join(top, String(trees), "1/2/3/4/5/6");
        const fake = make(entries, root);
        const real = hostFiles();
        for (const one of ways) {
          const path = `${root}/${one}`;
          if (real.stat(path)) found += 1;
          expect(answers(fake, root, path)).toEqual(answers(real, root, path));
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(500);
});
