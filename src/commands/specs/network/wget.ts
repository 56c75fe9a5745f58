import { concat, known, partial, textsOf, type Value } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { contents, received, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { plainTool } from "../plain-tool.ts";
import { headerParts, joinedValues } from "./request.ts";

const options =
  "V h background|b execute|e= output-file|o= append-output|a= debug|d quiet|q verbose|v " +
  "no-verbose|nv report-speed= input-file|i= input-metalink= force-html|F base|B= config= " +
  "no-config rejected-log= tries|t= retry-connrefused retry-on-host-error " +
  "retry-on-http-error= output-document|O= no-clobber|nc no-netrc continue|c start-pos= " +
  "progress= show-progress timestamping|N no-if-modified-since no-use-server-timestamps " +
  "server-response|S spider timeout|T= dns-timeout= connect-timeout= read-timeout= wait|w= " +
  "waitretry= random-wait no-proxy proxy=? quota|Q= bind-address= limit-rate= no-dns-cache " +
  "restrict-file-names= ignore-case 4|inet4-only 6|inet6-only prefer-family= user= " +
  "password= ask-password use-askpass= no-iri local-encoding= remote-encoding= unlink " +
  "xattr force-directories|x no-directories|nd no-host-directories|nH protocol-directories " +
  "directory-prefix|P= cut-dirs= http-user= http-password= no-cache default-page= " +
  "adjust-extension|E ignore-length header= compression= max-redirect= proxy-user= " +
  "proxy-password= referer= save-headers user-agent|U= no-http-keep-alive no-cookies " +
  "load-cookies= save-cookies= keep-session-cookies post-data= post-file= method= " +
  "body-data= body-file= content-disposition content-on-error auth-no-challenge " +
  "secure-protocol= https-only no-check-certificate certificate= certificate-type= " +
  "private-key= private-key-type= ca-certificate= ca-directory= crl-file= pinnedpubkey= " +
  "random-file= egd-file= ciphers= no-hsts hsts-file= ftp-user= ftp-password= " +
  "no-remove-listing no-glob no-passive-ftp preserve-permissions retr-symlinks " +
  "ftps-implicit ftps-resume-ssl ftps-clear-data-connection ftps-fallback-to-ftp " +
  "warc-file= warc-header= warc-max-size= warc-cdx warc-dedup= no-warc-compression " +
  "no-warc-digests no-warc-keep-log warc-tempdir= recursive|r level|l= delete-after " +
  "convert-links|k convert-file-only backups=? backup-converted|K mirror|m " +
  "page-requisites|p strict-comments accept|A= reject|R= accept-regex= reject-regex= " +
  "regex-type= domains|D= exclude-domains= follow-ftp follow-tags= ignore-tags= " +
  "span-hosts|H relative|L include-directories|I= trust-server-names " +
  "exclude-directories|X= no-parent|np n=";

/** wget(1): fetches URLs into files of the working directory, or where its options say. */
export const wget: CommandSpec = plainTool({
  names: "wget wget2",
  source: "GNU Wget 1.21 wget(1)",
  options,
  idle: ["V", "h"],
  reads: ["load-cookies", "certificate", "private-key", "ca-certificate"],
  writes: ["save-cookies", "rejected-log", "warc-file", "output-file"],
  *effects(inv, resolve) {
    for (const program of inv.values("use-askpass")) yield { kind: "execution", argv: [program] };
    for (const setting of inv.values("execute")) yield* configured(setting);
    for (const file of inv.values("config"))
      yield { kind: "opaque", why: "wget reads further settings from a file", at: file.at };
    for (const log of inv.values("append-output"))
      for (const target of resolve.paths(log, true))
        yield { kind: "write", target, how: "append", at: log.at };
    const files = yield* carried([...inv.values("post-file"), ...inv.values("body-file")], resolve);
    const texts = [...inv.values("post-data"), ...inv.values("body-data")].map((one) => one.value);
    const headers = headerParts(inv.values("header"));
    const sends = joinedValues([...texts, ...(files ? [files] : []), ...headers.sends]);
    const credential = joinedValues([
      ...headers.credentials,
      ...[...inv.values("password"), ...inv.values("http-password")].map((one) => one.value),
    ]);
    for (const url of [...inv.operands, ...listed(inv.values("input-file"), resolve)]) {
      yield {
        kind: "connect",
        to: url.value,
        ...(sends ? { sends } : {}),
        ...(credential ? { credential } : {}),
        at: url.at,
      };
      yield* stored(url, inv, resolve);
    }
  },
});

/** `-e name=value` is a line of wgetrc; few of them matter here. */
function* configured(setting: Argument): Iterable<Deed> {
  const text = textOf(setting);
  if (text === undefined) {
    yield { kind: "opaque", why: "a setting of wget is not known", at: setting.at };
    return;
  }
  const [, name = "", value = ""] = /^\s*([\w-]+)\s*=\s*(.*)$/.exec(text) ?? [];
  const key = name.toLowerCase().replace(/[-_]/g, "");
  if (key === "useaskpass")
    yield { kind: "execution", argv: [{ ...setting, value: known(value) }] };
  else if (/^(postfile|bodyfile|outputdocument|input|config)$/.test(key))
    yield { kind: "opaque", why: `wget takes ${name} from a setting`, at: setting.at };
}

/** The URLs in a list; one that cannot be told is a URL too. */
function listed(lists: readonly Argument[], resolve: Resolve): readonly Argument[] {
  return lists.flatMap((list) => {
    const content = contents([list], resolve);
    const texts = textsOf(content);
    if (texts === undefined)
      return [{ ...list, value: partial("", "", "it stands in a list of addresses", content) }];
    return texts
      .flatMap((text) => text.split(/\s+/))
      .filter((word) => word !== "")
      .map((word) => ({ ...list, value: known(word) }));
  });
}

function* stored(
  url: Argument,
  inv: Invocation<"output-document" | "spider" | "directory-prefix" | "recursive" | "mirror">,
  resolve: Resolve,
): Iterable<Deed> {
  const content = received(textsOf(url.value)?.[0] ?? hostOf(url.value));
  if (inv.has("spider")) return;
  const named = inv.value("output-document");
  if (named && textOf(named) === "-") {
    yield { kind: "stdout", value: content };
    return;
  }
  const folder = inv.value("directory-prefix")?.value;
  const tree = inv.has("recursive") || inv.has("mirror");
  const name = tree ? partial("./", "", "wget names the files") : fileName(url.value);
  const value = folder ? concat(concat(folder, known("/")), name) : name;
  yield* writes([named ?? { ...url, value }], "truncate", resolve, content);
  yield { kind: "stdout", value: known("") };
}

function fileName(url: Value): Value {
  const texts = textsOf(url);
  const [text] = texts ?? [];
  if (text === undefined || texts?.length !== 1)
    return partial("./", "", "the address names the file");
  const path = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/#.*$/, "");
  const slash = path.lastIndexOf("/");
  return known((slash < 0 ? "" : path.slice(slash + 1)) || "index.html");
}
