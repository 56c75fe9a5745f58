import { describe, expect, test } from "vitest";
import type { Detector } from "../../src/detectors/define-detector.ts";
import { isCommand } from "../../src/detectors/suggestions.ts";
import { evaluate, type Verdict } from "../../src/engine/evaluate.ts";
import { fakeWorld } from "./fake-world.ts";
import { type RunOptions, rowName, shellRun } from "./shell-run.ts";

/** A command in a world. */
export interface DetectorCase extends RunOptions {
  readonly run: string;
}

/** What a detector has to say of a command: each finding, in order. */
export interface FlaggedCase<MessageId extends string = string> extends DetectorCase {
  readonly findings: readonly (MessageId | ExpectedFinding<MessageId>)[];
}

interface ExpectedFinding<MessageId extends string> {
  readonly messageId: MessageId;
  readonly message?: string;
  /** The part of the text that the finding points at. */
  readonly at?: string;
}

interface Cases<MessageId extends string> {
  readonly clean: readonly (string | DetectorCase)[];
  readonly flagged: readonly FlaggedCase<MessageId>[];
  /** The world in which the examples of the page are tried. */
  readonly world?: RunOptions;
}

/** What the whole pipeline, with our own reader alone, decides in a fake world. */
export function verdictOn(text: string, options: RunOptions = {}): Verdict {
  const run = shellRun(text, options);
  return evaluate({ run, world: fakeWorld(options), tree: undefined });
}

/**
 * Tests one detector through the whole pipeline: a clean command gives it no finding, a flagged one
 * exactly those that are given. The examples of its own page are cases too.
 *
 * @throws {Error} when a case is there twice, expects nothing, or a message is never expected.
 */
export function testDetector<MessageId extends string>(
  detector: Detector<MessageId>,
  { clean, flagged, world = {} }: Cases<MessageId>,
): void {
  const { examples, messages } = detector.meta;
  const seen = new Set<string>();
  const once = (run: string, options: object): string => {
    const title = rowName(run, options);
    if (seen.has(title)) throw new Error(`the case is there twice: ${title}`);
    seen.add(title);
    return title;
  };
  const idOf = (one: MessageId | ExpectedFinding<MessageId>): MessageId =>
    typeof one === "object" ? one.messageId : one;
  const expected = new Set(flagged.flatMap(({ findings }) => findings.map(idOf)));
  for (const messageId of Object.keys(messages))
    if (!expected.has(messageId as MessageId)) throw new Error(`no case expects ${messageId}`);

  describe(`${detector.id}: clean`, () => {
    for (const one of clean) {
      const { run, ...options } = typeof one === "string" ? { run: one } : one;
      test(once(run, options), () => {
        expect(own(detector, run, options)).toEqual([]);
      });
    }
  });
  describe(`${detector.id}: flagged`, () => {
    for (const { findings, run, ...options } of flagged) {
      if (findings.length === 0) throw new Error(`the case expects nothing: ${run}`);
      test(once(run, options), () => {
        const found = own(detector, run, options);
        const shown = found.map(({ messageId, message, span }, index) => {
          const expected = findings[index];
          if (typeof expected !== "object") return messageId;
          return {
            messageId,
            ...(expected.message === undefined ? {} : { message }),
            ...(expected.at === undefined ? {} : { at: run.slice(span.start, span.end) }),
          };
        });
        expect(shown).toEqual(findings);
        for (const { message, suggestion } of found) {
          expect(message).not.toMatch(/\{\{|undefined/);
          expect(suggestion).toBeDefined();
          if (suggestion !== undefined && isCommand(suggestion))
            expect([suggestion, verdictOn(suggestion, options).findings]).toEqual([suggestion, []]);
        }
      });
    }
  });
  describe(`${detector.id}: examples of its page`, () => {
    test.each(examples.clean)("clean: %s", (run) => {
      expect(own(detector, run, world)).toEqual([]);
    });
    test.each(examples.flagged)("flagged: %s", (run) => {
      expect(own(detector, run, world)).not.toEqual([]);
    });
  });
}

/**
 * Findings of one detector; a fault of the engine is nobody's finding, and no clean case either.
 */
function own({ id }: { readonly id: string }, run: string, options: RunOptions) {
  const { findings } = verdictOn(run, options);
  expect(findings.filter((one) => one.detector === "internal-error")).toEqual([]);
  return findings.filter((one) => one.detector === id);
}
