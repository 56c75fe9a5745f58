import { known } from "../../../base/value.ts";
import { isBelow } from "../../../effects/locate.ts";
import { placeOf } from "../../../effects/place.ts";
import type { Target } from "../../../effects/target.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { code, contents, filters, madeFrom } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";

/** How the driver of a compiler is called, as far as it decides what is read, made and run. */
interface Compiler {
  /** Separated by spaces. */
  readonly names: string;
  readonly source: string;
  /** Options whose value is the next word, separated by spaces. */
  readonly separate: string;
  /** Options that name the file that is made. */
  readonly output: RegExp;
  /** What is made when none is named, after the first source file. */
  readonly otherwise: (source: string, words: readonly string[]) => string;
  /** With one of these it prints what it makes. */
  readonly prints?: RegExp;
}

const compilers: readonly Compiler[] = [
  {
    names: "cc gcc g++ c++ c89 c99 clang clang++ tcc gfortran gdc gccgo gnatgcc",
    source: "GCC 12 gcc(1); Clang 14 clang(1)",
    separate: [
      "-o --output -x -I -L -D -U -l -include -imacros -isystem -iquote -idirafter",
      "-iprefix -isysroot -MF -MT -MQ -MJ -Xlinker -Xassembler -Xpreprocessor -Xclang -T",
      "-u -z -e -aux-info -B -A -arch -target --param -dumpbase -dumpdir -wrapper",
      "-framework -mllvm -G -current_version",
    ].join(" "),
    output: /^(-o|--output=?|-MF|-MJ)(.*)$/,
    otherwise: (source, words) => {
      if (words.includes("-c")) return `${stem(source)}.o`;
      return words.includes("-S") ? `${stem(source)}.s` : "a.out";
    },
    prints: /^(-E|-M|-MM)$/,
  },
  {
    names: "rustc",
    source: "rustc 1.80",
    separate: [
      "-o -L -l -C -A -W -D -F -Z --crate-name --crate-type --edition --emit --print --out-dir",
      "--cfg --target --cap-lints --codegen --extern --sysroot --error-format --color --explain",
    ].join(" "),
    output: /^(-o)(.*)$/,
    otherwise: (source) => stem(source),
  },
  {
    names: "ocamlopt ocamlc swiftc dmd ldc2 fpc nasm yasm as ld ld.gold",
    source: "ocamlopt(1) 4.13; nasm(1) 2.16; ld(1) 2.40",
    separate: "-o -package -f -l -L -T -m -e -I -i -target -module-name -format",
    output: /^(-o|--output=|--out:|-of=?|-out:)(.*)$/,
    otherwise: (source) => (source === "" ? "a.out" : stem(source)),
  },
];

/** Compilers and linkers: what they make of visible sources was built here. */
export const compilerTools: readonly CommandSpec[] = compilers.map((compiler) =>
  defineCommand<never>({
    names: compiler.names.split(" "),
    source: compiler.source,
    lenient: true,
    options: {},
    *effects(inv, resolve) {
      yield* compiles(compiler, inv.argv, inv.name, resolve);
    },
  }),
);

function* compiles(
  compiler: Compiler,
  argv: readonly Argument[],
  by: string,
  resolve: Resolve,
): Iterable<Deed> {
  const line = readLine(compiler, argv);
  for (const one of line.words) yield* loaded(one, resolve);
  const words = line.words.map((one) => textOf(one) ?? "");
  const { inputs } = line;
  if (inputs.length === 0) return;
  if (words.some((word) => compiler.prints?.test(word)) && line.outputs.length === 0) {
    yield* filters(by, inputs, resolve);
    return;
  }
  // Why: what a compiler does not understand it prints, line by line.
  for (const input of inputs)
    for (const target of resolve.paths(input, true))
      yield {
        kind: "read",
        target,
        use: isSecret(target, resolve) ? "unknown" : "used",
        at: input.at,
      };
  const content = madeFrom(contents(inputs, resolve), by);
  const [first] = inputs;
  const source = (first && textOf(first)) ?? "";
  const outputs = line.outputs.length > 0 ? line.outputs : [named(compiler, source, words, argv)];
  const ours = inputs.flatMap((one) => resolve.paths(one, true)).every((one) => own(one, resolve));
  for (const output of outputs)
    for (const target of output === undefined ? [] : resolve.paths(output, true))
      yield {
        kind: "write",
        target,
        how: "truncate",
        content,
        ...(ours ? { makes: { kind: "built" } } : {}),
        at: output?.at ?? inputs[0]?.at ?? { start: 0, end: 0 },
      };
}

