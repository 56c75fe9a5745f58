import type { Finding } from "../base/finding.ts";
import type { Span } from "../base/span.ts";
import type { Effect } from "../effects/effect.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import type { World } from "../world/world.ts";
import { suggestionFor } from "./suggestions.ts";

/** What a detector looks at: effects and the places that they are about, never an argv. */
export interface Scene {
  readonly effects: readonly Effect[];
  readonly here: Surroundings;
  readonly world: World;
}

/** One sighting, in terms of the detector's messages. */
export interface Sighting<MessageId extends string> {
  readonly messageId: MessageId;
  /** Fills the `{{name}}` places of the message. */
  readonly data: Readonly<Record<string, string>>;
  readonly at: Span;
}

/** What a detector tells of itself: its page, `guardsh explain` and tests are made from it. */
export interface DetectorMeta<MessageId extends string> {
  readonly title: string;
  /** What the hazard is and why it matters, for the detector's page. */
  readonly description: string;
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly examples: { readonly flagged: readonly string[]; readonly clean: readonly string[] };
  /** Weakness and technique identifiers, manual pages, incidents. */
  readonly references: readonly string[];
}

/** Looks for one hazard in what a command would do. It reports; it never decides. */
export interface Detector<MessageId extends string = string> {
  readonly id: string;
  readonly meta: DetectorMeta<MessageId>;
  detect(scene: Scene): Iterable<Sighting<MessageId>>;
}

/** Gives a detector its type, with its message ids checked against their use. */
export const defineDetector = <const MessageId extends string>(
  detector: Detector<MessageId>,
): Detector<MessageId> => detector;

/** Runs one detector and fills in its messages. */
export function* findingsOf(detector: Detector, scene: Scene): Iterable<Finding> {
  for (const { messageId, data, at } of detector.detect(scene)) {
    const suggestion = suggestionFor(detector.id, messageId, data);
    yield {
      detector: detector.id,
      messageId,
      message: filled(detector.meta.messages[messageId] ?? messageId, data),
      span: at,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }
}

const filled = (message: string, data: Readonly<Record<string, string>>): string =>
  message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => data[name] ?? "");
