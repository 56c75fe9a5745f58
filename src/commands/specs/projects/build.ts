import { known, textsOf } from "../../../base/value.ts";
import { isBelow } from "../../../effects/locate.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, shellText, writes } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { lineTool } from "../managers/line-tool.ts";
import { plainTool } from "../plain-tool.ts";

/** make(1): runs the recipes of a makefile, which are the project's own code. */
const make = plainTool({
  names: "make gmake gnumake bmake remake colormake",
  source: "GNU make 4.3 make(1)",
  options: [
    "b m always-make|B directory|C= debug=? d environment-overrides|e eval|E= file|f|makefile=",
    "ignore-errors|i include-dir|I= jobs|j=? keep-going|k load-average|l=? max-load=?",
    "check-symlink-times|L just-print|n|dry-run|recon old-file|o=|assume-old= output-sync|O=?",
    "print-data-base|p question|q no-builtin-rules|r no-builtin-variables|R silent|s|quiet",
    "no-silent stop|S|no-keep-going touch|t trace print-directory|w no-print-directory shuffle=?",
    "what-if|W=|new-file=|assume-new= warn-undefined-variables",
  ],
  *effects(inv, resolve) {
    for (const text of inv.values("eval")) yield code("make", text.value, text.at);
    for (const one of inv.operands) {
      const [, name = "", value = ""] = setting.exec(textOf(one) ?? "") ?? [];
      if (name === "SHELL" && /^(\/usr)?(\/bin)?\/(ba|da|z|k)?sh$/.test(value)) continue;
      if (name === "SHELL")
        yield { kind: "execution", argv: [{ ...one, value: known(value) }], perhaps: true };
      else if (/^[A-Z]+$/.test(name) && !name.endsWith("FLAGS"))
        yield shellText(known(value), one.at);
      else if (name) yield { kind: "opaque", why: `${name} changes what make runs`, at: one.at };
    }
    yield* makefiles(inv, resolve);
    const installing = inv.operands.some((one) => /^(install|uninstall)$/.test(textOf(one) ?? ""));
    const inside = inv.operands.some((one) =>
      /^(DESTDIR|PREFIX|prefix)=(?!\/(usr|opt))/.test(textOf(one) ?? ""),
    );
    if (installing && !inside && !inv.has("just-print"))
      yield {
        kind: "install",
        what: known("what the makefile installs"),
        from: "path",
        scope: "system",
        at: inv.at,
      };
  },
});

/** Variables of make that say which programs recipes are run by and call. */
const setting =
  /^(SHELL|CC|CXX|CPP|LD|AR|AS|FC|RANLIB|MAKEFLAGS|GNUMAKEFLAGS|\.SHELLFLAGS)[:?+]?=(.*)$/s;

/** The makefiles that are read: those of `-f`, else the one of the working directory. */
function* makefiles(inv: Invocation<never>, resolve: Resolve): Iterable<Deed> {
  const given = inv as Invocation<string>;
  const named = given.values("file");
  if (named.some((one) => textOf(one) === "-")) {
    yield code("make", resolve.stdin, inv.at);
    return;
  }
  const folder = given
    .values("directory")
    .map((one) => textOf(one) ?? "…")
    .join("/");
  const at = (name: string): Argument => ({
    value: known(folder === "" ? name : `${folder}/${name}`),
    many: false,
    at: inv.at,
  });
  for (const file of named)
    yield* script(
      { language: "make" },
      textOf(file) ? { ...at(textOf(file) as string), at: file.at } : file,
      resolve,
    );
  if (named.length > 0) return;
  const found = ["GNUmakefile", "makefile", "Makefile"]
    .map(at)
    .find((file) =>
      resolve
        .paths(file, true)
        .some(
          ({ path }) => path.kind === "known" && resolve.world.files.stat(path.text) !== undefined,
        ),
    );
  if (found) yield* script({ language: "make" }, found, resolve);
  else yield runs(known("make"), "project", inv.at);
}

/** cmake(1): configures, builds, installs; `-P` runs a script and `-E` is a tool of its own. */
const cmake = lineTool({
  names: "cmake",
  source: "CMake 3.25 cmake(1)",
  oneDash: true,
  options: [
    "build= install= P= E S= B= C= D= G= U= T= A= preset= open= prefix= component=",
    "config= target= t= j=? parallel=? toolchain= workflow find-package L N",
  ].join(" "),
  rules: [
    [
      /^/,
      function* cmakes(inv, resolve) {
        for (const file of inv.values("P")) yield* script({ language: "cmake" }, file, resolve);
        if (inv.has("P")) return;
        if (inv.has("E")) {
          yield* tool(inv, resolve);
          return;
        }
        // Why: what a folder of unknown origin says is run while it is configured.
        for (const one of [...inv.values("S"), ...(inv.has("build") ? [] : inv.operands)])
          for (const target of resolve.paths(one, true))
            if (/^(foreign|fetched)$/.test(resolve.origin(target)))
              yield* script({ language: "cmake" }, one, resolve);
        if (inv.has("install")) {
          const prefix = inv.value("prefix");
          const { project } = resolve.here;
          const inside =
            prefix !== undefined &&
            resolve
              .paths(prefix, true)
              .every(({ path }) =>
                textsOf(path)?.every((one) => project !== undefined && isBelow(one, project)),
              );
          if (!inside)
            yield {
              kind: "install",
              what: known("what is built"),
              from: "path",
              scope: "system",
              at: inv.at,
            };
        }
        yield* writes(inv.values("B"), "create", resolve);
        for (const one of inv.values("D"))
          if (/(LAUNCHER|_INCLUDE)(:\w+)?=/.test(textOf(one) ?? ""))
            yield { kind: "opaque", why: "a setting of cmake runs a program", at: one.at };
        yield runs(known("cmake"), "project", inv.at);
      },
    ],
  ],
});

