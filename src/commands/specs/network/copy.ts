import { textsOf, unknown, type Value } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import type { Argument } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { reads, received, shellEscape } from "../../roles.ts";
import { carried } from "../carried.ts";
import { escapes, plainTool } from "../plain-tool.ts";
import { putFiles } from "./clients.ts";
import { farEnd } from "./far-end.ts";
import { isRemote, landing } from "./remote-file.ts";
import { sshSettings } from "./ssh-options.ts";

/** scp(1): copies files to and from other hosts. */
export const scp: CommandSpec = plainTool({
  names: "scp",
  source: "OpenSSH 9.2 scp(1)",
  options: "3 4 6 A B C d f O p q R r s T t v c= D= F= i= J= l= o= P= S= X=",
  *effects(inv, resolve) {
    yield* sshSettings(inv.values("o"), inv.values("F"), resolve);
    yield* reads(inv.values("i"), "used", resolve);
    for (const one of [...inv.values("S"), ...inv.values("D")])
      yield { kind: "execution", argv: [one], perhaps: true };
    for (const one of inv.values("J")) yield { kind: "connect", to: one.value, at: one.at };
    // Source: OpenSSH scp.c, `-f` and `-t`: the legacy protocol's far end.
    if (inv.has("f") || inv.has("t")) yield* farEnd("scp", inv.operands, inv.has("f"), resolve);
    else yield* copies(inv.operands, resolve);
  },
});

/** Copies as scp and rsync order them: sources first, the destination last. */
export function* copies(operands: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const destination = operands.at(-1);
  const sources = operands.slice(0, -1);
  if (destination === undefined || sources.length === 0) return;
  if (isRemote(destination)) {
    yield* uploads(sources, destination, resolve);
    return;
  }
  for (const source of sources) {
    let content: Value | undefined;
    if (isRemote(source)) {
      yield { kind: "connect", to: source.value, purpose: "session", at: source.at };
      content = received(textsOf(source.value)?.[0] ?? hostOf(source.value));
    } else content = yield* carried([source], resolve);
    for (const target of landing(source, destination, resolve))
      yield {
        kind: "write",
        target,
        how: "truncate",
        ...(content ? { content } : {}),
        at: source.at,
      };
  }
}

/** What goes to another host: local files, or what yet another host sends. */
export function* uploads(
  sources: readonly Argument[],
  destination: Argument,
  resolve: Resolve,
): Iterable<Deed> {
  const remote = sources.filter(isRemote);
  for (const source of remote) yield { kind: "connect", to: source.value, at: source.at };
  const local = yield* carried(
    sources.filter((one) => !isRemote(one)),
    resolve,
  );
  const sends = local ?? unknown("another host sends it");
  yield { kind: "connect", to: destination.value, sends, at: destination.at };
}

/**
 * sftp(1) and other file transfer clients: what is transferred is typed in, or stands in a batch.
 */
export const sftp: CommandSpec = plainTool({
  names: "sftp",
  source: "OpenSSH 9.2 sftp(1)",
  options: "4 6 A a C f N p q r v B= b= c= D= F= i= J= l= o= P= R= S= s= X=",
  reads: ["b", "i"],
  *effects(inv, resolve) {
    yield* sshSettings(inv.values("o"), inv.values("F"), resolve);
    for (const one of [...inv.values("S"), ...inv.values("D")])
      yield { kind: "execution", argv: [one], perhaps: true };
    for (const batch of inv.values("b"))
      for (const target of resolve.paths(batch, true))
        for (const line of textsOf(resolve.content(target))?.[0]?.split("\n") ?? [])
          if (line.startsWith("!")) yield shellEscape(line.slice(1), batch.at);
    if (resolve.stdinGiven) yield* escapes(/^\s*!(.*)$/, inv.at, resolve.stdin);
    const [host] = inv.operands;
    if (host === undefined) return;
    const put = yield* putFiles(resolve.stdin, inv.at, resolve);
    const typed = put ?? (resolve.stdinGiven ? resolve.stdin : undefined);
    const sends = typed ? { sends: typed } : {};
    yield { kind: "connect", to: host.value, ...sends, purpose: "session", at: host.at };
  },
});
