import { textsOf, unknown } from "../../../base/value.ts";
import { hostOf, isLoopback } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

/**
 * A client that manages what runs elsewhere. Whatever is not listed as reading changes something.
 */
export interface RemoteTool {
  /** Separated by spaces. */
  readonly names: string;
  readonly source: string;
  /** What it manages, for messages. */
  readonly system: string;
  /** In the notation of `optionList`; those without an argument need not be there. */
  readonly options: string;
  readonly oneDash?: boolean;
  /** Options with which it only shows what it would do. */
  readonly shows?: readonly string[];
  /** Options that name the server: one on this machine concerns nobody else. */
  readonly servers?: readonly string[];
  /** Operands, joined by spaces, with which it only reads. */
  readonly reads: RegExp;
  /** With which it takes away a whole stack, cluster, bucket, database or namespace. */
  readonly destroys: RegExp;
  /** With which it prints a secret. */
  readonly tells?: RegExp;
  /**
   * It asks before it destroys, unless one of these options is there; without them it never asks.
   */
  readonly unasked?: readonly string[];
  /** What is special about it; a deed here does not take the place of the ordinary one. */
  more?(line: string, inv: Invocation<string>, resolve: Resolve): Iterable<Deed>;
  /** Lines that `more` tells in full. */
  readonly told?: RegExp;
}

/** Makes the spec of a client. */
export function remoteTool(tool: RemoteTool): CommandSpec {
  return plainTool<string>({
    names: tool.names,
    source: tool.source,
    lenient: true,
    ...(tool.oneDash ? { oneDash: true } : {}),
    options: tool.options,
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      if (tool.more) yield* tool.more(line, inv, resolve);
      if (tool.tells?.test(line)) yield* secretOutput(line);
      const local = tool.servers?.some((name) => inv.values(name).some(isLocal)) ?? false;
      const shows = tool.shows?.some((name) => shown(inv, name)) ?? false;
      if (local || shows || inv.operands.length === 0) return;
      if (inv.operands[0] !== undefined && textOf(inv.operands[0]) === undefined)
        yield { kind: "opaque", why: `the command of ${inv.name} is not known`, at: inv.at };
      else if (!tool.told?.test(line) && !tool.tells?.test(line) && !tool.reads.test(line))
        yield acts(tool, line, inv);
    },
  });
}

/** What is printed is secret, although no file of this machine holds it. */
export function* secretOutput(source: string): Iterable<Deed> {
  yield { kind: "stdout", value: unknown(`${source} tells it`, [{ label: "secret", source }]) };
}

/** `--dry-run=none` is no dry run. */
const shown = (inv: Invocation<string>, name: string): boolean =>
  inv.has(name) && !/^(none|false)$/.test(textOf(inv.value(name)) ?? "");

const isLocal = (server: Argument): boolean =>
  (textsOf(server.value)?.length ?? 0) > 0 && isLoopback(hostOf(server.value));

function acts(tool: RemoteTool, line: string, inv: Invocation<string>): Deed {
  const destroys = tool.destroys.test([line, ...inv.given.map((name) => `--${name}`)].join(" "));
  const attended = tool.unasked !== undefined && !tool.unasked.some((name) => inv.has(name));
  return {
    kind: "infrastructure",
    act: destroys ? "destroy" : "change",
    system: tool.system,
    object: line,
    attended,
    at: inv.at,
  };
}
