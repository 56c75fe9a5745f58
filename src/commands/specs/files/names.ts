import {
  choice,
  concat,
  known,
  made,
  partial,
  suffixOf,
  textsOf,
  unknown,
  type Value,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { reads } from "../../roles.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that print parts of a name, or the file that it leads to. */
export const namingTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["basename", "gbasename"],
    source: `${coreutils} basename(1)`,
    inert: true,
    stopAtOperand: true,
    options: optionList("multiple|a suffix|s= zero|z help version"),
    *effects(inv) {
      const many = inv.has("multiple") || inv.has("suffix");
      const suffix = inv.value("suffix") ?? (many ? undefined : inv.operands[1]);
      const names = many ? inv.operands : inv.operands.slice(0, 1);
      const end = inv.has("zero") ? "\0" : "\n";
      yield {
        kind: "stdout",
        value: lines(
          names.map((one) => lastPart(one, suffix)),
          end,
        ),
      };
    },
  }),
  defineCommand({
    names: ["dirname", "gdirname"],
    source: `${coreutils} dirname(1)`,
    inert: true,
    options: optionList("zero|z help version"),
    *effects(inv) {
      const end = inv.has("zero") ? "\0" : "\n";
      yield { kind: "stdout", value: lines(inv.operands.map(folderPart), end) };
    },
  }),
  defineCommand({
    names: ["realpath", "grealpath"],
    source: `${coreutils} realpath(1)`,
    inert: true,
    options: optionList(
      "canonicalize-existing|e canonicalize-missing|m logical|L physical|P quiet|q",
      "relative-to= relative-base= strip|s|no-symlinks zero|z help version",
    ),
    *effects(inv, resolve) {
      const plain = inv.given.every((one) => /^(quiet|physical|canonicalize-\w+)$/.test(one));
      const value = plain
        ? lines(
            inv.operands.map((one) => realPath(one, resolve)),
            "\n",
          )
        : computed(inv.operands);
      yield { kind: "stdout", value };
    },
  }),
  defineCommand({
    names: ["readlink", "greadlink"],
    source: `${coreutils} readlink(1)`,
    inert: true,
    options: optionList(
      "canonicalize|f canonicalize-existing|e canonicalize-missing|m no-newline|n quiet|q",
      "silent|s verbose|v zero|z help version",
    ),
    *effects(inv, resolve) {
      const follows = inv.given.some((one) => one.startsWith("canonicalize"));
      const parts = inv.operands.map((one) =>
        follows ? realPath(one, resolve) : storedLink(one, resolve),
      );
      yield { kind: "stdout", value: lines(parts, inv.has("zero") ? "\0" : "\n") };
    },
  }),
  defineCommand({
    names: ["which", "whereis", "type"],
    source: "debianutils 5.7 which(1); util-linux 2.38 whereis(1)",
    inert: true,
    options: optionList("a s b m u B= M= S= f l g"),
    *effects(inv, resolve) {
      const [only, ...more] = inv.operands;
      const one =
        only && more.length === 0 && inv.name.endsWith("which") ? textOf(only) : undefined;
      const path = one !== undefined && inv.given.length === 0 ? onPath(one, resolve) : undefined;
      yield { kind: "stdout", value: path ? known(`${path}\n`) : unknown("it names programs") };
    },
  }),
  defineCommand({
    names: ["pathchk"],
    source: `${coreutils} pathchk(1)`,
    inert: true,
    options: optionList("p P portability help version"),
    *effects() {
      yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["stat", "gstat", "file", "du", "gdu", "df", "dust", "duf", "ncdu"],
    source: `${coreutils} stat(1), du(1), df(1); file 5.44 file(1)`,
    inert: true,
    options: optionList(
      "c|format= printf= f|file-system|files-from= files0-from= exclude|e= exclude-from|X=",
      "max-depth|d= block-size|B= threshold|t= magic-file|m= separator|F= parameter|P=",
      "compile|C output|o=",
    ),
    *effects(inv, resolve) {
      yield* reads(inv.operands, "measured", resolve);
      // Why: file(1) prints the lines of a magic file or list that it does not understand.
      if (inv.name.endsWith("file"))
        yield* reads([inv.value("magic-file"), inv.value("f")], "flows", resolve);
      const list =
        inv.value("files0-from") ??
        (inv.name.endsWith("file") ? (inv.value("magic-file") ?? inv.value("f")) : undefined);
      yield* reads([list, inv.value("exclude-from")], "used", resolve);
      const taint = [
        ...inv.operands.flatMap((one) => one.value.taint),
        ...(list ? resolve.paths(list, true) : []).flatMap((one) => resolve.content(one).taint),
      ];
      if (inv.name === "file" && inv.has("compile"))
        yield { kind: "opaque", why: "it compiles a magic file", at: inv.at };
      const written = inv.name === "ncdu" ? inv.value("output") : undefined;
      if (written && textOf(written) !== "-")
        for (const target of resolve.paths(written, true))
          yield { kind: "write", target, how: "truncate", at: written.at };
      const why = "it measures files";
      const isNumber =
        /stat$/.test(inv.name) && /^%[sYZXWaugihdbB]$/.test(textOf(inv.value("c")) ?? "");
      const isOne = isNumber && inv.operands.length === 1;
      yield { kind: "stdout", value: isOne ? made("digits", why, taint) : unknown(why, taint) };
    },
  }),
];

