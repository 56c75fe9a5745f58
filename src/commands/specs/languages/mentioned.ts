import { anyOf } from "../../../base/any-of.ts";
import { known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { placeOf } from "../../../effects/place.ts";
import { isSecretPath } from "../../../effects/secret-paths.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";

const pathPattern = /(?<![\w./~-])(?:~|\$HOME|\$\{HOME\})?\/[\w.@+/-]*[\w@+]/g;

const writing = anyOf(
  /["'](?:[wa][bt]?\+?)["']|>{1,2}/i,
  /\b(?:write|spit|append|put|out-?put|out-file|truncate|sink|dump|store|save|copyto|cp|mv)\w*\b/,
  /\b(?:set|add|clear|copy|move|remove|new)-(?:content|item)\b/,
);

const reaching = /\w*socket\w*|\bconnect\b|\btcp\w*|net_connect/i;
const shells = /\/bin\/(?:ba|da|z|k)?sh\b|\bsh -i\b|cmd\.exe/;
const running =
  /\b(?:system|run|exec\w*|popen|spawn)[\s(]*(?:pipeline\()?[`"']?(?:\$[\w(]|[a-z]\w*\s*[,)])/;
const taking = /<>|<\$\w+>|\b(?:gets|recv|receive|readline|read)\b/;

/**
 * What can be said of a program that could not be read in full: which start-up files and secrets it
 * names, and whether it holds both a connection and a way to run commands.
 */
export function* mentions(
  language: string,
  text: Value,
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const [code] = textsOf(text) ?? [];
  if (code === undefined || language === "shell") return;
  const writes = writing.test(code);
  const home = resolve.here.home ?? "~";
  for (const [written] of code.matchAll(pathPattern)) {
    const path = written.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/)/, () => home);
    const [target] = resolve.paths({ value: known(path), many: false, at }, true);
    if (target?.path.kind !== "known") continue;
    const real = target.path.text;
    const isSecret = isSecretPath(real, resolve.here.home);
    if (writes && placeOf(real, resolve.here).class === "start-up") {
      const content = unknown(`a program in ${language} writes it`);
      yield { kind: "write", target, how: "truncate", content, at };
    } else if (isSecret) yield { kind: "read", target, use: "unknown", at };
  }
  if (isConversation(code))
    yield { kind: "connect", to: unknown("it is named in a program"), purpose: "shell", at };
}

/** A connection, and a shell or what has been read from it that is run. */
const isConversation = (code: string): boolean =>
  reaching.test(code) && (shells.test(code) || (running.test(code) && taking.test(code)));
