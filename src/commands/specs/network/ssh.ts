import { concat, known, textsOf, type Value } from "../../../base/value.ts";
import { hostClass, hostOf, isLoopback } from "../../../effects/hosts.ts";
import type { Argument } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { type NamesIn, optionList } from "../../option-list.ts";
import { loginShellText, reads, received } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";
import { sshSettings } from "./ssh-options.ts";

const letters = [
  "4 6 A a C f G g K k M N n q s T t V v X x Y y B= b= c= D= E= e= F= I= i= J= L= l= m= O=",
  "o= P= p= Q= R= S= W= w=",
] as const;

type Letter = NamesIn<(typeof letters)[number]>;

/** ssh(1): a session on another host. What runs there does not run here, unless it is this host. */
export const ssh: CommandSpec = plainTool({
  names: "ssh autossh mosh",
  source: "OpenSSH 9.2 ssh(1)",
  options: letters,
  stopAtOperand: true,
  idle: ["V", "Q", "G", "O"],
  loads: ["I"],
  *effects(before, resolve) {
    const [host, ...rest] = before.operands;
    // Why: options may stand between the host and the command too.
    const after = getopt(rest, { options: optionList(...letters), stopAtOperand: true });
    for (const why of after.doubts) yield { kind: "opaque", why, at: before.at };
    const given = (name: Letter): readonly Argument[] => [
      ...before.values(name),
      ...after.values(name),
    ];
    yield* sshSettings(given("o"), given("F"), resolve);
    yield* reads(given("i"), "used", resolve);
    for (const log of given("E"))
      for (const target of resolve.paths(log, true))
        yield { kind: "write", target, how: "append", at: log.at };
    for (const one of given("R")) yield { kind: "listen", offers: "relay", at: one.at };
    for (const one of given("w"))
      yield { kind: "machine", part: "network", what: "makes a network tunnel", at: one.at };
    for (const one of given("J")) yield { kind: "connect", to: one.value, at: one.at };
    if (host === undefined) return;
    const silent = before.has("n") || after.has("n");
    yield* session(host, after.operands, silent, before, resolve);
  },
});

function* session(
  host: Argument,
  command: readonly Argument[],
  silent: boolean,
  inv: Invocation<Letter>,
  resolve: Resolve,
): Iterable<Deed> {
  const to = host.value;
  if (isLoopback(hostOf(to))) {
    if (command.length > 0) yield loginShellText(joined(command), inv.at);
    else yield { kind: "execution", argv: [{ ...host, value: known("sh") }] };
    return;
  }
  const stdin = resolve.stdinGiven && !silent ? [resolve.stdin] : [];
  const words = command.length > 0 ? [joined(command)] : [];
  const sends = [...words, ...stdin].reduce((left, right) => concat(left, right), known(""));
  const greeting = isGreeting(to, command, resolve);
  yield {
    kind: "connect",
    to,
    ...(stdin.length > 0 || sends.taint.length > 0 ? { sends } : {}),
    ...(greeting ? {} : { purpose: "session" as const }),
    at: inv.at,
  };
  yield { kind: "stdout", value: received(hostOf(to)) };
}

/** A forge answers `ssh -T git@host` with a greeting, and runs nothing but git for anybody. */
const isGreeting = (to: Value, command: readonly Argument[], resolve: Resolve): boolean =>
  command.length === 0 &&
  (textsOf(to)?.every((text) => /^(ssh:\/\/)?(git|hg)@/.test(text)) ?? false) &&
  /^(own|forge)$/.test(hostClass(to, resolve.here));

const joined = (words: readonly Argument[]): Value =>
  words.map((one) => one.value).reduce((left, right) => concat(concat(left, known(" ")), right));
