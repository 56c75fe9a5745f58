import { concat, known, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { contents, madeFrom, reads, writes } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

interface Compressor {
  /** The names that compress, unpack and unpack to standard output. */
  readonly names: readonly [string, string, string];
  readonly source: string;
  /**
   * In the notation of `optionList`, with `decompress`, `stdout`, `keep`, `list` and `test` among
   * them.
   */
  readonly options: string | readonly string[];
  readonly suffix: string;
  /** It keeps what it works on without being told to. */
  readonly keeps?: boolean;
}

const common =
  "stdout|c|to-stdout decompress|d|uncompress keep|k list|l test|t force|f quiet|q verbose|v h V L";

const compressors: readonly Compressor[] = [
  {
    names: ["gzip pigz", "gunzip unpigz uncompress", "zcat gzcat"],
    source: "gzip 1.12 gzip(1); pigz 2.6 pigz(1)",
    options: [
      `${common}|license a ascii b= bits= n|no-name N|name r|recursive rsyncable S|suffix=`,
      "synchronous p|processes= i|independent R K|zip z|zlib 1 2 3 4 5 6 7 8 9 fast best",
    ],
    suffix: ".gz",
  },
  {
    names: ["bzip2 lbzip2 pbzip2", "bunzip2", "bzcat"],
    source: "bzip2 1.0.8 bzip2(1)",
    options: `${common} z|compress s|small 1 2 3 4 5 6 7 8 9 fast best p=? n= u S|trace`,
    suffix: ".bz2",
  },
  {
    names: ["xz lzma pixz", "unxz unlzma", "xzcat lzcat"],
    source: "XZ Utils 5.4 xz(1)",
    options: [
      `${common} z|compress single-stream no-sparse S|suffix= files=? files0=? F|format=`,
      "C|check= ignore-check 0 1 2 3 4 5 6 7 8 9 e|extreme fast best block-size= block-list=",
      "flush-timeout= M|memlimit|memory= memlimit-compress= memlimit-decompress=",
      "memlimit-mt-decompress= no-adjust T|threads= Q|no-warn robot info-memory H|long-help",
      "lzma1=? lzma2=? x86=? arm=? arm64=? delta=? filters=",
    ],
    suffix: ".xz",
  },
  {
    names: ["zstd zstdmt pzstd", "unzstd", "zstdcat"],
    source: "zstd 1.5.4 zstd(1)",
    options: [
      `${common} z|compress o= rm D= ultra fast=? long=? T|threads= M= S= B= b=? e= i= r`,
      "filelist= output-dir-flat= output-dir-mirror= format= C check no-check sparse",
      "no-sparse progress no-progress stream-size= size-hint= patch-from= adapt=? rsyncable",
      "train maxdict= dictID= exclude-compressed no-dictID memory= single-thread",
      "auto-threads= content-size no-content-size pass-through no-pass-through",
      "show-default-cparams asyncio no-asyncio mmap-dict no-mmap-dict 1 2 3 4 5 6 7 8 9 0",
    ],
    suffix: ".zst",
    keeps: true,
  },
  {
    names: ["lz4", "unlz4", "lz4cat"],
    source: "lz4 1.9.4 lz4(1)",
    options: [
      `${common} z|compress m|multiple r rm D= B= b e= i= fast=? best favor-decSpeed`,
      "no-frame-crc content-size sparse no-sparse 1 2 3 4 5 6 7 8 9",
    ],
    suffix: ".lz4",
    keeps: true,
  },
  {
    names: ["lzip plzip lzop brotli", "lunzip", "lzopcat"],
    source: "lzip 1.23 lzip(1); brotli 1.0.9 brotli(1)",
    options: `${common} o|output= n= m= s= S= b= B= 0 1 2 3 4 5 6 7 8 9 best fast q= w= lgwin= Z j`,
    suffix: ".lz",
    keeps: true,
  },
];

/** Programs that compress one file into another, or standard input into standard output. */
export const compressorTools: readonly CommandSpec[] = compressors.flatMap((one) =>
  one.names.map((names, index) => compressorSpec(one, names, index)),
);

type Shared = "stdout" | "decompress" | "keep" | "list" | "test" | "V" | "h" | "o" | "rm";

function compressorSpec(one: Compressor, names: string, index: number): CommandSpec {
  return plainTool<string>({
    names,
    source: one.source,
    options: one.options,
    idle: ["h", "V"],
    *effects(inv, resolve) {
      const has = (name: Shared): boolean => inv.has(name);
      const unpacks = index > 0 || has("decompress");
      if (has("list") || has("test")) {
        yield* reads(inv.operands, "measured", resolve);
        return;
      }
      const output = inv.value("o") ?? inv.value("output");
      if (index === 2 || has("stdout") || inv.operands.length === 0) {
        yield* reads(inv.operands, "flows", resolve);
        yield {
          kind: "stdout",
          value: through(contents(inv.operands, resolve), inv.name, unpacks),
        };
        return;
      }
      const keeps = has("keep") || ((one.keeps ?? false) && !has("rm"));
      for (const operand of inv.operands)
        yield* oneFile(
          operand,
          output,
          { suffix: one.suffix, unpacks, keeps, by: inv.name },
          resolve,
        );
    },
  });
}

interface How {
  readonly suffix: string;
  readonly unpacks: boolean;
  readonly keeps: boolean;
  readonly by: string;
}

function* oneFile(
  file: Argument,
  output: Argument | undefined,
  how: How,
  resolve: Resolve,
): Iterable<Deed> {
  yield* reads([file], "used", resolve);
  const value = through(contents([file], resolve), how.by, how.unpacks);
  const made = output ?? { ...file, value: renamed(file, how) };
  yield* writes([made], "truncate", resolve, value);
  if (textOf(made) === "-") yield { kind: "stdout", value };
  if (how.keeps) return;
  // Why: the content lives on under another name, as after a move.
  for (const target of resolve.paths(file, false))
    yield { kind: "delete", target, recursive: false, moved: true, at: file.at };
}

function renamed(file: Argument, how: How): Value {
  if (!how.unpacks) return concat(file.value, known(how.suffix));
  const texts = textsOf(file.value);
  if (texts?.length !== 1) return file.value;
  return known(
    (texts[0] as string)
      .replace(/\.t(gz|bz2?|xz|zst)$/, ".tar")
      .replace(/\.(gz|z|Z|bz2|xz|lzma|zst|lz4|lz|br|tgz)$/, ""),
  );
}

/** What comes out of a decompressor is nothing that anybody has read. */
const through = (value: Value, by: string, unpacks: boolean): Value =>
  madeFrom(value, by, unpacks ? [{ label: "decoded", source: by }] : []);
