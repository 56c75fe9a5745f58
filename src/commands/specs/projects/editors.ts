import { known, textsOf, unknown } from "../../../base/value.ts";
import { isSecretPath } from "../../../effects/secret-paths.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { code, contents, madeFrom, reads, shellEscape, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { lineTool } from "../managers/line-tool.ts";
import { plainTool } from "../plain-tool.ts";

/** vi(1) and its kin: commands of the line editor stand behind `-c`, `--cmd` and `+`. */
const vim: CommandSpec = defineCommand({
  names: "vim vi nvim view vimdiff gvim ex rvim rview vim.tiny vim.basic nvi elvis".split(" "),
  source: "Vim 9.0 vim(1)",
  inert: true,
  options: {},
  *effects(inv, resolve) {
    const files: Argument[] = [];
    const texts: Argument[] = [];
    for (let index = 0; index < inv.argv.length; index += 1) {
      const argument = inv.argv[index] as Argument;
      const word = textOf(argument) ?? "";
      const next = inv.argv[index + 1];
      if (/^(-h|--help|--version)$/.test(word)) return;
      if (/^(-c|--cmd)$/.test(word) && next) texts.push(next);
      else if (/^\+./.test(word)) texts.push({ ...argument, value: known(word.slice(1)) });
      else if (/^-[SuUs]$/.test(word) && next && !/^(NONE|NORC|DEFAULTS)$/.test(textOf(next) ?? ""))
        yield* script({ language: "vim" }, next, resolve);
      else if (/^-[wW]$/.test(word) && next) yield* writes([next], "append", resolve);
      else if (!/^[-+]/.test(word)) files.push(argument);
      if (/^(-c|--cmd|-[SuUsTtwWir])$/.test(word)) index += 1;
    }
    for (const text of texts) yield* exCommand(text, files, resolve);
    const line = inv.name === "ex" && inv.argv.length === 0;
    if (
      resolve.stdinGiven &&
      (line || inv.argv.some((one) => /^-(e?s|es|E?s)$/.test(textOf(one) ?? "")))
    )
      for (const line of (textOf({ value: resolve.stdin, many: false, at: inv.at }) ?? "!").split(
        "\n",
      ))
        yield* exCommand({ value: known(line), many: false, at: inv.at }, files, resolve);
    yield* seen(files, resolve);
    const isReading = /^r?view/.test(inv.name) || inv.argv.some((one) => textOf(one) === "-R");
    if (texts.length === 0 && !isReading) yield* edited(files, resolve);
  },
});

