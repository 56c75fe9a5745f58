import { known, unknown } from "../../../base/value.ts";
import type { CommandSpec } from "../../define-command.ts";
import { shellText } from "../../roles.ts";
import { carried } from "../carried.ts";
import { escapes, plainTool } from "../plain-tool.ts";

/** A line that begins with an exclamation mark is a shell's. */
const bang = /^\s*!(.*)$/;

/**
 * Programs with commands of their own, which they read from standard input, and a way from there to
 * a shell. Source: the manual of each.
 */
export const consoles: readonly CommandSpec[] = [
  plainTool({
    names: "asterisk rasterisk",
    source: "asterisk 20 asterisk(8)",
    options: "B C= c d e= F f g= G= h I i L= M= m n p q R r s= T t U= V v W x= X",
    idle: ["h", "V"],
    scripts: ["C"],
    escape: bang,
    *effects(inv) {
      for (const one of inv.values("x")) yield* escapes(bang, one.at, one.value);
    },
  }),
  plainTool({
    names: "bconsole",
    source: "Bacula 9.6 bconsole(8)",
    options: "C= c= D= d= l n s t u= ?",
    idle: ["t", "l"],
    leaks: ["c"],
    escape: /^\s*@exec\s+"?(.*?)"?\s*$/,
  }),
  plainTool({
    names: "ginsh tasksh",
    source: "GiNaC 1.8 ginsh(1); tasksh 1.2 tasksh(1)",
    options: "",
    operands: "used",
    escape: bang,
  }),
  plainTool({
    names: "tdbtool",
    source: "tdb 1.4 tdbtool(8)",
    options: "l",
    escape: bang,
  }),
  plainTool({
    names: "scanmem",
    source: "scanmem 0.17 scanmem(1)",
    options: "p|pid= c|command= d|debug e|errexit h v",
    idle: ["h", "v"],
    escape: /^\s*shell\s+(.*)$/,
    *effects(inv) {
      for (const one of inv.values("c")) yield* escapes(/^\s*shell\s+(.*)$/, one.at, one.value);
    },
  }),
  plainTool({
    names: "jtag",
    source: "UrJTAG 2021.03 jtag(1)",
    options: "interactive|i norc|n quiet|q h v",
    idle: ["h", "v"],
    operands: "scripts",
    escape: /^\s*shell\s+(.*)$/,
  }),
  plainTool({
    names: "psftp ncftp",
    source: "PuTTY 0.78 psftp(1); ncftp 3.2 ncftp(1)",
    lenient: true,
    options: "b= bc be l= P|port= pw= v V batch i= load= hostkey= sshlog= u= p= j= C d r= t= h F",
    oneDash: true,
    idle: ["V", "h"],
    escape: bang,
    scripts: ["b"],
    *effects(inv, resolve) {
      const [host] = inv.operands;
      if (host === undefined) return;
      const sends = resolve.stdinGiven ? { sends: resolve.stdin } : {};
      yield { kind: "connect", to: host.value, purpose: "session", ...sends, at: host.at };
    },
  }),
  plainTool({
    names: "ispell aspell hunspell",
    source: "ispell 3.4 ispell(1); GNU Aspell 0.60 aspell(1); hunspell 1.7 hunspell(1)",
    lenient: true,
    options:
      "a l list c|check d= p= w= W= L= T= conf= per-conf= personal= lang= mode= master= v|vv h",
    idle: ["v", "h"],
    leaks: ["conf", "per-conf"],
    operands: "printed",
    escape: bang,
  }),
  plainTool({
    names: "iftop",
    source: "iftop 1.0 iftop(8)",
    options: "h n N p b B i= f= F= G= l P m= c= t s= L= o=",
    idle: ["h"],
    leaks: ["c"],
    escape: bang,
  }),
  plainTool({
    names: "ghci jjs volshell",
    source: "GHC 9.0 ghci(1); OpenJDK 8 jjs(1)",
    lenient: true,
    options: "e= cp= scripting version|V h",
    idle: ["version", "h"],
    *effects(inv, resolve) {
      const why = `${inv.name} runs what it reads, which cannot be seen from here`;
      const text = inv.value("e")?.value ?? (resolve.stdinGiven ? resolve.stdin : unknown(why));
      if (inv.operands.length === 0 || inv.has("e"))
        yield { kind: "code", language: inv.name, text, judged: false, at: inv.at };
    },
  }),
  plainTool({
    names: "hping3 hping hping2",
    source: "hping3 20051105 hping3(8)",
    lenient: true,
    options:
      "c|count= i|interval= I|interface= 0|rawip 1|icmp 2|udp 8|scan= 9|listen= a|spoof= t|ttl= " +
      "E|file= e|sign= d|data= j|dump J|print p|destport= s|baseport= S|syn n q fast faster " +
      "flood " +
      "h|help v exec=",
    idle: ["h", "v"],
    *effects(inv, resolve) {
      const [host] = inv.operands;
      const held = yield* carried(inv.values("E"), resolve);
      if (host && held) yield { kind: "connect", to: host.value, sends: held, at: host.at };
      const to = host?.value ?? unknown("no host is named");
      if (inv.operands.length > 0 || inv.has("9"))
        yield { kind: "connect", to, purpose: "scan", at: inv.at };
      // Why: without an operand it reads Tcl, in which whatever is no command of Tcl is a program.
      else yield shellText(resolve.stdinGiven ? resolve.stdin : known("tclsh"), inv.at);
    },
  }),
];
