import { made } from "../../../base/value.ts";
import { type CommandSpec, defineCommand } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { madeFrom, reads } from "../../roles.ts";
import { textTool } from "./text-tool.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that only count, weigh or compare bytes. */
export const digestTools: readonly CommandSpec[] = [
  textTool({
    names:
      "cksum sum md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum b3sum shasum " +
      "gsha256sum gmd5sum md5 xxhsum xxh64sum xxh128sum crc32",
    source: `${coreutils} cksum(1), sha256sum(1), b2sum(1)`,
    inert: true,
    options: [
      "algorithm|a= base64 binary|b check|c debug ignore-missing length|l= quiet raw r",
      "status strict sysv|s tag text|t untagged warn|w zero|z",
    ],
    measures: () => true,
  }),
  textTool({
    names: "cmp",
    source: "GNU diffutils 3.8 cmp(1)",
    options: "print-bytes|b ignore-initial|i= verbose|l bytes|n= quiet|s|silent v",
    measures: (inv) => !inv.has("print-bytes") && !inv.has("verbose"),
  }),
  defineCommand({
    names: ["wc", "gwc"],
    source: `${coreutils} wc(1)`,
    inert: true,
    options: optionList(
      "bytes|c chars|m lines|l files0-from= max-line-length|L words|w total= help version",
    ),
    *effects(inv, resolve) {
      yield* reads(inv.operands, "measured", resolve);
      yield* reads([inv.value("files0-from")], "used", resolve);
      const listed = inv.values("files0-from").flatMap((one) => resolve.paths(one, true));
      // Why: names that are not there are printed too, whatever they hold.
      const taint = [
        ...inv.operands.flatMap((one) => one.value.taint),
        ...listed.flatMap((one) => resolve.content(one).taint),
      ];
      const counts = ["bytes", "chars", "lines", "words", "max-line-length"] as const;
      const isOne = counts.filter((one) => inv.has(one)).length === 1;
      const isNamed = inv.operands.length > 0 || inv.has("files0-from");
      const value =
        isOne && !isNamed
          ? made("digits", "it is computed by wc", taint)
          : madeFrom({ ...resolve.stdin, taint: [] }, "wc", taint);
      yield { kind: "stdout", value };
    },
  }),
];
