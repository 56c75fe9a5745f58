import { followShell } from "../analysis/conversation.ts";
import { surroundings } from "../effects/surroundings.ts";
import type { Dialect } from "../syntax/dialect.ts";
import { readText, withSecondReading } from "../syntax/read.ts";
import { openLineReader } from "../syntax/reader/line-reader.ts";
import type { World } from "../world/world.ts";
import { internalError, type Request, type Verdict, verdictOn } from "./evaluate.ts";

/** The verdict on the next line of a conversation. */
export type JudgedLine =
  /** The shell would wait for more before it runs anything. */
  | { readonly kind: "incomplete" }
  /** It cannot be told what the shell makes of it, but with more of the text it might be. */
  | { readonly kind: "unclear"; readonly verdict: Verdict }
  | JudgedWhole;

/** The verdict on a line that the shell would run now. */
export interface JudgedWhole {
  readonly kind: "line";
  /** How much of the text it is, in UTF-16 code units. */
  readonly length: number;
  readonly verdict: Verdict;
  /** Nothing is run: a remark, an empty line. */
  readonly isIdle: boolean;
  /** A command that may read what follows the line, instead of the shell. */
  readonly reader: string | undefined;
  /** The shell itself may read it as data. */
  readonly readByShell: boolean;
  /** The shell reads no further line. */
  readonly isLast: boolean;
}

/** What is known when a line is judged. */
export interface LineWorld {
  /** As it is now: the lines before have changed it. */
  readonly world: World;
  /** The lines before have ended; undefined when that cannot be told. */
  readonly settled: boolean | undefined;
  /** Where the shell is, without symbolic links, once they have; absent when it is not known. */
  readonly directory?: string | undefined;
}

/** A shell that gets its program line by line, each judged in the state that the last one left. */
export interface Conversation {
  /** The verdict on what the shell does before its first line. */
  readonly opening: Verdict;
  /**
   * Judges the first line of what the shell has not got yet. The shell counts as behind a line that
   * was judged whole: one that is refused ends the conversation, and so does the last that the
   * shell reads. `ended`: nothing more will come.
   */
  judgeNext(text: string, ended: boolean, line: LineWorld): JudgedLine;
}

/** Opens a conversation with the shell of a request, whose text is empty. It never throws. */
export function openConversation({ run, world, tree }: Request): Conversation {
  const read = (text: string, dialect: Dialect) => readText(text, dialect, tree);
  const lines = openLineReader(run.dialect);
  let isOver = false;
  try {
    const shell = followShell(run, world, read);
    return { opening: verdictOn(shell.opening, world), judgeNext };

    function judgeNext(text: string, ended: boolean, line: LineWorld): JudgedLine {
      try {
        // FAIL-CLOSED: what comes now is for nobody, or for a program in the place of the shell.
        if (isOver)
          return { kind: "unclear", verdict: unclear(text, "the shell reads no more", line.world) };
        const next = lines.next(text, ended);
        if (next.kind === "incomplete") return next;
        if (next.kind === "unclear")
          return { kind: "unclear", verdict: unclear(text, next.why, line.world) };
        const dialect = lines.dialect();
        lines.pass(next.script);
        const own = text.slice(0, next.length);
        const reading = withSecondReading(next.script, own, dialect, tree);
        const step = { text: own, reading, dialect, world: line.world };
        const analysed = shell.follow({
          ...step,
          settled: line.settled,
          directory: line.directory,
        });
        const isIdle = next.script.body.items.length === 0 && next.script.stopped === undefined;
        const { reader, readByShell, isLast } = analysed;
        isOver = isLast;
        const verdict = verdictOn(analysed, line.world);
        return { kind: "line", length: next.length, verdict, isIdle, reader, readByShell, isLast };
      } catch (error) {
        // FAIL-CLOSED: a fault of ours is doubt about the line.
        return { kind: "unclear", verdict: internalError(error) };
      }
    }
  } catch (error) {
    const fault = internalError(error);
    return { opening: fault, judgeNext: () => ({ kind: "unclear", verdict: fault }) };
  }
}

function unclear(text: string, why: string, world: World): Verdict {
  const at = { start: 0, end: text.length };
  const effects = [{ kind: "opaque", why, at, by: "shell" } as const];
  return verdictOn({ effects, here: surroundings(world) }, world);
}
