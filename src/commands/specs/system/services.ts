import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { filters, reads } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

const service = (what: string, at: Argument["at"]): Deed => ({
  kind: "machine",
  part: "service",
  what,
  at,
});

const later = (text: Argument, times: "once" | "repeatedly" = "repeatedly"): Deed => ({
  kind: "schedule",
  text: text.value,
  times,
  at: text.at,
});

const persists = (line: string, at: Argument["at"]): Deed => ({
  kind: "schedule",
  text: known(line),
  times: "repeatedly",
  at,
});

/**
 * Programs that start, stop and arrange services, and those that set what the machine is called.
 */
export const serviceTools: readonly CommandSpec[] = [
  plainTool({
    names: "systemctl",
    source: "systemd 252 systemctl(1)",
    lenient: true,
    options: [
      "system user H|host= M|machine= C|capsule= t|type= state= failed p|property= P=",
      "a|all reverse after before with-dependencies l|full recursive r value show-types",
      "job-mode= fail T|show-transaction i|ignore-inhibitors check-inhibitors= dry-run",
      "q|quiet no-block wait no-wall no-reload no-legend no-pager no-ask-password",
      "kill-whom= kill-value= s|signal= f|force now preset-mode= root= image= runtime",
      "n|lines= o|output= firmware-setup boot-loader-menu= boot-loader-entry= timestamp=",
      "plain mkdir read-only when= what= legend= reboot-argument= stdin message= drop-in=",
      "V",
    ],
    idle: ["dry-run", "V"],
    *effects(inv, resolve) {
      const [verb, ...units] = inv.operands;
      const line = lineOf(inv.operands);
      const name = textOf(verb) ?? "status";
      if (inv.has("H"))
        yield {
          kind: "connect",
          to: inv.value("H")?.value ?? known(""),
          purpose: "session",
          at: inv.at,
        };
      if (verb !== undefined && textOf(verb) === undefined)
        yield { kind: "opaque", why: "the command of systemctl is not known", at: inv.at };
      else if (ending.has(name))
        yield {
          kind: "machine",
          part: "power",
          what: `changes the state of the machine: ${line}`,
          at: inv.at,
        };
      else if (arranging.has(name)) {
        const paths = units.filter((one) => textOf(one)?.includes("/"));
        yield* reads(paths, "used", resolve);
        yield persists(`systemctl ${line}`, inv.at);
      } else if (changing.has(name)) yield service(`changes services: ${line}`, inv.at);
    },
  }),
  plainTool({
    names: "service invoke-rc.d rc-service",
    source: "init-system-helpers 1.65 service(8)",
    stopAtOperand: true,
    options: "status-all full-restart skip-redirect l|list q quiet",
    idle: ["status-all", "l"],
    *effects(inv, resolve) {
      const [name, verb] = inv.operands;
      if (name && textOf(name)?.includes("/")) {
        // Why: the name is taken below /etc/init.d, and `..` leads out of it.
        const script = { ...name, value: known(`/etc/init.d/${textOf(name)}`) };
        const [target] = resolve.paths(script, true);
        const value = target?.path ?? script.value;
        yield { kind: "execution", argv: [{ ...script, value }, ...inv.operands.slice(1)] };
      } else if (!/^(status|help)?$/.test(lineOf(verb ? [verb] : [])))
        yield service(`changes services: ${lineOf(inv.operands)}`, inv.at);
    },
  }),
  plainTool({
    names: "update-rc.d chkconfig rc-update insserv",
    source: "init-system-helpers 1.65 update-rc.d(8); chkconfig 1.21",
    lenient: true,
    options: "list n f|force",
    idle: ["list", "n"],
    *effects(inv) {
      if (/^(show|$)/.test(lineOf(inv.operands))) return;
      yield persists(lineOf(inv.operands), inv.at);
    },
  }),
  plainTool({
    names: "launchctl",
    source: "macOS 14 launchctl(1)",
    lenient: true,
    options: "w F S= D=",
    *effects(inv) {
      const line = lineOf(inv.operands);
      if (/^(load|bootstrap|submit|enable)\b/.test(line))
        yield persists(`launchctl ${line}`, inv.at);
      else if (
        !/^(list|print|print-\w+|blame|dumpstate|help|version|getenv|managername|hostinfo|$)/.test(
          line,
        )
      )
        yield service(`changes services: ${line}`, inv.at);
    },
  }),
  plainTool({
    names: "systemd-run",
    source: "systemd 252 systemd-run(1)",
    stopAtOperand: true,
    options: [
      "user system H|host= M|machine= scope u|unit= p|property= description= slice=",
      "slice-inherit r|remain-after-exit send-sighup service-type= uid= gid= nice=",
      "working-directory= d|same-dir E|setenv= t|pty P|pipe q|quiet on-active= on-boot=",
      "on-startup= on-unit-active= on-unit-inactive= on-calendar= on-timezone-change",
      "on-clock-change timer-property= path-property= socket-property= no-block wait",
      "G|collect S|shell no-ask-password expand-environment=",
    ],
    *effects(inv) {
      const timer = inv.given.find((name) => name.startsWith("on-"));
      if (timer) yield persists(lineOf(inv.operands), inv.at);
      else if (!inv.has("user") && !inv.has("scope"))
        yield {
          kind: "privilege",
          as: inv.value("uid")?.value ?? known("root"),
          scope: inv.has("S") ? "shell" : "command",
          at: inv.at,
        };
      if (inv.operands.length > 0) yield { kind: "execution", argv: inv.operands };
    },
  }),
  plainTool({
    names: "journalctl",
    source: "systemd 252 journalctl(1)",
    inert: true,
    lenient: true,
    options: [
      "vacuum-size= vacuum-time= vacuum-files= rotate relinquish-var smart-relinquish-var",
      "flush sync setup-keys update-catalog f n=? u|unit= p|priority= S|since= U|until=",
      "o|output= t= g= file= D|directory=",
    ],
    *effects(inv, resolve) {
      if (inv.given.some((name) => /^vacuum/.test(name)))
        yield { kind: "conceal", what: "logs", at: inv.at };
      else if (inv.has("rotate") || inv.has("flush") || inv.has("setup-keys"))
        yield service("changes the journal", inv.at);
      const files = [...inv.values("file"), ...inv.values("D")];
      if (files.length > 0) yield* filters("journalctl", files, resolve);
    },
  }),
  plainTool({
    names: "dmesg",
    source: "util-linux 2.38 dmesg(1)",
    inert: true,
    lenient: true,
    options: "C|clear c|read-clear D|console-off E|console-on F|file= K= n|console-level= r",
    *effects(inv, resolve) {
      const files = inv.values("F");
      if (files.length > 0) yield* filters("dmesg", files, resolve);
      if (inv.has("C") || inv.has("c")) yield { kind: "conceal", what: "logs", at: inv.at };
    },
  }),
  plainTool({
    names:
      "loginctl machinectl hostnamectl timedatectl localectl coredumpctl udevadm busctl " +
      "resolvconf hostname",
    source: "systemd 252 loginctl(1), hostnamectl(1), timedatectl(1); hostname 3.23 hostname(1)",
    lenient: true,
    options: [
      "p|property= a A d f i I s b|boot F|file= H|host= M|machine= o|output= n|lines=",
      "static transient pretty address=",
    ],
    *effects(inv, resolve) {
      for (const one of inv.values("address")) yield* connected(one);
      const line = lineOf(inv.operands);
      yield* reads(inv.values("F"), "unknown", resolve);
      const shows =
        /^$|^(list|show|status|info|timesync-status|query|cat|get|tree|monitor|dump)|^\w+-status/;
      const asks = /^(hostname|deployment|location|chassis|icon-name)$/;
      if (shows.test(line) || (inv.name === "hostnamectl" && asks.test(line))) return;
      if (/^(machinectl)$/.test(inv.name) && /^shell\b/.test(line))
        yield { kind: "privilege", as: known("root"), scope: "shell", at: inv.at };
      else if (/^(poweroff|reboot|terminate|kill|suspend)/.test(line))
        yield {
          kind: "machine",
          part: "power",
          what: `ends sessions or the machine: ${line}`,
          at: inv.at,
        };
      else yield { kind: "machine", part: "clock", what: `sets ${inv.name}: ${line}`, at: inv.at };
    },
  }),
  plainTool({
    names: "crontab",
    source: "cron 3.0 crontab(1)",
    options: "u= e l r i s T V x= n c",
    idle: ["V"],
    *effects(inv, resolve) {
      const [file] = inv.operands;
      if (inv.has("l") || inv.has("T")) return;
      if (inv.has("r")) yield persists("nothing that was planned until now", inv.at);
      else if (inv.has("e"))
        yield later({
          value: { kind: "unknown", why: "an editor makes it", taint: [], unset: [] },
          many: false,
          at: inv.at,
        });
      else yield* installed(file, resolve, inv.at);
    },
  }),
  plainTool({
    names: "at batch",
    source: "at 3.2 at(1)",
    options: "V q= f= m M l b d r v c t= u=",
    idle: ["V", "l", "c", "d", "r"],
    *effects(inv, resolve) {
      const [file] = inv.values("f");
      if (file) yield* reads([file], "used", resolve);
      const [target] = file ? resolve.paths(file, true) : [];
      const text = target ? resolve.content(target) : resolve.stdin;
      yield { kind: "schedule", text, times: "once", at: inv.at };
    },
  }),
  plainTool({
    names: "atrm anacron",
    source: "at 3.2 atrm(1); anacron 2.3 anacron(8)",
    options: "V f u s n q d t= S= T h",
    idle: ["V", "T", "h"],
    effects: (inv) => [service(`changes what is planned: ${lineOf(inv.operands)}`, inv.at)],
  }),
  plainTool({
    names: "logrotate",
    source: "logrotate 3.21 logrotate(8)",
    options: "d|debug f|force m|mail= s|state= usage v|verbose l|log= skip-state-lock",
    idle: ["usage"],
    writes: ["s", "l"],
    runs: ["m"],
    *effects(inv, resolve) {
      if (inv.has("d")) return;
      for (const file of inv.operands)
        for (const target of resolve.paths(file, true))
          yield {
            kind: "code",
            language: "logrotate",
            text: resolve.content(target),
            judged: false,
            at: file.at,
          };
    },
  }),
  plainTool({
    names: "defaults",
    source: "macOS 14 defaults(1)",
    lenient: true,
    options: "currentHost host= g",
    *effects(inv) {
      if (/^(write|delete|import|rename)\b/.test(lineOf(inv.operands)))
        yield {
          kind: "configure",
          tool: "defaults",
          key: lineOf(inv.operands.slice(1, 3)),
          value: known(lineOf(inv.operands.slice(3))),
          meaning: "weakens",
          at: inv.at,
        };
    },
  }),
];

