import { concat, known, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { reads, received, shellEscape } from "../../roles.ts";
import { carried } from "../carried.ts";
import { escapes, lineOf, plainTool } from "../plain-tool.ts";

/** Programs that hand files to somebody elsewhere, keep copies there, or log in there. */
export const senders: readonly CommandSpec[] = [
  plainTool<string>({
    names:
      "croc wormhole magic-wormhole ffsend transfersh transfer portal qrcp syncthing " +
      "onionshare",
    source: "croc 9; magic-wormhole 0.12; ffsend 0.2",
    lenient: true,
    options: "c|code= relay= host= o|output= text= p|pass= n|name= sn= expiry= port=",
    *effects(inv, resolve) {
      const verb = textOf(inv.operands[0]) ?? "";
      if (/^(receive|recv|rx|download|version|help|history)$/.test(verb)) return;
      const files = /^(send|tx|upload)$/.test(verb) ? inv.operands.slice(1) : inv.operands;
      if (inv.name === "croc" && verb !== "send") return;
      const held = yield* carried(files, resolve);
      const sends = held ?? inv.value("text")?.value ?? resolve.stdin;
      yield { kind: "connect", to: unknown("whoever has the code"), sends, at: inv.at };
    },
  }),
  plainTool<string>({
    names: "smbclient rlogin rsh remsh finger cancel",
    source: "Samba 4.17 smbclient(1); inetutils 2.4 rlogin(1)",
    lenient: true,
    options: "c|command= h|H= U|user= u= l= p= D= N A=",
    *effects(inv, resolve) {
      const host =
        inv.value("h") ?? inv.operands.find((one) => textOf(one)?.includes("@")) ?? inv.operands[0];
      if (host === undefined) return;
      yield* reads(inv.values("A"), "used", resolve);
      const [, local] = /\bm?put\s+(\S+)/.exec(textOf(inv.value("c")) ?? "") ?? [];
      const files = local === undefined ? [] : [{ ...host, value: known(local) }];
      const held = yield* carried(files, resolve);
      for (const command of (textOf(inv.value("c")) ?? "").split(";"))
        if (/^\s*!/.test(command)) yield shellEscape(command.replace(/^\s*!/, ""), inv.at);
      const stdin = resolve.stdinGiven ? resolve.stdin : undefined;
      const [, sent] = /^\s*m?put\s+(\S+)/m.exec(textsOf(resolve.stdin)?.[0] ?? "") ?? [];
      const put =
        sent === undefined ? undefined : yield* carried([{ ...host, value: known(sent) }], resolve);
      // Why: the name of a user goes to the other side as it is.
      const user = [...inv.values("l"), ...inv.values("u"), ...inv.values("U")].map(
        (one) => one.value,
      );
      const told = user.find((one) => one.taint.length > 0);
      const sends = put ?? held ?? told ?? stdin;
      if (resolve.stdinGiven) yield* escapes(/^\s*!(.*)$/, inv.at, resolve.stdin);
      const to = { ...host, value: plainHost(host) };
      yield {
        kind: "connect",
        to: to.value,
        ...(sends ? { sends } : {}),
        purpose: "session",
        at: inv.at,
      };
      yield { kind: "stdout", value: received(lineOf([to])) };
    },
  }),
  plainTool<string>({
    names: "restic borg duplicity kopia",
    source: "restic 0.16; borg 1.2 borg(1)",
    lenient: true,
    options:
      "r|repo= p|password-file= password-command= rsh= o|option= H|host= tag= exclude= " +
      "exclude-file= files-from= e= n|dry-run",
    reads: ["p", "files-from"],
    runs: ["password-command", "rsh"],
    effects: (inv, resolve) =>
      backedUp(lineOf(inv.operands), inv.operands, inv.value("r"), inv.at, resolve),
  }),
];

const plainHost = (host: Argument) => {
  const text = textOf(host);
  return text === undefined
    ? host.value
    : known(text.replace(/^[\\/]+/, "").replace(/[\\/].*$/, ""));
};

/** A copy goes to where the repository is; taking copies away loses them. */
function* backedUp(
  line: string,
  operands: readonly Argument[],
  repository: Argument | undefined,
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const [verb, ...rest] = operands;
  const remote = repository ?? rest.find((one) => /^(\S+:|\w+:\/\/)/.test(textOf(one) ?? ""));
  if (/^(backup|create|snapshot)$/.test(textOf(verb) ?? "")) {
    const sends = yield* carried(
      rest.filter((one) => one !== remote),
      resolve,
    );
    const address = textOf(remote)?.replace(/^(rest|sftp|s3):(?=\w+:\/\/)/, "");
    if (remote && /:/.test(address ?? ""))
      yield {
        kind: "connect",
        to: concat(known(""), known(address ?? "")),
        ...(sends ? { sends } : {}),
        at,
      };
  } else if (/^(forget|prune|delete|unlock)\b/.test(line))
    yield {
      kind: "infrastructure",
      act: "change",
      system: "backups",
      object: line,
      attended: false,
      at,
    };
}
