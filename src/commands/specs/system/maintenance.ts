import { known, unknown } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, filters, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { escapes, lineOf, plainTool } from "../plain-tool.ts";

const bang = /^\s*!(.*)$/;

/** Programs of the administrator that run others, each for its own purpose. */
export const maintenanceTools: readonly CommandSpec[] = [
  plainTool({
    names: "dmsetup",
    source: "LVM 2.03 dmsetup(8)",
    lenient: true,
    options:
      "exec= target= c|columns|C o= O|sort= tree noheadings separator= table= uuid= u= readonly " +
      "force|f retry verifyudev addnodeoncreate v version h notable noflush nolockfs concise",
    idle: ["h"],
    runs: ["exec"],
    *effects(inv) {
      const line = lineOf(inv.operands);
      if (/^(info|ls|status|table|deps|targets|version|udevcookies|help)\b|^$/.test(line)) return;
      yield { kind: "machine", part: "disk", what: `changes the volumes ${line}`, at: inv.at };
    },
  }),
  plainTool({
    names: "debugfs",
    source: "e2fsprogs 1.47 debugfs(8)",
    options: "w c D i n b= s= S f= R= V z= d= v",
    idle: ["V"],
    *effects(inv, resolve) {
      for (const one of inv.values("R")) yield* escapes(bang, one.at, one.value);
      if (resolve.stdinGiven) yield* escapes(bang, inv.at, resolve.stdin);
      for (const file of inv.values("f"))
        for (const target of resolve.paths(file, true))
          yield* escapes(bang, file.at, resolve.content(target));
      if (inv.has("w")) {
        const what = `changes the disk ${lineOf(inv.operands)}`;
        yield { kind: "machine", part: "disk", what, at: inv.at };
      }
    },
  }),
  plainTool({
    names: "openvpn dhclient",
    source: "OpenVPN 2.6 openvpn(8); ISC DHCP 4.4 dhclient(8)",
    lenient: true,
    oneDash: true,
    options: [
      "config= up= down= route-up= route-pre-down= ipchange= auth-user-pass-verify=",
      "client-connect=",
      "client-disconnect= learn-address= tls-verify= plugin= tls-crypt-v2-verify= iproute=",
      "dev= dev-type=",
      "script-security= log= log-append= status= writepid= remote= port= proto= secret= ca=",
      "cert= key=",
      "sf= cf= lf= pf= e= p= s= x r 1 d nw w n v q version V",
    ],
    idle: ["version", "V"],
    runs: [
      "up",
      "down",
      "route-up",
      "route-pre-down",
      "ipchange",
      "auth-user-pass-verify",
      "client-connect",
      "client-disconnect",
      "learn-address",
      "tls-verify",
      "tls-crypt-v2-verify",
      "iproute",
    ],
    loads: ["plugin"],
    writes: ["log", "status", "writepid"],
    leaks: ["config", "cf"],
    *effects(inv, resolve) {
      for (const one of inv.values("sf")) yield { kind: "execution", argv: [one], perhaps: true };
      for (const one of inv.values("config")) yield* script({ language: "openvpn" }, one, resolve);
      const what = `changes the network: ${inv.name} ${lineOf(inv.operands)}`;
      yield { kind: "machine", part: "network", what, at: inv.at };
    },
  }),
  plainTool({
    names: "ksu",
    source: "MIT Kerberos 1.20 ksu(1)",
    stopAtOperand: true,
    options: "n= c= C= k D r= p= P f F l= z Z q e= a=",
    *effects(inv) {
      const program = inv.value("e");
      const user = inv.operands[0]?.value ?? known("root");
      yield { kind: "privilege", as: user, scope: program ? "command" : "shell", at: inv.at };
      if (program) yield { kind: "execution", argv: [program, ...inv.values("a")] };
    },
  }),
  plainTool({
    names: "systemd-resolve systemd-analyze",
    source: "systemd 252 resolvectl(1)",
    lenient: true,
    options:
      "i|interface= p|protocol= t|type= c|class= raw=? set-dns= set-domain= revert " +
      "flush-caches reset-statistics",
    *effects(inv) {
      if (inv.has("set-dns") || inv.has("set-domain") || inv.has("revert"))
        yield { kind: "machine", part: "network", what: "changes who names hosts", at: inv.at };
    },
  }),
  plainTool({
    names: "unsquashfs mksquashfs",
    source: "squashfs-tools 4.5 unsquashfs(1)",
    oneDash: true,
    lenient: true,
    options: "d|dest= l ll lls lln s|stat f|force p= pf= e= ef= comp= b= cat h version",
    idle: ["l", "ll", "lls", "lln", "s", "h"],
    *effects(inv, resolve) {
      const folder = inv.value("d") ?? { value: known("squashfs-root"), many: false, at: inv.at };
      if (inv.name === "mksquashfs") yield* writes(inv.operands.slice(-1), "truncate", resolve);
      else yield* writes([folder], "create", resolve);
    },
  }),
  plainTool({
    names: "ddrescue dd_rescue",
    source: "GNU ddrescue 1.27 ddrescue(1)",
    lenient: true,
    options: "f|force n d r= b= s= i= o= c= m= t R v q A C D S h V",
    idle: ["h", "V"],
    *effects(inv, resolve) {
      const [from, to, map] = inv.operands;
      yield* reads([from], "used", resolve);
      if (to && /^\/dev\/(?!null$|stdout$)/.test(textOf(to) ?? ""))
        yield { kind: "machine", part: "disk", what: `overwrites ${lineOf([to])}`, at: to.at };
      else yield* writes([to], "edit", resolve);
      yield* writes([map], "edit", resolve);
    },
  }),
  plainTool({
    names: "bpftrace",
    source: "bpftrace 0.17 bpftrace(8)",
    options:
      "B= d dd e= h I= include= l=? o= p= c= usdt-file-activation unsafe q info k V v no-warnings",
    idle: ["h", "V", "l", "info"],
    runs: ["c"],
    writes: ["o"],
    *effects(inv, resolve) {
      for (const one of inv.values("e")) yield code("bpftrace", one.value, one.at);
      if (!inv.has("e"))
        for (const one of inv.operands.slice(0, 1))
          yield* script({ language: "bpftrace" }, one, resolve);
    },
  }),
  plainTool({
    names: "crash",
    source: "crash 8.0 crash(8)",
    lenient: true,
    options: "h=? i= s d= S x mod= minimal v version no_scroll",
    idle: ["v"],
    scripts: ["i"],
    escape: bang,
    *effects(inv) {
      if (inv.operands.length > 0 || !inv.has("h"))
        yield { kind: "opaque", why: "it looks into the memory of the kernel", at: inv.at };
    },
  }),
  plainTool({
    names: "dstat",
    source: "dstat 0.7 dstat(1)",
    lenient: true,
    options: "c C= d D= g i I= l m n N= p r s S= t T y output= v V h",
    idle: ["V", "h"],
    writes: ["output"],
  }),
  plainTool({
    names: "rtorrent",
    source: "rtorrent 0.9 rtorrent(1)",
    options: "b= d= h i= n o= O= p= s=",
    idle: ["h"],
    *effects(inv, resolve) {
      for (const one of [...inv.values("o"), ...inv.values("O")]) {
        const [, key = "", value = ""] = /^([\w.]+)=(.*)$/s.exec(textOf(one) ?? "") ?? [];
        if (/^(execute|system|schedule|method|event|import|try_import)/.test(key))
          yield shellText(known(value.replaceAll(",", " ")), one.at);
      }
      yield* reads(inv.operands, "used", resolve);
    },
  }),
  plainTool({
    names: "gimp gimp-console",
    source: "GIMP 2.10 gimp(1)",
    lenient: true,
    options: "b|batch= batch-interpreter= i d f n g|gimprc= system-gimprc= session= c s v h",
    idle: ["v", "h"],
    *effects(inv) {
      for (const one of inv.values("b"))
        if (!/^\(gimp-quit \d\)$/.test(textOf(one) ?? "")) yield code("gimp", one.value, one.at);
    },
  }),
  plainTool({
    names: "look",
    source: "util-linux 2.38 look(1)",
    options: "alternative|a alphanum|d ignore-case|f terminate|t= h V",
    idle: ["h", "V"],
    effects: (inv: Pick<Invocation, "operands">, resolve: Resolve): Iterable<Deed> =>
      inv.operands.length > 1
        ? filters("look", inv.operands.slice(1), resolve)
        : [{ kind: "stdout", value: unknown("the list of words holds it") }],
  }),
];
