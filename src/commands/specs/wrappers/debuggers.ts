import { anyOf } from "../../../base/any-of.ts";
import { known, prefixOf, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, mayBeOption, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { code, reads, shellText, writes } from "../../roles.ts";

/** Programs that run another one and watch it. */
export const debuggers: readonly CommandSpec[] = [
  defineCommand({
    names: ["strace", "ltrace"],
    source: "strace 6.1 strace(1); ltrace 0.7 ltrace(1)",
    stopAtOperand: true,
    options: optionList(
      "a|columns= A= b|detach-on= c|summary-only C|summary d|debug D|daemonize=? e|trace=",
      "E|env= f|follow-forks F|output-separately i|instruction-pointer I|interruptible=",
      "k|stack-trace l= L n|syscall-number= N O|summary-syscall-overhead= o|output=",
      "p|attach= P|trace-path= q|quiet=? r|relative-timestamps=? s|string-limit=",
      "S|summary-sort-by= t T|syscall-times=? u|user= U|summary-columns= v|no-abbrev",
      "w|summary-wall-clock x X|const-print-style= y|decode-fds=? Y|decode-pids=?",
      "z|successful-only Z|failed-only inject= fault= signal= status= read= write= kvm=",
      "seccomp-bpf tips=? absolute-timestamps=? strings-in-hex=? argv0= help|h version|V",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      for (const file of inv.values("o")) {
        const text = textOf(file) ?? "";
        if (/^[|!]/.test(text)) yield shellText(known(text.slice(1)), file.at);
        else yield* writes([file], "truncate", resolve);
      }
      if (/ltrace$/.test(inv.name) && inv.has("F")) {
        // Why: ltrace reads a configuration there, strace takes no argument.
        const [file, ...argv] = inv.operands;
        yield* reads([file], "unknown", resolve);
        if (argv.length > 0) yield { kind: "execution", argv };
        return;
      }
      const user = inv.value("u");
      if (user && /strace$/.test(inv.name))
        yield { kind: "privilege", as: user.value, scope: "command", at: user.at };
      if (inv.has("p")) yield { kind: "opaque", why: "it attaches to a process", at: inv.at };
      if (inv.operands.length > 0) yield { kind: "execution", argv: inv.operands };
    },
  }),
  defineCommand({
    names: ["gdb", "lldb", "cgdb", "gdb-multiarch"],
    source: "gdb 13.1 gdb(1)",
    inert: true,
    options: {},
    *effects(inv, resolve) {
      yield* debugged(inv.argv, inv.at, resolve);
    },
  }),
  defineCommand({
    names: ["valgrind", "perf", "hyperfine", "heaptrack"],
    source: "valgrind 3.19 valgrind(1)",
    inert: true,
    stopAtOperand: true,
    options: optionList(
      "o|output= e|event= F= g p|pid= a m|min-runs= M|max-runs= r|runs= w|warmup= s|setup=",
      "prepare= c|cleanup= L|parameter-list= n|command-name= S|shell= N i export-json=",
      "export-csv= export-markdown= log-file=? tool=? suppressions=? callgrind-out-file=?",
      "massif-out-file=? xml-file=? xml=? leak-check=? track-origins=?",
    ),
    *effects(inv, resolve) {
      const files = ["o", "export-json", "export-csv", "export-markdown", "log-file"] as const;
      yield* writes(
        files.flatMap((name) => inv.values(name)),
        "truncate",
        resolve,
      );
      if (/hyperfine$/.test(inv.name)) {
        const hooks = ["s", "prepare", "c"] as const;
        for (const one of [...hooks.flatMap((name) => inv.values(name)), ...inv.operands])
          yield shellText(one.value, one.at);
        return;
      }
      const skips = /perf$/.test(inv.name) ? behindSubcommand(inv.operands) : inv.operands;
      if (skips.length > 0) yield { kind: "execution", argv: skips };
    },
  }),
];

/** `perf record -g -- command`, `perf stat command`; its other subcommands run nothing. */
function behindSubcommand(operands: readonly Argument[]): readonly Argument[] {
  const [first, ...rest] = operands;
  if (!/^(record|stat|trace|c2c|mem|kmem|lock|sched|top)$/.test(textOf(first) ?? "")) return [];
  const dashes = rest.findIndex((one) => textOf(one) === "--");
  if (dashes >= 0) return rest.slice(dashes + 1);
  const start = rest.findIndex((one) => !/^-/.test(prefixOf(one.value)));
  return start < 0 ? [] : rest.slice(start);
}

const withArgument = anyOf(
  /^--?(ex|eval-command|x|command|ix|init-command|iex|init-eval-command|p|pid|c|core)$/,
  /^--?(s|symbols|e|exec|se|d|directory|cd|tty|b|l|o|one-line|O|S|source|k|K)$/,
);

function* debugged(
  argv: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  let whole = false;
  const operands: Argument[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const text = textOf(argument) ?? "";
    if (text === "" && mayBeOption(argument))
      yield { kind: "opaque", why: "an argument may be a command of the debugger", at };
    const [name = "", attached] = text.split(/=(.*)/s);
    if (/^--?args$/.test(text) || text === "--") {
      whole = true;
      operands.push(...argv.slice(index + 1));
      break;
    }
    if (!text.startsWith("-")) {
      operands.push(argument);
      continue;
    }
    if (!withArgument.test(name)) continue;
    const value =
      attached === undefined ? argv[index + 1] : { ...argument, value: known(attached) };
    if (attached === undefined) index += 1;
    if (value) yield* asked(name.replace(/^--?/, ""), value, resolve);
  }
  if (whole && operands.length > 0) yield { kind: "execution", argv: operands, perhaps: true };
  else if (operands.length > 1 && /^\d+$/.test(textOf(operands[1]) ?? ""))
    yield { kind: "opaque", why: "it attaches to a process", at };
}

function* asked(name: string, value: Argument, resolve: Resolve): Iterable<Deed> {
  if (/^(ex|eval-command|iex|init-eval-command|o|one-line|O|k|K)$/.test(name))
    for (const text of textsOf(value.value) ?? [undefined]) yield* debuggerCommand(text, value);
  else if (/^(x|command|ix|init-command|s|S|source)$/.test(name)) {
    yield* reads([value], "used", resolve);
    if (!/^s$/.test(name)) yield code("gdb", unknown("a file holds it"), value.at);
  } else if (/^(p|pid)$/.test(name))
    yield { kind: "opaque", why: "it attaches to a process", at: value.at };
}

/** Commands of a debugger that only look at the program that is debugged, or let it run. */
const harmless = anyOf(
  /^(r|run|start|starti|c|continue|n|next|s|step|finish|until)\b(?!.*[|!`])[^()]*$/,
  /^(bt|backtrace|where|frame|f|up|down|info|i|list|l|x|disas\w*)\b(?!.*[|!`])[^()]*$/,
  /^(break|b|tbreak|watch|delete|d|q|quit|kill|show|help|detach)\b(?!.*[|!`])[^()]*$/,
  /^(handle|directory|display|ptype|whatis)\b(?!.*[|!`])[^()]*$/,
  /^thread( apply (all|\d+) (bt|backtrace)( full)?)?\b(?!.*[|!`])[^()]*$/,
  /^set (pagination|confirm|width|height|print|verbose|disassembly-flavor)\b(?!.*[|!`])[^()]*$/,
  /^set (logging (on|off|enabled)|args|breakpoint|follow-fork-mode)\b(?!.*[|!`])[^()]*$/,
  /^set debuginfod\b(?!.*[|!`])[^()]*$/,
  /^(p|print|echo|printf)\b[^()=]*$/,
);

function* debuggerCommand(text: string | undefined, { at }: Argument): Iterable<Deed> {
  const shell = /^\s*(?:shell|!|make|platform shell)\s*(.*)$/s.exec(text ?? "")?.[1];
  if (shell !== undefined) yield shellText(known(shell), at);
  else if (text === undefined || !harmless.test(text.trim()))
    yield code("gdb", text === undefined ? unknown("it is not known") : known(text), at);
}
