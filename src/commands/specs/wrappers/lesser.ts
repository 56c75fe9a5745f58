import { anyOf } from "../../../base/any-of.ts";
import { known, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation } from "../../define-command.ts";
import { code, shellText, writes } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

const behindDashes = (inv: Pick<Invocation, "argv">): readonly Argument[] => {
  const dashes = inv.argv.findIndex((one) => textOf(one) === "--");
  return dashes < 0 ? [] : inv.argv.slice(dashes + 1);
};

const shell = (at: Argument["at"]): Deed => ({
  kind: "execution",
  argv: [{ value: known("sh"), many: false, at }],
});

/** Programs that run another one, each for one purpose. */
export const lesserWrappers: readonly CommandSpec[] = [
  plainTool({
    names: "aoss padsp linux32 linux64 i386 i486 i586 i686 uname26 ppc ppc32 ppc64 x86_64",
    source: "alsa-oss 1.1 aoss(1); util-linux 2.38 setarch(8)",
    options:
      "uname-2.6 verbose|v addr-no-randomize|R addr-compat-layout|L mmap-page-zero|Z " +
      "fdpic-funcptrs|F " +
      "read-implies-exec|X short-inode|I sticky-timeouts|T whole-seconds|S 32bit|B 3gb|3 " +
      "4gb list h V",
    idle: ["list", "h", "V"],
    operands: "command",
  }),
  plainTool({
    names: "setarch",
    source: "util-linux 2.38 setarch(8)",
    options:
      "uname-2.6 verbose|v addr-no-randomize|R addr-compat-layout|L mmap-page-zero|Z " +
      "fdpic-funcptrs|F " +
      "read-implies-exec|X short-inode|I sticky-timeouts|T whole-seconds|S 32bit|B 3gb|3 " +
      "4gb list h V",
    idle: ["list", "h", "V"],
    *effects(inv) {
      // Why: the first word names the architecture unless it is a program.
      const skipped = isArchitecture(inv.argv[0]) ? 1 : 0;
      const start = inv.argv.findIndex(
        (one, index) => index >= skipped && !/^-/.test(textOf(one) ?? ""),
      );
      if (start >= 0) yield { kind: "execution", argv: inv.argv.slice(start) };
      else yield shell(inv.at);
    },
  }),
  plainTool({
    names: "distcc",
    source: "distcc 3.4 distcc(1)",
    options: "scan-includes j show-hosts show-principal verbose",
    idle: ["show-hosts", "show-principal", "j"],
    operands: "command",
  }),
  plainTool({
    names: "sshpass",
    source: "sshpass 1.09 sshpass(1)",
    options: "p= f= d= e P= v h V",
    idle: ["h", "V"],
    reads: ["f"],
    operands: "command",
  }),
  plainTool({
    names: "setlock",
    source: "daemontools 0.76 setlock",
    stopAtOperand: true,
    options: "n N x X",
    *effects(inv, resolve) {
      const [file, ...argv] = inv.operands;
      if (file && textOf(file) !== "-") yield* writes([file], "metadata", resolve);
      if (argv.length > 0) yield { kind: "execution", argv };
    },
  }),
  plainTool({
    names: "logsave",
    source: "e2fsprogs 1.47 logsave(8)",
    stopAtOperand: true,
    options: "a s v",
    *effects(inv, resolve) {
      const [file, ...argv] = inv.operands;
      yield* writes([file], inv.has("a") ? "append" : "truncate", resolve);
      if (argv.length > 0 && textOf(argv[0]) !== "-") yield { kind: "execution", argv };
    },
  }),
  plainTool({
    names: "genie",
    source: "genie 2.5 genie(8)",
    stopAtOperand: true,
    options:
      "initialize|i shell|s login|l command|c shutdown|u is-running|r is-in-bottle|b verbose|v",
    *effects(inv) {
      if (inv.has("command")) yield { kind: "execution", argv: inv.operands };
      else if (inv.has("shell") || inv.has("login")) yield shell(inv.at);
    },
  }),
  plainTool({
    names: "start-stop-daemon",
    source: "dpkg 1.21 start-stop-daemon(8)",
    options: [
      "start|S stop|K status|T exec|x= startas|a= name|n= user|u= group|g= pidfile|p= pid= ppid=",
      "signal|s= retry|R= chuid|c= chroot|r= chdir|d= background|b notify-await notify-timeout=",
      "no-close|C output|O= nicelevel|N= procsched|P= iosched|I= umask|k= make-pidfile|m",
      "remove-pidfile verbose|v oknodo|o quiet|q test|t H V",
    ],
    idle: ["status", "test", "H", "V"],
    writes: ["output"],
    *effects(inv) {
      const program = inv.value("startas") ?? inv.value("exec");
      if (inv.has("start") && program)
        yield { kind: "execution", argv: [program, ...inv.operands] };
      else if (inv.has("stop"))
        yield { kind: "opaque", why: "it stops whatever its options find", at: inv.at };
    },
  }),
  plainTool({
    names: "run-parts",
    source: "debianutils 5.7 run-parts(8)",
    options:
      "test list verbose|v debug|d report reverse exit-on-error stdin new-session umask|u= " +
      "arg|a= regex= lsbsysinit h V",
    idle: ["test", "list", "h", "V"],
    *effects(inv, resolve) {
      for (const folder of inv.operands)
        for (const target of resolve.paths(folder, true)) {
          const regular =
            inv.has("regex") && /^\/(usr\/)?s?bin$/.test(textsOf(target.path)?.[0] ?? "");
          if (regular) yield code("program", unknown("a pattern names what it runs"), inv.at);
          else
            yield {
              kind: "run",
              program: folder.value,
              file: target,
              origin: resolve.origin(target),
              at: folder.at,
            };
        }
    },
  }),
  plainTool({
    names: "xdotool ydotool",
    source: "xdotool 3.20160805 xdotool(1)",
    lenient: true,
    stopAtOperand: true,
    options: "v",
    *effects(inv) {
      const words = inv.operands.map((one) => textOf(one) ?? "");
      const start = words.indexOf("exec");
      const rest = inv.operands.slice(start + 1);
      const command = rest.slice(rest.findIndex((one) => !/^-/.test(textOf(one) ?? "")));
      if (start >= 0 && command.length > 0) yield { kind: "execution", argv: command };
      else if (words.some((one) => /^(type|key|click|keydown)$/.test(one)))
        yield { kind: "opaque", why: "it types into whatever window is open", at: inv.at };
    },
  }),
  plainTool({
    names: "sg",
    source: "shadow 4.13 sg(1)",
    options: "c=",
    *effects(inv) {
      const [group, text] = inv.operands;
      const command = inv.value("c") ?? text;
      if (textOf(group) === "root")
        yield { kind: "privilege", as: known("group root"), scope: "command", at: inv.at };
      if (command) yield shellText(command.value, command.at);
      else yield shell(inv.at);
    },
  }),
  plainTool({
    names: "ld.so ld-linux.so.2 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-musl-x86_64.so.1",
    source: "glibc 2.36 ld.so(8)",
    stopAtOperand: true,
    options:
      "list verify inhibit-cache library-path= inhibit-rpath= audit= preload= argv0= " +
      "glibc-hwcaps-prepend= " +
      "glibc-hwcaps-mask= list-tunables list-diagnostics",
    idle: ["list", "verify", "list-tunables", "list-diagnostics"],
    loads: ["audit", "preload"],
    operands: "command",
  }),
  plainTool({
    names: "mosh-server",
    source: "mosh 1.4 mosh-server(1)",
    lenient: true,
    options: "s v i= p= c= l=",
    *effects(inv) {
      const argv = behindDashes(inv);
      yield { kind: "listen", offers: "application", at: inv.at };
      if (argv.length > 0) yield { kind: "execution", argv };
      else if (textOf(inv.operands[0]) === "new") yield shell(inv.at);
    },
  }),
  plainTool({
    names: "cdist",
    source: "cdist 7.0 cdist(1)",
    lenient: true,
    options: "s|shell= c= f|file= i|initial-manifest= o= r= remote-exec= remote-copy= h V",
    idle: ["h", "V"],
    runs: ["remote-exec", "remote-copy"],
    *effects(inv) {
      const [verb, ...hosts] = inv.operands;
      if (textOf(verb) === "shell") {
        const program = inv.value("s");
        yield program ? { kind: "execution", argv: [program] } : shell(inv.at);
      } else if (textOf(verb) === "config")
        for (const host of hosts)
          yield { kind: "connect", to: host.value, purpose: "session", at: host.at };
    },
  }),
  plainTool({
    names: "arch-nspawn",
    source: "devtools 1.0 arch-nspawn",
    stopAtOperand: true,
    options: "C= M= c= f= s h",
    idle: ["h"],
    scripts: ["C", "M"],
    *effects(inv) {
      const [, ...argv] = inv.operands;
      yield { kind: "opaque", why: "its paths are those of another root", at: inv.at };
      if (argv.length > 0) yield { kind: "execution", argv };
      else yield shell(inv.at);
    },
  }),
  plainTool({
    names: "scrot maim",
    source: "scrot 1.8 scrot(1)",
    options:
      "a|autoselect= b|border C|class= c|count D|display= d|delay= e|exec= F|file= f|freeze " +
      "k|stack=? " +
      "l|line= M|monitor= m|multidisp n|note= o|overwrite p|pointer q|quality= S|script= " +
      "s|select=? " +
      "t|thumb= u|focused w|window= Z|compression= z|silent h v",
    idle: ["h", "v"],
    runs: ["e"],
    writes: ["F"],
    operands: "made",
  }),
  plainTool({
    names: "pidstat",
    source: "sysstat 12.5 pidstat(1)",
    stopAtOperand: true,
    lenient: true,
    options: "e d h I l R r s t U u v w V p= T= G= C= human dec=",
    idle: ["V"],
    *effects(inv) {
      const argv = inv.has("e") ? inv.operands : [];
      if (argv.length > 0) yield { kind: "execution", argv };
    },
  }),
];

const isArchitecture = (word: Argument | undefined): boolean =>
  architecture.test(textOf(word) ?? "");

const architecture = anyOf(
  /^(x86_64|i[3456]86|linux(32|64)|ppc\w*|arm\w*|aarch64)$/,
  /^(s390x?|mips\w*|sparc\w*|uname26|riscv\w*)$/,
);