interface Line {
  readonly inputs: readonly Argument[];
  readonly outputs: readonly Argument[];
  /** Every word that is neither an input nor the value of an option. */
  readonly words: readonly Argument[];
}

function readLine({ separate, output }: Compiler, argv: readonly Argument[]): Line {
  const takesNext = new Set(separate.split(" "));
  const inputs: Argument[] = [];
  const outputs: Argument[] = [];
  const words: Argument[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const text = textOf(argument);
    if (text === undefined || !text.startsWith("-") || text === "-") {
      inputs.push(argument);
      continue;
    }
    const [, name, attached] = output.exec(text) ?? [];
    const value = takesNext.has(text) ? argv[index + 1] : undefined;
    if (value !== undefined) index += 1;
    if (name !== undefined && (attached !== "" || value !== undefined))
      outputs.push(attached === "" ? (value as Argument) : part(argument, attached ?? ""));
    else if (value !== undefined && loading.test(text))
      words.push({ ...argument, value: known(`${text}=${textOf(value) ?? "…"}`) });
    else words.push(argument);
  }
  return { inputs, outputs, words };
}

/** Options by which a compiler loads or runs something of another's. */
const loading = /^-?-?(wrapper|fplugin|specs|load|B|linker|ld-path|Xclang)$/;

/** A plug-in or another program in place of a part of the compiler. */
function* loaded(argument: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(argument) ?? "";
  const [, plugin] = /^-(?:fplugin|specs|load)=(.+)$/.exec(text) ?? [];
  const [, file] = /^@(.+)$/.exec(text) ?? [];
  if (plugin !== undefined) yield* script({ language: "library" }, part(argument, plugin), resolve);
  else if (/^-?-?wrapper=[^…]/.test(text)) {
    const words = text.replace(/^-*wrapper=/, "").split(",");
    yield { kind: "execution", argv: words.map((word) => part(argument, word)) };
  } else if (/^-?-?(wrapper|ld-path)=|^-B=?\S|(^|=)linker=|^-Zcodegen-backend/.test(text))
    yield {
      kind: "opaque",
      why: "another program is run in place of a part of the compiler",
      at: argument.at,
    };
  else if (file !== undefined)
    for (const target of resolve.paths(part(argument, file), true))
      if (resolve.content(target).kind !== "known")
        yield code("options", resolve.content(target), argument.at);
}

const isSecret = ({ path }: Target, { here }: Resolve): boolean =>
  path.kind === "known" && placeOf(path.text, here).class === "secret";

const part = (argument: Argument, text: string): Argument => ({ ...argument, value: known(text) });

function named(
  compiler: Compiler,
  source: string,
  words: readonly string[],
  [first]: readonly Argument[],
): Argument | undefined {
  return first && part(first, compiler.otherwise(source, words));
}

const stem = (source: string): string =>
  (source.split("/").at(-1) ?? source).replace(/\.[^.]*$/, "");

/** The project's own source, or one that earlier commands of this text or session have made. */
function own(target: Target, { here, world, content }: Resolve): boolean {
  const { path } = target;
  if (path.kind !== "known") return false;
  if (here.project !== undefined && isBelow(path.text, here.project)) return true;
  const facts = world.files.lstat(path.text);
  // Why: what is nowhere yet, and whose content the text does not show, may come from anybody.
  if (facts === undefined) return content(target).kind === "known";
  return world.ledger.made(path.text, facts)?.exact === true;
}
