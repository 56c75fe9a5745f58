import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { contents, environmentTaint, madeFrom, reads, writes } from "../../roles.ts";

const jqOptions = optionList(
  "null-input|n raw-input|R slurp|s compact-output|c raw-output|r raw-output0",
  "join-output|j ascii-output|a color-output|C monochrome-output|M sort-keys|S tab indent=",
  "unbuffered stream stream-errors seq exit-status|e from-file|f= L= args jsonargs",
  "binary|b build-configuration help|h version|V yaml-output|y yaml-roundtrip|Y in-place|i",
  "width|w= explicit-start explicit-end yaml-output-grammar-version= toml-output|t",
  "xml-output|x",
);

/** jq(1) and the yq that wraps it: programs over JSON, which cannot write files or run commands. */
export const jq: CommandSpec = defineCommand({
  names: ["jq", "gojq", "jaq"],
  source: "jq 1.7 jq(1)",
  inert: true,
  options: {},
  effects: (inv, resolve) => queried(inv, false, resolve),
});

/** yq: jq for YAML (kislyuk), or a program of its own (mikefarah); both can edit files in place. */
export const yq: CommandSpec = defineCommand({
  names: ["yq", "xq", "tomlq", "dasel"],
  source: "yq 3.4 (kislyuk) and yq 4.40 (mikefarah), `yq --help`",
  inert: true,
  options: {},
  effects: (inv, resolve) => queried(inv, true, resolve),
});

function* queried(inv: Invocation, yaml: boolean, resolve: Resolve): Iterable<Deed> {
  const { argv, files: bound } = withoutBindings(inv.argv);
  const given = getopt(argv, { options: yaml ? yqOptions : jqOptions });
  const parsed = given as unknown as Invocation<
    "from-file" | "args" | "jsonargs" | "help" | "null-input" | "in-place" | "split-exp"
  >;
  if (parsed.has("help")) return;
  let operands = parsed.operands;
  if (yaml && /^(e|eval|ea|eval-all)$/.test(textOf(operands[0]) ?? ""))
    operands = operands.slice(1);
  const fromFile = parsed.value("from-file");
  const program = fromFile ?? operands[0];
  const rest = fromFile ? operands : operands.slice(1);
  // Why: behind --args the operands are texts.
  const files = parsed.has("args") || parsed.has("jsonargs") ? [] : rest;
  yield* reads(bound, "flows", resolve);
  yield* reads([fromFile], "used", resolve);
  const text = textOf(fromFile ? undefined : program) ?? "";
  if (yaml && parsed.has("split-exp"))
    yield { kind: "opaque", why: "it writes files that its program names", at: inv.at };
  if (yaml && parsed.has("in-place")) {
    yield* reads(files, "used", resolve);
    yield* writes(files, "edit", resolve);
    return;
  }
  const measured = printsNames.test(text);
  yield* reads(files, measured ? "measured" : "flows", resolve);
  const input = contents([...bound, ...files], resolve);
  const environment = /\benv\b|\$ENV|strenv|envsubst/.test(text) ? environmentTaint(resolve) : [];
  const taint = [...(program?.value.taint ?? []), ...environment];
  const kept = measured || parsed.has("null-input") ? { ...input, taint: [] } : input;
  yield { kind: "stdout", value: madeFrom(kept, inv.name, taint) };
}

const yqOptions = {
  ...jqOptions,
  ...optionList(
    "input-format|p= output-format|o= inplace unwrapScalar|r=? no-doc|N prettyPrint|P",
    "split-exp|s= expression nul-output|0 front-matter= string-interpolation=?",
    "header-preprocess=?",
  ),
  "in-place": { short: "i", long: ["inplace"] },
  "from-file": { long: ["expression-file"], argument: "required" },
} as const;

/** Programs that print keys, lengths and types only. */
const printsNames =
  /^\s*(\.[\w.[\]"-]*\s*\|\s*)*(keys(_unsorted)?(\[\]|\s*\|\s*\.\[\])?|length|type|empty)\s*$/;

/** `--arg name text` and `--slurpfile name file` take two words. */
function withoutBindings(argv: readonly Argument[]): {
  readonly argv: readonly Argument[];
  readonly files: readonly Argument[];
} {
  const rest: Argument[] = [];
  const files: Argument[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const text = textOf(argv[index]) ?? "";
    const binding = /^--(arg|argjson|slurpfile|rawfile|argfile)$/.exec(text);
    if (!binding) {
      rest.push(argv[index] as Argument);
      continue;
    }
    const file = argv[index + 2];
    if (/file$/.test(text) && file) files.push(file);
    index += 2;
  }
  return { argv: rest, files };
}
