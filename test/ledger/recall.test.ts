import { describe, expect, test } from "vitest";
import type { Taint } from "../../src/base/taint.ts";
import { entriesOf, type FileLine, shortened } from "../../src/ledger/entry.ts";
import { hashOf, recall } from "../../src/ledger/recall.ts";
import type { FileFacts } from "../../src/world/file-system.ts";
import type { FileFact, Made } from "../../src/world/ledger.ts";

const evil: Taint = { label: "network", source: "https://evil.test/x" };
const key: Taint = { label: "secret", source: "~/.ssh/id_rsa" };

const wrote = (
  path: string,
  taint: readonly Taint[] = [],
  more: Partial<FileFact> = {},
): FileLine => ({
  v: 1,
  at: 1000,
  session: "s",
  path,
  how: "written",
  taint,
  isNew: false,
  replaces: true,
  ...more,
});

const factsAt = (changedMs: number, more: Partial<FileFacts> = {}): FileFacts => ({
  type: "file",
  device: 1,
  inode: 7,
  size: 20,
  mode: 0o644,
  uid: 1000,
  links: 1,
  changedNs: BigInt(changedMs) * 1_000_000n,
  ...more,
});

const ask = (
  lines: readonly FileLine[],
  path: string,
  facts?: FileFacts,
  text?: string,
): Made | undefined => {
  const entries = entriesOf(lines.map((line) => JSON.stringify(line)));
  return recall(entries, (one) => one === "s", path, facts, text);
};

describe("what is on record of a file", () => {
  test("says that it was built here, until it is written again or another file is there", () => {
    const built = wrote("/p/a.out", [], { built: true });
    expect(ask([built], "/p/a.out", factsAt(2000))?.built).toBe(true);
    expect(ask([built, wrote("/p/a.out")], "/p/a.out", factsAt(2000))?.built).toBeUndefined();
    const seen = { v: 1, at: 1500, seen: "/p/a.out", device: 1, inode: 7, size: 20 } as const;
    expect(ask([built, seen], "/p/a.out", factsAt(2000))?.built).toBe(true);
    expect(ask([built, seen], "/p/a.out", factsAt(2000, { size: 21 }))?.built).toBeUndefined();
  });

  test("is nothing where nothing was written", () => {
    expect(ask([], "/p/x")).toBeUndefined();
    expect(ask([wrote("/p/x", [evil])], "/p/xy")).toBeUndefined();
    expect(ask([wrote("/p/x", [evil])], "/p")).toBeUndefined();
  });

  test("is what it was made of", () => {
    expect(ask([wrote("/p/x", [evil])], "/p/x")).toEqual({
      how: "downloaded",
      taint: [evil],
      perhaps: [],
      isNew: false,
      exact: true,
    });
    expect(ask([wrote("/p/k", [key])], "/p/k")?.how).toBe("copied-secret");
    expect(ask([wrote("/p/x", [], { isNew: true })], "/p/x")).toMatchObject({
      how: "written",
      isNew: true,
    });
  });

  test("is what was written last, if that replaces all of it", () => {
    expect(ask([wrote("/p/x", [evil]), wrote("/p/x")], "/p/x")?.taint).toEqual([]);
    const added = wrote("/p/x", [], { replaces: false });
    expect(ask([wrote("/p/x", [evil]), added], "/p/x")?.taint).toEqual([evil]);
  });

  test("is what the folder is that it lies in", () => {
    expect(ask([wrote("/p/b", [evil])], "/p/b/deep/x")).toMatchObject({
      taint: [evil],
      exact: false,
    });
    expect(ask([wrote("/p/b", [evil]), wrote("/p/b/x")], "/p/b/x")?.taint).toEqual([]);
    const added = wrote("/p/b/x", [], { replaces: false });
    expect(ask([wrote("/p/b", [evil]), added], "/p/b/x")?.taint).toEqual([evil]);
  });

  test("is a perhaps where something was unpacked around it", () => {
    expect(ask([wrote("/p/", [evil])], "/p/x")).toMatchObject({ taint: [], perhaps: [evil] });
    expect(ask([wrote("/p/", [evil], { session: "t" } as object)], "/p/x")).toBeUndefined();
  });

  test("is of this session only while it is new", () => {
    const other = { ...wrote("/p/x", [], { isNew: true }), session: "t" };
    expect(ask([other as FileLine], "/p/x")?.isNew).toBe(false);
  });

  test("does not count for a file that has not changed since", () => {
    const lines = [{ ...wrote("/p/x", [evil]), at: 100_000 }];
    expect(ask(lines, "/p/x", factsAt(50_000))).toBeUndefined();
    expect(ask(lines, "/p/x", factsAt(99_000))?.taint).toEqual([evil]);
    expect(ask(lines, "/p/x", factsAt(200_000))?.taint).toEqual([evil]);
    expect(ask(lines, "/p/x", factsAt(0))?.taint).toEqual([evil]);
  });
});

