import { concat, known, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { reads, shellText, writes } from "../../roles.ts";
import { escapes, lineOf, plainTool } from "../plain-tool.ts";

const account = (what: string, severe: boolean, at: Argument["at"]): Deed => ({
  kind: "account",
  what,
  severe,
  at,
});

/** Programs that change accounts, groups and passwords, and those that become another user. */
export const accountTools: readonly CommandSpec[] = [
  plainTool({
    names: "useradd adduser usermod groupadd addgroup groupmod gpasswd newusers",
    source: "shadow 4.13 useradd(8), usermod(8), groupadd(8); adduser 3.134 adduser(8)",
    lenient: true,
    options: [
      "u|uid= o|non-unique g|gid= G|groups= a|append d|home|home-dir= m|create-home",
      "s|shell= k|skel= p|password= l|login= L|lock U|unlock D|defaults e= f= c|comment=",
      "R|root= K= firstuid= lastuid= gecos= ingroup=",
    ],
    *effects(inv) {
      const groups = textOf(inv.value("G")) ?? lineOf(inv.operands.slice(-1));
      const root = textOf(inv.value("u")) === "0" || (inv.has("o") && inv.has("u"));
      const powerful =
        inv.has("G") && /(^|,)(root|sudo|wheel|admin|docker|disk|shadow)(,|$)/.test(groups);
      yield account(
        `${inv.name} ${lineOf(inv.operands)}`,
        root || (powerful && inv.name === "useradd" && inv.has("o")),
        inv.at,
      );
    },
  }),
  plainTool({
    names: "userdel deluser groupdel delgroup",
    source: "shadow 4.13 userdel(8), groupdel(8); adduser 3.134 deluser(8)",
    lenient: true,
    options:
      "f|force r|remove R|root= Z remove-home remove-all-files backup backup-to= only-if-empty",
    *effects(inv) {
      const removes = inv.has("r") || inv.has("remove-home") || inv.has("remove-all-files");
      yield account(`removes ${lineOf(inv.operands)}`, removes, inv.at);
    },
  }),
  plainTool({
    names: "passwd chpasswd chgpasswd chage",
    source: "shadow 4.13 passwd(1), chpasswd(8), chage(1)",
    lenient: true,
    options: [
      "a|all d|delete e|expire i= k|keep-tokens l|lock n= q S|status u|unlock w= x= stdin",
      "c|crypt-method= encrypted m md5 s E= I= L list",
    ],
    *effects(inv) {
      if (inv.has("S") || (inv.name === "chage" && (inv.has("l") || inv.has("list")))) return;
      yield account("changes a password or who may log in", true, inv.at);
    },
  }),
  plainTool({
    names: "chsh chfn",
    source: "util-linux 2.38 chsh(1)",
    options: "s|shell= l|list-shells f= o= p= h= u V R= r= w=",
    idle: ["l", "u", "V"],
    effects: (inv) => [account("changes the login shell or name of an account", false, inv.at)],
  }),
  plainTool({
    names: "visudo vipw vigr",
    source: "sudo 1.9 visudo(8); shadow 4.13 vipw(8)",
    options: "c|check f|file= h I O P q|quiet s|strict x|export= V g p u",
    idle: ["c", "h", "V"],
    *effects(inv, resolve) {
      const usual = inv.name === "visudo" ? "/etc/sudoers" : "/etc/passwd";
      const files = inv.values("f");
      const file = { value: known(usual), many: false, at: inv.at };
      yield* writes(files.length > 0 ? files : [file], "edit", resolve);
    },
  }),
  plainTool({
    names: "su runuser",
    source: "util-linux 2.38 su(1), runuser(1)",
    options: [
      "c|command|session-command= f|fast g|group= G|supp-group= l|login",
      "m|p|preserve-environment P|pty s|shell= w|whitelist-environment= u|user= V h",
    ],
    idle: ["V", "h"],
    *effects(inv, resolve) {
      // Why: a dash alone is --login, and the operand after it the user.
      const words = inv.operands.filter((one) => textOf(one) !== "-");
      const command = inv.value("c");
      if (inv.has("u") && words.length > 0) {
        yield privilege(inv.value("u")?.value ?? known("root"), "command", inv.at);
        yield { kind: "execution", argv: words };
        return;
      }
      yield privilege(words[0]?.value ?? known("root"), command ? "command" : "shell", inv.at);
      const shell = inv.value("s");
      if (shell) yield { kind: "execution", argv: [shell], perhaps: true };
      if (command) yield shellText(command.value, command.at);
      else if (resolve.stdinGiven) yield shellText(resolve.stdin, inv.at);
    },
  }),
  plainTool({
    names: "doas",
    source: "OpenDoas 6.8 doas(1)",
    stopAtOperand: true,
    options: "a= C= L n s u=",
    idle: ["L"],
    *effects(inv) {
      const user = inv.value("u")?.value ?? known("root");
      const bare = inv.has("s") || inv.operands.length === 0;
      if (inv.has("C")) return;
      yield privilege(user, bare ? "shell" : "command", inv.at);
      if (!bare) yield { kind: "execution", argv: inv.operands };
    },
  }),
  plainTool({
    names: "pkexec gksudo kdesudo sudo-rs",
    source: "polkit 122 pkexec(1)",
    stopAtOperand: true,
    options: "disable-internal-agent keep-cwd user|u=",
    *effects(inv) {
      const user = inv.value("user")?.value ?? known("root");
      yield privilege(user, inv.operands.length === 0 ? "shell" : "command", inv.at);
      if (inv.operands.length > 0) yield { kind: "execution", argv: inv.operands };
    },
  }),
  plainTool({
    names: "mail mailx s-nail mutt neomutt sendmail ssmtp msmtp exim exim4 swaks",
    source: "mailutils 3.15 mail(1); mutt 2.2 mutt(1); postfix 3.7 sendmail(1)",
    lenient: true,
    options: [
      "s|subject= a|attach|attachment= c|cc= b|bcc= r|from= f|file=? F= e= E H h",
      "i|include= q= Q= S= u|user= A|append|account= body= header= attach-data= exec=",
    ],
    *effects(inv, resolve) {
      const program = inv.name.replace(/^.*\//, "");
      for (const one of /^(neo)?mutt$/.test(program) ? inv.values("F") : [])
        yield* reads([one], "unknown", resolve);
      for (const one of inv.values("exec")) yield* escapes(mailEscape, one.at, one.value);
      if (resolve.stdinGiven && /^(mailx?|s-nail)$/.test(program))
        yield* escapes(mailEscape, inv.at, resolve.stdin);
      const files = [...inv.values("a"), ...inv.values("i")];
      yield* reads(files, "used", resolve);
      const held = files
        .flatMap((one) => resolve.paths(one, true))
        .map((target) => resolve.content(target));
      const to = inv.operands.find(
        (one) => textsOf(one.value)?.some((text) => text.includes("@")) ?? true,
      );
      if (to === undefined && !resolve.stdinGiven) return;
      const sends = held.reduce<Value>((left, right) => concat(left, right), resolve.stdin);
      const host = to?.value ?? {
        kind: "unknown" as const,
        why: "the receiver is in the text",
        taint: [],
        unset: [],
      };
      yield { kind: "connect", to: host, sends, at: inv.at };
    },
  }),
];

/** `~!text` while a message is written, `!text` before. */
const mailEscape = /^\s*(?:~[!|]|!)(.*)$/;

const privilege = (as: Value, scope: "command" | "shell", at: Argument["at"]): Deed => ({
  kind: "privilege",
  as,
  scope,
  at,
});
