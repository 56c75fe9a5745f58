import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { code, reads, shellText, writes } from "../../roles.ts";
import { runs, script } from "../languages/interpreter.ts";
import { plainTool } from "../plain-tool.ts";

/** The tool of Mercurial; settings in options are those that run and load. */
const hg = plainTool({
  names: "hg chg",
  source: "Mercurial 6.3 hg(1)",
  lenient: true,
  options: [
    "R|repository= cwd= config= debugger y|noninteractive q v b= r|rev= m= l|logfile= u=",
    "d= I= X= e|ssh=",
    "remotecmd= p o|output= t= T|template= f a A n B= k= c s= hidden pager= color=",
  ],
  runs: ["e"],
  *effects(inv, resolve) {
    for (const one of inv.values("config")) yield* hgSetting(one, resolve);
    yield* writes(inv.values("o"), "truncate", resolve);
    const [verb, ...rest] = inv.operands;
    const remote = rest.find((one) => /:\/\//.test(textOf(one) ?? ""));
    if (remote && /^(clone|pull|push|incoming|outgoing|in|out)$/.test(textOf(verb) ?? ""))
      yield { kind: "connect", to: remote.value, at: remote.at };
    if (/^(push)$/.test(textOf(verb) ?? ""))
      yield { kind: "publish", what: "pushes changesets", act: "change", at: inv.at };
    if (/^(strip|purge|rollback|revert|update|up|checkout|co)$/.test(textOf(verb) ?? ""))
      if (/^(strip|purge|rollback|revert)$/.test(textOf(verb) ?? "") || inv.has("c"))
        yield { kind: "opaque", why: "what it discards is not known", at: inv.at };
  },
});

function* hgSetting(one: Argument, resolve: Parameters<typeof script>[2]): Iterable<Deed> {
  const [, key = "", value = ""] = /^([\w.-]+)=(.*)$/s.exec(textOf(one) ?? "") ?? [];
  const named = { ...one, value: known(value) };
  if (/^alias\./.test(key) && /^\s*!/.test(value))
    yield shellText(known(value.replace(/^\s*!/, "")), one.at);
  else if (/^hooks\.|^(ui\.(ssh|editor|merge)|pager\.pager|diff-tools\.|merge-tools\.)/.test(key))
    yield shellText(named.value, one.at);
  else if (/^extensions\./.test(key) && /[/.]/.test(value))
    yield* script({ language: "python" }, named, resolve);
}

/** yt-dlp(1): what stands behind `--exec` runs for each file. */
const videos = plainTool({
  names: "yt-dlp youtube-dl gallery-dl",
  source: "yt-dlp 2023.03 yt-dlp(1)",
  lenient: true,
  options: [
    "exec= exec-before-download= downloader= external-downloader= downloader-args=",
    "o|output= P|paths=",
    "f|format= a|batch-file= cookies= cookies-from-browser= config-location=",
    "config-locations= S= I=",
    "load-info-json= plugin-dirs= netrc netrc-cmd= ffmpeg-location= x audio-format=",
    "u|username= p|password=",
    "proxy= r= R= N= write-subs sub-langs= merge-output-format= download-archive=",
    "cache-dir= s F U h",
  ],
  idle: ["h"],
  runs: ["exec", "exec-before-download", "netrc-cmd"],
  scripts: ["config-location", "config-locations", "plugin-dirs"],
  leaks: ["a"],
  writes: ["download-archive"],
  *effects(inv, resolve) {
    for (const one of [...inv.values("downloader"), ...inv.values("external-downloader")])
      if (/\//.test(textOf(one) ?? "")) yield { kind: "execution", argv: [one], perhaps: true };
    for (const one of inv.values("ffmpeg-location"))
      yield* script({ language: "program" }, one, resolve);
    for (const one of inv.operands) yield { kind: "connect", to: one.value, at: one.at };
    if (
      !inv.has("s") &&
      !inv.has("F") &&
      inv.values("o").some((one) => /^[/~]/.test(textOf(one) ?? ""))
    )
      yield* writes(inv.values("o"), "truncate", resolve);
  },
});

/** gnuplot(1): its commands may run others. */
const gnuplot = plainTool({
  names: "gnuplot",
  source: "gnuplot 5.4 gnuplot(1)",
  lenient: true,
  options: "e= c persist p d s slow h V",
  idle: ["h", "V"],
  *effects(inv, resolve) {
    for (const one of inv.values("e")) {
      const text = textOf(one);
      if (text === undefined || /\bsystem\b|\bshell\b|(^|;)\s*!|\bload\b|"\s*[<|]/.test(text))
        yield code("gnuplot", one.value, one.at);
      const [, output] = /set\s+out(?:put)?\s+["']([^"']+)["']/.exec(text ?? "") ?? [];
      if (output) yield* writes([{ ...one, value: known(output) }], "truncate", resolve);
    }
    for (const one of inv.operands) yield* script({ language: "gnuplot" }, one, resolve);
  },
});

/** cobc(1): `-j` runs what was compiled. */
const cobc = plainTool({
  names: "cobc",
  source: "GnuCOBOL 3.1 cobc(1)",
  lenient: true,
  options: "x m E C S c j|job=? F|free o= I= L= l= D= K= Q= A= T= t= P=? std= V h",
  idle: ["V", "h"],
  writes: ["o"],
  *effects(inv, resolve) {
    if (inv.has("j"))
      for (const one of inv.operands) yield* script({ language: "cobol" }, one, resolve);
    else yield* reads(inv.operands, "used", resolve);
  },
});

/** slsh(1) and other small interpreters, whose code is in their options. */
const slsh = plainTool({
  names: "slsh bee",
  source: "S-Lang 2.3 slsh(1); Backdrop's bee 1.x",
  lenient: true,
  options: "e= i= n g l= q t v h version root= site= yes|y",
  idle: ["h"],
  scripts: ["l", "i"],
  *effects(inv, resolve) {
    for (const one of inv.values("e")) yield code("slang", one.value, one.at);
    const [verb, text] = inv.operands;
    if (inv.name === "bee") {
      if (/^(eval|ev|php|php-script|scr|sql|sqlc)$/.test(textOf(verb) ?? ""))
        yield code("php", text?.value ?? known(""), inv.at);
    } else
      for (const one of inv.operands.slice(0, 1))
        yield* script({ language: "slang" }, one, resolve);
  },
});

/** Tools of a project that run its files, each a row. */
export const lesserTools: readonly CommandSpec[] = [
  hg,
  videos,
  gnuplot,
  cobc,
  slsh,
  plainTool({
    names: "autoconf autoheader autoreconf automake aclocal autom4te libtoolize acr",
    source: "GNU Autoconf 2.71 autoreconf(1); automake 1.16; acr 1.9",
    lenient: true,
    options:
      "r= W= B= I= o|output= i|install f|force s|symlink m d|debug v|verbose p e= h V C|cache= l=",
    idle: ["h", "V"],
    writes: ["o"],
    scripts: ["r"],
    *effects(inv) {
      yield runs(known("configure.ac"), "project", inv.at);
    },
  }),
  plainTool({
    names: "byebug rdbg pdb pdb3 ipdb pudb pudb3",
    source: "byebug 11 byebug; Python 3.11 pdb",
    lenient: true,
    stopAtOperand: true,
    options: "no-stop no-quit r|require= I= R= x= m= c= d q t h v",
    idle: ["h", "v"],
    scripts: ["x"],
    *effects(inv, resolve) {
      for (const one of inv.operands.slice(0, 1))
        yield* script({ language: inv.name }, one, resolve);
    },
  }),
  plainTool({
    names: "forge cast anvil",
    source: "Foundry 0.2 forge",
    lenient: true,
    options:
      "use= root= config-path= contracts= lib-paths= rpc-url= private-key= ffi vv|v out|o= " +
      "C= host=",
    *effects(inv) {
      for (const one of inv.values("use"))
        if (/\//.test(textOf(one) ?? "/")) yield { kind: "execution", argv: [one], perhaps: true };
      const verb = textOf(inv.operands[0]) ?? "";
      if (/^(create|send|publish)$/.test(verb))
        yield { kind: "publish", what: `${inv.name} ${verb}`, act: "create", at: inv.at };
    },
  }),
  plainTool({
    names: "easy_install",
    source: "setuptools 66 easy_install",
    lenient: true,
    options:
      "i|index-url= d|install-dir= s|script-dir= f|find-links= user D|delete-conflicting= " +
      "H= S= U|upgrade z a e h",
    idle: ["h"],
    *effects(inv) {
      for (const one of inv.operands) {
        const text = textOf(one) ?? "/";
        const from = /:\/\//.test(text) ? "address" : /[/]|^\.$/.test(text) ? "path" : "registry";
        yield { kind: "install", what: one.value, from, scope: "user", at: one.at };
      }
    },
  }),
  plainTool({
    names: "gtester",
    source: "GLib 2.74 gtester(1)",
    options: "k|keep-going l m= p= s= seed= o= q|quiet verbose|v h",
    idle: ["h", "l"],
    writes: ["o"],
    operands: "scripts",
  }),
  plainTool({
    names: "rustdoc",
    source: "Rust 1.80 rustdoc(1)",
    lenient: true,
    options:
      "o|out-dir|output= crate-name= L|library-path= cfg= extern= C|codegen= target= test " +
      "runtool= runtool-arg= " +
      "edition= theme= html-in-header= markdown-css= sysroot= persist-doctests= " +
      "test-run-directory= W= A= D= F= Z= h V",
    idle: ["h", "V"],
    runs: ["runtool"],
    *effects(inv, resolve) {
      yield* writes(
        inv
          .values("o")
          .map((one) => ({ ...one, value: known(`${textOf(one) ?? "."}/index.html`) })),
        "truncate",
        resolve,
      );
      yield* reads(inv.operands, "unknown", resolve);
    },
  }),
  plainTool({
    names: "ansible-test ansible-console",
    source: "ansible-core 2.14 ansible-test(1)",
    lenient: true,
    options: "docker=? python= remote= venv e= i= v",
    *effects(inv) {
      const console = inv.name === "ansible-console";
      if (console || textOf(inv.operands[0]) === "shell") {
        const [, ...argv] = inv.operands;
        const shell = { value: known("sh"), many: false, at: inv.at };
        yield { kind: "execution", argv: argv.length > 0 && !console ? argv : [shell] };
      }
    },
  }),
];
