import { textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, reads, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { plainTool } from "../plain-tool.ts";

/**
 * Programs made to search hosts for a way in, or to guess passwords; whatever their options are.
 */
export const attackTools: readonly CommandSpec[] = [
  plainTool({
    names: "nmap zenmap",
    source: "nmap 7.93 nmap(1)",
    oneDash: true,
    lenient: true,
    options: [
      "iL= iR= excludefile= exclude= oN= oX= oS= oG= oA= p= script= script-args=",
      "script-args-file= datadir= resume= stylesheet= e= S= D= g= source-port=",
      "dns-servers= interactive V h T0 T1 T2 T3 T4 T5 top-ports= min-rate= max-rate=",
      "host-timeout= max-retries= data= data-string= data-length= proxies= b= sI=",
      "servicedb= versiondb=",
    ],
    idle: ["V", "h"],
    reads: ["excludefile", "script-args-file"],
    leaks: ["iL"],
    *effects(inv, resolve) {
      if (inv.has("interactive"))
        yield code("shell", unknown("nmap runs what is typed in"), inv.at);
      for (const name of ["oN", "oX", "oS", "oG", "oA"] as const)
        yield* writes(inv.values(name), "truncate", resolve);
      for (const script of inv.values("script"))
        if (/[/.]/.test(textOf(script) ?? "/"))
          for (const target of resolve.paths(script, true))
            yield code("lua", resolve.content(target), script.at);
      const lists = [...inv.values("iL"), ...inv.values("iR")];
      yield* scanned([...inv.operands, ...(lists.length > 0 ? [listed(inv)] : [])]);
    },
  }),
  plainTool({
    names:
      "masscan zmap rustscan naabu hydra medusa ncrack patator sqlmap nikto gobuster ffuf " +
      "wfuzz dirb feroxbuster wpscan nuclei httpx amass subfinder crackmapexec netexec " +
      "enum4linux responder evil-winrm msfconsole metasploit ettercap bettercap arpspoof " +
      "aircrack-ng airodump-ng aireplay-ng slowloris",
    source: "masscan 1.3 masscan(8); hydra 9.4 hydra(1); sqlmap 1.7; gobuster 3.5; ffuf 2.0",
    oneDash: true,
    lenient: true,
    options:
      "l= L= P= M= C= w= t= s= u= url= h help o= oN= oX= oJ= output= output-filename= oL= " +
      "oG= oB= excludefile= iL= eval= r= x=",
    idle: ["help"],
    *effects(
      inv: Invocation<"h" | "o" | "output" | "output-filename" | "u" | "url" | "eval" | "r" | "x">,
      resolve: Resolve,
    ) {
      // Why: `-h` names the host of nikto, and asks the others for help.
      if (inv.has("h") && inv.name !== "nikto") return;
      const outputs = [
        ...inv.values("o"),
        ...inv.values("output"),
        ...inv.values("output-filename"),
      ];
      yield* writes(outputs, "truncate", resolve);
      for (const one of inv.values("eval")) yield code("python", one.value, one.at);
      for (const one of inv.name === "msfconsole" ? inv.values("r") : [])
        yield* script({ language: "metasploit" }, one, resolve);
      for (const one of inv.name === "msfconsole" ? inv.values("x") : [])
        yield code("metasploit", one.value, one.at);
      const hosts = [...inv.values("u"), ...inv.values("url"), ...inv.operands];
      yield* scanned(hosts.length > 0 ? hostsFirst(hosts) : [listed(inv)]);
    },
  }),
  plainTool({
    names: "john hashcat",
    source: "John the Ripper 1.9 john(8); hashcat 6.2",
    lenient: true,
    options: "test list=? show=? m= o|outfile= a= r= p= potfile-path= session= outfile-format= w=",
    idle: ["test"],
    writes: ["o", "potfile-path"],
    *effects(inv, resolve) {
      yield* reads(inv.operands, "unknown", resolve);
      yield { kind: "account", what: "guesses passwords", severe: false, at: inv.at };
    },
  }),
  plainTool({
    names: "msfvenom",
    source: "Metasploit 6 msfvenom",
    lenient: true,
    options: "payload|p= list|l= out|o= format|f= encoder|e= list-options template|x= help|h",
    idle: ["list", "list-options"],
    *effects(inv, resolve) {
      yield* writes(inv.values("out"), "truncate", resolve);
      const why = "it makes a program that attacks another machine";
      yield { kind: "opaque", why, at: inv.at };
    },
  }),
];

/** A range of addresses is no host, whatever its first one is. */
const hostsOf = (value: Value): Value =>
  textsOf(value)?.some((text) => /^[\d.]+(\/\d|-)/.test(text)) ? unknown("it is a network") : value;

const listed = (inv: Pick<Invocation, "at">): Argument => ({
  value: { kind: "unknown", why: "a list names them", taint: [], unset: [] },
  many: false,
  at: inv.at,
});

/** One host is enough to say it; what looks like one comes first. */
function hostsFirst(operands: readonly Argument[]): readonly Argument[] {
  const host = operands.find((one) => looksLikeHost(one.value));
  return host ? [host] : operands.slice(0, 1);
}

const looksLikeHost = (value: Value): boolean =>
  textsOf(value)?.every((text) => /[.:]\w|localhost/.test(text)) ?? true;

function* scanned(hosts: readonly Argument[]): Iterable<Deed> {
  for (const host of hosts)
    yield { kind: "connect", to: hostsOf(host.value), purpose: "scan", at: host.at };
}
