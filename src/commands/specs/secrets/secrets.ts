import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { contents, madeFrom, reads, writes } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";
import { openssl } from "./openssl.ts";

/** Programs that encrypt, sign, and keep secrets. */
export const secretTools: readonly CommandSpec[] = [
  openssl,
  plainTool<string>({
    names: "gpg gpg2",
    source: "GnuPG 2.2 gpg(1)",
    lenient: true,
    options:
      "d|decrypt e|encrypt s|sign c|symmetric b|detach-sign clear-sign|clearsign verify " +
      "k|list-keys K|list-secret-keys fingerprint export=? export-secret-keys " +
      "export-secret-subkeys export-ssh-key import fast-import delete-keys " +
      "delete-secret-keys delete-secret-and-public-key edit-key full-generate-key gen-key " +
      "generate-key quick-generate-key recv-keys|receive-keys send-keys search-keys " +
      "refresh-keys fetch-keys o|output= r|recipient= u|local-user= a|armor homedir= " +
      "keyring= options= passphrase= passphrase-file= passphrase-fd= pinentry-mode= " +
      "keyserver= batch yes no-tty q|quiet v|verbose status-fd= trust-model= default-key= " +
      "agent-program= dirmngr-program= photo-viewer= digest-algo= cipher-algo= " +
      "compress-algo= list-packets dearmor enarmor print-md store",
    reads: ["passphrase-file", "options"],
    runs: ["photo-viewer"],
    *effects(inv, resolve) {
      for (const one of [...inv.values("agent-program"), ...inv.values("dirmngr-program")])
        yield { kind: "execution", argv: [one], perhaps: true };
      const given = (pattern: RegExp): boolean => inv.given.some((name) => pattern.test(name));
      const output = inv.value("o");
      if (given(/^export-secret/)) {
        const value = unknown("gpg exports it", [{ label: "secret", source: "a secret key" }]);
        yield* writes([output], "truncate", resolve, value);
        yield { kind: "stdout", value: output ? known("") : value };
      } else if (given(/^delete-/))
        yield {
          kind: "account",
          what: `deletes keys: ${lineOf(inv.operands)}`,
          severe: true,
          at: inv.at,
        };
      else if (given(/^(recv|send|search|refresh|fetch)-keys$/)) {
        const to = inv.value("keyserver")?.value ?? known("keys.openpgp.org");
        const sends = inv.has("send-keys") ? { sends: unknown("it is a public key") } : {};
        yield { kind: "connect", to, ...sends, at: inv.at };
      } else if (given(/^(import|fast-import|verify|list-packets|print-md)$/))
        yield* reads(inv.operands, "measured", resolve);
      else if (
        given(/^([kKab]|fingerprint|export|edit-key|.*generate-key|gen-key)$/) &&
        !given(/^[desc]$/)
      )
        yield* writes([output], "truncate", resolve);
      else
        yield* converted(
          inv.operands,
          output,
          given(/^(d|dearmor)$/) || inv.given.length === 0,
          "gpg",
          ".gpg",
          resolve,
        );
    },
  }),
  plainTool({
    names: "age rage",
    source: "age 1.1 age(1)",
    options:
      "e|encrypt d|decrypt o|output= a|armor p|passphrase r|recipient= R|recipients-file= " +
      "i|identity= j=",
    reads: ["i", "R"],
    *effects(inv, resolve) {
      const [file] = inv.operands;
      yield* reads(file ? [file] : [], "flows", resolve);
      const source = inv.has("d") ? [{ label: "decoded" as const, source: "age" }] : [];
      const made = inv.has("d") ? madeFrom(contents(inv.operands, resolve), "age", source) : cipher;
      yield* writes(inv.values("o"), "truncate", resolve, made);
      yield { kind: "stdout", value: inv.has("o") ? known("") : made };
    },
  }),
  plainTool<string>({
    names: "pass gopass op bw lpass secret-tool security sops keyctl kwallet-query",
    source: "pass 1.7 pass(1); 1Password CLI 2; Bitwarden CLI; macOS 14 security(1); SOPS 3",
    lenient: true,
    stopAtOperand: true,
    options: "c|clip d|decrypt e|encrypt i|in-place output=",
    *effects(inv) {
      const line = lineOf(inv.operands);
      const tells =
        /^(show|read|get|item get|lookup|find-\S*-password|decrypt|print|pipe|export|dump-\w+)\b/;
      const bare =
        inv.name === "pass" && inv.operands.length === 1 && !/^(ls|list|git|init|help)$/.test(line);
      if (tells.test(line) || inv.has("d") || bare) {
        const source = `${inv.name} ${line}`;
        yield { kind: "stdout", value: unknown("it is a secret", [{ label: "secret", source }]) };
      } else if (/^(rm|delete|remove|item delete|delete-\S+|edit|insert|generate)\b/.test(line))
        yield {
          kind: "account",
          what: `changes stored secrets: ${line}`,
          severe: false,
          at: inv.at,
        };
      if (/^run\b/.test(line)) yield { kind: "execution", argv: inv.operands.slice(1) };
    },
  }),
];

/** What is encrypted tells nobody anything. */
const cipher: Value = unknown("it is encrypted");

function* converted(
  files: readonly Argument[],
  output: Argument | undefined,
  decrypts: boolean,
  by: string,
  suffix: string,
  resolve: Parameters<CommandSpec["effects"]>[1],
): Iterable<Deed> {
  yield* reads(files, decrypts ? "flows" : "used", resolve);
  const source = [{ label: "decoded" as const, source: by }];
  const value = decrypts ? madeFrom(contents(files, resolve), by, source) : cipher;
  const [file] = files;
  const usual =
    file && !decrypts ? { ...file, value: concat(file.value, known(suffix)) } : undefined;
  const place = output ?? usual;
  yield* writes([place], "truncate", resolve, value);
  const shown = place === undefined || textsOf(place.value)?.[0] === "-" || textOf(place) === "-";
  yield { kind: "stdout", value: shown ? value : known("") };
}
