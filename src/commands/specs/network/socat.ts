import { known, textsOf, unknown, type Value } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { received, shellText } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";
import { givesShell } from "./netcat.ts";

/** socat(1): joins two addresses; each may be a file, a program, a host or a port. */
export const socat: CommandSpec = plainTool({
  names: "socat",
  source: "socat 1.7.4 socat(1)",
  options: [
    "V h|? d D ly=? lf= ls lm=? lp= lu lh v x r= R= b= s t= T= u U g L= W= 4 6 S= hh hhh",
    "dd ddd dddd S=",
  ],
  oneDash: true,
  idle: ["V", "h", "hh", "hhh"],
  writes: ["lf", "r", "R"],
  *effects(inv, resolve) {
    const ends = inv.operands.map(endOf);
    if (ends.some((end) => end === undefined)) {
      yield { kind: "opaque", why: "an address of socat is not known", at: inv.at };
      return;
    }
    const [left, right] = ends as readonly End[];
    if (left === undefined || right === undefined) return;
    // Why: -u sends from the first to the second only, -U the other way.
    yield* endDeeds(left, right, !inv.has("u"), resolve);
    yield* endDeeds(right, left, !inv.has("U"), resolve);
  },
});

interface End {
  readonly type: "listen" | "connect" | "run" | "file" | "here";
  /** Address, path or command line. */
  readonly rest: string;
  /** The whole word as it is called: `EXEC`. */
  readonly name: string;
  readonly from: Argument;
}

const types: readonly (readonly [RegExp, End["type"]])[] = [
  [/listen|recv|^l$|bind$|-l$/, "listen"],
  [/^(exec|system|shell)$/, "run"],
  [/^(open|file|gopen|creat|create|pipe|fifo)$/, "file"],
  [/^(stdio|stdin|stdout|stderr|-|fd|pty|readline|tun|interface)$|^\d+$/, "here"],
  [/./, "connect"],
];

function endOf(address: Argument): End | undefined {
  const texts = textsOf(address.value);
  const [text] = texts ?? [];
  if (text === undefined || texts?.length !== 1) return undefined;
  const [, name = "", rest = ""] = /^([^:,]*)(?::(.*))?$/s.exec(text.split("!!")[0] ?? "") ?? [];
  if (rest === "" && /[/.]/.test(name)) return { type: "file", rest: name, name, from: address };
  const type = types.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? "here";
  return { type, rest, name: name.toLowerCase(), from: address };
}

/** What one end does, seen with the other; `takes`: it takes in what the other end sends. */
function* endDeeds(end: End, other: End, takes: boolean, resolve: Resolve): Iterable<Deed> {
  const { at } = end.from;
  const [body = ""] = end.rest.split(",");
  const here = { ...end.from, value: known(body) };
  switch (end.type) {
    case "run": {
      const remote = other.type === "listen" || other.type === "connect";
      const stdin = remote ? received(other.rest) : resolve.stdin;
      const words = body.split(" ").filter((word) => word !== "");
      const argv = words.map((word) => ({ ...here, value: known(word) }));
      if (end.name === "exec" && /^[\w./ -]+$/.test(body)) yield { kind: "execution", argv, stdin };
      else yield shellText(known(unquoted(body)), at);
      return;
    }
    case "file":
      for (const target of resolve.paths(here, true)) {
        yield { kind: "read", target, use: "used", at };
        if (takes && !/rdonly/.test(end.rest))
          yield { kind: "write", target, how: "edit", content: sentBy(other, resolve), at };
      }
      return;
    case "connect":
      yield* connection(end, other, takes, resolve);
      return;
    case "listen": {
      const address = /(?:^|,)bind=([^,]*)/.exec(end.rest)?.[1];
      const local = /unix|abstract/.test(end.name) ? "localhost" : address;
      const offers =
        other.type === "run"
          ? givesShell(known(other.rest))
            ? "shell"
            : "application"
          : other.type === "file"
            ? "files"
            : other.type === "connect" && local === undefined
              ? "relay"
              : "application";
      const where = local === undefined ? {} : { address: known(local) };
      yield { kind: "listen", offers, ...where, at };
      if (takes && other.type === "file")
        yield {
          kind: "connect",
          to: unknown("whoever connects"),
          sends: sentBy(other, resolve),
          at,
        };
      return;
    }
    case "here":
      if (other.type === "connect" || other.type === "listen")
        yield { kind: "stdout", value: received(other.rest) };
      else if (other.type === "file") yield { kind: "stdout", value: sentBy(other, resolve) };
  }
}

function* connection(end: End, other: End, takes: boolean, resolve: Resolve): Iterable<Deed> {
  const { at } = end.from;
  if (/^(unix|abstract|udplite-unix)/.test(end.name)) {
    if (/docker\.sock|containerd\.sock/.test(end.rest))
      yield { kind: "opaque", why: "it talks to the container service directly", at };
    return;
  }
  const to = known(end.rest.split(",")[0]?.replace(/^\/\//, "") ?? "");
  if (other.type === "run" && givesShell(known(other.rest)))
    yield { kind: "connect", to, purpose: "shell", at };
  else yield { kind: "connect", to, ...(takes ? { sends: sentBy(other, resolve) } : {}), at };
}

function sentBy(end: End, resolve: Resolve): Value {
  if (end.type === "here")
    return resolve.stdinGiven ? resolve.stdin : unknown("it is whatever is typed in");
  if (end.type === "file") {
    const [target] = resolve.paths(
      { ...end.from, value: known(end.rest.split(",")[0] ?? "") },
      true,
    );
    return target ? resolve.content(target) : unknown("the file is not known");
  }
  return end.type === "run" ? unknown("it is the output of a program") : received(end.rest);
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, "$2");