/** Commands of `cmake -E` under the names that they have elsewhere. */
const same: Readonly<Record<string, string>> = {
  cat: "cat",
  copy: "cp",
  copy_directory: "cp -r",
  copy_if_different: "cp",
  create_symlink: "ln -s",
  echo: "echo",
  env: "env",
  make_directory: "mkdir -p",
  md5sum: "md5sum",
  remove: "rm",
  remove_directory: "rm -r",
  rename: "mv",
  rm: "rm",
  sha256sum: "sha256sum",
  sleep: "sleep",
  tar: "tar",
  time: "time",
  touch: "touch",
  true: "true",
  false: "false",
};

function* tool(inv: Invocation<string>, _resolve: Resolve): Iterable<Deed> {
  const index = inv.argv.findIndex((one) => textOf(one) === "-E");
  const [verb, ...rest] = inv.argv.slice(index + 1);
  const words = same[textOf(verb) ?? ""];
  if (
    verb === undefined ||
    /^(capabilities|compare_files|environment|server)$/.test(textOf(verb) ?? "")
  )
    return;
  if (words === undefined)
    yield { kind: "opaque", why: "what cmake -E does here is not known", at: verb.at };
  else {
    const argv = words.split(" ").map((word) => ({ ...verb, value: known(word) }));
    yield { kind: "execution", argv: [...argv, ...rest] };
  }
}

/** Tools that run what a file of the project says: their own file, or the one of an option. */
const fileRunner = (
  names: string,
  options: string,
  files: readonly string[],
  programs: readonly string[] = [],
): CommandSpec =>
  lineTool({
    names,
    source: `the manual of ${names.split(" ")[0]}`,
    options,
    rules: [
      [
        /^/,
        function* run(inv, resolve) {
          for (const name of programs)
            for (const one of inv.values(name)) yield shellText(one.value, one.at);
          for (const name of files)
            for (const one of inv.values(name)) yield* script({ language: inv.name }, one, resolve);
          yield runs(known(inv.name), "project", inv.at);
        },
      ],
    ],
  });

/** meson(1): `install` writes where the build was configured to, by default into the system. */
const meson = lineTool({
  names: "meson",
  source: "meson 1.0 meson(1)",
  options: "C= D= native-file= cross-file= j= wrapper|wrap= destdir= prefix= dry-run|n",
  rules: [
    [
      /^install\b/,
      function* installs(inv, resolve) {
        const place = inv.value("destdir") ?? {
          value: known("/usr/local"),
          many: false,
          at: inv.at,
        };
        const own = resolve.variable("DESTDIR");
        if (!inv.has("dry-run"))
          yield* writes([own ? { ...place, value: own } : place], "truncate", resolve);
        yield runs(known("meson"), "project", inv.at);
      },
    ],
    [
      /^/,
      function* run(inv) {
        for (const one of inv.values("wrapper")) yield shellText(one.value, one.at);
        yield runs(known("meson"), "project", inv.at);
      },
    ],
  ],
});

/** task(1): runs what Taskfile.yml says; the list of tasks runs what is behind `execute`. */
const task = lineTool({
  names: "task go-task",
  source: "Task 3.37 task(1); Taskwarrior 2.6 task(1)",
  options: "t|taskfile= d|dir= o|output=",
  rules: [
    [
      /^exec(ute)?\b/,
      function* executed(inv) {
        const argv = inv.operands.slice(1);
        if (argv.length > 0) yield { kind: "execution", argv };
      },
    ],
    [
      /^/,
      function* run(inv, resolve) {
        for (const one of inv.values("t")) yield* script({ language: "task" }, one, resolve);
        yield runs(known("task"), "project", inv.at);
      },
    ],
  ],
});

/** Build tools: what they run is the project's own code, unless another file is named. */
export const buildTools: readonly CommandSpec[] = [
  make,
  cmake,
  fileRunner("ninja samu", "f= C= j= k= l= t= d= w= n", ["f"]),
  meson,
  fileRunner(
    "bazel bazelisk buck2",
    "run_under= bazelrc= c= config= jobs= test_filter=",
    ["bazelrc"],
    ["run_under"],
  ),
  fileRunner(
    "just",
    "f|justfile= d|working-directory= shell= shell-arg= set= dotenv-path= c|command=",
    ["f"],
    [],
  ),
  task,
  fileRunner(
    "pytest py.test",
    "p= c= rootdir= k= m= n= o= W= cov= cov-report= junitxml= confcutdir=",
    ["c"],
  ),
  fileRunner("jest vitest mocha ava tap", "c|config= r|require= globalSetup= setupFiles= t= g=", [
    "c",
    "r",
  ]),
  fileRunner(
    "eslint prettier stylelint webpack vite rollup babel",
    "c|config= rulesdir= resolve-plugins-relative-to= p|project= o|outfile= ext= f= plugin=",
    ["c"],
  ),
];
