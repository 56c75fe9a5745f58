import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { code, reads, writes } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

const mounted = (what: string, at: Argument["at"]): Deed => ({
  kind: "machine",
  part: "mount",
  what,
  at,
});

/** Programs that mount and unmount, and that look after shared libraries and alternatives. */
export const mountTools: readonly CommandSpec[] = [
  plainTool({
    names: "mount mount.cifs mount.nfs sshfs fuse-overlayfs",
    source: "util-linux 2.38 mount(8)",
    lenient: true,
    options: [
      "a|all c B|bind f|fake F h i l L|label= m|mkdir=? M|move n N|namespace= o|options=",
      "options-mode= options-source= O|test-opts= R|rbind r|read-only s source= target=",
      "target-prefix= T|fstab= t|types= U|uuid= v w|rw V make-shared make-slave",
      "make-private make-unbindable make-rshared make-rslave make-rprivate",
      "make-runbindable",
    ],
    idle: ["V", "h"],
    *effects(inv, resolve) {
      yield* reads(inv.values("T"), "unknown", resolve);
      const sets =
        inv.operands.length > 0 ||
        inv.has("a") ||
        inv.has("L") ||
        inv.has("U") ||
        inv.has("target");
      if (!sets || inv.has("f")) return;
      yield mounted(`mounts ${lineOf(inv.operands)}`, inv.at);
    },
  }),
  plainTool({
    names: "umount fusermount fusermount3",
    source: "util-linux 2.38 umount(8)",
    lenient: true,
    options: "a|all A d f fake i l n N= o= O= q R r t= v V h u z",
    idle: ["V", "h", "fake"],
    effects: (inv) => [mounted(`unmounts ${lineOf(inv.operands)}`, inv.at)],
  }),
  plainTool({
    names: "pivot_root switch_root",
    source: "util-linux 2.38 pivot_root(8), switch_root(8)",
    options: "V h",
    effects: (inv) => [mounted(`changes the root to ${lineOf(inv.operands)}`, inv.at)],
  }),
  plainTool({
    names: "ldconfig",
    source: "glibc 2.36 ldconfig(8)",
    options: "v|verbose n N X f= C= r= l p|print-cache c|format= i|ignore-aux-cache V",
    idle: ["p", "V"],
    *effects(inv, resolve) {
      yield* reads(inv.values("f"), "unknown", resolve);
      yield {
        kind: "machine",
        part: "kernel",
        what: "changes which libraries programs load",
        at: inv.at,
      };
    },
  }),
  plainTool({
    names: "update-alternatives alternatives",
    source: "dpkg 1.21 update-alternatives(1)",
    lenient: true,
    options: [
      "altdir= admindir= log= query display list get-selections config install slave",
      "remove remove-all set auto all",
    ],
    *effects(inv, resolve) {
      if (inv.given.some((name) => /^(query|display|list|get-selections)$/.test(name))) return;
      if (inv.has("install")) yield* writes(inv.operands.slice(0, 1), "truncate", resolve);
      yield {
        kind: "machine",
        part: "service",
        what: `changes which program ${lineOf(inv.operands)} is`,
        at: inv.at,
      };
    },
  }),
  plainTool({
    names: "xclip xsel wl-copy wl-paste pbcopy pbpaste",
    source: "xclip 0.13 xclip(1); wl-clipboard 2.1",
    inert: true,
    lenient: true,
    options: [
      "i|in|input o|out|output selection= d|display= t|target|type= f|filter l|loops= n",
      "p|primary w|watch",
    ],
    *effects(inv, resolve) {
      const { name } = inv;
      if (inv.has("w")) yield { kind: "execution", argv: inv.operands, perhaps: true };
      if (name === "xclip") yield* reads(inv.operands, "used", resolve);
    },
  }),
  plainTool({
    names: "screen",
    source: "GNU screen 4.9 screen(1)",
    lenient: true,
    stopAtOperand: true,
    options: [
      "4 6 a A c= C d D e= f h= i l L Logfile= list ls m O p= q Q r R s= S= t= T= U v wipe",
      "x X fn fa",
    ],
    idle: ["v"],
    *effects(inv, resolve) {
      const [first] = inv.operands;
      for (const one of inv.values("c"))
        for (const target of resolve.paths(one, true))
          yield code("screen", resolve.content(target), one.at);
      for (const one of inv.values("s")) yield { kind: "execution", argv: [one], perhaps: true };
      if (inv.argv.some((one) => /^-(ls|list|wipe)$/.test(textOf(one) ?? ""))) return;
      const log = inv.argv.findIndex((one) => textOf(one) === "-Logfile");
      const argv = log < 0 ? inv.operands : inv.argv.slice(log + 2);
      const file = log < 0 ? undefined : inv.argv[log + 1];
      if (file)
        for (const target of resolve.paths(file, true))
          yield { kind: "write", target, how: "append", at: file.at };
      else if (inv.has("L") && first && /\//.test(textOf(first) ?? ""))
        for (const target of resolve.paths(first, true))
          yield { kind: "write", target, how: "append", at: first.at };
      if (inv.has("X")) {
        if (/^(stuff|exec|eval|source|shell|screen)$/.test(textOf(first) ?? ""))
          yield { kind: "opaque", why: "it types into another shell", at: inv.at };
      } else if (argv.length > 0) yield { kind: "execution", argv };
      else if (!inv.given.some((name) => /^[rRxdD]$/.test(name)))
        yield { kind: "execution", argv: [{ value: known("sh"), many: false, at: inv.at }] };
    },
  }),
];
