import type { Finding } from "../base/finding.ts";
import { changeConfiguration } from "./change-configuration.ts";
import { changeDatabase } from "./change-database.ts";
import { changeInfrastructure } from "./change-infrastructure.ts";
import { changeMachine } from "./change-machine.ts";
import { changePermission } from "./change-permission.ts";
import { changeStartUp } from "./change-start-up.ts";
import { concealTraces } from "./conceal-traces.ts";
import { type Detector, findingsOf, type Scene } from "./define-detector.ts";
import { deleteProtectedPath } from "./delete-protected-path.ts";
import { discardWork } from "./discard-work.ts";
import { disguiseName } from "./disguise-name.ts";
import { gainPrivilege } from "./gain-privilege.ts";
import { hideCommand } from "./hide-command.ts";
import { installSoftware } from "./install-software.ts";
import { openShell } from "./open-shell.ts";
import { publishWork } from "./publish-work.ts";
import { pushCommits } from "./push-commits.ts";
import { reachHost } from "./reach-host.ts";
import { readSecret } from "./read-secret.ts";
import { runDecodedCode } from "./run-decoded-code.ts";
import { runOpaqueCode } from "./run-opaque-code.ts";
import { runRemoteCode } from "./run-remote-code.ts";
import { sendData } from "./send-data.ts";
import { sendSecret } from "./send-secret.ts";
import { stopProcesses } from "./stop-processes.ts";
import { writeOutside } from "./write-outside.ts";

/** Every detector by its id, in alphabetical order. */
export const detectors: {
  readonly "change-configuration": typeof changeConfiguration;
  readonly "change-database": typeof changeDatabase;
  readonly "change-infrastructure": typeof changeInfrastructure;
  readonly "change-machine": typeof changeMachine;
  readonly "change-permission": typeof changePermission;
  readonly "change-start-up": typeof changeStartUp;
  readonly "conceal-traces": typeof concealTraces;
  readonly "delete-protected-path": typeof deleteProtectedPath;
  readonly "discard-work": typeof discardWork;
  readonly "disguise-name": typeof disguiseName;
  readonly "gain-privilege": typeof gainPrivilege;
  readonly "hide-command": typeof hideCommand;
  readonly "install-software": typeof installSoftware;
  readonly "open-shell": typeof openShell;
  readonly "publish-work": typeof publishWork;
  readonly "push-commits": typeof pushCommits;
  readonly "reach-host": typeof reachHost;
  readonly "read-secret": typeof readSecret;
  readonly "run-decoded-code": typeof runDecodedCode;
  readonly "run-opaque-code": typeof runOpaqueCode;
  readonly "run-remote-code": typeof runRemoteCode;
  readonly "send-data": typeof sendData;
  readonly "send-secret": typeof sendSecret;
  readonly "stop-processes": typeof stopProcesses;
  readonly "write-outside": typeof writeOutside;
} = {
  "change-configuration": changeConfiguration,
  "change-database": changeDatabase,
  "change-infrastructure": changeInfrastructure,
  "change-machine": changeMachine,
  "change-permission": changePermission,
  "change-start-up": changeStartUp,
  "conceal-traces": concealTraces,
  "delete-protected-path": deleteProtectedPath,
  "discard-work": discardWork,
  "disguise-name": disguiseName,
  "gain-privilege": gainPrivilege,
  "hide-command": hideCommand,
  "install-software": installSoftware,
  "open-shell": openShell,
  "publish-work": publishWork,
  "push-commits": pushCommits,
  "reach-host": reachHost,
  "read-secret": readSecret,
  "run-decoded-code": runDecodedCode,
  "run-opaque-code": runOpaqueCode,
  "run-remote-code": runRemoteCode,
  "send-data": sendData,
  "send-secret": sendSecret,
  "stop-processes": stopProcesses,
  "write-outside": writeOutside,
};

const all: readonly Detector[] = Object.values(detectors);

/** The detector of that id. */
export const detectorOf = (id: string): Detector | undefined => all.find((one) => one.id === id);

/** Everything that all detectors see. */
export function detectAll(scene: Scene): readonly Finding[] {
  if (scene.effects.length === 0) return [];
  return all.flatMap((one) => [...findingsOf(one, scene)]);
}
