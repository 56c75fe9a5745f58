import type { Decision } from "../base/decision.ts";
import type { Detector } from "../detectors/define-detector.ts";
import type { detectors } from "../detectors/registry.ts";
import { builtinPolicy } from "../policy/builtin.ts";

type MessageOf<D> = D extends Detector<infer MessageId> ? MessageId : never;

type TotalPolicy = {
  readonly [Id in keyof typeof detectors]: Readonly<
    Record<MessageOf<(typeof detectors)[Id]>, Decision>
  >;
};

/**
 * The policy that is in force without any file of the user's. INVARIANT: every message of every
 * detector has a decision; the type sees to it.
 */
export const policyInForce: TotalPolicy = builtinPolicy;
