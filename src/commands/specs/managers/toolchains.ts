import { known, textsOf } from "../../../base/value.ts";
import type { ConfigureEffect, InstallEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, shellText, writes } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { indexOf, installs } from "./installation.ts";
import { lineTool, type Meaning } from "./line-tool.ts";

const publishes = (what: string, act: "create" | "change" | "destroy" = "create"): Meaning =>
  function* published(inv) {
    if (!inv.has("dry-run") && !inv.has("n")) yield { kind: "publish", what, act, at: inv.at };
  };

/** Installs the operands behind the first `skipped` ones. */
const adds = (skipped: number, scope: InstallEffect["scope"]): Meaning =>
  function* added(inv, resolve) {
    yield* installed(inv, inv.operands.slice(skipped), scope, resolve);
  };

function* installed(
  inv: Invocation<string>,
  packages: readonly Argument[],
  scope: InstallEffect["scope"],
  resolve: Resolve,
): Iterable<Deed> {
  const { at } = inv;
  const [index] = ["index", "source", "registry", "server"].flatMap((name) => inv.values(name));
  const from = index && /:\/\//.test(textOf(index) ?? ":") ? indexOf(index, resolve) : "registry";
  for (const git of inv.values("git"))
    yield { kind: "install", what: git.value, from: "repository", scope, at };
  for (const path of inv.values("path"))
    yield { kind: "install", what: path.value, from: "path", scope, at };
  if (inv.has("git") || inv.has("path")) return;
  yield* installs(packages, scope, from);
  if (packages.length === 0 && (scope !== "project" || from !== "registry"))
    yield { kind: "install", what: known("this project"), from, scope, at };
}

const sets =
  (
    tool: string,
    skipped: number,
    meaningOf: (key: string, value: string) => ConfigureEffect["meaning"],
  ): Meaning =>
  (inv) => {
    const [first, second] = inv.operands.slice(skipped);
    if (first === undefined) return [];
    const [key = "", ...rest] = (textOf(first) ?? "").split("=");
    const value = second?.value ?? known(rest.join("="));
    const meaning = meaningOf(key, textsOf(value)?.[0] ?? "unknown");
    return [{ kind: "configure", tool, key, value, meaning, at: first.at }];
  };

/** Runs the operands behind the first `skipped` ones as a command. */
const executes = (skipped: number): Meaning =>
  function* executed(inv) {
    const index = inv.argv.indexOf(inv.operands[skipped] as Argument);
    if (index >= 0) yield { kind: "execution", argv: inv.argv.slice(index) };
  };

/** Options whose arguments are commands, before a meaning. */
const withPrograms = (names: readonly string[], then: Meaning): Meaning =>
  function* programs(inv, resolve) {
    for (const name of names)
      for (const one of inv.values(name)) yield shellText(one.value, one.at);
    yield* writes(inv.values("o"), "truncate", resolve);
    if (then === "project") yield runs(known(inv.name), "project", inv.at);
  };

/** A setting on the command line that names a program: `--config build.rustc-wrapper=x`. */
const cargoConfig: Meaning = function* cargoConfig(inv) {
  for (const one of inv.values("config"))
    if (!/^(net|profile|term|future|cargo-new)\./.test(textOf(one) ?? ""))
      yield { kind: "opaque", why: "a setting of cargo may run a program", at: one.at };
  yield runs(known("cargo"), "project", inv.at);
};

const goSetting = (key: string, value: string): ConfigureEffect["meaning"] => {
  if (/^GOPROXY$/.test(key))
    return /^(https:\/\/proxy\.golang\.org|direct|off|,)+$/.test(value) ? "ordinary" : "redirects";
  if (/^(GONOSUMDB|GONOSUMCHECK|GOINSECURE|GOFLAGS|GOSUMDB|GOPRIVATE|GOVCS)$/.test(key))
    return key === "GOSUMDB" && value !== "off" ? "redirects" : "weakens";
  return /^(CC|CXX|AR|PKG_CONFIG|FC|GCCGO)$/.test(key) ? "runs" : "ordinary";
};

/** Lines in which one of the words comes next. */
const oneOf = (before: RegExp, ...words: readonly string[]): RegExp =>
  new RegExp(`${before.source}(${words.join("|")})\\b`);

