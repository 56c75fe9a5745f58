/**
 * The built-in policy: the decision for every message of every detector, in mode `auto` and with no
 * policy of the user's. A message without a row here does not compile
 * (`engine/policy.ts`).
 */
export const builtinPolicy = {
  "delete-protected-path": {
    root: "deny",
    system: "deny",
    home: "deny",
    project: "deny",
    repository: "deny",
    otherProject: "deny",
    guard: "deny",
    startUp: "deny",
    secret: "deny",
    unset: "deny",
    temporary: "ask",
    outside: "ask",
    untracked: "ask",
    unknown: "ask",
  },
  "read-secret": { shown: "ask", copied: "ask", handed: "ask" },
  "run-opaque-code": { opaque: "ask", code: "ask", foreign: "ask" },
  "run-remote-code": { text: "deny", program: "deny" },
} as const;
