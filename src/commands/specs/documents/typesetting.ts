import { known, textsOf } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, filters, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { plainTool } from "../plain-tool.ts";

/** tex(1) and its kin: the operand is a file or, with a backslash, a text. */
const tex = plainTool({
  names:
    "tex latex pdftex pdflatex xetex xelatex luatex lualatex luahbtex etex eptex platex uplatex " +
    "dvilualatex context tectonic",
  source: "TeX Live 2022 tex(1), pdftex(1), luatex(1)",
  oneDash: true,
  options: [
    "shell-escape|enable-write18 no-shell-escape|disable-write18 shell-restricted ini etex enc",
    "interaction= halt-on-error file-line-error file-line-error-style",
    "no-file-line-error-style fmt=",
    "jobname= output-directory= aux-directory= output-format= output-comment= kpathsea-debug=",
    "mktex= no-mktex= progname= recorder synctex= src-specials=? parse-first-line",
    "no-parse-first-line 8bit translate-file= default-translate-file= mltex ipc ipc-start",
    "cnf-line=",
    "draftmode lua= luaonly safer nosocket no-pdf papersize= output-driver= batch",
    "batchmode nonstopmode",
    "undump= outdir= outfmt= keep-logs keep-intermediates print|p X= purge purgeall once",
    "run= mode=",
  ],
  runs: ["output-driver"],
  scripts: ["lua"],
  *effects(inv, resolve) {
    const free = inv.has("shell-escape");
    yield* writes(inv.values("output-directory"), "create", resolve);
    for (const one of inv.operands) {
      const text = textOf(one);
      if (text === undefined || !/[\\&]/.test(text)) yield* reads([one], "used", resolve);
      else yield* texText(text, one, free, resolve);
    }
  },
});

/** A text of TeX: what it runs where it may, what it reads and what it writes. */
function* texText(text: string, from: Argument, free: boolean, resolve: Resolve): Iterable<Deed> {
  const each = (pattern: RegExp): readonly Argument[] =>
    [...text.matchAll(pattern)].map((match) => ({ ...from, value: known(match[1] ?? "") }));
  const run = each(/\\(?:immediate\s*)?write\s*18\s*\{([^}]*)\}/g);
  const piped = each(/"\|([^"]+)"/g);
  if (free) for (const one of [...run, ...piped]) yield shellText(one.value, from.at);
  for (const one of each(/\\directlua\s*\{([\s\S]*)\}/g)) yield code("lua", one.value, from.at);
  yield* reads(
    each(/\\(?:verbatiminput|input|include|lstinputlisting|includegraphics\S*)\s*\{?([^\s{}\\]+)/g),
    "unknown",
    resolve,
  );
  yield* reads(each(/\\openin\s*\S+?\s*=\s*([^\s\\]+)/g), "unknown", resolve);
  yield* writes(each(/\\openout\s*\S+?\s*=\s*([^\s\\]+)/g), "truncate", resolve);
}

/** latexmk(1): its options and settings are Perl, and its programs are commands. */
const latexmk = plainTool({
  names: "latexmk",
  source: "latexmk 4.79 latexmk(1)",
  oneDash: true,
  lenient: true,
  options:
    "e= r= latex= pdflatex= lualatex= xelatex= dvipdf= dvips= ps2pdf= bibtex= biber= makeindex= " +
    "pdflualatex= pdfxelatex= outdir= auxdir= output-directory= jobname= print= " +
    "usepretex= pretex= " +
    "c C pdf ps dvi pvc norc quiet silent version v help",
  idle: ["v"],
  runs: [
    "latex",
    "pdflatex",
    "lualatex",
    "xelatex",
    "dvipdf",
    "dvips",
    "ps2pdf",
    "bibtex",
    "biber",
    "makeindex",
  ],
  scripts: ["r"],
  *effects(inv, resolve) {
    for (const one of inv.values("e")) yield code("perl", one.value, one.at);
    yield* writes([...inv.values("outdir"), ...inv.values("auxdir")], "create", resolve);
    yield* reads(inv.operands, "used", resolve);
  },
});

/** dvips(1): documents may ask for a command, which is only refused with `-R`. */
const dvips = plainTool({
  names: "dvips",
  source: "TeX Live 2022 dvips(1)",
  lenient: true,
  options:
    "o= R=? D= t= p= l= n= P= h= X= Y= x= y= O= T= c= C= a A B E f F i j k K m M N q r s " +
    "S= U V z Z",
  *effects(inv, resolve) {
    for (const one of inv.values("o")) {
      const [, pipe] = /^[!|](.*)$/.exec(textOf(one) ?? "") ?? [];
      if (pipe === undefined) yield* writes([one], "truncate", resolve);
      else yield shellText(known(pipe), one.at);
    }
    yield* reads(inv.operands, "used", resolve);
    if (inv.values("R").some((one) => textOf(one) === "0"))
      yield {
        kind: "code",
        language: "shell",
        text: known(""),
        judged: false,
        at: inv.at,
      };
  },
});