/** Subcommands of systemctl that stop, suspend or leave the machine as it runs. */
const ending: ReadonlySet<string> = new Set(
  (
    "halt poweroff reboot kexec soft-reboot rescue emergency exit suspend hibernate " +
    "hybrid-sleep suspend-then-hibernate switch-root sleep isolate default"
  ).split(" "),
);

/** Those that decide what runs at the next start. */
const arranging: ReadonlySet<string> = new Set(
  "enable link reenable preset preset-all add-wants add-requires edit set-default revert".split(
    " ",
  ),
);

/** Those that change what runs now, or how. */
const changing: ReadonlySet<string> = new Set(
  (
    "start stop restart try-restart reload reload-or-restart try-reload-or-restart condrestart " +
    "force-reload kill clean freeze thaw disable mask unmask set-property set-environment " +
    "unset-environment import-environment daemon-reload daemon-reexec reset-failed cancel " +
    "log-level log-target service-log-level service-log-target bind mount-image"
  ).split(" "),
);

/** `crontab file`, `crontab -` and `crontab` alone replace the whole table. */
function* installed(
  file: Argument | undefined,
  resolve: Resolve,
  at: Argument["at"],
): Iterable<Deed> {
  if (file === undefined || textOf(file) === "-") {
    yield { kind: "schedule", text: resolve.stdin, times: "repeatedly", at };
    return;
  }
  yield* reads([file], "used", resolve);
  const [target] = resolve.paths(file, true);
  if (target) yield { kind: "schedule", text: resolve.content(target), times: "repeatedly", at };
}

/** An address of a bus: `unixexec:path=FILE,argv1=WORD` is a program. */
function* connected(address: Argument): Iterable<Deed> {
  const [, fields] = /(?:^|;)unixexec:([^;]*)/.exec(textOf(address) ?? "") ?? [];
  if (fields === undefined) return;
  const words = [...fields.matchAll(/(?:^|,)(?:path|argv\d+)=([^,]*)/g)].map((one) => one[1] ?? "");
  yield {
    kind: "execution",
    argv: words
      .filter((_, index) => index !== 1 || !/(?:^|,)argv0=/.test(fields))
      .map((one) => ({ value: known(decodeURIComponent(one)), many: false, at: address.at })),
  };
}
