import { known } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { code, filters, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { escapes, plainTool } from "../plain-tool.ts";

/** Programs that show a file in a window, a terminal or another form. */
export const viewers: readonly CommandSpec[] = [
  plainTool({
    names: "bat batcat",
    source: "bat 0.22 bat(1)",
    options: [
      "show-all|A nonprintable-notation= plain|p language|l= highlight-line|H= file-name= diff|d",
      "diff-context= tabs= wrap= chop-long-lines|S terminal-width= number|n color= italic-text=",
      "decorations= force-colorization|f paging= P pager= map-syntax|m= ignored-suffix= theme=",
      "list-themes squeeze-blank|s squeeze-limit= style= line-range|r= list-languages|L",
      "unbuffered|u",
      "completion= diagnostic acknowledgements set-terminal-title no-config no-custom-assets",
      "theme-dark= theme-light= strip-ansi= binary= lessopen no-lessopen config-file config-dir",
      "cache-dir generate-config-file h V",
    ],
    idle: ["list-themes", "list-languages", "h", "V", "config-file", "config-dir", "cache-dir"],
    runs: ["pager"],
    operands: "printed",
  }),
  plainTool({
    names: "highlight source-highlight pygmentize",
    source: "highlight 4.1 highlight(1); Pygments 2.14 pygmentize(1)",
    lenient: true,
    options: [
      "o|output= O= f= F= l= s|style= S|syntax= x t= P= C N= g h V config-file= plug-in= data-dir=",
      "style-outfile|c= theme= outdir|d= i|input= batch-recursive|B= lang-def= out-format=",
    ],
    idle: ["h", "V"],
    writes: ["o", "style-outfile"],
    scripts: ["plug-in"],
    *effects(inv, resolve) {
      yield* writes(inv.values("outdir"), "create", resolve);
      // Why: only with -x is a lexer or formatter a file.
      const own = inv.has("x") ? [...inv.values("l"), ...inv.values("f")] : [];
      for (const one of own) yield* script({ language: "python" }, one, resolve);
      yield* filters(inv.name, [...inv.operands, ...inv.values("i")], resolve);
    },
  }),
  plainTool({
    names: "w3m links links2 elinks lynx browsh",
    source: "w3m 0.5 w3m(1); links 2.28 links(1); lynx 2.9 lynx(1)",
    oneDash: true,
    lenient: true,
    options: [
      "dump dump_source dump_head cols= T= I= O= t= l= o= config= cookie= bookmark= post= header=",
      "cfg= lss= cache= accept_all_cookies auth= pauth= width= useragent= cmd_script= cmd_log=",
      "dump-width= dump-charset= no-home remote= eval= base-session= v h",
    ],
    idle: ["v", "h"],
    *effects(inv, resolve) {
      const isAddress =
        /^(?!file:)[a-z]+:\/\/|^www\.|^[\w-]+(\.[\w-]+)*\.(com|org|net|io|dev)(\/|$)/;
      const remote = inv.operands.filter((one) => isAddress.test(textOf(one) ?? ""));
      for (const one of remote) yield { kind: "connect", to: one.value, at: one.at };
      for (const one of inv.values("eval")) yield code("lua", one.value, one.at);
      for (const one of inv.values("cmd_script")) yield* script({ language: "lynx" }, one, resolve);
      const files = inv.operands.filter((one) => !remote.includes(one));
      yield* filters(
        inv.name,
        files.map((one) => ({
          ...one,
          value: textOf(one)?.startsWith("file://")
            ? known((textOf(one) as string).replace(/^file:\/\/(localhost)?/, ""))
            : one.value,
        })),
        resolve,
      );
    },
  }),
  plainTool({
    names: "alpine pine",
    source: "Alpine 2.26 alpine(1)",
    oneDash: true,
    lenient: true,
    options: "f= F= h d= i I= c= attach= p= P= x= conf v url= r z",
    idle: ["v", "h", "conf"],
    leaks: ["F", "attach"],
  }),
  plainTool({
    names: "dialog whiptail gdialog Xdialog kdialog zenity yad",
    source: "dialog 1.3 dialog(1); newt 0.52 whiptail(1)",
    lenient: true,
    options: [
      "textbox= tailbox= tailboxbg= editbox= file= filename= scrolltext prgbox= programbox=",
      "title= backtitle= rcfile= create-rc= output-fd= text-info v",
    ],
    idle: ["v"],
    writes: ["create-rc"],
    *effects(inv, resolve) {
      // Why: whiptail lets other options stand between --textbox and its file.
      const boxes = ["textbox", "tailbox", "tailboxbg", "editbox", "filename"] as const;
      yield* reads(
        boxes.flatMap((name) => inv.values(name)),
        "unknown",
        resolve,
      );
      if (inv.has("textbox")) yield* reads(inv.operands.slice(0, 1), "unknown", resolve);
      for (const one of [...inv.values("prgbox"), ...inv.values("programbox")])
        yield shellText(one.value, one.at);
    },
  }),
  plainTool({
    names: "xmore xpad yelp zathura evince okular mupdf xpdf feh eog xv gv eom",
    source: "the manual of each viewer",
    lenient: true,
    options: "f|file= d= e= c= p|plugins-dir= l= P= w= x= s n v h N",
    idle: ["v", "h"],
    leaks: ["f"],
    loads: ["p"],
    escape: /^\s*:?!(.*)$/,
    *effects(inv, resolve) {
      yield* reads(
        inv.operands.map((one) => ({
          ...one,
          value: known((textOf(one) ?? "").replace(/^(man|info|ghelp|help|file):(\/\/)?/, "")),
        })),
        "unknown",
        resolve,
      );
    },
  }),
  plainTool({
    names: "ranger lf nnn vifm",
    source: "ranger 1.9 ranger(1); lf 28 lf(1)",
    lenient: true,
    options: "cmd= command= c= r= datadir= choosefile= choosefiles= choosedir= clean v h config=",
    idle: ["v", "h"],
    writes: ["choosefile", "choosefiles", "choosedir"],
    *effects(inv) {
      const lines = [...inv.values("cmd"), ...inv.values("command")];
      for (const one of lines)
        yield* escapes(/^\s*:?\s*(?:shell(?:\s+-\w+)?\s+|[!$%&])\s*(.*)$/, one.at, one.value);
    },
  }),
  plainTool({
    names: "run-mailcap",
    source: "mailcap 3.70 run-mailcap(1)",
    options: "action= debug nopager norun",
    idle: ["norun"],
    *effects(inv, resolve) {
      const files = inv.operands.map((one) => ({
        ...one,
        value: known((textOf(one) ?? "").replace(/^[\w.+-]+\/[\w.+-]+:([\w-]+:)?/, "")),
      }));
      yield* filters(inv.name, files, resolve);
      if (inv.values("action").some((one) => textOf(one) === "edit"))
        yield* writes(files, "edit", resolve);
    },
  }),
  plainTool({
    names: "zless zmore bzless bzmore xzless xzmore lzless lzmore zstdless",
    source: "gzip 1.12 zless(1); xz 5.4 xzless(1)",
    lenient: true,
    options: "p= P= o= O=",
    operands: "printed",
  }),
  plainTool({
    names: "fzf sk",
    source: "fzf 0.38 fzf(1)",
    lenient: true,
    options: [
      "filter|f= query|q= delimiter|d= nth|n= with-nth= multi|m=? bind= preview= preview-window=",
      "listen=? listen-unsafe=? history= prompt= header= height= with-shell= expect= tiebreak=",
      "walker= walker-root= become= margin= padding= color= pointer= marker= print-query",
    ],
    runs: ["preview", "with-shell"],
    writes: ["history"],
    *effects(inv) {
      for (const one of inv.values("bind"))
        for (const match of (textOf(one) ?? "").matchAll(actions))
          yield shellText(known(match[1] ?? match[2] ?? ""), one.at);
      const address = [...inv.values("listen"), ...inv.values("listen-unsafe")][0];
      if (inv.has("listen") || inv.has("listen-unsafe")) {
        const [, host] = /^(.+):\d*$/.exec(textOf(address) ?? "") ?? [];
        // Why: whoever may post to it may bind a key to any command.
        const named = { address: known(host ?? "localhost") };
        const open = host !== undefined && !/^(localhost|127\.|\[?::1)/.test(host);
        if (open) yield { kind: "listen", offers: "shell", at: inv.at };
        else {
          yield { kind: "listen", offers: "application", ...named, at: inv.at };
          yield { kind: "opaque", why: "it runs what is posted to it", at: inv.at };
        }
      }
    },
  }),
  plainTool({
    names: "espeak espeak-ng festival say",
    source: "espeak 1.48 espeak(1)",
    lenient: true,
    options: "f= a= g= k= l= p= s= v= w= b= m q x X z path= phonout= h",
    writes: ["w", "phonout"],
    leaks: ["f"],
  }),
  plainTool({
    names: "wall",
    source: "util-linux 2.38 wall(1)",
    options: "nobanner|n timeout|t= group|g= h V",
    idle: ["h", "V"],
    *effects(inv, resolve) {
      // Why: an operand is a file only where there is one of that name; else it is the message.
      const [file] = inv.operands;
      if (file && /\//.test(textOf(file) ?? "")) yield* reads([file], "unknown", resolve);
    },
  }),
  plainTool({
    names: "fastfetch neofetch screenfetch pfetch",
    source: "fastfetch 2.8 fastfetch(1); neofetch 7.1 neofetch(1)",
    lenient: true,
    options: [
      "c|config= load-config= file= file-raw= l|logo= s|structure= source= ascii= kitty= sixel=",
      "iterm= chafa= jp2a= caca= gen-config=? backend= command-text= stat= v h list-presets",
    ],
    idle: ["v", "h", "list-presets"],
    runs: ["command-text"],
    leaks: ["file", "file-raw", "source", "ascii"],
    *effects(inv, resolve) {
      for (const one of [...inv.values("c"), ...inv.values("load-config")])
        if (/[/.]/.test(textOf(one) ?? "/")) yield* script({ language: "config" }, one, resolve);
    },
  }),
];

/** Actions of fzf whose text a shell runs: `execute(text)` up to its end, or `execute:text`. */
const actions = new RegExp(
  "(?:execute(?:-silent)?|become|reload(?:-sync)?|transform(?:-\\w+)?|(?:change-)?preview)" +
    "(?:\\((.*?)\\)(?=$|[,+])|:(.*)$)",
  "g",
);
