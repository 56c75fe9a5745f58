import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostFiles } from "../../src/host/files.ts";
import { hostGit } from "../../src/host/git.ts";
import type { Repository } from "../../src/world/git.ts";

let top = "";
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "guardsh-git-")));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const find = (path: string): Repository | undefined => hostGit(hostFiles()).repository(path);

const { PATH } = process.env;
const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
const git = (directory: string, ...argv: string[]): string =>
  execFileSync("git", ["-C", directory, ...identity, ...argv], {
    encoding: "utf8",
    env: {
      PATH,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
      GIT_ALLOW_PROTOCOL: "file",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

const put = (path: string, text = "x\n"): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** A repository with one commit of these files, on branch feature beside main. */
function make(name: string, paths: readonly string[], ...initArguments: string[]): string {
  const root = join(top, name);
  mkdirSync(root, { recursive: true });
  git(root, "init", "-q", "-b", "main", ...initArguments);
  for (const path of paths) put(join(root, path));
  git(root, "add", "-A");
  git(root, "commit", "-q", "-m", "first");
  git(root, "switch", "-q", "-c", "feature");
  return root;
}

const someFiles = ["a.txt", "lib/a.ts", "lib/b/c.ts", "lib-x/d.ts", "lib.ts", "üml", "z"];

describe("a repository", () => {
  test("is found from below, with branch, default and remotes", () => {
    const root = make("plain", someFiles);
    git(root, "remote", "add", "origin", "git@github.com:acme/app.git");
    const found = find(join(root, "lib/b/not/there"));
    expect(found).toMatchObject({
      root,
      directory: join(root, ".git"),
      branch: "feature",
      defaultBranch: "main",
    });
    expect([...(found?.remotes ?? [])]).toEqual([["origin", "git@github.com:acme/app.git"]]);
    expect(find(root)?.root).toBe(root);
    expect(find(join(root, "a.txt"))?.root).toBe(root);
    expect(find(top)).toBeUndefined();
    expect(find("plain")).toBeUndefined();
  });

  test("says what origin's HEAD is, in loose and packed references", () => {
    const upstream = make("upstream", ["f"]);
    git(upstream, "branch", "-m", "main", "trunk");
    git(upstream, "switch", "-q", "trunk");
    git(top, "clone", "-q", upstream, join(top, "clone"));
    const root = join(top, "clone");
    expect(find(root)).toMatchObject({ branch: "trunk", defaultBranch: "trunk" });
    const packed = make("packed", ["f"]);
    git(packed, "branch", "-m", "main", "master");
    git(packed, "pack-refs", "--all");
    expect(find(packed)?.defaultBranch).toBe("master");
  });

  test("without main or master tells no default; a fresh one tells its own", () => {
    const root = make("odd", ["f"]);
    git(root, "branch", "-m", "main", "dev");
    expect(find(root)?.defaultBranch).toBeUndefined();
    mkdirSync(join(top, "fresh"));
    git(join(top, "fresh"), "init", "-q", "-b", "main");
    expect(find(join(top, "fresh"))).toMatchObject({ branch: "main", defaultBranch: "main" });
    expect(find(join(top, "fresh"))?.tracks(join(top, "fresh"))).toBe(false);
  });

  test("with a detached HEAD has no branch", () => {
    const root = make("detached", ["f"]);
    git(root, "checkout", "-q", "--detach");
    expect(find(root)?.branch).toBeUndefined();
  });

  test("is the same through symbolic links", () => {
    const root = make("linked", ["lib/a.ts"]);
    symlinkSync(root, join(top, "to-linked"));
    symlinkSync("lib", join(root, "in"));
    const found = find(join(top, "to-linked/lib"));
    expect(found?.root).toBe(root);
    expect(found?.tracks(join(top, "to-linked/lib/a.ts"))).toBe(true);
    expect(found?.tracks(join(root, "in/a.ts"))).toBe(true);
    expect(found?.tracks(join(root, "in"))).toBe(false);
    put(join(root, "lib/b/c.ts"));
    symlinkSync("lib/b", join(root, "deep"));
    expect(found?.tracks(`${root}/deep/../a.ts`)).toBe(true);
    expect(found?.tracks(`${root}/deep/..`)).toBe(true);
    expect(found?.tracks(`${root}/none/../lib`)).toBe(true);
    expect(found?.tracks(join(top, "elsewhere"))).toBe(false);
  });
});

describe("tracked paths are those of git ls-files", () => {
  const rows: readonly (readonly [string, readonly string[], (root: string) => void])[] = [
    ["version 2", [], () => undefined],
    [
      "version 3",
      [],
      (root) => {
        put(join(root, "later"));
        git(root, "add", "-N", "later");
      },
    ],
    ["version 4", [], (root) => git(root, "update-index", "--index-version", "4")],
    ["sha256", ["--object-format=sha256"], () => undefined],
    [
      "an untracked cache and end-of-entry marks",
      [],
      (root) => {
        git(root, "config", "index.threads", "2");
        git(root, "update-index", "--force-untracked-cache");
      },
    ],
  ];
  test.each(rows)("%s", (name, initArguments, change) => {
    const root = make(`index ${name}`, someFiles, ...initArguments);
    change(root);
    put(join(root, "untracked/new"));
    const repository = find(root);
    const listed = git(root, "ls-files", "-z")
      .split("\0")
      .filter((path) => path && path !== "later");
    expect(listed.length).toBe(someFiles.length);
    for (const path of listed)
      expect([path, repository?.tracks(join(root, path))]).toEqual([path, true]);
    for (const path of ["lib", "lib/b", "lib-x", "lib/", ""])
      expect([path, repository?.tracks(`${root}/${path}`)]).toEqual([path, true]);
    for (const path of ["li", "lib-", "lib/a", "lib/a.ts/x", "untracked", "zz", ".git", "0"])
      expect([path, repository?.tracks(`${root}/${path}`)]).toEqual([path, false]);
    expect(repository?.tracks(dirname(root))).toBe(false);
    expect(repository?.tracks("relative")).toBe(false);
  });

  test("names that are not UTF-8", () => {
    const root = make("bytes", ["f"]);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0x66, 0xfc)]), "x");
    git(root, "add", "-A");
    expect(find(root)?.tracks(`${root}/f\uDCFC`)).toBe(true);
    expect(find(root)?.tracks(`${root}/f\uDCFD`)).toBe(false);
    expect(find(root)?.tracks(`${root}/f\uD800`)).toBe(false);
  });

  test("a changed index is read again", () => {
    const root = make("changing", ["f"]);
    put(join(root, "g"));
    expect(find(root)?.tracks(join(root, "g"))).toBe(false);
    git(root, "add", "g");
    expect(find(root)?.tracks(join(root, "g"))).toBe(true);
  });
});

