import { known, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { code, filters, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { plainTool } from "../plain-tool.ts";

/**
 * A setting of a server that stands in an option: a module that it loads, a file that it includes.
 */
function* directive(one: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(one) ?? "";
  const [, library] = /\bload_?module\s+(?:\w+\s+)?["']?([^\s"';]+)/i.exec(text) ?? [];
  const [, included] = /\bInclude(?:Optional)?\s+["']?([^\s"';]+)/i.exec(text) ?? [];
  if (library)
    for (const target of resolve.paths({ ...one, value: known(library) }, true))
      yield code("library", resolve.content(target), one.at);
  if (included) yield* reads([{ ...one, value: known(included) }], "unknown", resolve);
  if (/\b(CustomLog|ErrorLog|access_log|error_log)\s+"?\|/.test(text))
    yield { kind: "opaque", why: "its log goes through a program", at: one.at };
}

/** Servers whose configuration says what they run, load and hand out. */
export const daemons: readonly CommandSpec[] = [
  plainTool({
    names: "apache2 httpd apache2ctl apachectl nginx caddy lighttpd haproxy varnishd",
    source: "Apache 2.4 httpd(8); nginx 1.22 nginx(8)",
    lenient: true,
    oneDash: true,
    options: "f= c= C= D= d= e= E= k= g= p= s= t T v V l L S M M X h q config= adapter= a= b=",
    idle: ["v", "V", "l", "L", "h"],
    *effects(inv, resolve) {
      const web = /^(nginx|lighttpd|caddy|haproxy|varnishd)$/.test(inv.name);
      const files = web ? [...inv.values("c"), ...inv.values("f")] : inv.values("f");
      const settings = web ? inv.values("g") : [...inv.values("C"), ...inv.values("c")];
      for (const one of settings) yield* directive(one, resolve);
      yield* reads(files, "unknown", resolve);
      for (const one of files) yield* script({ language: inv.name }, one, resolve);
      if (inv.name === "nginx") yield* writes(inv.values("e"), "append", resolve);
    },
  }),
  plainTool({
    names: "dnsmasq",
    source: "dnsmasq 2.89 dnsmasq(8)",
    lenient: true,
    options: [
      "test conf-script= C|conf-file= conf-dir|7= dhcp-script|6= dhcp-luascript= dhcp-scriptuser=",
      "log-facility|8= pid-file|x= dhcp-leasefile|l= resolv-file|r= addn-hosts|H= hostsdir=",
      "u|user=",
      "i= a= p= d q k s= h= A= S= v w",
    ],
    idle: ["test", "v", "w"],
    runs: ["conf-script"],
    scripts: ["C", "dhcp-luascript"],
    writes: ["log-facility", "pid-file"],
    leaks: ["addn-hosts"],
    *effects(inv) {
      for (const one of inv.values("dhcp-script"))
        yield { kind: "execution", argv: [one], perhaps: true };
      yield { kind: "listen", offers: "application", address: known("localhost"), at: inv.at };
    },
  }),
  plainTool({
    names: "rsyslogd syslog-ng mosquitto",
    source: "rsyslog 8.2302 rsyslogd(8); mosquitto 2.0 mosquitto(8)",
    options: "f= c= d D i= n N= u= w x v h p= o= e F M= T= S V",
    idle: ["v", "h", "V"],
    *effects(inv, resolve) {
      const files = [...inv.values("f"), ...inv.values("c")];
      yield* reads(files, "unknown", resolve);
      for (const one of files) yield* script({ language: inv.name }, one, resolve);
    },
  }),
  plainTool({
    names: "procmail maildrop",
    source: "procmail 3.22 procmail(1)",
    options: "v p t o f= a= d= m Y z",
    idle: ["v"],
    *effects(inv, resolve) {
      for (const one of inv.operands.slice(0, 1))
        if (!/=/.test(textOf(one) ?? "")) yield* script({ language: "procmail" }, one, resolve);
    },
  }),
  plainTool({
    names: "fail2ban-client",
    source: "fail2ban 1.0 fail2ban-client(1)",
    lenient: true,
    options: "c= s= p= pname= loglevel= logtarget= syslogsocket= d dp i q x b f t test v V h",
    idle: ["V", "h"],
    *effects(inv, resolve) {
      for (const one of inv.values("c")) yield* script({ language: "fail2ban" }, one, resolve);
      const words = inv.operands.map((one) => textOf(one) ?? "…");
      const act = words.findIndex((one) => /^action(ban|unban|start|stop|check|flush)$/.test(one));
      const text = inv.operands[act + 1];
      if (act >= 0 && text) yield shellText(text.value, text.at);
      if (/^(set|add|start|stop|restart|reload|unban|ban)$/.test(words[0] ?? ""))
        yield {
          kind: "machine",
          part: "service",
          what: `fail2ban: ${words.join(" ")}`,
          at: inv.at,
        };
    },
  }),
  plainTool({
    names: "certbot letsencrypt",
    source: "Certbot 2.1 certbot(1)",
    lenient: true,
    options: [
      "pre-hook= post-hook= deploy-hook= renew-hook= manual-auth-hook= manual-cleanup-hook=",
      "d|domain=",
      "c|config= config-dir= work-dir= logs-dir= m|email= w|webroot-path= cert-name= n dry-run",
      "cert-path= key-path= fullchain-path= chain-path= server= preferred-challenges=",
    ],
    runs: [
      "pre-hook",
      "post-hook",
      "deploy-hook",
      "renew-hook",
      "manual-auth-hook",
      "manual-cleanup-hook",
    ],
    scripts: ["c"],
    *effects(inv) {
      const verb = textOf(inv.operands[0]) ?? "run";
      if (/^(certificates|plugins|show_account|help)$/.test(verb) || inv.has("dry-run")) return;
      yield { kind: "machine", part: "service", what: `certbot ${verb}`, at: inv.at };
    },
  }),
  plainTool({
    names: "plymouth",
    source: "plymouth 22 plymouth(1)",
    lenient: true,
    options:
      "command= prompt= number-of-tries= dont-pause-progress ping has-active-vt quit wait text=",
    idle: ["ping", "has-active-vt"],
    *effects(inv) {
      for (const one of inv.values("command")) yield shellText(one.value, one.at);
    },
  }),
  plainTool({
    names: "agetty getty",
    source: "util-linux 2.38 agetty(8)",
    lenient: true,
    options:
      "8bits|8 autologin|a= noreset|c chdir|C= delay|d= remote|E issue-file|f= show-issue " +
      "flow-control|h " +
      "host|H= noissue|i init-string|I= noclear|J login-program|l= local-line|L=? extract-baud|m " +
      "skip-login|n nonewline|N login-options|o= login-pause|p nice|P= chroot|r= hangup|R " +
      "keep-baud|s timeout|t= detect-case|U wait-cr|w nohints nohostname long-hostname " +
      "erase-chars= " +
      "kill-chars= list-speeds reload",
    idle: ["list-speeds", "show-issue"],
    leaks: ["issue-file"],
    *effects(inv) {
      const program = inv.value("login-program");
      if (program) yield { kind: "execution", argv: [program] };
      else if (inv.has("autologin"))
        yield { kind: "privilege", as: known("root"), scope: "shell", at: inv.at };
    },
  }),
  plainTool({
    names: "minicom runscript picocom",
    source: "minicom 2.8 minicom(1), runscript(1)",
    lenient: true,
    options: "D= S= C= b= d= p= t= c= s m M o O= a= v|version",
    idle: ["v"],
    scripts: ["S"],
    writes: ["C"],
    *effects(inv, resolve) {
      if (inv.name === "runscript")
        for (const one of inv.operands.slice(0, 1))
          yield* script({ language: "runscript" }, one, resolve);
    },
  }),
  plainTool({
    names: "facter needrestart easyrsa",
    source: "facter 4.3 facter(8); needrestart 3.6; easy-rsa 3.1",
    lenient: true,
    options: [
      "custom-dir= external-dir= c= config= vars= b n m= r= q k l p o= v j y d no-custom-facts",
      "no-external-facts pki-dir= batch",
    ],
    scripts: ["custom-dir", "external-dir", "c", "config", "vars"],
    *effects(inv, resolve) {
      const library = resolve.variable("FACTERLIB");
      if (inv.name === "facter" && library)
        for (const path of textsOf(library)?.flatMap((one) => one.split(":")) ?? [])
          yield* script(
            { language: "ruby" },
            { value: known(path), many: false, at: inv.at },
            resolve,
          );
    },
  }),
  plainTool({
    names: "iptables-save ip6tables-save iptables-legacy-save ebtables-save arptables-save",
    source: "iptables 1.8 iptables-save(8)",
    options: "M|modprobe= c|counters t|table= f|file= h V",
    idle: ["h", "V"],
    writes: ["f"],
  }),
  plainTool({
    names: "varnishncsa varnishlog",
    source: "Varnish 7.1 varnishncsa(1)",
    options: "a b C c d D E F= f= g= h k= L= n= N= P= Q= q= r= R= t= T= V v w= i= I= x= X=",
    idle: ["h", "V"],
    writes: ["w", "P"],
    leaks: ["f", "Q"],
  }),
  plainTool({
    names: "cupsfilter",
    source: "CUPS 2.4 cupsfilter(8)",
    options: "U= a= c= d= D e i= j= J= list-filters m= n= o= p= P= t= u",
    operands: "printed",
  }),
  plainTool({
    names: "clamscan clamdscan",
    source: "ClamAV 1.0 clamscan(1)",
    lenient: true,
    options:
      "d|database= f|file-list= l|log= r i remove=? move= copy= no-summary exclude= " +
      "include= tempdir= V h",
    idle: ["V", "h"],
    writes: ["l"],
    leaks: ["f"],
    *effects(inv, resolve) {
      yield* writes([...inv.values("move"), ...inv.values("copy")], "create", resolve);
      if (inv.has("remove") || inv.has("move"))
        yield { kind: "opaque", why: "it takes away whatever it finds", at: inv.at };
      yield* reads(inv.operands, "measured", resolve);
    },
  }),
  plainTool({
    names: "gcore",
    source: "gdb 13.1 gcore(1)",
    options: "a o= d=",
    *effects(inv, resolve) {
      yield* writes(inv.values("o"), "truncate", resolve);
      if (inv.operands.length > 0)
        yield { kind: "opaque", why: "the memory of a process goes into a file", at: inv.at };
    },
  }),
  plainTool({
    names: "xdg-user-dir",
    source: "xdg-user-dirs 0.18 xdg-user-dir(1)",
    options: "",
    *effects(inv) {
      // Why: the script hands its operand to eval, within `${XDG_…_DIR:-$HOME}`.
      for (const one of inv.operands.slice(0, 1)) {
        const text = textOf(one);
        if (text === undefined || !/^\w+$/.test(text))
          yield shellText(known(`echo \${XDG_${text ?? "$X"}_DIR:-$HOME}`), one.at);
      }
    },
  }),
  plainTool({
    names: "last lastb",
    source: "util-linux 2.38 last(1)",
    lenient: true,
    options: "f|file= n= s= t= p= time-format= a d F i R w x h V",
    idle: ["h", "V"],
    leaks: ["f"],
  }),
  plainTool({
    names: "bridge",
    source: "iproute2 6.1 bridge(8)",
    lenient: true,
    options: "b|batch= n|netns= s t c o j p force|f V",
    idle: ["V"],
    leaks: ["b"],
    *effects(inv) {
      const line = inv.operands.map((one) => textOf(one) ?? "…").join(" ");
      if (/^\w+ (add|del|delete|replace|append|set|flush)\b/.test(line))
        yield { kind: "machine", part: "network", what: `changes the bridge: ${line}`, at: inv.at };
    },
  }),
  plainTool({
    names: "getent",
    source: "glibc 2.36 getent(1)",
    options: "s|service= i|no-idn A|no-addrconfig ?",
    *effects(inv, resolve) {
      const [database] = inv.operands.map((one) => textOf(one));
      const files = /^g?shadow$/.test(database ?? "") ? [`/etc/${database}`] : [];
      const named = files.map((path) => ({ value: known(path), many: false, at: inv.at }));
      if (named.length > 0) yield* filters("getent", named, resolve);
      else yield { kind: "stdout", value: unknown("the databases of the system tell it") };
    },
  }),
  plainTool({
    names: "ascii-xfr",
    source: "minicom 2.8 ascii-xfr(1)",
    options: "s r e d v n c= l=",
    *effects(inv, resolve) {
      if (inv.has("r")) yield* writes(inv.operands, "truncate", resolve);
      else yield* filters("ascii-xfr", inv.operands, resolve);
    },
  }),
  plainTool({
    names: "dosbox dosbox-x",
    source: "DOSBox 0.74 dosbox(1)",
    oneDash: true,
    lenient: true,
    options: "c= conf= lang= machine= startmapper exit fullscreen noconsole version",
    scripts: ["conf"],
    *effects(inv) {
      for (const one of inv.values("c"))
        if (!/^\s*(exit|cls|ver)\s*$/i.test(textOf(one) ?? "x"))
          yield code("dos", one.value, one.at);
    },
  }),
  plainTool({
    names: "apport-cli apport-bug ubuntu-bug bashbug perlbug",
    source: "apport 2.20 apport-cli(1); bash 5.2 bashbug(1); perl 5.36 perlbug(1)",
    lenient: true,
    options:
      "f p|package= P|pid= c|crash-file= save= tag= w symptom= u= e= s= r= b= a= n= F= v d D h",
    idle: ["h"],
    writes: ["save", "F"],
    leaks: ["c"],
    *effects(inv) {
      // Why: only for perlbug is `-e` an editor, which it hands to a shell.
      for (const one of inv.values("e")) yield shellText(one.value, one.at);
    },
  }),
];
