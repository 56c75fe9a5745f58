import type { Argument } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { filters, reads, writes } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

/**
 * Programs that show or change interfaces, routes and filter rules, and those that listen on the
 * wire.
 */
export const networkingTools: readonly CommandSpec[] = [
  plainTool({
    names: "ip",
    source: "iproute2 6.1 ip(8)",
    oneDash: true,
    lenient: true,
    options: [
      "V h s d o r t ts br brief j json p pretty c color a all f family= 4 6 B M 0 n",
      "netns= N b batch= force rc= l iec echo Numeric",
    ],
    idle: ["V"],
    *effects(inv, resolve) {
      for (const batch of [...inv.values("b"), ...inv.values("batch")]) {
        yield* reads([batch], "unknown", resolve);
        yield { kind: "opaque", why: "ip reads commands from a file", at: batch.at };
      }
      const line = lineOf(inv.operands);
      const [object = "", verb = "show"] = line.split(" ");
      if (/^(netns|vrf)$/.test(object) && /^e/.test(verb)) {
        yield { kind: "execution", argv: inv.operands.slice(3) };
        return;
      }
      if (
        inv.operands.length === 0 ||
        /^(s|sh|sho|show|l|li|lis|list|g|ge|get|h|help|monitor|id|identify|pids|save|lst)$/.test(
          verb,
        )
      )
        return;
      if (/^(mo|mon|monitor|help)/.test(object)) return;
      yield changed(inv.operands, inv.at);
    },
  }),
  plainTool({
    names: "ifconfig",
    source: "net-tools 2.10 ifconfig(8)",
    inert: true,
    lenient: true,
    options: "a s v",
    *effects(inv) {
      const [, family, more] = inv.operands;
      if (family !== undefined && (more !== undefined || !/^inet6?$/.test(lineOf([family]))))
        yield changed(inv.operands, inv.at);
    },
  }),
  plainTool({
    names: "route arp rarp",
    source: "net-tools 2.10 route(8), arp(8)",
    inert: true,
    lenient: true,
    options: "n e v a d s f C F V A= i=",
    *effects(inv, resolve) {
      if (inv.has("f") && inv.name !== "route") yield* reads(inv.operands, "unknown", resolve);
      const acts = /^(add|del|delete|flush|change)\b/.test(lineOf(inv.operands));
      if (acts || inv.has("d") || inv.has("s")) yield changed(inv.operands, inv.at);
    },
  }),
  plainTool({
    names: "ss netstat",
    source: "iproute2 6.1 ss(8); net-tools 2.10 netstat(8)",
    inert: true,
    lenient: true,
    options: "K|kill D|diag= F|filter= N= f= A= W w p",
    *effects(inv, resolve) {
      yield* writes(inv.values("D"), "truncate", resolve);
      yield* reads(inv.values("F"), "unknown", resolve);
      if (inv.has("K") && inv.name !== "netstat")
        yield { kind: "machine", part: "network", what: "closes sockets", at: inv.at };
    },
  }),
  plainTool({
    names: "nft",
    source: "nftables 1.0 nft(8)",
    options: [
      "h v V f|file= c|check i|interactive o|optimize D|define= I|includepath= n|numeric",
      "s|stateless t|terse S|service N|reversedns u|guid y|numeric-priority",
      "p|numeric-protocol T|numeric-time a|handle e|echo j|json d|debug=",
    ],
    idle: ["h", "v", "V"],
    *effects(inv, resolve) {
      yield* reads(inv.values("f"), "unknown", resolve);
      if (inv.has("c") || /^(list|describe|get|monitor|export)\b/.test(lineOf(inv.operands)))
        return;
      yield {
        kind: "machine",
        part: "firewall",
        what: `changes the filter rules: ${lineOf(inv.operands)}`,
        at: inv.at,
      };
    },
  }),
  plainTool({
    names: "nmcli",
    source: "NetworkManager 1.42 nmcli(1)",
    lenient: true,
    options: "t p f= m= c= e= g= w= a o s v",
    *effects(inv) {
      const line = lineOf(inv.operands);
      const shows =
        /^$|(^|\s)(status|s|monitor|check|permissions)$|\b(show|list)\b|^(g|gen|general|monitor)/;
      if (!shows.test(line)) yield changed(inv.operands, inv.at);
    },
  }),
  plainTool({
    names: "tcpdump",
    source: "tcpdump 4.99 tcpdump(8)",
    options: [
      "4 6 A b d D e f h H I j= J K l L n N O p q S t U v x X # B= C= c= count E= F= G=",
      "i|interface= immediate-mode lengths m= M= number print Q|direction= r= V=",
      "s|snapshot-length= T= version time-stamp-type= list-interfaces w= W= y= z= Z= P=",
    ],
    idle: ["h", "D", "L"],
    reads: ["F"],
    *effects(inv, resolve) {
      for (const one of inv.values("z")) yield { kind: "execution", argv: [one], perhaps: true };
      const captures = [...inv.values("r"), ...inv.values("V")];
      if (captures.length > 0) yield* filters("tcpdump", captures, resolve);
      yield* writes(inv.values("w"), "truncate", resolve);
    },
  }),
  plainTool({
    names: "tshark dumpcap wireshark ngrep termshark",
    source: "Wireshark 4.0 tshark(1)",
    lenient: true,
    options: "i= f= r= w= X= c= d= Y= T= e= E= F= z= o= a= b= s= K= k",
    *effects(inv, resolve) {
      for (const one of inv.values("X"))
        yield { kind: "code", language: "lua", text: one.value, judged: false, at: one.at };
      const captures = inv.values("r");
      if (captures.length > 0) yield* filters("tshark", captures, resolve);
      yield* writes(inv.values("w"), "truncate", resolve);
    },
  }),
  plainTool({
    names:
      "ngrok cloudflared localtunnel lt bore frpc frp chisel ttyd gotty tmate tailscale " +
      "zerotier-cli wstunnel sshuttle gost serveo teleconsole upterm",
    source: "ngrok 3; cloudflared 2023; ttyd 1.7 ttyd(1); tmate 2.4 tmate(1); chisel 1.9",
    lenient: true,
    stopAtOperand: true,
    options: "V h v p= port= e|ssh-cmd= r|remote=",
    idle: ["V", "h"],
    runs: ["e"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      if (
        /^(status|version|config (check|upgrade)|login|help|ip|ping|tunnel (list|info))\b/.test(
          line,
        )
      )
        return;
      if (/^(tailscale|zerotier-cli)$/.test(inv.name) && !/^(serve|funnel)\b/.test(line)) {
        yield changed(inv.operands, inv.at);
        return;
      }
      const shell = /^(ttyd|gotty|tmate|teleconsole|upterm)$/.test(inv.name);
      if (/\bservice install\b/.test(line))
        yield { kind: "machine", part: "service", what: "installs a service", at: inv.at };
      for (const one of inv.operands)
        if (/^[~./]/.test(lineOf([one]))) yield* reads([one], "unknown", resolve);
      yield { kind: "listen", offers: shell ? "shell" : "relay", at: inv.at };
    },
  }),
];

const changed = (operands: readonly Argument[], at: Argument["at"]): Deed => ({
  kind: "machine",
  part: "network",
  what: `changes the network: ${lineOf(operands)}`,
  at,
});
