import type { Finding } from "../base/finding.ts";
import { type Detector, findingsOf, type Scene } from "./define-detector.ts";
import { deleteProtectedPath } from "./delete-protected-path.ts";
import { readSecret } from "./read-secret.ts";
import { runOpaqueCode } from "./run-opaque-code.ts";
import { runRemoteCode } from "./run-remote-code.ts";

/** Every detector by its id, in alphabetical order. */
export const detectors: {
  readonly "delete-protected-path": typeof deleteProtectedPath;
  readonly "read-secret": typeof readSecret;
  readonly "run-opaque-code": typeof runOpaqueCode;
  readonly "run-remote-code": typeof runRemoteCode;
} = {
  "delete-protected-path": deleteProtectedPath,
  "read-secret": readSecret,
  "run-opaque-code": runOpaqueCode,
  "run-remote-code": runRemoteCode,
};

const all: readonly Detector[] = Object.values(detectors);

/** The detector of that id. */
export const detectorOf = (id: string): Detector | undefined => all.find((one) => one.id === id);

/** Everything that all detectors see. */
export function detectAll(scene: Scene): readonly Finding[] {
  if (scene.effects.length === 0) return [];
  return all.flatMap((one) => [...findingsOf(one, scene)]);
}
