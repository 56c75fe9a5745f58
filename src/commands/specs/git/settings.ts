import { known, textsOf, type Value } from "../../../base/value.ts";
import type { ConfigureEffect } from "../../../effects/system-effects.ts";
import type { Argument } from "../../argument.ts";
import type { Deed } from "../../define-command.ts";
import { shellText } from "../../roles.ts";

/** Settings whose value git hands to a shell. Source: git 2.39 git-config(1). */
const programs = anyOf(
  String.raw`core\.(pager|editor|sshcommand|askpass|gitproxy|fsmonitor|alternaterefscommand)`,
  String.raw`sequence\.editor|diff\.external|gpg\.program|gpg\.[a-z0-9]+\.program`,
  String.raw`gpg\.ssh\.defaultkeycommand|credential(\..*)?\.helper`,
  String.raw`(diff|merge|filter)\..*\.(command|textconv|driver|clean|smudge|process)`,
  String.raw`(merge|diff|gui)tool\..*\.cmd|(browser|man)\..*\.cmd|pager\.[a-z-]+`,
  String.raw`interactive\.difffilter|uploadpack\.packobjectshook|sendemail\..*cmd`,
  String.raw`remote\..*\.(uploadpack|receivepack|vcs)|trailer\..*\.(command|cmd)`,
  String.raw`instaweb\.httpd|web\.browser|imap\.tunnel|ssh\.variant`,
);

/** Settings that name a file or folder of which git runs or reads what is in it. */
const places =
  /^(core\.hookspath|init\.templatedir|include\.path|includeif\..*\.path|core\.attributesfile)$/;

const redirecting = anyOf(
  String.raw`url\..*\.(insteadof|pushinsteadof)|remote\..*\.(url|pushurl|proxy)`,
  String.raw`http(\..*)?\.(proxy|curloptresolve)|core\.gitproxy|remote\.pushdefault`,
  String.raw`branch\..*\.pushremote`,
);

const lowering: readonly { readonly key: RegExp; readonly value: RegExp }[] = [
  { key: /^http(\..*)?\.(sslverify|schannelcheckrevoke)$/, value: /^(false|no|off|0)$/i },
  { key: /^http(\..*)?\.(sslcainfo|sslcapath)$/, value: /./ },
  { key: /^protocol(\..*)?\.allow$/, value: /^always$/i },
  { key: /^safe\.directory$/, value: /^\*$/ },
  { key: /^core\.(protecthfs|protectntfs)$/, value: /^(false|no|off|0)$/i },
  { key: /^(transfer|fetch|receive)\.fsckobjects$/, value: /^(false|no|off|0)$/i },
  { key: /^core\.hookspath$/, value: /^(\/dev\/null|)$/ },
  { key: /^receive\.deny[a-z]+$/, value: /^(false|no|off|0|ignore|allow)$/i },
];

/** Programs of daily use as editor, pager or keeper of passwords. */
const everyday = new RegExp(
  [
    "^((/usr)?/bin/)?(",
    [
      "vi|vim|nvim|nano|micro|emacs|emacsclient|hx|helix|code|code-insiders|cursor|subl",
      "zed|less|more|most|cat|bat|delta|diff-so-fancy|difft|store|cache|osxkeychain",
      "manager|manager-core|libsecret|wincred|true|:|gpg|gpg2|ssh|vimdiff|nvimdiff|meld",
      "kdiff3|git-lfs (clean|smudge|filter-process)( [-%\\w]+)*",
      "git-credential-(cache|store|manager|osxkeychain|libsecret)",
    ].join("|"),
    String.raw`)( (-[\w-]+|\d+))*$`,
  ].join(""),
);

/** What a setting of git means; `shell` is the text that it makes git run. */
export interface Setting {
  readonly meaning: ConfigureEffect["meaning"];
  readonly shell?: string;
}

/** What one setting means. Section and variable names of `key` count in either case. */
export function settingOf(key: string, value: string): Setting {
  const name = key.toLowerCase();
  if (lowering.some((one) => one.key.test(name) && one.value.test(value)))
    return { meaning: "weakens" };
  if (redirecting.test(name)) return { meaning: "redirects" };
  if (places.test(name)) return { meaning: "runs" };
  const shell = runs(name, value);
  return shell === undefined ? { meaning: "ordinary" } : { meaning: "runs", shell };
}

/** The shell text that a setting makes git run, or undefined when it runs nothing. */
function runs(key: string, value: string): string | undefined {
  if (key.startsWith("alias.")) return value.startsWith("!") ? value.slice(1) : undefined;
  if (!programs.test(key)) return undefined;
  if (/^(true|false|yes|no|on|off|\d+|)$/i.test(value) || everyday.test(value)) return undefined;
  if (key.startsWith("credential")) {
    if (value.startsWith("!")) return value.slice(1);
    return value.startsWith("/") ? value : `git credential-${value}`;
  }
  return value;
}

/** `-c name=value`: a setting for this one time, which runs if it names a program. */
export function* configured(setting: Argument): Iterable<Deed> {
  const texts = textsOf(setting.value);
  if (texts === undefined) {
    yield { kind: "opaque", why: "a setting of git is not known", at: setting.at };
    return;
  }
  for (const text of texts) {
    const equals = text.indexOf("=");
    const key = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? "" : text.slice(equals + 1);
    const { meaning, shell } = settingOf(key, equals < 0 ? "true" : value);
    if (shell !== undefined) yield shellText(known(shell), setting.at);
    else if (meaning !== "ordinary") yield configures(key, known(value), meaning, setting.at);
  }
}

/** A change of a setting of git. */
export const configures = (
  key: string,
  value: Value,
  meaning: ConfigureEffect["meaning"],
  at: Argument["at"],
): Deed => ({ kind: "configure", tool: "git", key, value, meaning, at });

/** An expression of which one of the parts has to be the whole text. */
function anyOf(...parts: readonly string[]): RegExp {
  return new RegExp(`^(${parts.join("|")})$`);
}
