import type { Span } from "../base/span.ts";
import { prefixOf, textsOf } from "../base/value.ts";
import type { Effect } from "../effects/effect.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags rights that the user of this session does not have by himself. */
export const gainPrivilege: Detector<"command" | "shell" | "setuid" | "account" | "lockout"> =
  defineDetector({
    id: "gain-privilege",
    meta: {
      title: "Gaining privilege",
      description:
        "Runs something as another user, gives a program rights of its own, or changes " +
        "accounts. A shell " +
        "with those rights can do anything without being asked again.",
      messages: {
        command: "runs a command as {{user}}",
        shell: "opens a shell as {{user}}",
        setuid: "lets everybody run {{path}} with its owner's rights",
        account: "changes accounts: {{what}}",
        lockout: "changes who can get in: {{what}}",
      },
      examples: {
        flagged: ["sudo apt-get update", "sudo -i", "chmod u+s ./tool"],
        clean: ["id -u", "git commit -m 'use sudo'"],
      },
      references: ["CWE-250", "MITRE ATT&CK T1548.001", "MITRE ATT&CK T1548.003"],
    },
    *detect({ effects }) {
      for (const effect of effects) {
        const { at } = effect;
        if (effect.kind === "privilege") {
          const user = textsOf(effect.as)?.[0] ?? "another user";
          const opens = effects.some((other) => isUnseenCode(other) && within(other.at, at));
          yield { messageId: opens ? "shell" : effect.scope, data: { user }, at };
        } else if (effect.kind === "permission" && givesRights(effect.how, prefixOf(effect.to)))
          yield { messageId: "setuid", data: { path: effect.target.written }, at };
        else if (effect.kind === "account")
          yield {
            messageId: effect.severe ? "lockout" : "account",
            data: { what: effect.what },
            at,
          };
      }
    },
  });

/** A shell or an interpreter that runs what nobody has seen. */
const isUnseenCode = (effect: Effect): boolean => effect.kind === "code" && !effect.judged;

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** Set-uid and set-gid bits, and capabilities. */
const givesRights = (how: string, to: string): boolean =>
  how === "capabilities" ||
  (how === "mode" && (/^0?[2-7]\d{3}$/.test(to) || /[ug+=,][rwxXt]*s/.test(to)));