describe("a file under another name", () => {
  const text = "#!/bin/sh\necho hello there\n";
  const seen: FileLine = {
    v: 1,
    at: 2000,
    seen: "/p/x",
    device: 1,
    inode: 7,
    size: 20,
    hash: hashOf(text),
  };
  const lines = [wrote("/p/x", [evil]), seen];

  test("is known by its inode", () => {
    expect(ask(lines, "/q/y", factsAt(3000))?.taint).toEqual([evil]);
    expect(ask(lines, "/q/y", factsAt(3000, { size: 21 }))).toBeUndefined();
    expect(ask(lines, "/q/y", factsAt(3000, { inode: 8 }))).toBeUndefined();
    expect(ask(lines, "/q/y", factsAt(3000, { device: 2 }))).toBeUndefined();
  });

  test("is known by its content", () => {
    const copy = factsAt(3000, { inode: 8 });
    expect(ask(lines, "/q/y", copy, text)?.taint).toEqual([evil]);
    expect(ask(lines, "/q/y", copy, `${text}#`)).toBeUndefined();
  });

  test("is not known once it was written anew, nor by a few bytes", () => {
    expect(ask([...lines, wrote("/p/x")], "/q/y", factsAt(3000))).toBeUndefined();
    const small = [wrote("/p/x", [evil]), { ...seen, size: 4 }];
    expect(ask(small, "/q/y", factsAt(3000, { size: 4 }))).toBeUndefined();
  });
});

describe("lines that cannot be read", () => {
  test.each([
    "{",
    "null",
    '{"v":2,"at":1,"lost":"x"}',
    '{"v":1,"at":"1","lost":"x"}',
    '{"v":1,"at":1,"seen":"/p","device":1,"inode":2}',
    '{"v":1,"at":1,"session":"s","path":"/p","isNew":true,"replaces":true,"taint":[{}]}',
    '{"v":1,"at":1,"session":"s","path":"/p","isNew":true,"replaces":true}',
  ])("%s is a loss", (line) => {
    const { byPath, lostAtMs } = entriesOf([JSON.stringify(wrote("/a")), line]);
    expect([...byPath.keys()]).toEqual(["/a"]);
    expect(lostAtMs).toBe(1000);
  });
});

describe("a shorter log", () => {
  test("says the same", () => {
    const lines = [
      wrote("/p/x", [evil]),
      wrote("/p/y", [], { isNew: true }),
      wrote("/p/x", [key], { replaces: false }),
    ].map((line) => JSON.stringify(line));
    const short = shortened(lines, 10);
    expect(short.length).toBeLessThan(lines.length);
    expect(entriesOf(short).byPath.get("/p/x")?.taint).toEqual([evil, key]);
    expect(entriesOf(short).byPath.get("/p/y")?.isNew).toBe(true);
  });

  test("gives up harmless files first, and says when it had to give up others", () => {
    const lines = [wrote("/a", [evil]), wrote("/b", [key]), wrote("/c"), wrote("/d")];
    const texts = lines.map((line) => JSON.stringify(line));
    expect([...entriesOf(shortened(texts, 2)).byPath.keys()].sort()).toEqual(["/a", "/b"]);
    expect(entriesOf(shortened(texts, 2)).lostAtMs).toBeUndefined();
    expect(entriesOf(shortened(texts, 1)).lostAtMs).toBe(1000);
  });
});
