import { known, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { code, contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { lineTool } from "../managers/line-tool.ts";
import { plainTool } from "../plain-tool.ts";
import { oneOf } from "./patterns.ts";

/** ffmpeg(1): files behind `-i` go into the others. */
const ffmpeg: CommandSpec = defineCommand({
  names: ["ffmpeg"],
  source: "FFmpeg 5.1 ffmpeg(1)",
  inert: true,
  options: {},
  *effects(inv, resolve) {
    const inputs: Argument[] = [];
    const outputs: Argument[] = [];
    for (let index = 0; index < inv.argv.length; index += 1) {
      const one = inv.argv[index] as Argument;
      const word = textOf(one);
      const next = inv.argv[index + 1];
      if (word === "-i" && next) {
        inputs.push(next);
        index += 1;
      } else if (word === undefined || !/^-./.test(word)) outputs.push(one);
      else if (!alone.test(word)) index += 1;
    }
    for (const one of inv.argv)
      for (const [, library = ""] of (textOf(one) ?? "").matchAll(pluginFile))
        for (const target of resolve.paths({ ...one, value: known(library) }, true))
          yield code("library", resolve.content(target), one.at);
    yield* reads(inputs.filter(isFile), "used", resolve);
    for (const one of inputs)
      if (!isFile(one)) yield { kind: "connect", to: one.value, at: one.at };
    const content = madeFrom(contents(inputs.filter(isFile), resolve), "ffmpeg");
    for (const one of outputs)
      if (isFile(one)) yield* writes([one], "truncate", resolve, content);
      else yield { kind: "connect", to: one.value, sends: content, at: one.at };
  },
});

/** Filters of ffmpeg that load a library by its path. */
const pluginFile = /(?:ladspa|lv2|frei0r|vst)=(?:(?:file|f|plugin|p|filter_name)=)?([./][^:,;]*)/g;

/** Options of ffmpeg without an argument. */
const alone = oneOf(
  "-",
  "y|n|vn|an|sn|dn|re|stats|nostats|nostdin|hide_banner|report|copyts",
  "shortest|benchmark|dump|hex|version|h|help|formats|codecs|encoders",
  "decoders|filters|protocols|devices|L|buildconf|ignore_unknown|autorotate",
  "noautorotate|xerror|psnr|vstats|intra|accurate_seek|bitexact|start_at_zero",
  "update",
);

const isFile = (one: Argument): boolean =>
  !/^(?!file:)[a-z][a-z0-9+]+:\/\//i.test(textOf(one) ?? "") &&
  !/^(lavfi|pipe|anullsrc|testsrc|color)/.test(textOf(one) ?? "");

/** ImageMagick: the last operand is written; prefixes of a name choose how it is read. */
const magick = lineTool({
  names: "convert magick compare composite montage mogrify identify import",
  source: "ImageMagick 6.9 convert(1)",
  oneDash: true,
  options: [
    "resize= quality= density= background= fill= font= pointsize= gravity= draw=",
    "annotate= crop= geometry= format= write= define= depth= rotate= extent= thumbnail=",
    "blur= colorspace= type= alpha= border= bordercolor= delay= loop= size= layers=",
    "compress= path= script= process= page= channel= fuzz= transparent= opaque= sharpen=",
    "level= colors= threshold= metric= tile= label= set= filter= sample= scale= shave=",
    "splice= stroke= strokewidth= swirl= threads= units= window= undercolor= dispose=",
    "compose= evaluate= fx= map= mask= modulate= noise= region= roll= shear= unsharp=",
    "virtual-pixel= distort= gamma= interlace= limit= sampling-factor=",
  ].join(" "),
  rules: [
    [
      /^/,
      function* converts(inv, resolve) {
        for (const one of inv.operands) {
          const text = textOf(one) ?? "";
          if (
            /^(\||msl:|ephemeral:|url:|https?:|ftp:|mvg:|pango:@|caption:@|label:@|text:)/i.test(
              text,
            )
          ) {
            if (text.startsWith("|")) yield shellText(known(text.slice(1)), one.at);
            else if (/^(url:)?https?:|^ftp:/.test(text))
              yield { kind: "connect", to: known(text.replace(/^url:/, "")), at: one.at };
            else if (/^(msl|mvg|ephemeral):/i.test(text))
              yield { kind: "opaque", why: "the image is a program of its own", at: one.at };
            else
              yield* reads(
                [{ ...one, value: known(text.replace(/^\w+:@?/, "")) }],
                "flows",
                resolve,
              );
          }
        }
        for (const one of inv.values("script")) yield* script({ language: "magick" }, one, resolve);
        yield* writes(inv.values("write"), "truncate", resolve);
        const files = inv.operands.filter((one) => !/^(\w+:|\(|\)|\+)/.test(textOf(one) ?? "…"));
        if (/^(identify|compare)$/.test(inv.name)) return;
        if (inv.name === "mogrify")
          yield* writes(files, inv.has("path") ? "create" : "edit", resolve);
        else if (files.length > 1 || inv.name === "import")
          yield* writes(files.slice(-1), "truncate", resolve);
      },
    ],
  ],
});

/** pandoc(1): filters and engines are programs; the output is a file or standard output. */
const pandoc = lineTool({
  names: "pandoc",
  source: "pandoc 2.17 pandoc(1)",
  options: [
    "o|output= f|from|r|read= t|to|w|write= F|filter= L|lua-filter= template= pdf-engine=",
    "pdf-engine-opt= c|css= H|include-in-header= B|include-before-body=",
    "A|include-after-body= V|variable= M|metadata= metadata-file= defaults|d= data-dir=",
    "bibliography= csl= reference-doc= resource-path= extract-media= log=",
    "syntax-definition= highlight-style= shift-heading-level-by= s|standalone toc",
    "toc-depth= N wrap= columns= s",
  ].join(" "),
  rules: [
    [
      /^/,
      function* converted(inv, resolve) {
        for (const one of [...inv.values("F"), ...inv.values("L")])
          yield* script({ language: "filter" }, one, resolve);
        for (const one of inv.values("pdf-engine"))
          if (
            !oneOf(
              "",
              "pdflatex|xelatex|lualatex|tectonic|wkhtmltopdf|weasyprint|prince|typst",
              "context|latexmk|pagedjs-cli",
            ).test(textOf(one) ?? "")
          )
            yield { kind: "execution", argv: [one] };
        for (const one of [...inv.values("f"), ...inv.values("t")])
          if (/\.lua$/.test(textOf(one) ?? "")) yield* script({ language: "lua" }, one, resolve);
        const remote = inv.operands.filter((one) => /^https?:/.test(textOf(one) ?? ""));
        for (const one of remote) yield { kind: "connect", to: one.value, at: one.at };
        const files = inv.operands.filter((one) => !remote.includes(one));
        const output = inv.value("o");
        yield* reads(files, output ? "used" : "flows", resolve);
        const value = madeFrom(contents(files, resolve), "pandoc");
        if (output && textOf(output) !== "-") yield* writes([output], "truncate", resolve, value);
        else yield { kind: "stdout", value };
      },
    ],
  ],
});

/** Ghostscript: since 9.50 files are only reached with `-dNOSAFER`. */
const ghostscript = lineTool({
  names: "gs ghostscript gsx ps2pdf",
  source: "Ghostscript 10.0 gs(1)",
  oneDash: true,
  options: "o= f= c= I=",
  rules: [
    [
      /^/,
      function* rendered(inv, resolve) {
        for (const one of inv.argv) {
          const text = textOf(one) ?? "";
          const [, output] = /^-sOutputFile=(.+)$/s.exec(text) ?? [];
          const [, pipe] = /^%pipe%(.*)$|^\|(.*)$/s.exec(output ?? "") ?? [];
          if (/^-d(NOSAFER|DELAYSAFER)/.test(text))
            yield {
              kind: "opaque",
              why: "the document may do anything without -dSAFER",
              at: one.at,
            };
          else if (pipe !== undefined) yield shellText(known(pipe), one.at);
          else if (output && !/^(-|%stdout%?)$/.test(output))
            yield* writes([{ ...one, value: known(output) }], "truncate", resolve);
        }
        yield* writes(inv.values("o"), "truncate", resolve);
        if (inv.name === "ps2pdf") yield* writes(inv.operands.slice(1, 2), "truncate", resolve);
      },
    ],
  ],
});

/** Documents to pages: the last operand is written, addresses are fetched. */
const pages = lineTool({
  names: "wkhtmltopdf wkhtmltoimage weasyprint prince",
  source: "wkhtmltopdf 0.12",
  options: [
    "page-size|s= orientation|O= margin-top|T= header-html= footer-html= cookie= post=",
    "post-file= run-script= user-style-sheet= output|o= allow= enable-local-file-access",
  ].join(" "),
  rules: [
    [
      /^/,
      function* printed(inv, resolve) {
        const [...inputs] = inv.operands;
        const output = inv.value("output") ?? inputs.pop();
        for (const one of inputs)
          if (/^https?:/.test(textOf(one) ?? ""))
            yield { kind: "connect", to: one.value, at: one.at };
          else yield* reads([one], "used", resolve);
        yield* reads(inv.values("post-file"), "used", resolve);
        yield* writes([output], "truncate", resolve, unknown("it is made of pages"));
      },
    ],
  ],
});

/** LibreOffice without a window: converts files; macros run. */
const office = plainTool({
  names: "libreoffice soffice localc lowriter unoconv",
  source: "LibreOffice 7.4 soffice(1)",
  options: [
    "headless convert-to= outdir= infilter= invisible nologo norestore cat print-to-file",
    "p= accept= env= f=",
  ].join(" "),
  lenient: true,
  *effects(inv: Invocation<never>, resolve: Resolve): Iterable<Deed> {
    const given = inv as Invocation<string>;
    yield* writes(given.values("outdir"), "create", resolve);
    for (const one of inv.operands)
      if (/^(macro|vnd\.sun\.star\.script|slot):/.test(textsOf(one.value)?.[0] ?? ""))
        yield { kind: "opaque", why: "a macro is run", at: one.at };
    if (given.has("accept")) yield { kind: "listen", offers: "shell", at: inv.at };
  },
});

/** Programs that make media and documents. */
export const mediaTools: readonly CommandSpec[] = [
  ffmpeg,
  magick,
  pandoc,
  ghostscript,
  pages,
  office,
];
