import { concat, known, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { filters, received, shellText, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { plainTool } from "../plain-tool.ts";
import { givesShell } from "./netcat.ts";

/** Small clients and servers of one purpose. */
export const lesserClients: readonly CommandSpec[] = [
  plainTool({
    names: "ztcp zsocket",
    source: "zsh 5.9 zshtcpsys(1), zshmodules(1)",
    options: "a c d= f l L t v",
    *effects(inv) {
      const [host, port] = inv.operands;
      if (inv.has("c") || inv.has("L") || host === undefined) return;
      if (inv.has("l")) yield { kind: "listen", offers: "shell", at: inv.at };
      else if (inv.name === "ztcp" && !inv.has("a")) {
        // Why: what a shell has such a descriptor for, it says nowhere in its words.
        const to = port ? concat(concat(host.value, known(":")), port.value) : host.value;
        yield { kind: "connect", to, purpose: "shell", at: host.at };
      }
    },
  }),
  plainTool({
    names: "ab",
    source: "Apache 2.4 ab(1)",
    options: [
      "A= b= B= c= C= d e= E= f= g= h H= i I k l m= n= p= P= q r s= S t= T= u= v= V w x= X=",
      "y= z= Z=",
    ],
    idle: ["h", "V"],
    writes: ["e", "g"],
    *effects(inv, resolve) {
      const sends = yield* carried([...inv.values("p"), ...inv.values("u")], resolve);
      for (const url of inv.operands)
        yield { kind: "connect", to: url.value, ...(sends ? { sends } : {}), at: url.at };
      yield { kind: "stdout", value: unknown("ab measures how fast the answers come") };
    },
  }),
  plainTool({
    names: "lwp-request GET HEAD POST",
    source: "libwww-perl 6.68 lwp-request(1)",
    options: "m= f b= t= i= c= p= P H= u U s S e E d o= v h x a C=",
    idle: ["v", "h"],
    *effects(inv, resolve) {
      const method = textOf(inv.value("m")) ?? inv.name;
      const sends = /^(POST|PUT)$/i.test(method) ? resolve.stdin : undefined;
      for (const url of inv.operands) yield* fetched(url, sends, resolve);
    },
  }),
  plainTool({
    names: "lwp-download lwp-mirror lwp-rget",
    source: "libwww-perl 6.68 lwp-download(1)",
    options: "a s t= v h",
    idle: ["h"],
    *effects(inv, resolve) {
      const [url, file] = inv.operands;
      if (url === undefined) return;
      const local = fileOf(url);
      const content = local
        ? resolve.paths(local, true).map((one) => resolve.content(one))[0]
        : received(textOf(url) ?? "a host");
      if (local)
        for (const target of resolve.paths(local, true))
          yield { kind: "read", target, use: "flows", at: url.at };
      else yield { kind: "connect", to: url.value, at: url.at };
      const [name] = (textOf(url) ?? "")
        .replace(/[?#].*$/, "")
        .split("/")
        .slice(-1);
      const place = file ?? { ...url, value: known(name || "index.html") };
      if (/^(-|\/dev\/stdout)$/.test(textOf(place) ?? ""))
        yield { kind: "stdout", value: content ?? known("") };
      else yield* writes([place], "truncate", resolve, content);
    },
  }),
  plainTool({
    names: "socket",
    source: "socket 1.1 socket(1)",
    options: "b c f l p= q r s v w B= ?",
    *effects(inv, resolve) {
      const program = inv.value("p");
      const listens = inv.has("s");
      const [host, port] = inv.operands;
      const shell = program !== undefined && givesShell(program.value);
      if (program) yield shellText(program.value, program.at);
      if (listens) yield { kind: "listen", offers: shell ? "shell" : "application", at: inv.at };
      else if (host) {
        const to = port ? concat(concat(host.value, known(":")), port.value) : host.value;
        const sends = resolve.stdinGiven ? { sends: resolve.stdin } : {};
        if (shell) yield { kind: "connect", to, purpose: "shell", at: host.at };
        else yield { kind: "connect", to, ...sends, at: host.at };
        yield { kind: "stdout", value: received(textOf(host) ?? "a host") };
      }
    },
  }),
];

/** `file:///path` is a file of this machine. */
const fileOf = (url: Argument): Argument | undefined => {
  const [, path] = /^file:(?:\/\/(?:localhost)?)?(\/.*)$/i.exec(textOf(url) ?? "") ?? [];
  return path === undefined ? undefined : { ...url, value: known(path) };
};

function* fetched(url: Argument, sends: Value | undefined, resolve: Resolve): Iterable<Deed> {
  const local = fileOf(url);
  if (local) yield* filters("lwp-request", [local], resolve);
  else {
    yield { kind: "connect", to: url.value, ...(sends ? { sends } : {}), at: url.at };
    yield { kind: "stdout", value: received(textOf(url) ?? "a host") };
  }
}
