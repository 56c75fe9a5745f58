import { concat, known, partial, prefixOf, textsOf, type Value } from "../../base/value.ts";
import { hostOf } from "../../effects/hosts.ts";
import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";
import { getopt } from "../getopt.ts";
import { code, contents, received, writes } from "../roles.ts";
import { carried } from "./carried.ts";
import { type CurlOption, curlOptions } from "./curl-options.ts";
import { configWords, sentParts } from "./network/curl-request.ts";
import { headerParts, joinedValues } from "./network/request.ts";

type Curl = Invocation<CurlOption>;

/** curl(1): fetches URLs to standard output or files, and sends data. */
export const curl: CommandSpec = defineCommand({
  names: ["curl"],
  source: "curl 7.88 curl(1)",
  options: curlOptions,
  *effects(given, resolve) {
    if (given.has("help") || given.has("version") || given.has("manual")) return;
    const inv = yield* configured(given as Curl, resolve);
    for (const engine of inv.values("engine"))
      for (const target of resolve.paths(engine, true))
        yield code("library", resolve.content(target), engine.at);
    const request = yield* requested(inv, resolve);
    for (const proxy of inv.values("proxy"))
      yield { kind: "connect", to: proxy.value, ...request, at: proxy.at };
    for (const socket of inv.values("unix-socket"))
      if (/(docker|containerd|podman)[\w.]*\.sock$/.test(textOf(socket) ?? ""))
        yield { kind: "opaque", why: "it talks to the container service itself", at: socket.at };
    const urls = [...inv.operands, ...inv.values("url")];
    for (const [index, url] of urls.entries())
      yield* transfer(url, outputOf(url, index, urls.length, inv), request, resolve);
    if (urls.length === 0) return;
    const files = [
      inv.value("dump-header"),
      inv.value("cookie-jar"),
      inv.value("trace"),
      inv.value("stderr"),
    ];
    yield* writes(files, "truncate", resolve);
  },
});

/** `-K file` holds further options, as if they stood before the others. */
function* configured(inv: Curl, resolve: Resolve): Generator<Deed, Curl> {
  let words: readonly Argument[] = inv.argv;
  for (const file of inv.values("config")) {
    for (const target of resolve.paths(file, true))
      if (textOf(file) !== "-") yield { kind: "read", target, use: "used", at: file.at };
    const more = configWords(contents([file], resolve), file);
    if (more === undefined)
      yield { kind: "opaque", why: "curl reads further options from a file", at: file.at };
    else words = [...more, ...words];
  }
  if (words === inv.argv) return inv;
  const parsed = getopt(words, { options: curlOptions });
  for (const why of parsed.doubts) yield { kind: "opaque", why, at: inv.at };
  return { ...parsed, name: inv.name, argv: words, at: inv.at };
}

interface Request {
  readonly sends?: Value;
  readonly credential?: Value;
}

function* requested(inv: Curl, resolve: Resolve): Generator<Deed, Request> {
  const parts = [
    ...(yield* sentParts([...inv.values("data"), ...inv.values("form")], resolve)),
    ...[...inv.values("data-raw"), ...inv.values("form-string")].map((one) => one.value),
  ];
  const uploads = yield* carried(inv.values("upload-file"), resolve);
  const headers = yield* headersOf(inv, resolve);
  const cookies = yield* cookieParts(inv.values("cookie"), resolve);
  const told = [...inv.values("user-agent"), ...inv.values("referer")]
    .map((one) => one.value)
    .filter((value) => value.taint.length > 0);
  const method = textOf(inv.value("request"))?.toUpperCase();
  const changes = method !== undefined && /^(POST|PUT|PATCH|DELETE)$/.test(method);
  const sends = joinedValues([
    ...parts,
    ...(uploads ? [uploads] : []),
    ...headers.sends,
    ...told,
    ...(changes ? [known("")] : []),
  ]);
  const login = [...inv.values("user"), ...inv.values("oauth2-bearer")].map((one) => one.value);
  const credential = joinedValues([...headers.credentials, ...login, ...cookies]);
  return { ...(sends ? { sends } : {}), ...(credential ? { credential } : {}) };
}

/** `-H @file` takes headers from a file. */
function* headersOf(inv: Curl, resolve: Resolve): Generator<Deed, ReturnType<typeof headerParts>> {
  const isFile = (one: Argument): boolean => prefixOf(one.value).startsWith("@");
  const all = inv.values("header");
  const files = yield* sentParts(all.filter(isFile), resolve);
  const parts = headerParts(all.filter((one) => !isFile(one)));
  return { ...parts, sends: [...parts.sends, ...files] };
}

/** `-b` is a file of cookies where it has no `=`. */
function* cookieParts(
  cookies: readonly Argument[],
  resolve: Resolve,
): Generator<Deed, readonly Value[]> {
  const files = cookies.filter((one) => !(textOf(one) ?? "=").includes("="));
  const held = yield* carried(
    files.filter((one) => textOf(one) !== ""),
    resolve,
  );
  const texts = cookies.filter((one) => !files.includes(one)).map((one) => one.value);
  return held ? [...texts, held] : texts;
}

function* transfer(
  url: Argument,
  file: Argument | undefined,
  request: Request,
  resolve: Resolve,
): Iterable<Deed> {
  const local = /^file:\/\/[^/]*(\/.*)$/.exec(textOf(url) ?? "")?.[1];
  let content = received(textsOf(url.value)?.[0] ?? hostOf(url.value));
  if (local !== undefined) {
    const path = { ...url, value: known(local, url.value.taint) };
    for (const target of resolve.paths(path, true))
      yield { kind: "read", target, use: "flows", at: url.at };
    content = contents([path], resolve);
  } else {
    const carries = /^(gopher|gophers|dict|telnet|smtps?|mqtt):/.test(prefixOf(url.value));
    const sends = request.sends ?? (carries ? url.value : undefined);
    yield { kind: "connect", to: url.value, ...request, ...(sends ? { sends } : {}), at: url.at };
  }
  if (file === undefined) yield { kind: "stdout", value: content };
  else yield* writes([file], "truncate", resolve, content);
}

/**
 * The file for one URL: the `-o` of the same place, or the name at the end of the address for `-O`.
 */
function outputOf(url: Argument, index: number, count: number, inv: Curl): Argument | undefined {
  const outputs = inv.values("output");
  const named = count > 1 ? outputs[index] : outputs.at(-1);
  const folder = inv.value("output-dir");
  const within = (file: Argument): Argument =>
    folder ? { ...file, value: concat(concat(folder.value, known("/")), file.value) } : file;
  if (named) return textOf(named) === "-" ? undefined : within(named);
  if (!inv.has("remote-name") && !inv.given.includes("remote-name-all")) return undefined;
  const texts = textsOf(url.value);
  if (texts?.length !== 1)
    return within({ ...url, value: partial("./", "", "the address names the file") });
  const path = (texts[0] as string).replace(/[?#].*$/, "");
  return within({ ...url, value: known(path.split("/").at(-1) || "curl_response") });
}
