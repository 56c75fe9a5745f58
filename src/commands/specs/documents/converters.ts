import { concat, known, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { code, contents, filters, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { plainTool } from "../plain-tool.ts";

/** Programs that print what they are given in another form. */
const printers = plainTool({
  names:
    "ascii85 base58 basez redcarpet multimarkdown cmark markdown atobm ul urlget " +
    "xmodmap csvlook csvcut csvgrep csvsort nm objdump size readelf addr2line c++filt",
  source: "the manual of each",
  lenient: true,
  options: "d|decode o= e= k= c= f= t= m= C= j= h version|V",
  idle: ["h"],
  effects: (inv, resolve) => filters(inv.name, inv.operands.map(withoutMark), resolve),
});

/** `@file`: what stands in the file is read as further options, and shown where it is none. */
const withoutMark = (one: Argument): Argument =>
  textOf(one)?.startsWith("@") ? { ...one, value: known((textOf(one) as string).slice(1)) } : one;

/** Programs that show a part of a file in their messages. */
const parsers = plainTool({
  names: "efax ksshell bbot pyright basedpyright mypy rustfmt tic infocmp atos volatility",
  source: "the manual of each",
  lenient: true,
  options: [
    "d= i= cy= c|config= p|project= pythonpath= typeshedpath= outputjson w|watch stats",
    "verifytypes=",
    "f= o= junit-xml= cache-dir= config-file= html-report= xml-report= txt-report=",
    "any-exprs-report=",
    "cobertura-xml-report= linecount-report= linecoverage-report= python-executable=",
    "plugins= h V v",
    "profile= C e= r s= xslt-html-report= xslt-txt-report= lineprecision-report= emit= edition=",
    "config-path=",
  ],
  oneDash: false,
  idle: ["h", "V"],
  loads: ["plugins"],
  leaks: ["cy", "i"],
  writes: ["junit-xml", "o"],
  *effects(inv, resolve) {
    const reports = inv.given.filter((name) => name.endsWith("-report")) as "html-report"[];
    yield* writes(
      reports.flatMap((name) => inv.values(name)),
      "create",
      resolve,
    );
    if (inv.name === "volatility") {
      if (inv.operands.some((one) => textOf(one) === "volshell"))
        yield code("python", unknown("volshell runs what it reads"), inv.at);
      return;
    }
    yield* reads([...inv.operands, ...inv.values("d")], "unknown", resolve);
  },
});

/** The tools of gettext: `-o` names a file, and msgfilter runs its filter. */
const gettext = plainTool({
  names:
    "msgattrib msgcat msgconv msgfilter msgmerge msguniq msgcomm msgen msgexec msgfmt msggrep " +
    "msginit msgunfmt xgettext",
  source: "GNU gettext 0.21 msgcat(1), msgfilter(1)",
  lenient: true,
  stopAtOperand: true,
  options: [
    "o|output-file= i|input= P|properties-input p|properties-output D|directory=",
    "f|files-from= U|update",
    "w|width= t|to-code= l= d= x= C|compendium= suffix= lang= color=? style= n= u= e= K=",
    "N= X= F= h V",
  ],
  idle: ["h", "V"],
  writes: ["o"],
  *effects(inv, resolve) {
    const runs = /^msg(filter|exec)$/.test(inv.name);
    const files = runs ? inv.values("i") : [...inv.operands, ...inv.values("i")];
    yield* filters(inv.name, files, resolve);
    if (inv.has("U")) yield* writes(inv.operands.slice(0, 1), "edit", resolve);
    if (runs && inv.operands.length > 0)
      yield { kind: "execution", argv: inv.operands, stdin: unknown("it is a message") };
  },
});

/** dos2unix(1) and its kin change files in place; with `-n` each second operand is made. */
const lineEnds = plainTool({
  names: "dos2unix unix2dos mac2unix unix2mac fromdos todos",
  source: "dos2unix 7.4 dos2unix(1)",
  options: [
    "allow-chown ascii|ascii convmode|c= force|f keepdate|k newline|l newfile|n oldfile|o",
    "to-stdout|O quiet|q remove-bom|r add-bom|m keep-bom|b safe|s skip-symlink|S",
    "follow-symlink|F replace-symlink|R verbose|v info|i=? gb18030 keep-utf16|u assume-utf16le|u",
    "display-enc= no-add-eol add-eol|e 7 iso|1252 license|L h V",
  ],
  lenient: true,
  idle: ["h", "V", "info", "license"],
  *effects(inv, resolve) {
    const paired = inv.has("newfile");
    const sources = inv.operands.filter((_, index) => !paired || index % 2 === 0);
    if (inv.has("to-stdout")) yield* filters(inv.name, sources, resolve);
    else if (paired)
      for (const [index, made] of inv.operands.entries()) {
        const from = inv.operands[index - 1];
        if (index % 2 === 0 || from === undefined) continue;
        yield* reads([from], "used", resolve);
        yield* writes([made], "truncate", resolve, madeFrom(contents([from], resolve), inv.name));
      }
    else yield* writes(sources, "edit", resolve);
  },
});

/** exiftool(1): `-TAG=VALUE` writes, and the tag `FileName` or `Directory` moves the file. */
const exiftool = plainTool({
  names: "exiftool",
  source: "ExifTool 12.57 exiftool(1)",
  lenient: true,
  oneDash: true,
  options:
    "o= w= W= if= p= x= ext= config= csv= json= tagsFromFile= TagsFromFile= @= stay_open= " +
    "ver filename v",
  idle: ["ver"],
  scripts: ["config"],
  *effects(inv, resolve) {
    const files: Argument[] = [];
    let changes = false;
    for (const one of inv.argv) {
      const text = textOf(one) ?? "";
      const [, tag = "", sign = "", value = ""] =
        /^--?([\w:-]+)([+^-]?<?=|<)(.*)$/s.exec(text) ?? [];
      if (sign === "") continue;
      const file = { ...one, value: known(value) };
      changes = true;
      if (/^(file:)?(filename|testname|directory|hardlink|symlink)$/i.test(tag)) files.push(file);
      if (sign === "<=") yield* reads([file], "unknown", resolve);
    }
    for (const one of inv.values("if")) yield code("perl", one.value, one.at);
    for (const one of inv.values("p"))
      if (/[/.]/.test(textOf(one) ?? "")) yield* reads([one], "used", resolve);
    const sources = inv.operands.filter((one) => !/^-/.test(textOf(one) ?? ""));
    const content = madeFrom(contents(sources, resolve), "exiftool");
    const named = [...files, ...inv.values("o"), ...inv.values("w"), ...inv.values("W")];
    // Why: behind -w a bare word is an extension.
    for (const one of named)
      if (/[/%]/.test(textOf(one) ?? "/") || files.includes(one))
        yield* writes([one], "truncate", resolve, content);
    if (changes && !inv.has("o")) yield* writes(sources, "edit", resolve);
    yield* reads(sources, "measured", resolve);
    if (files.length > 0) yield* carried(sources, resolve);
  },
});

/** qpdf(1): the last of two files is made. */
const qpdf = plainTool({
  names: "qpdf",
  source: "QPDF 11.3 qpdf(1)",
  lenient: true,
  options:
    "empty add-attachment= key= show-attachment= check replace-input job-json-file= " +
    "json=? password= " +
    "password-file= split-pages=? pages copy-attachments-from= show-npages " +
    "requires-password is-encrypted",
  idle: ["check", "show-npages", "requires-password", "is-encrypted"],
  reads: ["job-json-file", "password-file"],
  *effects(inv, resolve) {
    const attached = inv.values("add-attachment");
    yield* reads(attached, "used", resolve);
    const files = inv.operands.filter((one) => !/^(--|\.)$/.test(textOf(one) ?? ""));
    const made = inv.has("empty") ? files.slice(-1) : files.slice(1).slice(-1);
    if (inv.has("show-attachment")) yield* filters("qpdf", files, resolve);
    else {
      const taken = [...attached, ...files.filter((one) => !made.includes(one))];
      yield* writes(made, "truncate", resolve, madeFrom(contents(taken, resolve), "qpdf"));
      if (inv.has("replace-input")) yield* writes(files.slice(0, 1), "edit", resolve);
    }
  },
});

/** csvtool(1): `call` hands each row to a shell. */
const csvtool = plainTool({
  names: "csvtool",
  source: "csvtool 2.4 csvtool(1)",
  stopAtOperand: true,
  options: "t= u= o= z= h",
  idle: ["h"],
  *effects(inv, resolve) {
    const [verb, ...rest] = inv.operands;
    const output = rest.findIndex((one) => textOf(one) === "-o");
    const made = [...inv.values("o"), ...(output >= 0 ? rest.slice(output + 1) : [])];
    const files = (output >= 0 ? rest.slice(0, output) : rest).slice(1);
    if (textOf(verb) === "call" && rest[0]) yield shellText(rest[0].value, rest[0].at);
    const content = madeFrom(contents(files, resolve), "csvtool");
    yield* writes(made, "truncate", resolve, content);
    yield* filters("csvtool", files, resolve);
  },
});

/** genisoimage(1) and mksquashfs(1): folders become an image. */
const images = plainTool({
  names: "genisoimage mkisofs xorrisofs",
  source: "cdrkit 1.1 genisoimage(1)",
  lenient: true,
  oneDash: true,
  options:
    "o|output= b= c= V= sort= path-list= root= p= P= A= hide= m= x= exclude-list= " +
    "log-file= quiet q r R J v",
  leaks: ["sort", "path-list", "exclude-list"],
  writes: ["log-file"],
  *effects(inv, resolve) {
    const held = yield* carried(inv.operands, resolve);
    const output = inv.value("o");
    const content = madeFrom(held ?? known(""), "genisoimage");
    if (output && textOf(output) !== "-") yield* writes([output], "truncate", resolve, content);
    else yield { kind: "stdout", value: content };
  },
});

/** arj(1) and pax(1): archives. */
const archives: readonly CommandSpec[] = [
  plainTool({
    names: "arj",
    source: "arj 3.10 arj(1)",
    lenient: true,
    options: "y r v e g= x=",
    *effects(inv, resolve) {
      const [verb, archive, ...rest] = inv.operands;
      const act = textOf(verb) ?? "";
      if (/^[aumf]/.test(act)) yield* packed(archive, rest, "arj", resolve);
      else if (/^[ex]/.test(act))
        for (const one of rest.slice(0, 1))
          yield* writes([within(one)], "truncate", resolve, unknown("the archive holds it"));
      else if (act === "p" && archive) yield* filters("arj", [archive], resolve);
    },
  }),
  plainTool({
    names: "pax",
    source: "pax 20211024 pax(1)",
    options:
      "r w a b= c d f= g= i j k l n o= p= s= t u v x= z A B= D E= G= H L M O P T= U= X Y Z 0",
    *effects(inv, resolve) {
      const [...files] = inv.operands;
      if (inv.has("w") && inv.has("r"))
        yield* writes(files.slice(-1).map(within), "truncate", resolve);
      else if (inv.has("w")) {
        const archive = inv.value("f");
        if (archive) yield* packed(archive, files, "pax", resolve);
        else {
          const held = yield* carried(files, resolve);
          yield { kind: "stdout", value: madeFrom(held ?? resolve.stdin, "pax") };
        }
      } else if (inv.has("r"))
        yield* writes(
          [within({ value: known("."), many: false, at: inv.at })],
          "truncate",
          resolve,
        );
    },
  }),
];

function* packed(
  archive: Argument | undefined,
  files: readonly Argument[],
  by: string,
  resolve: Resolve,
): Iterable<Deed> {
  const held = yield* carried(files, resolve);
  yield* writes([archive], "truncate", resolve, madeFrom(held ?? known(""), by));
}

/** Something below a folder that the archive names. */
const within = (folder: Argument): Argument => ({
  ...folder,
  value: concat(concat(folder.value, known("/")), known("unpacked")),
});

/** zic(8): its `-y` is a program; what it compiles lands below `-d`. */
const zic = plainTool({
  names: "zic",
  source: "tz 2022g zic(8)",
  options: "b= d= l= L= p= r= s t= v y= h",
  idle: ["h"],
  runs: ["y"],
  *effects(inv, resolve) {
    const folder = inv.value("d") ?? {
      value: known("/usr/share/zoneinfo"),
      many: false,
      at: inv.at,
    };
    yield* writes([within(folder)], "truncate", resolve);
    yield* reads(inv.operands, "unknown", resolve);
  },
});

/** Programs that make another form of a file. */
export const converters: readonly CommandSpec[] = [
  printers,
  parsers,
  gettext,
  lineEnds,
  exiftool,
  qpdf,
  csvtool,
  images,
  ...archives,
  zic,
];