/** groff(1) and what it is made of; with `-U` a document may run commands. */
const roff = plainTool({
  names:
    "groff troff nroff gtroff gnroff eqn geqn neqn tbl gtbl pic gpic soelim gsoelim " +
    "zsoelim refer grn mandoc",
  source: "groff 1.22 groff(1), pic(1), soelim(1); man-db 2.11 zsoelim(1)",
  lenient: true,
  options: "m= T= d= r= f= F= I= K= L= M= n= o= P= w= W= D= U S C h v|V",
  idle: ["h", "v"],
  *effects(inv, resolve) {
    yield* filters(inv.name, inv.operands, resolve);
    const folder = resolve.variable("GROFF_BIN_PATH");
    if (folder && textsOf(folder)?.some((one) => /^(\.|\/(var\/)?tmp|\/dev\/shm)/.test(one)))
      yield { kind: "code", language: "shell", text: folder, judged: false, at: inv.at };
    if (inv.has("U") && resolve.stdinGiven) yield* unsafe(inv, resolve);
  },
});

/** `sh X text X` of pic(1), `.sy text` and `.pso text` of troff(1). */
function* unsafe(inv: Pick<Invocation, "at">, resolve: Resolve): Iterable<Deed> {
  for (const line of textsOf(resolve.stdin)?.flatMap((one) => one.split("\n")) ?? []) {
    const [, , inPic] = /^\s*sh\s*(\S)(.*)\1\s*$/.exec(line) ?? [];
    const [, asked] = /^[.']\s*(?:sy|pso)\s+(.*)$/.exec(line) ?? [];
    const text = inPic ?? asked;
    if (text !== undefined) yield shellText(known(text.trim()), inv.at);
  }
}

/** enscript(1): its input filter is a command. */
const enscript = plainTool({
  names: "enscript a2ps",
  source: "GNU enscript 1.6 enscript(1)",
  lenient: true,
  options:
    "I|filter= o|p|output= P|d|printer= E|highlight=? f|font= F|header-font= b|header= L= " +
    "M= n= N= " +
    "s= S= t|title= T= u|underlay=? U= w|language= W= X= H=? C=? G|fancy-header=? 2 1 r q h V",
  runs: ["I"],
  *effects(inv, resolve) {
    yield* writes(inv.values("o"), "truncate", resolve);
    yield* reads(inv.operands, "used", resolve);
    if (inv.values("o").some((one) => textOf(one) === "-"))
      yield* filters("enscript", inv.operands, resolve);
  },
});

/** lp(1) and lpr(1): the files go to a printer, of this machine or of the server that is named. */
const print = plainTool({
  names: "lp lpr",
  source: "CUPS 2.4 lp(1), lpr(1)",
  options: "E U= c d= h= i= m n= o= q= s t= H= P= J= C= T= l p r w #= 1= 2= 3= 4=",
  *effects(inv: Invocation<"h" | "H">, resolve) {
    const host = inv.value("h") ?? inv.value("H");
    for (const one of inv.operands)
      for (const target of resolve.paths(one, true)) {
        yield { kind: "read", target, use: host ? "used" : "unknown", at: one.at };
        if (host)
          yield {
            kind: "connect",
            to: host.value,
            sends: resolve.content(target),
            at: one.at,
          };
      }
    if (host && inv.operands.length === 0)
      yield { kind: "connect", to: host.value, sends: resolve.stdin, at: inv.at };
  },
});

/** cowsay(1): its figures are programs. */
const cowsay = plainTool({
  names: "cowsay cowthink",
  source: "cowsay 3.03 cowsay(1)",
  options: "b d g p s t w y e= f= h l n r T= W= C",
  idle: ["l", "h"],
  *effects(inv, resolve) {
    for (const one of inv.values("f"))
      if (/\//.test(textOf(one) ?? "/")) yield* script({ language: "perl" }, one, resolve);
  },
});

/** Programs that set, convert and print documents. */
export const typesetting: readonly CommandSpec[] = [
  tex,
  latexmk,
  dvips,
  roff,
  enscript,
  print,
  cowsay,
];
