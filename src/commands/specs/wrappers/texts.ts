import { concat, known, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { filters, reads, shellText, writes } from "../../roles.ts";
import { escapes } from "../plain-tool.ts";

const utilLinux = "util-linux 2.38";

/** Programs that run a text in a shell, or a command again and again. */
export const textRunners: readonly CommandSpec[] = [
  defineCommand({
    names: ["watch"],
    source: "procps 4.0 watch(1)",
    stopAtOperand: true,
    options: optionList(
      "beep|b color|c no-color|C differences|d=? errexit|e chgexit|g equexit|q= exec|x",
      "interval|n= precise|p no-rerun|r shotsdir|s= no-title|t no-wrap|w help|h version|v",
    ),
    *effects(inv) {
      if (inv.has("help") || inv.has("version") || inv.operands.length === 0) return;
      if (inv.has("exec")) yield { kind: "execution", argv: inv.operands };
      else yield shellText(joined(inv.operands), inv.operands[0]?.at ?? inv.at);
    },
  }),
  defineCommand({
    names: ["script"],
    source: `${utilLinux} script(1)`,
    options: optionList(
      "append|a command|c= echo|E= flush|f force output-limit|o= quiet|q return|e",
      "log-in|I= log-out|O= log-io|B= log-timing|T= logging-format|m= timing|t=? help|h",
      "version|V",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const logs = ["log-in", "log-out", "log-io", "log-timing", "timing"] as const;
      const named = logs.flatMap((name) => inv.values(name));
      const file = inv.operands[0] ?? { value: known("typescript"), many: false, at: inv.at };
      const how = inv.has("append") ? "append" : "truncate";
      yield* writes(named.length > 0 ? named : [file], how, resolve);
      const text = inv.value("command");
      if (text) yield shellText(text.value, text.at);
      else yield shellText(resolve.stdinGiven ? resolve.stdin : unseen, inv.at);
    },
  }),
  defineCommand({
    names: ["flock"],
    source: `${utilLinux} flock(1)`,
    stopAtOperand: true,
    options: optionList(
      "exclusive|e|x shared|s nonblock|nb|n timeout|wait|w= conflict-exit-code|E= unlock|u",
      "close|o command|c= no-fork|F verbose help|h version|V",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const [file, ...argv] = inv.operands;
      const given = inv.value("command");
      if (file && !/^\d+$/.test(textOf(file) ?? "")) yield* writes([file], "metadata", resolve);
      const behind = /^(-c|--command)$/.test(textOf(argv[0]) ?? "") ? argv[1] : undefined;
      const text = given ?? behind;
      if (text) yield shellText(text.value, text.at);
      else if (argv.length > 0) yield { kind: "execution", argv };
    },
  }),
  defineCommand({
    names: ["entr"],
    source: "entr 5.3 entr(1)",
    stopAtOperand: true,
    options: optionList("a c d n p r s x z"),
    *effects(inv) {
      const [first] = inv.operands;
      if (first === undefined) return;
      if (inv.has("s")) yield shellText(first.value, first.at);
      else yield { kind: "execution", argv: inv.operands.map(changedFile), perhaps: true };
    },
  }),
  defineCommand({
    names: ["concurrently", "conc", "nodemon", "nix-shell", "byobu"],
    source: "concurrently 9.0, nodemon 3.1 README; nix 2.18 nix-shell(1)",
    inert: true,
    stopAtOperand: true,
    options: optionList(
      "run= command= exec|x= kill-others|k names|n= prefix|p= prefix-colors|c= success|s=",
      "watch|w= ext|e= ignore|i= delay|d= packages pure argstr= arg= attr|A=",
    ),
    *effects(inv, resolve) {
      const given = [...inv.values("run"), ...inv.values("command"), ...inv.values("exec")];
      const name = inv.name.split("/").at(-1);
      const operands = /^(conc|byobu)/.test(name ?? "") ? inv.operands : [];
      for (const text of [...given, ...operands]) yield shellText(text.value, text.at);
      if (given.length + operands.length === 0)
        yield* reads(inv.operands.slice(0, 1), "used", resolve);
    },
  }),
  defineCommand({
    names: ["less", "more", "most", "lv", "pg"],
    source: "less 590 less(1); util-linux 2.38 more(1)",
    inert: true,
    options: optionList(
      "log-file|o= LOG-FILE|O= b= buffers= D= color= h= j= jump-target= k= lesskey-file=",
      "lesskey-src= p= pattern= P= prompt= t= tag= T= tag-file= x= tabs= y= z= window= #",
      "rscroll= shift= quotes=",
    ),
    *effects(inv, resolve) {
      yield* writes([inv.value("log-file"), inv.value("LOG-FILE")], "truncate", resolve);
      const starts = (one: Argument): boolean => /^\+/.test(textOf(one) ?? "");
      if (resolve.stdinGiven && inv.operands.length > 0)
        yield* escapes(/^\s*!(.*)$/, inv.at, resolve.stdin);
      for (const one of inv.operands.filter(starts)) {
        const text = /^\+{1,2}.*?[!|]\s*(.*)$/.exec(textOf(one) ?? "")?.[1];
        if (text !== undefined) yield shellText(known(text), one.at);
      }
      yield* filters(
        inv.name,
        inv.operands.filter((one) => !starts(one)),
        resolve,
      );
    },
  }),
  defineCommand({
    names: ["man", "apropos", "whatis", "info", "tldr", "help2man"],
    source: "man-db 2.11 man(1)",
    inert: true,
    options: optionList(
      "config-file|C= pager|P= html|H=? encoding|E= locale|L= systems|m= manpath|M=",
      "preprocessor|p= prompt|r= recode|R= sections|s|S= extension|e= local-file|l",
    ),
    *effects(inv, resolve) {
      for (const text of [...inv.values("pager"), ...inv.values("html")])
        yield shellText(text.value, text.at);
      const files = inv.operands.filter((one) => /\//.test(textOf(one) ?? ""));
      yield* reads(inv.has("local-file") ? inv.operands : files, "unknown", resolve);
      yield { kind: "stdout", value: unknown("it is a manual page") };
    },
  }),
  defineCommand({
    names: ["ts", "pee", "vipe", "ifne", "zrun", "combine"],
    source: "moreutils 0.67 ts(1), pee(1), ifne(1), vipe(1)",
    stopAtOperand: true,
    options: optionList("i|ignore-sigpipe s m r n suffix= no-ignore-sigpipe ignore-write-errors"),
    *effects(inv, resolve) {
      const name = inv.name.split("/").at(-1);
      if (name === "ts") yield* filters("ts", [], resolve);
      else if (name === "pee") for (const one of inv.operands) yield shellText(one.value, one.at);
      else if (name === "combine") yield* filters("combine", inv.operands, resolve);
      else if (inv.operands.length > 0)
        yield { kind: "execution", argv: inv.operands, perhaps: true };
    },
  }),
];

const unseen = unknown("a shell reads commands that cannot be seen from here");

const joined = (words: readonly Argument[]): Value =>
  words.map((one) => one.value).reduce((text, one) => concat(concat(text, known(" ")), one));

const changedFile = (word: Argument): Argument =>
  textOf(word) === "/_" ? { ...word, value: unknown("it is the file that has changed") } : word;
