import { concat, known } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { reads, writes } from "../../roles.ts";
import { runs } from "../languages/interpreter.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

/** Something that is made below a folder. */
const below = (folder: Argument): Argument => ({
  ...folder,
  value: concat(concat(folder.value, known("/")), known("made")),
});

/** Programs that make files of the project's sources and put them where they are told. */
export const makers: readonly CommandSpec[] = [
  plainTool({
    names: "tsc vue-tsc",
    source: "TypeScript 5.5 tsc",
    lenient: true,
    options: [
      "outFile|out= outDir= declarationDir= tsBuildInfoFile= rootDir= project|p= build|b",
      "watch|w noEmit",
      "generateTrace= generateCpuProfile= target|t= module|m= lib= jsx= baseUrl= types=",
      "typeRoots= plugins=",
      "incremental strict init showConfig listFiles noEmitOnError declaration|d sourceMap all v h",
    ],
    idle: ["v", "h", "all", "showConfig"],
    writes: ["outFile", "tsBuildInfoFile", "generateCpuProfile"],
    scripts: ["project"],
    *effects(inv, resolve) {
      const folders = [
        ...inv.values("outDir"),
        ...inv.values("declarationDir"),
        ...inv.values("generateTrace"),
      ];
      yield* writes(folders.map(below), "truncate", resolve);
      // Why: what it does not understand it shows.
      yield* reads(inv.operands, "unknown", resolve);
      yield runs(known("tsc"), "project", inv.at);
    },
  }),
  plainTool({
    names: "mkdocs mike sphinx-build hugo jekyll zola eleventy",
    source: "mkdocs 1.5 mkdocs(1); Hugo 0.121",
    lenient: true,
    options:
      "f|config-file= d|site-dir|dist= b|remote-branch= r|remote-name= m|message= " +
      "a|dev-addr= strict " +
      "clean force p|push s|source= c= D E j= W host= port= bind= theme= h V",
    idle: ["h", "V"],
    scripts: ["f"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const publishes =
        /^(gh-deploy|deploy|publish)\b/.test(line) || (inv.name === "mike" && inv.has("p"));
      if (publishes)
        yield { kind: "publish", what: "publishes the site", act: "change", at: inv.at };
      yield* writes(
        inv
          .values("d")
          .filter(() => !publishes)
          .map(below),
        "truncate",
        resolve,
      );
      yield runs(known(inv.name), "project", inv.at);
    },
  }),
];