test("a changed configuration is read again", () => {
  const root = make("configured", ["f"]);
  expect(find(root)?.remotes.size).toBe(0);
  git(root, "remote", "add", "origin", "https://example.org/a.git");
  expect(find(root)?.remotes.get("origin")).toBe("https://example.org/a.git");
  git(root, "remote", "set-url", "origin", "https://example.org/b.git");
  expect(find(root)?.remotes.get("origin")).toBe("https://example.org/b.git");
});

describe("doubt about the index", () => {
  test("marked entries cannot be told", () => {
    const root = make("marked", someFiles);
    git(root, "update-index", "--assume-unchanged", "a.txt", "lib-x/d.ts");
    git(root, "update-index", "--skip-worktree", "lib/a.ts");
    put(join(root, "later"));
    git(root, "add", "-N", "later");
    const repository = find(root);
    const told = ["a.txt", "lib-x", "lib/a.ts", "later", "lib", "z"].map((path) =>
      repository?.tracks(join(root, path)),
    );
    expect(told).toEqual([undefined, undefined, undefined, undefined, true, true]);
  });

  test("what a sparse index leaves out cannot be told", () => {
    const root = make("sparse", someFiles);
    git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "lib-x");
    const repository = find(root);
    const told = ["lib/b/c.ts", "lib/new", "lib", "lib-x/d.ts", "lib-x/new"].map((path) =>
      repository?.tracks(join(root, path)),
    );
    expect(told).toEqual([undefined, undefined, undefined, true, false]);
  });

  test.each([
    ["split", (root: string) => git(root, "update-index", "--split-index")],
    [
      "cut off",
      (root: string) =>
        writeFileSync(join(root, ".git/index"), "DIRC\0\0\0\x02\0\0\0\x09".padEnd(90)),
    ],
    [
      "something else",
      (root: string) => writeFileSync(join(root, ".git/index"), "hello".padEnd(90)),
    ],
    ["empty", (root: string) => writeFileSync(join(root, ".git/index"), "")],
  ])("an index that is %s tells nothing", (name, change) => {
    const root = make(`doubt ${name}`, someFiles);
    change(root);
    expect(find(root)?.tracks(join(root, "a.txt"))).toBeUndefined();
    expect(find(root)?.tracks(join(root, "untracked"))).toBeUndefined();
  });
});