/** Package managers and build drivers of compiled and other languages. */
export const toolchains: readonly CommandSpec[] = [
  lineTool({
    names: "cargo",
    source: "cargo 1.80 cargo(1)",
    options: [
      "git= branch= tag= rev= path= version= index= registry= root= config= Z= p|package=",
      "bin= example= features|F= target= target-dir= list manifest-path= profile= color= dry-run",
      "n j|jobs= token= message-format= C= git-fetch-with-cli",
    ].join(" "),
    idle: ["dry-run", "list"],
    rules: [
      [/^(\+\S+ )?(install|binstall)\b/, adds(1, "user")],
      [/^(\+\S+ )?publish\b/, publishes("publishes the crate")],
      [/^(\+\S+ )?yank\b/, publishes("takes a published version away", "destroy")],
      [/^(\+\S+ )?owner\b/, publishes("changes who may publish the crate", "change")],
      [/^(\+\S+ )?add\b/, adds(1, "project")],
      [
        oneOf(
          /^(\+\S+ )?/,
          "search|info|tree|metadata|locate-project|pkgid|read-manifest|login|logout",
          "help|uninstall|remove|rm|new|init|clean|fetch|vendor|package",
          "verify-project|generate-lockfile|update",
        ),
        "nothing",
      ],
    ],
    otherwise: cargoConfig,
  }),
  lineTool({
    names: "rustup",
    source: "rustup 1.27",
    options: "toolchain= default-toolchain= profile= component|c= target|t= path=",
    rules: [
      [/^run\b/, executes(2)],
      [
        /^((toolchain|component|target) (install|add|remove|uninstall)|override)\b/,
        adds(2, "user"),
      ],
      [/^(install|update|self|default|uninstall)\b/, adds(1, "user")],
      [/^toolchain link\b/, sets("rustup", 2, () => "runs")],
    ],
  }),
  lineTool({
    names: "rustc gcc g++ cc c++ clang clang++ tcc gfortran",
    source: "GCC 12 gcc(1); rustc 1.80",
    options: [
      "o= C= L= l= I= D= emit= crate-type= edition= x= wrapper= std= isystem= include= O=?",
    ].join(" "),
    rules: [
      [
        /^/,
        function* compiled(inv, resolve) {
          yield* writes(inv.values("o"), "truncate", resolve);
          for (const one of inv.argv) {
            const text = textOf(one) ?? "";
            const [, library] = /^-(?:fplugin|specs|B)=?(.+)$/.exec(text) ?? [];
            if (/^-?-?wrapper$/.test(text) || /^linker=/.test(text))
              yield {
                kind: "opaque",
                why: "another program is run in place of a part",
                at: one.at,
              };
            else if (library && /^-(fplugin|specs)/.test(text))
              yield* script({ language: "library" }, { ...one, value: known(library) }, resolve);
          }
        },
      ],
    ],
  }),
  lineTool({
    names: "go",
    source: "Go 1.22 go(1)",
    oneDash: true,
    options: [
      "o= exec= toolexec= C= tags= ldflags= gcflags= run= bench= mod= modfile= overlay= p=",
      "w u count= timeout= cpuprofile= memprofile= coverprofile= v json",
    ].join(" "),
    rules: [
      [/^install (?![.])\S/, adds(1, "user")],
      [/^get\b/, adds(1, "project")],
      [/^env\b/, (inv, resolve) => (inv.has("w") ? goEnvironment(inv, resolve) : [])],
      [/^(run|build|test|generate|vet|tool|install)\b/, goBuild],
    ],
  }),
  lineTool({
    names: "gem",
    source: "RubyGems 3.3 gem(1)",
    options: [
      "source|s= clear-sources version|v= install-dir|i= bindir|n= platform= user-install",
      "key|k= host= add|a= remove|r= otp=",
    ].join(" "),
    rules: [
      [/^(install|i|update)\b/, adds(1, "project")],
      [/^push\b/, publishes("publishes the gem")],
      [/^yank\b/, publishes("takes a published gem away", "destroy")],
      [/^owner\b/, publishes("changes who may publish the gem", "change")],
      [
        /^sources?\b/,
        function* sources(inv) {
          const [address] = inv.values("add");
          if (address)
            yield {
              kind: "configure",
              tool: "gem",
              key: "sources",
              value: address.value,
              meaning: "redirects",
              at: inv.at,
            };
        },
      ],
      [/^exec\b/, executes(1)],
    ],
  }),
  lineTool({
    names: "bundle bundler",
    source: "Bundler 2.4 bundle(1)",
    options: "gemfile= path= jobs|j= without= with= group|g= source|s= git= version|v=",
    rules: [
      [/^exec\b/, executes(1)],
      [/^add\b/, adds(1, "project")],
      [
        /^config (set )?(--\w+ )?(mirror|BUNDLE_MIRROR|ssl_verify)/i,
        sets("bundle", 2, () => "redirects"),
      ],
      [
        oneOf(
          /^/,
          "list|show|info|outdated|check|licenses|platform|doctor|version|env|config",
          "init|clean|open|help",
        ),
        "nothing",
      ],
    ],
    otherwise: "project",
  }),
  lineTool({
    names: "composer",
    source: "Composer 2.7",
    options: [
      "working-dir|d= repository= repository-url= dev no-scripts format|f= stability|s=",
    ].join(" "),
    rules: [
      [/^global (require|install|update)\b/, adds(2, "user")],
      [/^(require|req)\b/, adds(1, "project")],
      [/^exec\b/, executes(1)],
      [
        /^config\b/,
        sets("composer", 1, (key, value) =>
          /^repo/.test(key)
            ? "redirects"
            : /^(secure-http|disable-tls|github-protocols|allow-plugins)/.test(key) &&
                /true|false|\*/.test(value)
              ? "weakens"
              : "ordinary",
        ),
      ],
      [
        oneOf(
          /^/,
          "show|outdated|validate|licenses|why|depends|prohibits|search|info|status",
          "about|diagnose|check-platform-reqs|clear-cache|audit|suggests|home|browse",
          "fund|init|dump-autoload|dumpautoload|remove|self-update|selfupdate",
        ),
        "nothing",
      ],
    ],
    otherwise: "project",
  }),
  lineTool({
    names: "dotnet nuget",
    source: ".NET SDK 8 dotnet(1)",
    options: [
      "source|s= global|g tool-path= api-key|k= configuration|c= framework|f= output|o=",
      "project|p= runtime|r= version|v= name|n= add-source=",
    ].join(" "),
    rules: [
      [/^(nuget )?push\b/, publishes("publishes the package")],
      [/^(nuget )?delete\b/, publishes("takes a published package away", "destroy")],
      [/^(nuget (add|update) source|sources (add|update))\b/, sets("nuget", 3, () => "redirects")],
      [
        /^tool (install|update)\b/,
        function* tools(inv, resolve) {
          yield* installed(
            inv,
            inv.operands.slice(2),
            inv.has("global") ? "user" : "project",
            resolve,
          );
        },
      ],
      [/^add( \S+)? package\b/, "nothing"],
      [/^workload install\b/, adds(2, "user")],
      [
        oneOf(/^/, "build|run|test|publish|watch|restore|msbuild|pack|ef|script|exec|fsi"),
        "project",
      ],
    ],
  }),
  lineTool({
    names: "mix",
    source: "Elixir 1.16 mix",
    options: "e|eval= r|require= force only= organization=",
    rules: [
      [/^hex\.publish\b/, publishes("publishes the package")],
      [/^hex\.retire\b/, publishes("takes a published release away", "destroy")],
      [/^(archive|escript)\.install\b/, adds(1, "user")],
      [
        /^(run|eval)\b/,
        function* ran(inv) {
          for (const one of [
            ...inv.values("e"),
            ...(textOf(inv.operands[0]) === "eval" ? inv.operands.slice(1, 2) : []),
          ])
            yield code("elixir", one.value, one.at);
          yield runs(known("mix"), "project", inv.at);
        },
      ],
    ],
    otherwise: "project",
  }),
  lineTool({
    names: "stack cabal",
    source: "Stack 2.13; Cabal 3.10",
    options: "resolver= package= o= w= installdir= publish",
    rules: [
      [/^upload\b/, publishes("publishes the package")],
      [/^install\b/, adds(1, "user")],
      [/^(exec|runghc|script)\b/, executes(1)],
    ],
    otherwise: "project",
  }),
  lineTool({
    names: [
      "mvn mvnw mvnd gradle gradlew sbt lein clojure clj ant scons waf invoke inv nox tox",
    ].join(" "),
    source: "Maven 3.9; Gradle 8; sbt 1.10; Ant 1.10",
    options: [
      "f|file= P= pl= s|settings= t= D=? I|init-script= b|build-file= p|project-dir=",
      "c|settings-file= g= x= e= M= dry-run m",
    ].join(" "),
    rules: [
      [
        oneOf(
          /^(.* )?/,
          String.raw`deploy|release:perform|site:deploy|publish\w*|publishSigned|bintrayUpload`,
          "uploadArchives|artifactoryPublish",
        ),
        publishes("publishes what is built"),
      ],
    ],
    otherwise: function* built(inv, resolve) {
      for (const name of ["f", "I", "b"])
        for (const one of inv.values(name)) yield* script({ language: inv.name }, one, resolve);
      for (const one of inv.values("D")) {
        const [, program] = /^exec\.executable=(.+)$/.exec(textOf(one) ?? "") ?? [];
        if (program) yield { kind: "execution", argv: [{ ...one, value: known(program) }] };
      }
      if (/^(clojure|clj)$/.test(inv.name))
        for (const one of inv.values("e")) yield code("clojure", one.value, one.at);
      yield runs(known(inv.name), "project", inv.at);
    },
  }),
  lineTool({
    names: "luarocks cpan cpanm cpm opam nimble dub conan vcpkg shards raco pub",
    source: "the manuals of the package managers",
    options: "server= from= mirror= local tree= api-key= source=",
    rules: [
      [/^(upload|publish)\b/, publishes("publishes the package")],
      [/^(exec|run)\b/, executes(1)],
      [/^(install|add|require|get|i)\b/, adds(1, "project")],
      [/^(https?:|git)/, adds(0, "project")],
    ],
  }),
  lineTool({
    names: "dart flutter swift pod fastlane",
    source: "the manuals of the tools",
    options: "dry-run n force|f git-url= source|s=",
    rules: [
      [/^(pub )?(publish|lish)\b/, publishes("publishes the package")],
      [/^trunk (push|delete|deprecate)\b/, publishes("publishes the pod")],
      [/^pub global activate\b/, adds(3, "user")],
    ],
    otherwise: "project",
  }),
  lineTool({
    names: [
      "lerna changeset semantic-release release-it np standard-version vsce ovsx goreleaser",
      "wasm-pack gh-pages auto nx electron-builder",
    ].join(" "),
    source: "the manuals of the tools",
    options: "dry-run|d snapshot skip-publish no-publish publish=? p|pat=",
    idle: ["dry-run", "snapshot", "skip-publish"],
    rules: [
      [
        /^(from-\w+ )?(publish|release|unpublish|shipit|upload)\b/,
        publishes("publishes what is built"),
      ],
      [
        oneOf(
          /^/,
          "add|version|status|init|pre|build|check|run|exec|test|lint|affected|graph",
          "list|ls|changed|bootstrap|package|show|verify|healthcheck|run-many|format",
        ),
        "project",
      ],
    ],
    otherwise: function* released(inv) {
      if (/^(semantic-release|release-it|np|gh-pages|auto)$/.test(inv.name))
        yield { kind: "publish", what: "publishes what is built", act: "create", at: inv.at };
      else yield runs(known(inv.name), "project", inv.at);
    },
  }),
];

function* goEnvironment(inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  for (const index of inv.operands.keys())
    if (index > 0) {
      const meaning = sets("go", index, goSetting);
      if (typeof meaning === "function")
        yield* meaning({ ...inv, operands: inv.operands.slice(0, index + 1) }, resolve);
    }
}

function* goBuild(inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  const wrapped = withPrograms(["exec", "toolexec"], "project");
  if (typeof wrapped === "function") yield* wrapped(inv, resolve);
}
