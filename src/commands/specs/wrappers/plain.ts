import { known, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { type NamesIn, optionList } from "../../option-list.ts";
import { writes } from "../../roles.ts";

const coreutils = "GNU coreutils 9.1";

interface Wrapper<Options extends string> {
  readonly names: string;
  readonly source: string;
  readonly options: Options | readonly Options[];
  readonly numeric?: NamesIn<Options>;
  /** Operands before the command that it runs. */
  readonly before?: number;
  /** With one of these it runs nothing: it acts on a process that is there already, or tells. */
  readonly idle?: readonly NamesIn<Options>[];
  readonly writes?: readonly NamesIn<Options>[];
  also?(inv: Invocation<NamesIn<Options>>, resolve: Resolve): Iterable<Deed>;
}

/** Programs that run another one with other limits, priorities, signals, buffers or namespaces. */
export const plainWrappers: readonly CommandSpec[] = [
  wrapper({
    names: "nice gnice",
    source: `${coreutils} nice(1)`,
    options: "adjustment|n=",
    numeric: "adjustment",
  }),
  wrapper({ names: "nohup gnohup", source: `${coreutils} nohup(1)`, options: "help" }),
  wrapper({
    names: "timeout gtimeout",
    source: `${coreutils} timeout(1)`,
    options: "foreground kill-after|k= preserve-status signal|s= verbose|v",
    before: 1,
  }),
  wrapper({
    names: "stdbuf gstdbuf",
    source: `${coreutils} stdbuf(1)`,
    options: "input|i= output|o= error|e=",
  }),
  wrapper({
    names: "unbuffer",
    source: "expect 5.45 unbuffer(1)",
    options: "p",
  }),
  wrapper({
    names: "setsid",
    source: "util-linux 2.38 setsid(1)",
    options: "ctty|c fork|f wait|w h V",
  }),
  wrapper({
    names: "ionice",
    source: "util-linux 2.38 ionice(1)",
    options: "class|c= classdata|n= pid|p= pgid|P= uid|u= ignore|t h V",
    idle: ["pid", "pgid", "uid"],
  }),
  wrapper({
    names: "chrt",
    source: "util-linux 2.38 chrt(1)",
    options: [
      "batch|b deadline|D fifo|f idle|i other|o rr|r all-tasks|a max|m pid|p verbose|v",
      "reset-on-fork|R sched-runtime|T= sched-period|P= sched-deadline|d= h V",
    ],
    before: 1,
    idle: ["pid", "max"],
  }),
  wrapper({
    names: "taskset",
    source: "util-linux 2.38 taskset(1)",
    options: "all-tasks|a cpu-list|c pid|p h V",
    before: 1,
    idle: ["pid"],
  }),
  wrapper({
    names: "prlimit",
    source: "util-linux 2.38 prlimit(1)",
    options: [
      "pid|p= output|o= noheadings raw verbose core|c=? data|d=? nice|e=? fsize|f=?",
      "sigpending|i=? memlock|l=? rss|m=? nofile|n=? msgqueue|q=? rtprio|r=? stack|s=?",
      "cpu|t=? nproc|u=? as|v=? locks|x=? rttime|y=? h V",
    ],
    idle: ["pid"],
  }),
  wrapper({
    names: "time gtime",
    source: "GNU time 1.9 time(1)",
    options: "append|a format|f= output|o= portability|p quiet|q verbose|v V",
    writes: ["output"],
  }),
  wrapper({
    names:
      "caffeinate systemd-inhibit chronic eatmydata fakeroot dbus-run-session xvfb-run " +
      "faketime firejail",
    source: "moreutils 0.67 chronic(1); fakeroot 1.31 fakeroot(1); systemd 252 systemd-inhibit(1)",
    options: [
      "d i m s u t= w= what= who= why= mode= no-pager list lib|l= faked= save= load= b=",
      "auto-servernum|a server-num|n= server-args= error-file|e= f= p= quiet",
    ],
    idle: ["list"],
  }),
  wrapper({
    names: "chroot gchroot",
    source: `${coreutils} chroot(1)`,
    options: "groups= userspec= skip-chdir",
    before: 1,
    *also(inv) {
      if (inv.operands.length > 0)
        yield { kind: "opaque", why: "its paths are those of another root", at: inv.at };
    },
  }),
  wrapper({
    names: "unshare",
    source: "util-linux 2.38 unshare(1)",
    options: [
      "ipc|i=? mount|m=? net|n=? pid|p=? uts|u=? user|U=? cgroup|C=? time|T=? fork|f",
      "kill-child=? mount-proc=? map-user= map-users= map-root-user|r map-current-user|c",
      "map-auto map-group= map-groups= propagation= setgroups= root|R= wd|w= setuid|S=",
      "setgid|G= monotonic= boottime= keep-caps h V",
    ],
    *also(inv) {
      if (inv.has("root"))
        yield { kind: "opaque", why: "its paths are those of another root", at: inv.at };
    },
  }),
  wrapper({
    names: "nsenter",
    source: "util-linux 2.38 nsenter(1)",
    options: [
      "all|a target|t= mount|m=? uts|u=? ipc|i=? net|n=? pid|p=? cgroup|C=? user|U=?",
      "time|T=? setuid|S=? setgid|G=? preserve-credentials root|r=? wd|w=? wdns|W=? env|e",
      "no-fork|F follow-context|Z h V",
    ],
    *also(inv) {
      const scope = inv.operands.length > 0 ? "command" : "shell";
      yield { kind: "privilege", as: known("root"), scope, at: inv.at };
    },
  }),
  wrapper({
    names: "rlwrap",
    source: "rlwrap 0.46 rlwrap(1)",
    options: [
      "always-readline|a=? break-chars|b= complete-filenames|c command-name|C=",
      "history-no-dupes|D= extra-char-after-completion|e= history-format|F= file|f= help|h",
      "history-filename|H= case-insensitive|i pre-given|P= prompt-colour|p=? logfile|l=",
      "multi-line|m=? multi-line-ext|M= no-children|n no-warnings|N one-shot|o",
      "only-cook|O= quote-characters|q= remember|r history-size|s= substitute-prompt|S=",
      "set-term-name|t= filter|z= polling|w= skip-setctty|W= mirror-arguments|U",
    ],
    writes: ["logfile", "history-filename"],
  }),
  wrapper({
    names:
      "choom cpulimit softlimit multitime torsocks torify proxychains proxychains4 " +
      "aa-exec grc openvt",
    source: "util-linux 2.38 choom(1); kbd 2.5 openvt(1)",
    options: [
      "adjust|n= pid|p= limit|l= f exe|e= z i b m= a= c= o= r= s= t= q C= d= k lines",
      "logfile= log|L= pty colour=? user|u wait|w switch verbose|v force namespace=",
      "immediate",
    ],
    writes: ["log", "logfile"],
  }),
  wrapper({
    names: "cgexec",
    source: "libcgroup 2.0 cgexec(1)",
    options: "g= sticky b",
  }),
  wrapper({
    names: "setpriv capsh",
    source: "util-linux 2.38 setpriv(1)",
    options: [
      "clear-groups dump|d groups= inh-caps= ambient-caps= bounding-set= keep-groups",
      "init-groups list-caps no-new-privs rgid= egid= regid= ruid= euid= reuid= reset-env",
      "pdeathsig= securebits= selinux-label= apparmor-profile= print uid= gid= user= drop=",
      "decode= h V",
    ],
    idle: ["dump", "list-caps", "print", "decode"],
    *also(inv) {
      const as = inv.value("reuid") ?? inv.value("ruid") ?? inv.value("euid") ?? inv.value("uid");
      if (as) yield { kind: "privilege", as: as.value, scope: "command", at: as.at };
      // Why: what stands behind `--` is for the shell that capsh starts.
      const dashes = inv.argv.findIndex((one) => /^(--|==)$/.test(textOf(one) ?? ""));
      if (inv.name === "capsh" && dashes >= 0) {
        const bash = { value: known("bash"), many: false, at: inv.at };
        yield { kind: "execution", argv: [bash, ...inv.argv.slice(dashes + 1)] };
      }
    },
  }),
  wrapper({
    names: "pexec",
    source: "pexec 1.0 pexec(1)",
    options: [
      "p|parameters= f|list= e|environment= a|append-arguments c|shell-command n|number= o|output=",
      "u|error= i|input= R|normal-redirection r|remote= s|shell= m|make t|timeout= z|nice= L|log=",
    ],
    writes: ["L"],
  }),
  defineCommand({
    names: ["runcon"],
    source: `${coreutils} runcon(1)`,
    stopAtOperand: true,
    options: optionList("compute|c type|t= user|u= role|r= range|l= help version"),
    *effects(inv) {
      const parts = ["type", "user", "role", "range", "compute"] as const;
      const argv = parts.some((name) => inv.has(name)) ? inv.operands : inv.operands.slice(1);
      if (argv.length > 0) yield { kind: "execution", argv };
    },
  }),
  defineCommand({
    names: ["busybox", "toybox"],
    source: "BusyBox 1.35 busybox(1); toybox 0.8",
    stopAtOperand: true,
    options: optionList("list list-full install s long help version"),
    *effects(inv, resolve) {
      if (inv.has("install"))
        yield* writes([inv.operands[0] ?? folder(inv)], "create", resolve, unknown("a link"));
      else if (inv.operands.length > 0) {
        yield* applet(inv.operands);
        // Why: the servers among the applets share no more than a name with those of others.
        if (!/^(httpd|ftpd|tftpd|telnetd)$/.test(textOf(inv.operands[0]) ?? ""))
          yield { kind: "execution", argv: inv.operands };
      }
    },
  }),
];

/** Servers that only exist as applets. */
function* applet([first, ...rest]: readonly Argument[]): Iterable<Deed> {
  const name = textOf(first);
  const at = first?.at ?? { start: 0, end: 0 };
  if (name === "httpd" || name === "ftpd" || name === "tftpd")
    yield { kind: "listen", offers: "files", at };
  if (name === "telnetd") yield { kind: "listen", offers: "shell", at };
  if (name === "tcpsvd" || name === "udpsvd") {
    yield { kind: "listen", offers: "application", at };
    const start = rest.findIndex((one) => /^\d+$/.test(textOf(one) ?? ""));
    const argv = rest.slice(start + 1);
    if (argv.length > 0) yield { kind: "execution", argv, perhaps: true };
  }
}

const folder = (inv: Pick<Invocation, "at">): Argument => ({
  value: known("/usr/bin"),
  many: false,
  at: inv.at,
});

function wrapper<const Options extends string>(one: Wrapper<Options>): CommandSpec {
  type Name = NamesIn<Options> | "help" | "version";
  const options = { ...optionList("help version"), ...optionList(...[one.options].flat()) };
  return defineCommand<Name>({
    names: one.names.split(" "),
    source: one.source,
    stopAtOperand: true,
    ...(one.numeric ? { numeric: one.numeric } : {}),
    options: options as Readonly<Record<Name, (typeof options)["help"]>>,
    *effects(given, resolve) {
      if (given.has("help") || given.has("version")) return;
      const inv = given as Invocation<NamesIn<Options>>;
      if (one.idle?.some((name) => inv.has(name))) return;
      yield* writes(
        (one.writes ?? []).flatMap((name) => inv.values(name)),
        "truncate",
        resolve,
      );
      if (one.also) yield* one.also(inv, resolve);
      const argv = inv.name === "capsh" ? [] : inv.operands.slice(one.before ?? 0);
      if (argv.length > 0) yield { kind: "execution", argv };
      else if (shellByDefault.has(inv.name))
        yield { kind: "execution", argv: [{ value: known("sh"), many: false, at: inv.at }] };
    },
  });
}

const shellByDefault = new Set(["chroot", "unshare", "nsenter", "fakeroot"]);
