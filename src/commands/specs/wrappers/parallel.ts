import { limits } from "../../../base/limits.ts";
import {
  concat,
  entryOf,
  isListing,
  known,
  partial,
  textsOf,
  unknown,
  type Value,
  whyOf,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { contents, reads, shellText, writes } from "../../roles.ts";

const options = optionList(
  "null|0 arg-file|a= arg-file-sep= arg-sep= bar basefile|bf= bg block= block-timeout= cat",
  "cleanup colsep|C= compress csv delay= delimiter|d= dry-run|dryrun E= eta fg fifo",
  "filter= files group halt= header= I= i=? replace=? joblog= jobs|j|max-procs|P=",
  "keep-order|k L= l=? max-lines=? line-buffer|lb|linebuffer max-args|n=",
  "max-replace-args|N= max-chars|s= load= memfree= m minversion= nice= interactive|p pipe",
  "pipepart|pipe-part plain plus progress quote|q no-run-if-empty|r recend= recstart=",
  "results= resume resume-failed retries= return= semaphore shebang shuf silent",
  "sshlogin|S= sshloginfile|slf= slotreplace= tag tagstring= termseq= timeout= tmpdir=",
  "tmux tmuxpane transfer|transferfile|tf= trc= tee trim= tty ungroup|u verbose|t v wait",
  "workdir|wd= X x xargs will-cite citation env= profile|J= rpl= number-of-cpus",
  "number-of-cores help|h version|V",
);

/** parallel(1): runs a shell command for each of its inputs, here or on other hosts. */
export const parallel: CommandSpec = defineCommand({
  names: ["parallel", "parallel.moreutils", "sem"],
  source: "GNU parallel 20221122 parallel(1)",
  inert: true,
  options: {},
  *effects(inv, resolve) {
    const start = inv.argv.findIndex((one) => /^:::/.test(textOf(one) ?? ""));
    const before = start < 0 ? inv.argv : inv.argv.slice(0, start);
    const given = getopt(before, { options, stopAtOperand: true });
    for (const why of given.doubts) yield { kind: "opaque", why, at: inv.at };
    if (given.has("help") || given.has("version") || given.has("dry-run")) return;
    yield* writes([given.value("joblog"), given.value("results")], "truncate", resolve);
    if (given.has("sshlogin") || given.has("sshloginfile"))
      yield { kind: "opaque", why: "it runs commands on other hosts", at: inv.at };
    const files = given.values("arg-file");
    yield* reads(files, "used", resolve);
    const pipes = given.has("pipe") || given.has("pipepart") || /sem$/.test(inv.name);
    const listed = start < 0 ? undefined : sources(inv.argv.slice(start), resolve);
    const inputs = pipes
      ? []
      : (listed ?? fromText(files.length > 0 ? contents(files, resolve) : resolve.stdin, inv.at));
    const place = textOf(given.value("I")) ?? "{}";
    yield* jobs(given.operands, inputs, pipes, place, inv.at);
  },
});

/** Words behind `:::`; those behind `::::` are files of words. Several sources are crossed. */
function sources(argv: readonly Argument[], resolve: Resolve): readonly Argument[] {
  const marks = argv.filter((one) => /^:::/.test(textOf(one) ?? ""));
  const words = argv.filter((one) => !/^:::/.test(textOf(one) ?? ""));
  if (marks.some((one) => /^::::/.test(textOf(one) ?? "")))
    return fromText(contents(words, resolve), argv[0]?.at ?? { start: 0, end: 0 });
  if (marks.length < 2) return words;
  return words
    .map((one) => ({ ...one, value: unknown("it is one of several inputs") }))
    .slice(0, 1);
}

function fromText(input: Value, at: Argument["at"]): readonly Argument[] {
  const texts = textsOf(input);
  if (texts?.length === 1)
    return (texts[0] as string)
      .split("\n")
      .filter((line, index, all) => line !== "" || index < all.length - 1)
      .map((line) => ({ value: known(line, input.taint), many: false, at }));
  const why = whyOf(input) ?? "it is one of several inputs";
  if (!isListing(input)) return [{ value: unknown(why, input.taint), many: false, at }];
  const { named } = input.entries;
  return [{ value: entryOf(input), many: false, at, ...(named ? { named } : {}) }];
}

function* jobs(
  command: readonly Argument[],
  inputs: readonly Argument[],
  pipes: boolean,
  place: string,
  at: Argument["at"],
): Iterable<Deed> {
  if (pipes) {
    if (command.length > 0) yield shellText(joined(command), at);
    return;
  }
  if (inputs.length > limits.unrollMax) {
    const value = unknown("it is one of many inputs");
    yield* jobs(command, [{ value, many: false, at }], pipes, place, at);
    return;
  }
  for (const input of inputs) {
    if (command.length === 0) yield shellText(input.value, at);
    else yield* job(command, input, place, at);
  }
}

/** Each input is one word of the shell command, whatever it holds. */
function* job(
  command: readonly Argument[],
  input: Argument,
  place: string,
  at: Argument["at"],
): Iterable<Deed> {
  const marked = command.some(
    (one) => textOf(one)?.includes(place) || marks.test(textOf(one) ?? ""),
  );
  const plain = command.every((one) => /^[\w@%+=:,./{}-]+$/.test(textOf(one) ?? ""));
  if (plain) {
    const argv = command.map((word) => filled(word, input, place));
    yield {
      kind: "execution",
      argv: marked ? argv : [...argv, input],
      stdin: known(""),
      perhaps: true,
    };
    return;
  }
  const quoted = textsOf(input.value)?.map((text) => `'${text.replaceAll("'", "'\\''")}'`);
  const value = quoted?.length === 1 ? known(quoted[0] as string, input.value.taint) : input.value;
  const words = command.map((word) => filled(word, { ...input, value }, place));
  yield shellText(joined(marked ? words : [...words, { ...input, value }]), at);
}

/** `{.}`, `{/}`, `{1}` and the like. */
const marks = /\{(\d*[./]{0,3}|#|%)\}/;

function filled(word: Argument, input: Argument, place: string): Argument {
  const text = textOf(word);
  if (text === undefined) return word;
  if (text === place || text === "{1}") return { ...input, at: word.at };
  const parts = text
    .split(place)
    .join("{}")
    .split(/\{1?\}/);
  if (parts.length > 1)
    return {
      ...word,
      value: parts
        .map((part): Value => known(part))
        .reduce((a, b) => concat(concat(a, input.value), b)),
    };
  const mark = marks.exec(text);
  if (!mark) return word;
  const prefix = text.slice(0, mark.index);
  return { ...word, value: partial(prefix, "", "parallel makes it of its input", input.value) };
}

const joined = (words: readonly Argument[]): Value =>
  words.map((one) => one.value).reduce((text, one) => concat(concat(text, known(" ")), one));
