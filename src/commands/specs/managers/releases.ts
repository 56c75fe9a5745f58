import { known } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { code } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { lineTool } from "./line-tool.ts";

import { adds, executes, oneOf, publishes } from "./meanings.ts";

/** Package managers and release tools of more languages. */
export const moreToolchains: readonly CommandSpec[] = [
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
      [
        /^$/,
        function* typed(inv, resolve) {
          if (inv.name === "cpan" && resolve.stdinGiven) yield code("perl", resolve.stdin, inv.at);
        },
      ],
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
