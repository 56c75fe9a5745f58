import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { filters, reads, shellText } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

/** `--extra-opts=section@file`: the file holds further options, and shows in messages. */
const fileOf = (one: Argument): Argument => ({
  ...one,
  value: known((textOf(one) ?? "").replace(/^[^@]*@/, "")),
});

/** The plug-ins of monitoring systems, which look at one thing each. */
export const checks: readonly CommandSpec[] = [
  plainTool({
    names:
      "check_cups check_memory check_raid check_disk check_load check_http check_tcp " +
      "check_ping check_procs " +
      "check_users check_swap check_ntp check_dns check_smtp check_mysql check_pgsql " +
      "check_statusfile",
    source: "Monitoring Plugins 2.3",
    lenient: true,
    options: "extra-opts= w= c= H= p= t= u= a= C= s= l= n= m= V h",
    idle: ["V", "h"],
    *effects(inv, resolve) {
      yield* reads(inv.values("extra-opts").map(fileOf), "unknown", resolve);
      if (inv.name === "check_statusfile") yield* reads(inv.operands, "unknown", resolve);
    },
  }),
  plainTool({
    names: "check_log",
    source: "Monitoring Plugins 2.3 check_log",
    options: "F= O= q= w= c= e= a exclude= h V",
    idle: ["h", "V"],
    *effects(inv, resolve) {
      const sources = inv.values("F");
      for (const one of inv.values("O"))
        for (const target of resolve.paths(one, true))
          if (!/^\/dev\/(stdout|stderr|fd)/.test(textOf(one) ?? ""))
            yield { kind: "write", target, how: "truncate", at: one.at };
          else yield* filters("check_log", sources, resolve);
      yield* reads(sources, "unknown", resolve);
    },
  }),
  plainTool({
    names: "check_by_ssh",
    source: "Monitoring Plugins 2.3 check_by_ssh",
    lenient: true,
    options: "H= C= i= l= n= o= p= t= w= c= s= O= F= E=? S=? f q 1 2 4 6 V h",
    idle: ["V", "h"],
    *effects(inv) {
      for (const one of inv.values("o")) {
        const [, run] =
          /^\s*(?:ProxyCommand|LocalCommand)[\s=]+(.*)$/is.exec(textOf(one) ?? "") ?? [];
        if (run !== undefined) yield shellText(known(run.replace(/^;/, "")), one.at);
      }
      for (const host of inv.values("H"))
        yield { kind: "connect", to: host.value, purpose: "session", at: host.at };
    },
  }),
  plainTool({
    names: "check_ssl_cert",
    source: "check_ssl_cert 2.6 check_ssl_cert(1)",
    lenient: true,
    options: [
      "H|host= f|file= p|port= grep-bin= curl-bin= openssl= date= file-bin= nmap-bin=",
      "dig-bin= python-bin=",
      "prometheus-bin= bc-bin= P|protocol= w= c= C|clientcert= K|clientkey= r= V h",
    ],
    idle: ["V", "h"],
    leaks: ["f"],
    *effects(inv) {
      const programs = inv.given.filter((name) => /-bin$|^openssl$/.test(name)) as "grep-bin"[];
      for (const name of programs)
        for (const program of inv.values(name)) yield { kind: "execution", argv: [program] };
      for (const host of inv.values("H"))
        if (!/\//.test(textOf(host) ?? "")) yield { kind: "connect", to: host.value, at: host.at };
    },
  }),
];
