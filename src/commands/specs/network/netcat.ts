import { anyOf } from "../../../base/any-of.ts";
import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { received, shellText } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

const options =
  "4 6 b C crlf D d F h k keep-open I= i|delay|idle-timeout= l|listen M= m= N n|nodns O= " +
  "o|output= hex-dump|x= P|proxy-auth= p|source-port= q= r s|source= S T= t|telnet u|udp " +
  "U|unixsock V= v|verbose W= w|wait= X= z e|exec|sh-exec= c= lua-exec= g= G= zero allow= " +
  "allowfile= deny= denyfile= max-conns|m= broker chat ssl ssl-cert= ssl-key= ssl-verify " +
  "ssl-trustfile= ssl-ciphers= ssl-servername= ssl-alpn= sctp proxy= proxy-type= " +
  "proxy-dns= append-output no-shutdown recv-only send-only idle= vsock";

/** nc(1), in its OpenBSD and traditional forms, and ncat(1). */
export const netcat: CommandSpec = plainTool({
  names: "nc netcat ncat nc.openbsd nc.traditional",
  source: "OpenBSD nc(1); netcat 1.10 nc(1); Ncat 7.93 ncat(1)",
  options,
  idle: ["h"],
  writes: ["o", "hex-dump"],
  loads: ["lua-exec"],
  *effects(inv, resolve) {
    const listens = inv.has("l");
    const [host, port] = inv.operands;
    const programs = [...inv.values("e"), ...inv.values("c")];
    const from = listens ? "whoever connects" : (textOf(host) ?? "a host");
    for (const program of programs) yield* served(program, received(from));
    const shell = programs.some((one) => givesShell(one.value));
    if (listens) {
      // Why: whoever comes first gets what is sent, and is taken for whoever was meant.
      const offers = shell ? "shell" : inv.has("broker") ? "relay" : "files";
      const address = listenAddress(host, inv.value("s"));
      yield { kind: "listen", offers, ...(address ? { address } : {}), at: inv.at };
      if (resolve.stdinGiven && !isNothing(resolve.stdin))
        yield {
          kind: "connect",
          to: unknown("whoever connects is the other side"),
          sends: resolve.stdin,
          at: inv.at,
        };
    } else if (host) yield* connected(host, port, shell, inv.has("z"), programs, resolve);
    if (host || listens) yield { kind: "stdout", value: received(from) };
  },
});

function* connected(
  host: Argument,
  port: Argument | undefined,
  shell: boolean,
  probes: boolean,
  programs: readonly Argument[],
  resolve: Resolve,
): Iterable<Deed> {
  const to = port ? concat(concat(host.value, known(":")), port.value) : host.value;
  if (shell) yield { kind: "connect", to, purpose: "shell", at: host.at };
  else if (probes) {
    const single = textsOf(port?.value ?? known(""))?.every((text) => /^\w+$/.test(text));
    yield { kind: "connect", to, ...(single ? {} : { purpose: "scan" as const }), at: host.at };
  } else {
    const typed = unknown("it is whatever is typed in");
    const given = resolve.stdinGiven ? resolve.stdin : typed;
    const sends = programs.length > 0 ? unknown("it is the output of a program") : given;
    yield { kind: "connect", to, ...(isNothing(sends) ? {} : { sends }), at: host.at };
  }
}

/** The program behind `-e` or `-c`: its input comes from the other side. */
function* served(program: Argument, stdin: Value): Iterable<Deed> {
  const { value, at } = program;
  const text = textOf(program);
  if (text !== undefined && /^[\w./-]+( [\w./-]+)*$/.test(text)) {
    const argv = text.split(" ").map((word) => ({ value: known(word), many: false, at }));
    yield { kind: "execution", argv, stdin };
  } else yield shellText(value, at);
}

/** Whether a program gives whoever talks to it a shell: one that is not known may. */
export const givesShell = (program: Value): boolean =>
  textsOf(program)?.some((text) => shellLike.test(text)) ?? true;

const shellLike = anyOf(
  /(^|[\s/;'"])(ba|z|da|k|c|tc|a|fi|pw|rba)?sh(\.exe)?($|[\s'",;])/,
  /cmd(\.exe)?$|powershell|shell|^\S*\$/,
  /(^|\/)(python|perl|ruby|node|lua|irb|php|su|login|script|expect)[\d.]*(\s|$)/,
  /(^|\/)(gdb|screen|tmux)[\d.]*(\s|$)/,
);

const isNothing = (value: Value): boolean => value.kind === "known" && value.text === "";

function listenAddress(
  host: Argument | undefined,
  source: Argument | undefined,
): Value | undefined {
  const text = textOf(source ?? host);
  const every = text !== undefined && /^(\d+|0\.0\.0\.0|::|\*)$/.test(text);
  if (every) return undefined;
  return source ? source.value : text === undefined ? undefined : known(text);
}
