import { concat, known, partial, textsOf, unknown, type Value } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { contents, received, shellEscape, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { escapes, plainTool } from "../plain-tool.ts";
import { headerParts, joinedValues } from "./request.ts";

/** Clients whose own commands are typed in: telnet, ftp, lftp, tftp. */
export const sessionClients: readonly CommandSpec[] = [
  plainTool({
    names: "telnet",
    source: "inetutils 2.4 telnet(1)",
    options: "4 6 8 E K L a c d r x b= e= l= n= k=",
    writes: ["n"],
    effects: (inv, resolve) => typedSession(inv.operands, resolve),
  }),
  plainTool({
    names: "ftp tnftp pftp",
    source: "tnftp 20210827 ftp(1); inetutils 2.4 ftp(1)",
    options: "4 6 A a d e f g i M n p R t V v N= o= P= q= r= s= T= u= w= x= H=",
    writes: ["o"],
    effects: (inv, resolve) => typedSession(inv.operands, resolve),
  }),
  plainTool({
    names: "tftp",
    source: "tftp-hpa 5.2 tftp(1)",
    options: "4 6 V v l m= R= c",
    effects: (inv, resolve) => typedSession(inv.operands, resolve),
  }),
  plainTool({
    names: "lftp",
    source: "lftp 4.9 lftp(1)",
    options: "f= c= e= p= u|user= d norc password= env-password",
    *effects(inv, resolve) {
      for (const script of [...inv.values("c"), ...inv.values("e")])
        yield* lftpScript(script, resolve);
      for (const file of inv.values("f"))
        for (const target of resolve.paths(file, true))
          yield* lftpScript({ ...file, value: resolve.content(target) }, resolve);
      yield* typedSession(inv.operands.slice(0, 1), resolve);
    },
  }),
];

function* typedSession(operands: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const [host, port] = operands;
  const at = host?.at ?? { start: 0, end: 0 };
  if (resolve.stdinGiven) yield* escapes(/^\s*!(.*)$/, at, resolve.stdin);
  if (host === undefined) return;
  const to =
    port && /^\d+$/.test(textOf(port) ?? "")
      ? concat(concat(host.value, known(":")), port.value)
      : host.value;
  const put = yield* putFiles(resolve.stdin, host.at, resolve);
  const sends = put ?? (resolve.stdinGiven ? resolve.stdin : undefined);
  yield { kind: "connect", to, purpose: "session", ...(sends ? { sends } : {}), at: host.at };
  yield { kind: "stdout", value: received(hostOf(to)) };
}

/** The files that the lines of a transfer client send: `put FILE`, `mput FILE…`, `send FILE`. */
export function* putFiles(
  text: Value,
  at: Argument["at"],
  resolve: Resolve,
): Generator<Deed, Value | undefined> {
  const lines = textsOf(text)?.flatMap((one) => one.split(/[;\n]/)) ?? [];
  const files = lines.flatMap(
    (line) => /^\s*(?:m?put|m?send|reput|append)\s+(?:-\S+\s+)*(\S+)/.exec(line)?.[1] ?? [],
  );
  return yield* carried(
    files.map((one) => ({ value: known(one), many: false, at })),
    resolve,
  );
}

/** Commands of lftp: `!` and `shell` run text here, `put` and `mirror -R` send. */
function* lftpScript(script: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(script);
  if (text === undefined) {
    yield { kind: "opaque", why: "the commands of lftp are not known", at: script.at };
    return;
  }
  let host: Value = unknown("the host is whatever is open");
  for (const line of text.split(/[;\n]/)) {
    const [, local] = /^\s*(?:!|shell\s+)(.*)$/.exec(line) ?? [];
    const [, url] = /^\s*(?:open|connect)\s+(?:-\S+\s+)*(\S+)/.exec(line) ?? [];
    if (url) host = known(url);
    if (local !== undefined) yield shellEscape(local, script.at);
    else if (url) yield { kind: "connect", to: known(url), at: script.at };
    else if (/^\s*(put|mput|mirror\s+.*(-R|--reverse))/.test(line)) {
      const put = yield* putFiles(known(line), script.at, resolve);
      const sends = put ?? unknown("lftp sends files");
      yield { kind: "connect", to: host, sends, at: script.at };
    }
  }
}

/** httpie(1): sends what its items say, and prints or saves what comes back. */
export const httpie: CommandSpec = plainTool({
  names: "http https xh xhs",
  source: "HTTPie 3.2 http(1)",
  options: [
    "json|j form|f multipart boundary= raw= compress|x pretty= style|s= unsorted sorted",
    "response-charset= response-mime= format-options= print|p= headers|h meta|m body|b",
    "verbose|v all history-print|P= stream|S output|o= download|d continue|c quiet|q",
    "session= session-read-only= auth|a= auth-type|A= ignore-netrc offline proxy= follow|F",
    "max-redirects= max-headers= timeout= check-status path-as-is chunked verify= ssl=",
    "ciphers= cert= cert-key= cert-key-pass= ignore-stdin|I default-scheme= traceback debug",
  ],
  *effects(inv, resolve) {
    const [first, ...rest] = inv.operands;
    const method = /^[A-Z]+$/.test(textOf(first) ?? "");
    const [url, ...items] = method ? rest : inv.operands;
    if (url === undefined || inv.has("offline")) return;
    const files = items.flatMap(fileItem);
    const held = yield* carried(files, resolve);
    const header = (one: Argument): boolean => /^[\w-]+:(?!=)/.test(textOf(one) ?? "x");
    const headers = headerParts(items.filter(header));
    const texts = items.filter((one) => !header(one)).map((one) => one.value);
    const stdin = resolve.stdinGiven && !inv.has("ignore-stdin") ? [resolve.stdin] : [];
    const raw = inv.values("raw").map((one) => one.value);
    const sends = joinedValues([
      ...texts,
      ...(held ? [held] : []),
      ...raw,
      ...headers.sends,
      ...stdin,
    ]);
    const credential = joinedValues([
      ...headers.credentials,
      ...inv.values("auth").map((one) => one.value),
    ]);
    yield {
      kind: "connect",
      to: url.value,
      ...(sends ? { sends } : {}),
      ...(credential ? { credential } : {}),
      at: url.at,
    };
    const content = received(textOf(url) ?? hostOf(url.value));
    if (inv.has("download") && !inv.has("output"))
      yield* writes([named(url)], "truncate", resolve, content);
    else yield* writes(inv.values("output"), "truncate", resolve, content);
    yield { kind: "stdout", value: content };
  },
});

/** `name@file`, `name=@file` and `name:=@file` send a file. */
function fileItem(item: Argument): readonly Argument[] {
  const [, file] = /^[\w.-]+(?::?=)?@([^;]+)/.exec(textOf(item) ?? "") ?? [];
  return file === undefined ? [] : [{ ...item, value: known(file) }];
}

function named(url: Argument): Argument {
  const text = textsOf(url.value)?.[0];
  const name = text?.replace(/[?#].*$/, "").replace(/^.*\//, "");
  const value = name ? known(name) : partial("./", "", "the address names the file");
  return { ...url, value };
}

/** aria2c(1): fetches URLs, torrents and lists of them into files. */
export const aria2c: CommandSpec = plainTool({
  names: "aria2c",
  source: "aria2 1.36 aria2c(1)",
  lenient: true,
  options: [
    "dir|d= out|o= log|l= input-file|i= max-concurrent-downloads|j= split|s=",
    "max-connection-per-server|x= min-split-size|k= continue|c quiet|q check-integrity|V",
    "torrent-file|T= metalink-file|M= timeout|t= max-tries|m= user-agent|U= header=",
    "http-user= http-passwd= load-cookies= save-cookies= conf-path= on-download-complete=",
    "on-download-error= on-download-start= on-download-stop= on-download-pause=",
    "on-bt-download-complete= enable-rpc rpc-listen-all rpc-secret= dht-listen-port=",
    "listen-port= max-download-limit= max-upload-limit= seed-time= select-file= all-proxy=",
    "http-proxy= https-proxy= daemon|D force-sequential|Z parameterized-uri|P",
  ],
  writes: ["log", "save-cookies"],
  reads: ["load-cookies", "torrent-file", "metalink-file"],
  *effects(inv, resolve) {
    const hooks = inv.given.filter((name) => name.startsWith("on-")) as "on-download-complete"[];
    for (const hook of hooks)
      for (const program of inv.values(hook))
        yield { kind: "execution", argv: [program], perhaps: true };
    if (inv.value("conf-path"))
      yield { kind: "opaque", why: "aria2c reads further options from a file", at: inv.at };
    if (inv.has("rpc-listen-all")) yield { kind: "listen", offers: "files", at: inv.at };
    const lists = inv.values("input-file");
    for (const url of [...inv.operands, ...lists.map((list) => fromList(list, resolve))])
      yield* downloaded(url, inv, resolve);
  },
});

const fromList = (list: Argument, resolve: Resolve): Argument => ({
  ...list,
  value: partial("", "", "it stands in a list of addresses", contents([list], resolve)),
});

function* downloaded(
  url: Argument,
  inv: Invocation<"dir" | "out">,
  resolve: Resolve,
): Iterable<Deed> {
  yield { kind: "connect", to: url.value, at: url.at };
  const name = inv.value("out") ?? named(url);
  const folder = inv.value("dir");
  const value = folder ? concat(concat(folder.value, known("/")), name.value) : name.value;
  const content = received(textOf(url) ?? hostOf(url.value));
  yield* writes([{ ...url, value }], "truncate", resolve, content);
}
