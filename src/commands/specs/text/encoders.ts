import { choice, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, madeFrom, reads, writes } from "../../roles.ts";
import { fromBase32, fromBase64, fromHex, toBase64 } from "./decode.ts";
import { textTool } from "./text-tool.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that write bytes as text and back. What they decode is marked as decoded. */
export const encoders: readonly CommandSpec[] = [
  defineCommand({
    names: ["base64", "gbase64", "base32", "basenc"],
    source: `${coreutils} base64(1), base32(1), basenc(1)`,
    options: optionList(
      "decode|d|D ignore-garbage|i wrap|w= base64 base64url base32 base32hex base16",
      "base2msbf base2lsbf z85 help version",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* reads(inv.operands, "flows", resolve);
      const name = inv.name.split("/").at(-1) ?? inv.name;
      const kind = inv.given.find((one) => /^(base\d|z85)/.test(one)) ?? name.replace(/^g/, "");
      const input = contents(inv.operands, resolve);
      if (!inv.has("decode")) {
        const plain = kind === "base64" && textOf(inv.value("wrap")) !== undefined;
        const whole = plain && textOf(inv.value("wrap")) === "0";
        yield {
          kind: "stdout",
          value: whole ? mapped(input, name, toBase64) : madeFrom(input, name),
        };
      } else {
        const decoder = kind === "base64" ? fromBase64 : kind === "base32" ? fromBase32 : undefined;
        yield { kind: "stdout", value: decoded(input, name, decoder) };
      }
    },
  }),
  defineCommand({
    names: ["xxd"],
    source: "vim 9.0 xxd(1)",
    inert: true,
    options: {},
    *effects(inv, resolve) {
      yield* hexDump(inv.argv, resolve);
    },
  }),
  textTool({
    names: "od god",
    source: `${coreutils} od(1)`,
    options: [
      "address-radix|A= endian= skip-bytes|j= read-bytes|N= strings=? S= format|t=",
      "output-duplicates|v width|w=? traditional a b c d f h i l o s x B D e F H I L O X",
    ],
  }),
  textTool({
    names: "hexdump hd",
    source: "util-linux 2.38 hexdump(1)",
    options: [
      "one-byte-octal|b canonical|C one-byte-char|c two-bytes-decimal|d two-bytes-octal|o",
      "two-bytes-hex|x color|L=? format|e= format-file|f= length|n= skip|s= no-squeezing|v",
      "one-byte-hex|X h V",
    ],
    reads: ["format-file"],
  }),
  textTool({
    names: "iconv",
    source: "glibc 2.36 iconv(1)",
    options: "from-code|f= to-code|t= list|l c output|o= silent|s verbose usage V",
    writes: ["output"],
  }),
  textTool({
    names: "uuencode",
    source: "GNU sharutils 4.15 uuencode(1)",
    options: "base64|m encode-file-name|e",
  }),
  defineCommand({
    names: ["uudecode"],
    source: "GNU sharutils 4.15 uudecode(1)",
    options: optionList("output-file|o= ignore-chmod|c help|h version|v"),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* reads(inv.operands, "flows", resolve);
      const value = decoded(contents(inv.operands, resolve), "uudecode");
      const output = inv.value("output-file");
      if (output === undefined)
        yield { kind: "opaque", why: "uudecode writes a file that its input names", at: inv.at };
      else if (/^(-|\/dev\/stdout)$/.test(textOf(output) ?? "")) yield { kind: "stdout", value };
      else yield* writes([output], "truncate", resolve, value);
    },
  }),
];

/**
 * Letters of xxd's options that take an argument. It looks at the first letter of an option only.
 */
const takesArgument = /^--?[cglnosR]/;

function* hexDump(argv: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const operands: Argument[] = [];
  let letters = "";
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const text = textOf(argument) ?? "";
    if (!/^-./.test(text)) operands.push(argument);
    else {
      letters += text.replace(/^--?/, "")[0] ?? "";
      const attached = /^-[cglnosR][-+\da-fx]/.test(text) && !/^-(cols|len|name|seek)/.test(text);
      if (takesArgument.test(text) && !attached) index += 1;
    }
  }
  const [input, output] = operands;
  const files = input ? [input] : [];
  yield* reads(files, "flows", resolve);
  const content = contents(files, resolve);
  const reverts = letters.includes("r");
  const decoder = letters.includes("p") ? fromHex : undefined;
  const value = reverts ? decoded(content, "xxd", decoder) : madeFrom(content, "xxd");
  if (output) yield* writes([output], reverts ? "edit" : "truncate", resolve, value);
  else yield { kind: "stdout", value };
}

function mapped(input: Value, by: string, change: (text: string) => string | undefined): Value {
  const results = textsOf(input)?.map(change);
  return results?.every((one) => one !== undefined) ? choice(results, input) : madeFrom(input, by);
}

/** What a decoder prints: exactly, where it is told without doubt, and marked as decoded anyway. */
function decoded(input: Value, by: string, decoder?: (text: string) => string | undefined): Value {
  const mark = [{ label: "decoded", source: by } as const];
  const value = decoder ? mapped(input, by, decoder) : madeFrom(input, by);
  return { ...value, taint: madeFrom(value, by, mark).taint };
}
