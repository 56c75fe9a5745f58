import { known, unknown } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { code } from "../../roles.ts";
import { type Interpreter, interpreter, script } from "./interpreter.ts";

const version = /^(-v|-V|--version|-h|-\?|--help)$/;

const simple = (
  names: string,
  language: string,
  inline: RegExp,
  more: Partial<Interpreter> = {},
): Interpreter => ({
  names,
  language,
  source: `the manual of ${names.split(" ")[0]}`,
  inline,
  harmless: version,
  ...more,
});

const table: readonly Interpreter[] = [
  simple("perl perl5", "perl", /^-[a-zA-DF-HJ-LN-Z0-9]*[eE]$/, {
    source: "perl 5.36 perlrun(1)",
    attached: /^-[nplaw0is]*[eE](.+)$/s,
    taking: /^-[IM]$/,
    harmless: /^(-v|-V(:.*)?|--version|-h|--help|-[wT]*c)$/,
    filtering: /^-[A-Za-z0-9]*[np]/,
    editing: /^-[nplaw0]*i/,
    special(argv, at, resolve) {
      if (resolve.variable("PERL5OPT"))
        return [code("perl", unknown("PERL5OPT loads code before any other"), at)];
      const words = argv.map((one) => textOf(one) ?? "-M;");
      const end = words.findIndex((one) => !one.startsWith("-"));
      // Why: the name goes into the program as it is, with whatever stands behind it.
      const isMore = words
        .slice(0, end < 0 ? undefined : end)
        .some((one) => /^-[mM]/.test(one) && !/^-[mM]-?[\w:]*(=[\w:,]*)?$/.test(one));
      const why = "more than a module stands behind -M";
      return isMore ? [code("perl", unknown(why), at)] : undefined;
    },
  }),
  simple("ruby jruby ruby3.1 ruby3.2 ruby3.3", "ruby", /^-[a-df-qs-zA-Z0-9]*e$/, {
    source: "ruby 3.1 ruby(1)",
    attached: /^-[nplaw]*e(.+)$/s,
    taking: /^-[CEI]$/,
    loading: /^-r$/,
    harmless: /^(-v|--version|-h|--help|-[w]*c)$/,
    filtering: /^-[A-Za-z0-9]*[np]/,
    editing: /^-[nplaw]*i/,
    special: (argv, at) =>
      argv.some((one) => textOf(one) === "-run") && argv.some((one) => textOf(one) === "httpd")
        ? [{ kind: "listen", offers: "files", at }]
        : undefined,
  }),
  simple(
    "php php7.4 php8 php8.1 php8.2 php8.3",
    "php",
    /^(-[rBRE]|--(run|process-begin|process-code|process-end))$/,
    {
      source: "php 8.2 php(1)",
      attached: /^-[rBRE](.+)$/s,
      taking: /^(-[cdtz]|--(php-ini|define|docroot|zend-extension))$/,
      harmless: /^(-v|--version|-h|--help|-i|--info|-m|--modules|-l|--syntax-check|--ini|-w|-s)$/,
      *option(word, next) {
        if (
          word === "-d" &&
          /^auto_(pre|ap)pend_file|^(extension|zend_extension)=/.test(textOf(next) ?? "")
        )
          yield { kind: "opaque", why: "a setting of php loads code", at: next.at };
      },
      special(argv, at) {
        const index = argv.findIndex((one) => /^(-S|--server)$/.test(textOf(one) ?? ""));
        const address = argv[index + 1];
        if (index < 0 || address === undefined) return undefined;
        const every = /^(0\.0\.0\.0|\[::\]|\*):/.test(textOf(address) ?? "0.0.0.0:");
        const named = every ? {} : { address: address.value };
        return [{ kind: "listen", offers: every ? "files" : "application", ...named, at }];
      },
    },
  ),
  simple("lua luajit lua5.1 lua5.3 lua5.4 texlua", "lua", /^-e$/, {
    attached: /^-e(.+)$/s,
    loading: /^-l$/,
  }),
  simple("tclsh wish", "tcl", /^$/),
  simple("expect", "expect", /^-c$/, { attached: /^-c(.+)$/s }),
  simple("Rscript R littler", "r", /^(-e|--expression)$/, {
    attached: /^-e(.+)$/s,
    loading: /^(-f|--file)$/,
  }),
  simple("julia", "julia", /^(-e|-E|--eval|--print)$/, {
    loading: /^(-L|--load)$/,
    taking: /^(-p|-t)$/,
  }),
  simple("osascript", "applescript", /^-e$/, { taking: /^-[ls]$/ }),
  simple("guile", "scheme", /^-c$/, { loading: /^-l$/, taking: /^(-L|-x|-C)$/ }),
  simple("racket", "racket", /^(-e|--eval)$/, { loading: /^(-t|-f|-r|-l)$/ }),
  simple("sbcl clisp ecl", "lisp", /^(--eval|-x|-eval)$/, { loading: /^(--load|--script|-i)$/ }),
  simple("groovy scala", "java", /^-e$/, { taking: /^(-cp|-classpath)$/ }),
  simple("elixir iex", "elixir", /^(-e|--eval|--rpc-eval)$/, {
    loading: /^-r$/,
    taking: /^(-S|-pa|-pz)$/,
  }),
  simple("erl", "erlang", /^-eval$/, { taking: /^(-pa|-pz|-sname|-name|-s|-run)$/ }),
  simple("octave octave-cli", "octave", /^--eval$/),
  simple("pwsh powershell", "powershell", /^-(c|Command|EncodedCommand|enc|e)$/i, {
    shell: "nearly",
    loading: /^-(f|File)$/i,
    taking: /^-(ExecutionPolicy|ep|WindowStyle|WorkingDirectory|wd)$/i,
  }),
  simple("ghc runghc runhaskell", "haskell", /^-e$/, { taking: /^(-o|-package|-i)$/ }),
  simple("jshell jrunscript", "java", /^-e$/, { loading: /^-f$/, taking: /^-[lR]$/ }),
  simple("irb pry", "ruby", /^-e$/, { loading: /^-r$/ }),
  simple("ipython ipython3 bpython", "python", /^-c$/, {}),
  simple("m4", "m4", /^$/, { taking: /^-[DUI]$/ }),
  simple("ocaml", "inline", /^(-c|-e)$/, {}),
  simple("fish", "fish", /^(-[a-z]*c|--command)$/, {
    attached: /^--command=(.*)$/s,
    shell: "alike",
  }),
  simple("nu xonsh elvish", "inline", /^(-c|-e|--commands)$/, { shell: "nearly" }),
];

/** java(1): runs a class, a JAR file or a source file; what `-javaagent` names is loaded first. */
const java: CommandSpec = interpreter({
  ...simple("java", "java", /^$/),
  source: "OpenJDK 17 java(1)",
  special(argv, at, resolve) {
    for (const one of argv)
      if (/^-(version|-version|help|-help|-list-modules|X?|showversion)$/.test(textOf(one) ?? ""))
        return [];
    const index = argv.findIndex((one) => textOf(one) === "-jar");
    const file =
      index >= 0 ? argv[index + 1] : argv.find((one) => /\.java$/.test(textOf(one) ?? ""));
    if (file) return script({ language: "java" }, file, resolve);
    return [{ kind: "run", program: known("java"), origin: "project", at }];
  },
});

/** Interpreters beside Python and JavaScript. */
export const otherInterpreters: readonly CommandSpec[] = [...table.map(interpreter), java];