const lines = (values: readonly Value[], end: string): Value =>
  values.reduce<Value>((text, one) => concat(text, concat(one, known(end))), known(""));

const computed = (operands: readonly Argument[]): Value =>
  unknown(
    "it is computed from a name",
    operands.flatMap((one) => one.value.taint),
  );

function lastPart({ value, many }: Argument, suffix: Argument | undefined): Value {
  const end = suffix === undefined ? "" : textOf(suffix);
  const texts = many || end === undefined ? undefined : textsOf(value);
  if (texts)
    return choice(
      texts.map((text) => {
        const name = text.replace(/(?!^)\/+$/, "").replace(/^.*\/(?=.)/s, "");
        return end !== "" && name !== end && name.endsWith(end ?? "")
          ? name.slice(0, -(end?.length ?? 0))
          : name;
      }),
      value,
    );
  const why = "it is the last part of a path that is not known";
  const tail = suffixOf(value);
  if (end !== "" || tail.endsWith("/") || many) return unknown(why, value.taint, value.unset);
  return tail.includes("/")
    ? known(tail.slice(tail.lastIndexOf("/") + 1), value.taint, value.unset)
    : partial("", tail, why, value);
}

function folderPart({ value, many }: Argument): Value {
  const texts = many ? undefined : textsOf(value);
  if (texts)
    return choice(
      texts.map((text) => {
        const trimmed = text.replace(/(?!^)\/+$/, "");
        if (!trimmed.includes("/")) return ".";
        return trimmed.slice(0, trimmed.lastIndexOf("/")).replace(/\/+$/, "") || "/";
      }),
      value,
    );
  const why = "it is the folder of a path that is not known";
  const prefix = value.kind === "partial" && !many ? value.prefix : "";
  const slash = prefix.lastIndexOf("/");
  return slash < 1
    ? unknown(why, value.taint, value.unset)
    : partial(prefix.slice(0, slash), "", why, value);
}

function realPath(argument: Argument, resolve: Resolve): Value {
  const [target, ...more] = resolve.paths(argument, true);
  return target === undefined || more.length > 0 || argument.many
    ? computed([argument])
    : target.path;
}

function storedLink(argument: Argument, resolve: Resolve): Value {
  const [target] = resolve.paths(argument, false);
  const stored =
    target?.path.kind === "known" ? resolve.world.files.readlink(target.path.text) : undefined;
  return stored === undefined ? computed([argument]) : known(stored);
}

function onPath(name: string, resolve: Resolve): string | undefined {
  const folders = textOf({
    value: resolve.variable("PATH") ?? unknown("PATH is not set"),
    many: false,
    at: { start: 0, end: 0 },
  })?.split(":");
  if (name.includes("/") || folders === undefined) return undefined;
  const folder = folders.find((one) => {
    const facts = one.startsWith("/") ? resolve.world.files.stat(`${one}/${name}`) : undefined;
    return facts?.type === "file" && (facts.mode & 0o111) !== 0;
  });
  return folder === undefined ? undefined : `${folder}/${name}`;
}
