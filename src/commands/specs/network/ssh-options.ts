import { anyOf } from "../../../base/any-of.ts";
import { known, prefixOf, textsOf, unknown } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";
import { code, reads, shellText } from "../../roles.ts";

/**
 * What the settings behind `-o` and a configuration file behind `-F` do: some of them run commands
 * or load libraries here, or open a port there.
 * Source: OpenSSH 9.2 ssh_config(5).
 */
export function* sshSettings(
  settings: readonly Argument[],
  files: readonly Argument[],
  resolve: Resolve,
): Iterable<Deed> {
  for (const setting of settings) {
    const texts = textsOf(setting.value);
    const name = nameOf(prefixOf(setting.value));
    if (texts === undefined && (name === undefined || acting.test(name)))
      yield { kind: "opaque", why: "a setting of ssh is not known", at: setting.at };
    for (const text of texts ?? []) yield* settingDeeds(text, setting, resolve);
  }
  for (const file of files) {
    if (/^(\/dev\/null|none)$/.test(textsOf(file.value)?.[0] ?? "")) continue;
    yield* reads([file], "unknown", resolve);
    for (const target of resolve.paths(file, true)) {
      const texts = textsOf(resolve.content(target));
      for (const line of texts?.flatMap((text) => text.split("\n")) ?? [])
        if (!/^\s*(#|$)/.test(line)) yield* settingDeeds(line.trim(), file, resolve);
    }
  }
}

const acting = anyOf(
  /^(proxycommand|localcommand|knownhostscommand|pkcs11provider|securitykeyprovider)$/,
  /^(remoteforward|tunnel)$/,
);

const nameOf = (text: string): string | undefined =>
  /^\s*([A-Za-z0-9]+)\s*[=\s]/.exec(text)?.[1]?.toLowerCase();

function* settingDeeds(text: string, from: Argument, resolve: Resolve): Iterable<Deed> {
  const [, written = "", value = ""] = /^\s*([A-Za-z0-9]+)\s*[=\s]\s*(.*)$/s.exec(text) ?? [];
  const name = written.toLowerCase();
  const { at } = from;
  if (/^(proxycommand|localcommand|knownhostscommand)$/.test(name)) {
    if (value.toLowerCase() !== "none")
      // Why: ssh puts `exec` before the text.
      yield shellText(known(`${name === "proxycommand" ? "exec " : ""}${tokensOut(value)}`), at);
  } else if (/^(pkcs11provider|securitykeyprovider)$/.test(name)) {
    if (/^(none|internal)$/i.test(value)) return;
    for (const target of resolve.paths({ ...from, value: known(value) }, true))
      yield code("library", resolve.content(target), at);
  } else if (name === "remoteforward") yield { kind: "listen", offers: "relay", at };
  else if (name === "tunnel" && !/^no$/i.test(value))
    yield { kind: "machine", part: "network", what: "makes a network tunnel", at };
  else if (name === "proxyjump" && value.toLowerCase() !== "none")
    yield { kind: "connect", to: known(value), at };
  else if (name === "include")
    yield {
      kind: "code",
      language: "ssh",
      text: unknown("ssh reads more settings"),
      judged: false,
      at,
    };
}

/** `%h`, `%p` and `%r` stand for the host, its port and the user there. */
const tokensOut = (text: string): string =>
  text
    .replace(/%[hnk]/g, "host")
    .replace(/%p/g, "22")
    .replace(/%r/g, "user")
    .replace(/%%/g, "%");
