import { concat, known, suffixOf, textsOf, type Value } from "../../base/value.ts";
import { hostOf } from "../../effects/hosts.ts";
import { type Argument, textOf } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../define-command.ts";
import { received } from "../roles.ts";
import { curlOptions } from "./curl-options.ts";

/** curl(1): fetches URLs to standard output or files, and sends data. */
export const curl: CommandSpec = defineCommand({
  names: ["curl"],
  source: "curl 7.88 curl(1)",
  options: curlOptions,
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version") || inv.has("manual")) return;
    const config = inv.values("config");
    if (config.length > 0)
      yield { kind: "opaque", why: "curl reads further options from a file", at: inv.at };
    const sends = yield* sentData(
      [...inv.values("data"), ...inv.values("form"), ...uploads(inv.values("upload-file"))],
      resolve,
    );
    const urls = [...inv.operands, ...inv.values("url")];
    for (const url of urls) {
      const host = hostOf(url.value);
      const content = received(textsOf(url.value)?.[0] ?? host);
      yield { kind: "connect", to: url.value, ...(sends ? { sends } : {}), at: url.at };
      const file = outputFile(inv.values("output").at(-1), inv.has("remote-name"), url);
      if (file === undefined) yield { kind: "stdout", value: content };
      else
        for (const target of resolve.paths(inFolder(file, inv.value("output-dir")), true))
          yield { kind: "write", target, how: "truncate", content, at: url.at };
    }
    if (urls.length === 0) return;
    yield* written(
      [inv.value("dump-header"), inv.value("cookie-jar"), inv.value("trace"), inv.value("stderr")],
      resolve,
    );
  },
});

/** `-T file` sends the file as it is. */
const uploads = (files: readonly Argument[]): readonly Argument[] =>
  files.map((one) => ({ ...one, value: concat(known("@"), one.value) }));

/** What `-d`, `-F` and `-T` send: texts, and files behind `@` or `<`. */
function* sentData(
  data: readonly Argument[],
  resolve: Resolve,
): Generator<Deed, Value | undefined> {
  let all: Value | undefined;
  for (const one of data) {
    let value = one.value;
    const file = fileIn(one);
    if (file === "-") value = resolve.stdin;
    else if (file !== undefined)
      for (const target of resolve.paths({ ...one, value: known(file) }, true)) {
        yield { kind: "read", target, use: "used", at: one.at };
        value = resolve.content(target);
      }
    all = all ? concat(all, value) : value;
  }
  return all;
}

function fileIn(argument: Argument): string | undefined {
  const match = /^(?:[^=@<]*=)?[@<]([^;]*)/.exec(textOf(argument) ?? "");
  return match?.[1];
}

function outputFile(
  named: Argument | undefined,
  remote: boolean,
  url: Argument,
): Argument | undefined {
  if (named) return textOf(named) === "-" ? undefined : named;
  if (!remote) return undefined;
  const texts = textsOf(url.value);
  const path = (texts?.[0] ?? suffixOf(url.value)).replace(/[?#].*$/, "");
  return { ...url, value: known(path.split("/").at(-1) || "curl_response") };
}

const inFolder = (file: Argument, folder: Argument | undefined): Argument =>
  folder ? { ...file, value: concat(concat(folder.value, known("/")), file.value) } : file;

function* written(files: readonly (Argument | undefined)[], resolve: Resolve): Iterable<Deed> {
  for (const file of files)
    if (file && textOf(file) !== "-")
      for (const target of resolve.paths(file, true))
        yield { kind: "write", target, how: "truncate", at: file.at };
}
