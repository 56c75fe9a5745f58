import { known, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { getopt, type Parsed } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { code, contents, madeFrom, reads, received, writes } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

const listed = optionList(
  "in= out= inkey= key= keyout= signkey= CA= CAkey= cert= certfile= CAfile= CApath=",
  "signer= config= extfile= passin= passout= pass= k= K= kfile= iv= S= md= engine=",
  "provider= provider-path= propquery= rand= writerand= subj= days= newkey= extensions=",
  "reqexts= addext= connect= host= port= proxy= servername= starttls= accept= cipher=",
  "ciphersuites= inform= outform= algorithm= pkeyopt= name= set_serial= serial= crl=",
  "verify= signature= sigfile= prverify= sign= hmac= macopt= mac= sess_in= sess_out=",
  "keylogfile= msgfile= alpn= caname= cafile= bufsize= iter= salt= d e a A base64 p P",
  "nosalt pbkdf2 noout text pubout pubin nodes noenc x509 new export help",
);

/** openssl(1): keys, certificates, ciphers, and connections to look at them. */
export const openssl: CommandSpec = plainTool({
  names: "openssl libressl",
  source: "OpenSSL 3.0 openssl(1)",
  stopAtOperand: true,
  lenient: true,
  options: "v",
  *effects(inv, resolve) {
    const [verb, ...argv] = inv.operands;
    const name = textOf(verb);
    if (verb === undefined) {
      if (resolve.stdinGiven)
        yield { kind: "opaque", why: "openssl reads commands that are not seen", at: inv.at };
      return;
    }
    const given = getopt(argv, { options: withLetters(), oneDash: true, lenient: true });
    if (name === undefined)
      yield { kind: "opaque", why: "the command of openssl is not known", at: verb.at };
    else if (!given.has("help")) yield* command(name, given, inv.at, resolve);
  },
});

/** Single letters are long names here. */
const withLetters = (): typeof listed =>
  Object.fromEntries(
    Object.entries(listed).map(([name, { shortOnly: _, ...spec }]) => [name, spec]),
  ) as typeof listed;

type Name = keyof typeof listed;

function* command(
  name: string,
  given: Parsed<Name>,
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const all = (names: readonly Name[]): readonly Argument[] =>
    names.flatMap((one) => given.values(one));
  for (const library of all(["engine", "provider", "provider-path"]))
    if (/[/.]/.test(textOf(library) ?? "/"))
      for (const target of resolve.paths(library, true))
        yield code("library", resolve.content(target), library.at);
  const used: readonly Name[] = ["inkey", "key", "signkey", "CAkey", "signer", "kfile", "config"];
  yield* reads(all([...used, "extfile", "CAfile", "cert"]), "used", resolve);
  yield* writes(
    all(["keyout", "writerand", "sess_out", "keylogfile", "msgfile"]),
    "truncate",
    resolve,
  );
  if (name === "s_client" || name === "s_time") yield* connected(given, at, resolve);
  else if (name === "s_server" || name === "ocsp" || name === "tsget") {
    if (name === "s_server") yield { kind: "listen", offers: "application", at };
  } else yield* made(name, given, resolve);
}

function* connected(given: Parsed<Name>, at: Argument["at"], resolve: Resolve): Iterable<Deed> {
  const to = given.value("connect") ?? given.value("host") ?? given.operands[0];
  if (to === undefined) return;
  const sends =
    resolve.stdinGiven && resolve.stdin.taint.length > 0 ? { sends: resolve.stdin } : {};
  const said = resolve.stdinGiven && textOf({ ...to, value: resolve.stdin }) !== "";
  yield {
    kind: "connect",
    to: to.value,
    ...sends,
    ...(said && !("sends" in sends) ? { sends: resolve.stdin } : {}),
    at,
  };
  yield { kind: "stdout", value: received(textOf(to) ?? "a host") };
}

/**
 * What goes in, and what comes out of it: a public part, a digest, or the same thing in another
 * form.
 */
function* made(name: string, given: Parsed<Name>, resolve: Resolve): Iterable<Deed> {
  const digests = /^(dgst|md5|sha\d*|verify|list|version|speed|prime|ciphers|errstr|rand|passwd)$/;
  const measuring = /^(dgst|md5|sha\d*|verify)$/;
  const shows = given.has("noout") || given.has("pubout") || digests.test(name);
  const files = [...given.values("in"), ...(measuring.test(name) ? given.operands : [])];
  yield* reads(files, shows ? "measured" : "flows", resolve);
  const input = contents(given.values("in"), resolve);
  const decodes = given.has("d") || name === "smime" || name === "cms" || name === "pkeyutl";
  const source = decodes ? [{ label: "decoded" as const, source: `openssl ${name}` }] : [];
  const makes = /^(gen\w+|req|rand|passwd|list|version|ecparam|dhparam)$/.test(name);
  const value = shows || makes ? unknown("openssl makes it") : madeFrom(input, "openssl", source);
  yield* writes(given.values("out"), "truncate", resolve, value);
  yield { kind: "stdout", value: given.has("out") ? known("") : value };
}
