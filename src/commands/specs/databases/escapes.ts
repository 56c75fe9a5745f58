import type { Span } from "../../../base/span.ts";
import { known, textsOf, type Value } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";
import { code, reads, shellText, writes } from "../../roles.ts";

/** Whose own commands stand between the statements. */
export type Dialect = "psql" | "mysql" | "sqlite" | "none";

interface Escape {
  readonly pattern: RegExp;
  /** What the text that the pattern takes out is. */
  readonly means: "runs" | "writes" | "reads" | "loads" | "script";
}

const byDialect: Readonly<Record<Dialect, readonly Escape[]>> = {
  psql: [
    { pattern: /\\!\s*([^\n]+)/g, means: "runs" },
    { pattern: /\\(?:o|out|g|gx|w|write)\s*\|\s*([^\n]+)/g, means: "runs" },
    { pattern: /\bprogram\s+'((?:[^']|'')*)'/gi, means: "runs" },
    { pattern: /\\(?:o|out|w|write|s|g|gx)\s+([^\s|;]+)/g, means: "writes" },
    { pattern: /\\copy\s.*?\bto\s+'?([^\s';]+)/gi, means: "writes" },
    { pattern: /\\copy\s.*?\bfrom\s+'?([^\s';]+)/gi, means: "reads" },
    { pattern: /\\(?:i|ir|include|include_relative)\s+(\S+)/g, means: "script" },
  ],
  mysql: [
    { pattern: /(?:\\!|(?:^|[;\n])\s*system)\s+([^\n;]+)/gi, means: "runs" },
    { pattern: /(?:\\P|(?:^|[;\n])\s*pager)\s+([^\n;]+)/g, means: "runs" },
    { pattern: /(?:\\T|(?:^|[;\n])\s*tee)\s+(\S+)/g, means: "writes" },
    { pattern: /(?:\\\.|(?:^|[;\n])\s*source)\s+([^\s;]+)/gi, means: "script" },
    { pattern: /\bload\s+data\s+local\s+infile\s+'([^']+)'/gi, means: "reads" },
  ],
  sqlite: [
    { pattern: /^\s*\.(?:shell|system)\s+([^\n]+)/gm, means: "runs" },
    { pattern: /^\s*\.(?:output|once|excel)\s+(?:-\S+\s+)*['"]?\|\s*([^\n]+)/gm, means: "runs" },
    { pattern: /^\s*\.import\s+(?:-\S+\s+)*['"]?\|\s*([^\n]+)/gm, means: "runs" },
    {
      pattern: /^\s*\.(?:output|once|backup|save|clone|log)\s+['"]?([^\s|'"]+)/gm,
      means: "writes",
    },
    { pattern: /\bwritefile\s*\(\s*'([^']+)'/gi, means: "writes" },
    { pattern: /\battach\s+(?:database\s+)?'([^']+)'/gi, means: "writes" },
    { pattern: /^\s*\.(?:import|restore|open)\s+(?:-\S+\s+)*['"]?([^\s|'"]+)/gm, means: "reads" },
    { pattern: /\breadfile\s*\(\s*'([^']+)'/gi, means: "reads" },
    { pattern: /^\s*\.load\s+['"]?([^\s'"]+)/gm, means: "loads" },
    { pattern: /\bload_extension\s*\(\s*'([^']+)'/gi, means: "loads" },
    { pattern: /\bedit\s*\(.*?,\s*'([^']+)'/gi, means: "runs" },
    { pattern: /^\s*\.read\s+['"]?([^\s|'"]+)/gm, means: "script" },
  ],
  none: [],
};

/** What a client's own commands in a text do on this machine. */
export function* escapes(
  text: Value,
  dialect: Dialect,
  at: Span,
  resolve: Resolve,
): Iterable<Deed> {
  // Why: statements that a host sends are a program of its own.
  if (text.kind !== "known" && text.taint.some((one) => one.label === "network"))
    yield code("sql", text, at);
  for (const one of textsOf(text) ?? [])
    for (const { pattern, means } of byDialect[dialect])
      for (const match of one.matchAll(pattern))
        yield* escaped(match[1] ?? "", means, { value: known(""), many: false, at }, resolve);
}

function* escaped(
  text: string,
  means: Escape["means"],
  from: Argument,
  resolve: Resolve,
): Iterable<Deed> {
  const file = { ...from, value: known(text) };
  switch (means) {
    case "runs":
      yield shellText(known(text), from.at);
      return;
    case "writes":
      if (!/^(stdout|off)$/.test(text)) yield* writes([file], "truncate", resolve);
      return;
    case "reads":
      if (!/^(stdin|pstdin)$/.test(text)) yield* reads([file], "unknown", resolve);
      return;
    case "loads":
      for (const target of resolve.paths(file, true))
        yield code("library", resolve.content(target), from.at);
      return;
    case "script":
      for (const target of resolve.paths(file, true))
        yield code("sql", resolve.content(target), from.at);
  }
}
