import { concat, known, unknown, type Value } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { reads } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

/** Programs that ask the name service or probe the way to a host; names can carry data away. */
export const lookUps: readonly CommandSpec[] = [
  plainTool({
    names: "dig delv kdig",
    source: "BIND 9.18 dig(1)",
    inert: true,
    lenient: true,
    options: "4 6 m r u v b= c= f= k= p= q= t= x= y= h",
    idle: ["v", "h"],
    *effects(inv, resolve) {
      yield* reads(inv.values("f"), "unknown", resolve);
      yield* reads(inv.values("k"), "used", resolve);
      const names = [...inv.operands, ...inv.values("q"), ...inv.values("x")];
      yield* asked(names, serverIn(inv.operands));
    },
  }),
  plainTool({
    names: "host nslookup drill resolvectl",
    source: "BIND 9.18 host(1), nslookup(1)",
    inert: true,
    lenient: true,
    options: "a A c= C d i l m= N= p= r R= s T t= v V w W= 4 6 U",
    *effects(inv) {
      const [name, server] = inv.operands;
      if (name) yield* asked([name], server?.value);
    },
  }),
  plainTool({
    names: "whois",
    source: "whois 5.5 whois(1)",
    inert: true,
    options: "a b B c d F G h|host= H i= I K L l m M p|port= q= Q r R S s= t= T= v= V= x verbose",
    *effects(inv) {
      const server = inv.value("h");
      // Why: to a host of the caller's choice any text goes as it is.
      const registry = /^whois\.|\.(whois-servers\.net|arin\.net|ripe\.net|iana\.org)$/;
      if (server && !registry.test(textOf(server) ?? ""))
        for (const one of inv.operands)
          yield { kind: "connect", to: server.value, sends: one.value, at: one.at };
      else yield* asked(inv.operands, server?.value);
    },
  }),
  plainTool({
    names: "ping ping4 ping6 traceroute traceroute6 tracepath mtr fping arping",
    source: "iputils 20221126 ping(8); traceroute 2.1 traceroute(8); mtr 0.95 mtr(8)",
    inert: true,
    lenient: true,
    options:
      "c= i= I= l= m= M= p= Q= s= S= t= T= w= W= F= f= q= N= g= z= P= report-cycles= filename|F=",
    *effects(inv, resolve) {
      yield* reads(
        [...inv.values("f"), ...inv.values("filename")].filter(isPath),
        "unknown",
        resolve,
      );
      const pattern = inv.value("p")?.value;
      for (const host of inv.operands.slice(-1)) {
        const sends = pattern && pattern.taint.length > 0 ? { sends: pattern } : {};
        yield { kind: "connect", to: host.value, ...sends, at: host.at };
      }
    },
  }),
];

const isPath = (one: Argument): boolean => /\//.test(textOf(one) ?? "");

const serverIn = (operands: readonly Argument[]): Value | undefined => {
  const server = operands.find((one) => textOf(one)?.startsWith("@"));
  return server && known(textOf(server)?.slice(1) ?? "");
};

/** A question about a name is a message to whoever serves that name: its taint goes along. */
function* asked(names: readonly Argument[], server: Value | undefined): Iterable<Deed> {
  for (const name of names) {
    if (/^[@+-]/.test(textOf(name) ?? "")) continue;
    const { taint } = name.value;
    const to: Value = server ?? known(hostOf(name.value));
    if (taint.length > 0)
      yield { kind: "connect", to: concat(to, unknown("a name carries it", taint)), at: name.at };
    else if (server) yield { kind: "connect", to: server, at: name.at };
  }
  yield { kind: "stdout", value: unknown("the name service tells it") };
}
