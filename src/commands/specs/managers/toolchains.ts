import { known, unknown } from "../../../base/value.ts";
import type { ConfigureEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, shellText } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { lineTool, type Meaning } from "./line-tool.ts";

import { adds, executes, installed, oneOf, publishes, sets, withPrograms } from "./meanings.ts";

/** What is installed for the user or the system goes; nobody else may have asked for that. */
const removes: Meaning = function* removed(inv) {
  const what = inv.operands[1]?.value ?? known("packages");
  yield { kind: "install", what, from: "registry", scope: "user", at: inv.at };
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
      [
        /^run (\S+\.go|\/|\.\.\/)/,
        function* ran(inv, resolve) {
          for (const one of inv.operands.slice(1, 2))
            yield* script({ language: "go" }, one, resolve);
          yield* goBuild(inv, resolve);
        },
      ],
      [/^(run|build|test|generate|vet|tool|install)\b/, goBuild],
    ],
  }),
  lineTool({
    names: "gem",
    source: "RubyGems 3.3 gem(1)",
    options: [
      "source|s= clear-sources version|v= install-dir|i= bindir|n= platform= user-install",
      "key|k= host= add|a= remove|r= otp= editor|e= file|g=?",
    ].join(" "),
    rules: [
      [
        /^(install|i|update)\b/,
        function* gems(inv, resolve) {
          for (const one of gemFiles(inv)) yield* script({ language: "ruby" }, one, resolve);
          yield* installed(inv, inv.operands.slice(1), "project", resolve);
        },
      ],
      [/^(uninstall|un|uni\w*|cleanup|pristine)\b/, removes],
      [
        /^(build|spec(ification)?)\b/,
        function* built(inv, resolve) {
          for (const one of inv.operands.slice(1, 2))
            yield* script({ language: "ruby" }, one, resolve);
        },
      ],
      [
        /^open\b/,
        function* opened(inv) {
          for (const one of inv.values("editor")) yield shellText(one.value, one.at);
        },
      ],
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
        /^(install|update|check|lock)?$/,
        function* gemfile(inv, resolve) {
          for (const one of inv.values("gemfile"))
            yield* script({ language: "ruby" }, one, resolve);
          yield runs(inv.operands[0]?.value ?? known("bundle"), "project", inv.at);
        },
      ],
      [
        /^(console|open)\b/,
        function* console(inv) {
          const shown = { value: known("irb"), many: false, at: inv.at };
          if (/^console/.test(textOf(inv.operands[0]) ?? ""))
            yield { kind: "execution", argv: [shown] };
        },
      ],
      [
        oneOf(
          /^/,
          "list|show|info|outdated|check|licenses|platform|doctor|version|env|config",
          "init|clean|help",
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
      [/^global (remove|rm|uninstall)\b/, removes],
      [/^self-?update\b/, adds(1, "user")],
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
          "fund|init|dump-autoload|dumpautoload|remove",
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
        /^(fsi|interactive)$/,
        function* typed(inv, resolve) {
          const why = "it runs what it reads, which cannot be seen from here";
          const text = resolve.stdinGiven ? resolve.stdin : unknown(why);
          yield code("fsharp", text, inv.at);
        },
      ],
      [
        oneOf(/^/, "build|run|test|publish|watch|restore|msbuild|pack|ef|script|exec|fsi"),
        "project",
      ],
    ],
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

/** `--file FILE` of gem: in the same word or the next one. */
function gemFiles(inv: Invocation<string>): readonly Argument[] {
  const next = inv.argv.findIndex((one) => /^(-g|--file)$/.test(textOf(one) ?? ""));
  const behind = next < 0 ? [] : inv.argv.slice(next + 1, next + 2);
  return [...inv.values("file"), ...behind];
}