describe("worktrees and submodules", () => {
  test("a linked worktree has its own branch and index", () => {
    const root = make("main-tree", someFiles);
    git(root, "remote", "add", "up", "https://example.org/a.git");
    const other = join(top, "other-tree");
    git(root, "worktree", "add", "-q", "-b", "side", other, "main");
    put(join(other, "only-here"));
    git(other, "add", "-A");
    const found = find(join(other, "lib"));
    expect(found).toMatchObject({ root: other, branch: "side", defaultBranch: "main" });
    expect(found?.directory).toBe(join(root, ".git/worktrees/other-tree"));
    expect([...(found?.remotes.keys() ?? [])]).toEqual(["up"]);
    expect(found?.tracks(join(other, "only-here"))).toBe(true);
    expect(find(root)?.tracks(join(root, "only-here"))).toBe(false);
  });

  test("a submodule is a repository of its own", () => {
    const inner = make("inner", ["i"]);
    const outer = make("outer", ["o"]);
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "sub");
    const found = find(join(outer, "sub/i"));
    expect(found).toMatchObject({
      root: join(outer, "sub"),
      directory: join(outer, ".git/modules/sub"),
    });
    expect(found?.tracks(join(outer, "sub/i"))).toBe(true);
  });
});

describe("manufactured repositories", () => {
  const claim = (name: string, gitdir: string): string => {
    const root = join(top, name);
    put(join(root, ".git"), `gitdir: ${gitdir}\n`);
    return root;
  };
  test("a .git file that is not pointed back to is no repository", () => {
    const real = make("real", ["f"]);
    git(real, "worktree", "add", "-q", join(top, "real-tree"), "main");
    expect(find(claim("claims plain", join(real, ".git")))).toBeUndefined();
    expect(find(claim("claims tree", join(real, ".git/worktrees/real-tree")))).toBeUndefined();
    expect(find(claim("claims nothing", "/none"))).toBeUndefined();
    put(join(top, "claims text/.git"), "hello");
    expect(find(join(top, "claims text"))).toBeUndefined();
    expect(find(join(top, "real-tree"))?.root).toBe(join(top, "real-tree"));
  });

  test("an unusable .git hides the repository above", () => {
    const real = make("above", ["f"]);
    put(join(real, "sub/.git"), "gitdir: /none\n");
    expect(find(join(real, "sub"))).toBeUndefined();
    mkdirSync(join(real, "empty/.git"), { recursive: true });
    expect(find(join(real, "empty"))?.root).toBe(real);
  });

  test("a symbolic link for .git is not followed", () => {
    const real = make("linked to", ["f"]);
    mkdirSync(join(top, "claims by link"));
    symlinkSync(join(real, ".git"), join(top, "claims by link/.git"));
    expect(find(join(top, "claims by link"))).toBeUndefined();
  });

  test("configuration that moves the worktree, is bare or broken makes it unusable", () => {
    for (const [name, config] of [
      ["moved", `[core]\n\tworktree = ${top}\n`],
      ["bare", "[core]\n\tbare = true\n"],
      ["broken", "[core\n"],
    ] as const) {
      const root = make(name, ["f"]);
      expect(find(root)?.root).toBe(root);
      writeFileSync(join(root, ".git/config"), config);
      expect(find(root)).toBeUndefined();
    }
  });

  test("a FIFO for HEAD or config is not waited for", () => {
    const root = make("fifo", ["f"]);
    unlinkSync(join(root, ".git/HEAD"));
    execFileSync("mkfifo", [join(root, ".git/HEAD")]);
    expect(find(root)?.branch).toBeUndefined();
    unlinkSync(join(root, ".git/config"));
    execFileSync("mkfifo", [join(root, ".git/config")]);
    expect(find(root)).toBeUndefined();
  });
});
