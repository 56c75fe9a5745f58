import type { DatabaseEffect } from "../effects/system-effects.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

type MessageId = "destroyLocal" | "destroy" | "write" | "migrate" | "unknown";

/**
 * Flags statements that change or destroy a database which is not the project's own on this
 * machine.
 */
export const changeDatabase: Detector<MessageId> = defineDetector({
  id: "change-database",
  meta: {
    title: "Change of a database",
    description:
      "Drops, truncates, resets or changes data. On this machine a development database " +
      "can be made " +
      "again; elsewhere it is somebody's data.",
    messages: {
      destroyLocal: "destroys data in a database on this machine: {{what}}",
      destroy: "destroys data in a database: {{what}}",
      write: "changes a database that is not on this machine: {{what}}",
      migrate: "migrates a database that is not on this machine: {{what}}",
      unknown: "runs statements that cannot be seen: {{what}}",
    },
    examples: {
      flagged: [
        "psql -h db.example.test -c 'DROP TABLE users'",
        "redis-cli flushall",
        "mysql -h db.example.test -e 'INSERT INTO t VALUES (1)' app",
      ],
      clean: ["grep -r 'DROP TABLE' migrations", "psql -c 'SELECT 1' dev"],
    },
    references: ["MITRE ATT&CK T1485"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      if (effect.kind !== "database") continue;
      const messageId = kindOf(effect);
      if (messageId) yield { messageId, data: { what: effect.what }, at: effect.at };
    }
  },
});

function kindOf({ act, where }: DatabaseEffect): MessageId | undefined {
  switch (act) {
    case "read":
      return undefined;
    case "destroy":
      return where === "local" ? "destroyLocal" : "destroy";
    case "unknown":
      return where === "local" ? undefined : "unknown";
    case "write":
    case "migrate":
      return where === "local" ? undefined : act;
  }
}
