import { known, unknown, type Value } from "../../../base/value.ts";
import type { PermissionEffect } from "../../../effects/effect.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { reads } from "../../roles.ts";

const coreutils = "GNU coreutils 9.1";

const modeOptions = optionList(
  "changes|c quiet|silent|f verbose|v no-preserve-root preserve-root reference=",
  "recursive|R dereference no-dereference|h H L P help version",
);

/** Programs that change who may do what with a file. */
export const permissionTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["chmod", "gchmod"],
    source: `${coreutils} chmod(1)`,
    inert: true,
    options: {},
    *effects(inv, resolve) {
      // Why: `-x` is a mode and no option.
      const isMode = (one: Argument): boolean =>
        /^-[rwxXstugo,=+-]+$/.test(textOf(one) ?? "") && textOf(one) !== "--";
      const modes = inv.argv.filter(isMode);
      const given = getopt(
        inv.argv.filter((one) => !isMode(one)),
        { options: modeOptions },
      );
      for (const why of given.doubts) yield { kind: "opaque", why, at: inv.at };
      if (given.has("help") || given.has("version")) return;
      const reference = given.value("reference");
      const [mode] = modes.length > 0 ? modes : given.operands;
      const files = modes.length > 0 || reference ? given.operands : given.operands.slice(1);
      const to = reference ? unknown("it is that of another file") : (mode?.value ?? known(""));
      yield* changed(files, given.has("recursive"), "mode", to, resolve);
    },
  }),
  defineCommand({
    names: ["chown", "gchown", "chgrp", "gchgrp"],
    source: `${coreutils} chown(1), chgrp(1)`,
    options: { ...modeOptions, ...optionList("from=") },
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const reference = inv.value("reference");
      const files = reference ? inv.operands : inv.operands.slice(1);
      const owner = inv.operands[0]?.value ?? known("");
      const to = reference ? unknown("it is that of another file") : owner;
      yield* changed(files, inv.has("recursive"), "owner", to, resolve);
    },
  }),
  defineCommand({
    names: ["chcon"],
    source: `${coreutils} chcon(1)`,
    options: {
      ...modeOptions,
      ...optionList("user|u= role|r= type|t= range|l="),
    },
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      const parts = ["user", "role", "type", "range", "reference"] as const;
      const named = parts.map((name) => inv.value(name)).find((one) => one !== undefined);
      const files = named ? inv.operands : inv.operands.slice(1);
      const to = named?.value ?? inv.operands[0]?.value ?? known("");
      yield* changed(files, inv.has("recursive"), "attributes", to, resolve);
    },
  }),
  defineCommand({
    names: ["setfacl"],
    source: "acl 2.3 setfacl(1)",
    options: optionList(
      "set= set-file= modify|m= modify-file|M= remove|x= remove-file|X= remove-all|b",
      "remove-default|k n no-mask mask default|d restore= test physical|P logical|L",
      "recursive|R version|v help|h",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version") || inv.has("test")) return;
      const lists = [inv.value("set-file"), inv.value("modify-file"), inv.value("remove-file")];
      yield* reads([...lists, inv.value("restore")], "used", resolve);
      if (inv.has("restore"))
        yield { kind: "opaque", why: "it restores access lists that a file names", at: inv.at };
      const to = inv.value("set") ?? inv.value("modify") ?? inv.value("remove");
      const value = to?.value ?? (inv.has("remove-all") ? known("-b") : unknown("a file holds it"));
      yield* changed(inv.operands, inv.has("recursive"), "access-list", value, resolve);
    },
  }),
  defineCommand({
    names: ["chattr"],
    source: "e2fsprogs 1.47 chattr(1)",
    inert: true,
    options: {},
    effects: (inv, resolve) => attributes(inv, resolve),
  }),
  defineCommand({
    names: ["setcap"],
    source: "libcap 2.66 setcap(8)",
    inert: true,
    options: {},
    effects: (inv, resolve) => capabilities(inv, resolve),
  }),
  defineCommand({
    names: ["lsattr", "getfacl", "getcap", "namei"],
    source:
      "e2fsprogs 1.47 lsattr(1); acl 2.3 getfacl(1); libcap 2.66 getcap(8); util-linux namei(1)",
    inert: true,
    options: {},
    *effects(inv, resolve) {
      yield* reads(inv.operands, "measured", resolve);
      yield { kind: "stdout", value: unknown("it tells who may do what") };
    },
  }),
];

function* changed(
  files: readonly Argument[],
  recursive: boolean,
  how: PermissionEffect["how"],
  to: Value,
  resolve: Resolve,
): Iterable<Deed> {
  for (const file of files)
    for (const target of resolve.paths(file, true))
      yield { kind: "permission", target, recursive, how, to, at: file.at };
}

/** `chattr [-RVf] [-v version] [-p project] [-+=mode]... file...` */
function* attributes(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  const files: Argument[] = [];
  let mode: Value = known("");
  let recursive = false;
  for (let index = 0; index < inv.argv.length; index += 1) {
    const argument = inv.argv[index] as Argument;
    const text = textOf(argument) ?? "";
    if (/^-[vp]$/.test(text)) index += 1;
    else if (/^-[RVf]+$/.test(text)) recursive ||= text.includes("R");
    else if (/^[-+=][a-zA-Z]+$/.test(text)) mode = argument.value;
    else files.push(argument);
  }
  yield* changed(files, recursive, "attributes", mode, resolve);
}

/** `setcap [-q] [-v] {capabilities|-r} file ...`; `-v` only looks, `-` reads them from stdin. */
function* capabilities(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  const words = inv.argv.map((one) => textOf(one));
  if (words.some((text) => text === "-v" || text === "-h")) return;
  const pairs = inv.argv.filter(
    (_, index) => !/^-[qf]$/.test(words[index] ?? "") && !isNamespace(words, index),
  );
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const [what, file] = pairs.slice(index, index + 2) as [Argument, Argument];
    yield* changed([file], false, "capabilities", what.value, resolve);
  }
}

const isNamespace = (words: readonly (string | undefined)[], index: number): boolean =>
  words[index] === "-n" || words[index - 1] === "-n";
