import { concat, known, unknown } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { reads, received, writes } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";
import { sshSettings } from "./ssh-options.ts";

/** Programs that make, hold and hand out keys of OpenSSH. */
export const sshTools: readonly CommandSpec[] = [
  plainTool({
    names: "ssh-keygen",
    source: "OpenSSH 9.2 ssh-keygen(1)",
    options: [
      "A B c e f= F= g H h i I= k K l L M= m= n= N= O= o p P= Q q R= r= S s= t= T= u U v",
      "V= w= W= x X= y Y= z= Z= a= b= C= D= E= G=",
    ],
    loads: ["D", "w"],
    *effects(inv, resolve) {
      const file = inv.values("f");
      if (inv.has("y") || inv.has("l") || inv.has("L") || inv.has("F") || inv.has("B")) {
        yield* reads(file, "measured", resolve);
        yield { kind: "stdout", value: unknown("it is a public key or a digest of one") };
        return;
      }
      if (inv.has("e") || inv.has("i") || inv.has("Y") || inv.has("Q") || inv.has("D")) {
        yield* reads([...file, ...inv.operands], "used", resolve);
        return;
      }
      const edits = inv.has("R") || inv.has("p") || inv.has("c") || inv.has("H");
      const home = `${resolve.here.home ?? "~"}/.ssh/`;
      const name =
        inv.has("R") || inv.has("H") ? "known_hosts" : `id_${textOf(inv.value("t")) ?? "rsa"}`;
      const usual = { value: known(home + name), many: false, at: inv.at };
      const targets = file.length > 0 ? file : [usual];
      // Why: it asks before it overwrites a key.
      yield* writes(targets, edits ? "edit" : "create", resolve);
      if (!edits)
        yield* writes(
          targets.map((one) => ({ ...one, value: concat(one.value, known(".pub")) })),
          "create",
          resolve,
        );
    },
  }),
  plainTool({
    names: "ssh-copy-id",
    source: "OpenSSH 9.2 ssh-copy-id(1)",
    options: "f n s x i=? p= o= t= F= h|?",
    idle: ["h"],
    *effects(inv, resolve) {
      yield* sshSettings(inv.values("o"), inv.values("F"), resolve);
      for (const host of inv.operands.slice(-1)) {
        const sends = unknown("it is a public key");
        yield { kind: "connect", to: host.value, purpose: "session", sends, at: host.at };
      }
    },
  }),
  plainTool({
    names: "ssh-add",
    source: "OpenSSH 9.2 ssh-add(1)",
    options: "c D d E= e= H= h= K k L l q S= s= T= t= v X x C",
    loads: ["s", "S"],
    *effects(inv, resolve) {
      yield* reads(inv.operands, "used", resolve);
    },
  }),
  plainTool({
    names: "ssh-agent",
    source: "OpenSSH 9.2 ssh-agent(1)",
    options: "a= c D d E= k O= P= s t= T u U",
    stopAtOperand: true,
    *effects(inv) {
      if (inv.operands.length > 0) yield { kind: "execution", argv: inv.operands };
      else
        yield {
          kind: "stdout",
          value: known("SSH_AUTH_SOCK=/tmp/ssh/agent; export SSH_AUTH_SOCK;\n"),
        };
    },
  }),
  plainTool({
    names: "ssh-keyscan",
    source: "OpenSSH 9.2 ssh-keyscan(1)",
    options: "4 6 c D H q v f= O= p= T= t=",
    leaks: ["f"],
    *effects(inv) {
      for (const host of inv.operands) yield { kind: "connect", to: host.value, at: host.at };
      const [host] = inv.operands;
      yield { kind: "stdout", value: received(textOf(host) ?? "a host") };
    },
  }),
];