/** Commands that move, show, or change the text before them. */
const harmless = new RegExp(
  `^[\\s:]*(${[
    String.raw`set?(local)?\s+(?!shell|.*(prg|expr)\b)[\w=&, -]*`,
    String.raw`q(a|uit|all)?!?|\d+|\$|syn(tax)?\s+\w+|noh\w*|colo\w*\s+\w+|retab`,
    String.raw`norm(al)?!?\s+[^!:=@\x00-\x1f]*|\/[^|]*|(e|edit|sp|vs|tabe|bn|bp)`,
    String.raw`echo\s+"[^"]*"|g\/[^!/]*\/(d|p)|%?s\/[^!=|]*`,
  ].join("|")})?\\s*$`,
  "i",
);

/** One command of ex: `:!` and its like run text, `:w` writes; most others only edit. */
function* exCommand(text: Argument, files: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const line = textOf(text);
  if (line === undefined) {
    yield { kind: "opaque", why: "the command of the editor is not known", at: text.at };
    return;
  }
  const [, shell] =
    /^[\s:]*(?:sil(?:ent)?!?\s+)?(?:[%.,$\d'<>]*|r(?:ead)?\s*|w(?:rite)?\s*)!\s*(.*)$/s.exec(
      line,
    ) ?? [];
  const [, written] =
    /^[\s:]*(?:w(?:rite)?|sav(?:eas)?|wq|x)!?\s+(?![!+])(\S+)\s*$/.exec(line) ?? [];
  if (shell !== undefined) yield shellEscape(shell, text.at);
  else if (written) yield* writes([{ ...text, value: known(written) }], "truncate", resolve);
  else if (/^[\s:]*(w(rite)?|wa|wq|wqa|x|xa|up(date)?)!?\s*$/.test(line))
    yield* writes(files, "edit", resolve);
  else if (/^[\s:]*(sh(ell)?|ter(minal)?|te)\b/.test(line))
    yield { kind: "execution", argv: [{ ...text, value: known("sh") }] };
  else if (!harmless.test(line)) yield code("vim", text.value, text.at);
}

/** What an editor opens comes into view where it is a secret. */
function* seen(files: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const secret = files.filter((file) =>
    resolve
      .paths(file, true)
      .some(({ path }) => textsOf(path)?.some((one) => isSecretPath(one, resolve.here.home))),
  );
  if (secret.length === 0) return;
  yield* reads(secret, "flows", resolve);
  yield { kind: "stdout", value: madeFrom(contents(secret, resolve), "the editor") };
}

/** What whoever sits before the editor may do to the files. */
const edited = (files: readonly Argument[], resolve: Resolve): Iterable<Deed> =>
  writes(
    files.filter((file) => !/^[-+]/.test(textOf(file) ?? "")),
    "edit",
    resolve,
  );

/** ed(1): its commands come from standard input. */
const ed: CommandSpec = defineCommand({
  names: ["ed", "red"],
  source: "GNU ed 1.19 ed(1)",
  inert: true,
  options: {},
  *effects(inv, resolve) {
    const [file] = inv.operands;
    const shell = /^!(.+)$/s.exec(textOf(file) ?? "")?.[1];
    if (shell) yield shellText(known(shell), inv.at);
    const text = textOf({ value: resolve.stdin, many: false, at: inv.at });
    if (!resolve.stdinGiven || text === undefined)
      yield code(
        "ed",
        resolve.stdinGiven ? resolve.stdin : unknown("ed reads its commands"),
        inv.at,
      );
    else
      for (const line of text.split("\n")) {
        const [, run] = /^[\d,.$;%]*[rwe]?\s*!(.*)$/.exec(line) ?? [];
        const [, other] = /^[\d,.$;%]*[wWf]\s+(\S+)/.exec(line) ?? [];
        if (run !== undefined) yield shellEscape(run, inv.at);
        else if (other)
          yield* writes([{ value: known(other), many: false, at: inv.at }], "truncate", resolve);
        else if (/^[\d,.$;%]*wq?\s*$/.test(line) && file) yield* writes([file], "edit", resolve);
      }
    yield* seen(file ? [file] : [], resolve);
  },
});

/** emacs(1): `--eval`, `-f` and `-l` run Lisp. */
const emacs = lineTool({
  names: "emacs emacsclient emacs-nox",
  source: "GNU Emacs 28 emacs(1)",
  options: [
    "eval|e|execute= funcall|f= load|l= script= Q q nw batch batch daemon=?",
    "create-frame|c t n|no-wait a|alternate-editor= s= insert=",
  ].join(" "),
  oneDash: false,
  rules: [
    [
      /^/,
      function* lisp(inv, resolve) {
        for (const text of inv.values("eval")) yield code("elisp", text.value, text.at);
        if (inv.name === "emacsclient" && inv.has("eval"))
          for (const text of inv.operands) yield code("elisp", text.value, text.at);
        for (const name of inv.values("funcall"))
          if (
            !/^(package-initialize|batch-byte-compile|org-babel-tangle)$/.test(textOf(name) ?? "")
          )
            yield code("elisp", name.value, name.at);
        for (const file of [...inv.values("load"), ...inv.values("script")])
          yield* script({ language: "elisp" }, file, resolve);
        yield* seen(inv.operands, resolve);
        if (inv.given.length === 0) yield* edited(inv.operands, resolve);
      },
    ],
  ],
});

/** nano(1) and other simple editors; a speller or formatter of nano is a program. */
const nano = plainTool({
  names: "nano pico rnano micro joe jed mg helix hx kak",
  source: "GNU nano 7.2 nano(1)",
  options: [
    "s|speller= rcfile|f= operatingdir|o= backupdir|C= Y|syntax= r= T= q= c config= w i l",
    "x v B e",
  ].join(" "),
  lenient: true,
  runs: ["s"],
  *effects(inv, resolve) {
    yield* seen(inv.operands, resolve);
    if (!inv.has("v")) yield* edited(inv.operands, resolve);
  },
});

/** Editors with windows: extensions and settings are what matters. */
const windows = lineTool({
  names: "code code-insiders codium cursor windsurf subl zed idea pycharm webstorm",
  source: "Visual Studio Code 1.93 code(1)",
  options: [
    "install-extension= uninstall-extension= add-mcp= user-data-dir= extensions-dir=",
    "goto|g= diff|d wait|w add|a= profile= command=",
  ].join(" "),
  rules: [
    [
      /^/,
      function* opened(inv) {
        for (const one of inv.values("install-extension"))
          yield {
            kind: "install",
            what: one.value,
            from: /\.vsix$/.test(textOf(one) ?? "") ? "path" : "registry",
            scope: "user",
            at: one.at,
          };
        for (const one of inv.values("add-mcp"))
          yield {
            kind: "configure",
            tool: inv.name,
            key: "mcp",
            value: one.value,
            meaning: "runs",
            at: one.at,
          };
        if (textOf(inv.operands[0]) === "tunnel")
          yield { kind: "listen", offers: "shell", at: inv.at };
      },
    ],
  ],
});

/** Editors, with the commands that they are given. */
export const editors: readonly CommandSpec[] = [vim, ed, emacs, nano, windows];
