import { describe, expect, test } from "vitest";
import { parseCacheTree } from "../../src/host/git-cache-tree.ts";

const id = "i".repeat(20);
const tree = (text: string) => parseCacheTree(Buffer.from(text, "latin1"), 20);
const folder = (name: string, count: number, folders: number): string =>
  `${name}\0${count} ${folders}\n${count < 0 ? "" : id}`;

describe("the cache tree of an index", () => {
  test("tells that nothing is staged where the folder is as it was written", () => {
    const whole = tree(folder("", 3, 1) + folder("src", 2, 0));
    for (const path of ["", "a", "src", "src/a", "src/b/c", "other/a"])
      expect([path, whole?.staged(path)]).toEqual([path, false]);
  });

  test("tells that something may be where a folder on the way is not", () => {
    const some = tree(
      folder("", -1, 2) + folder("lib", 1, 0) + folder("src", -1, 1) + folder("in", 1, 0),
    );
    const staged = {
      "": true,
      a: true,
      src: true,
      "src/a": true,
      "src/in/a": false,
      "lib/a": false,
    };
    for (const [path, is] of Object.entries(staged))
      expect([path, some?.staged(path)]).toEqual([path, is]);
  });

  test.each(["", "\0", "\x001 0\n", `\0x 0\n${id}`, folder("", 1, 1), `${folder("", 1, 0)}more`])(
    "is unknown when it is damaged: %j",
    (text) => expect(tree(text)).toBeUndefined(),
  );
});
