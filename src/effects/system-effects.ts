import type { Value } from "../base/value.ts";
import type { Common } from "./common.ts";
import type { Target } from "./target.ts";

/** Loses work in a git repository that git cannot bring back, if there is any. */
export interface DiscardEffect extends Common {
  readonly kind: "discard";
  /**
   * `changes`: uncommitted ones (`reset --hard`, `checkout -- f`). `untracked`: files that git does
   * not know (`clean`). `stash`: stashed changes. `commits`: a branch or commits that nothing else
   * holds. `history`: what others may have already (filter-branch, reflog expire, gc --prune=now).
   */
  readonly what: "changes" | "untracked" | "stash" | "commits" | "history";
  /** What it is limited to; absent: the whole worktree. */
  readonly paths?: readonly Target[];
}

/** Sends commits to another repository. */
export interface PushEffect extends Common {
  readonly kind: "push";
  /** Remote name or URL; absent: the one that git takes by itself. */
  readonly remote?: Value;
  /** Short names of the branches or tags that are changed there; `unknown`: cannot be told. */
  readonly branches: readonly string[] | "current" | "all" | "tags" | "unknown";
  readonly force: "no" | "lease" | "yes";
  readonly deletes: boolean;
}

/** Makes something public or changes what others see: publish, release, merge, deploy. */
export interface PublishEffect extends Common {
  readonly kind: "publish";
  /** Completes "it …": `publishes the package`, `merges a pull request`. */
  readonly what: string;
  /** `destroy`: it takes away what others use (unpublish, delete the repository). */
  readonly act: "create" | "change" | "destroy";
}

/** Installs software. */
export interface InstallEffect extends Common {
  readonly kind: "install";
  readonly what: Value;
  /**
   * `registry`: the manager's default one. `index`: another registry. `repository`: a version
   * control address. `address`: a URL of an archive. `path`: a local file or folder. `plain`: a
   * registry without transport security.
   */
  readonly from: "registry" | "index" | "repository" | "address" | "path" | "plain";
  /** `project`: into the project or its environment. */
  readonly scope: "project" | "user" | "system";
}

/** Changes live infrastructure: clusters, clouds, hosts, queues. */
export interface InfrastructureEffect extends Common {
  readonly kind: "infrastructure";
  /**
   * `change`: creates, updates, scales, restarts, or removes one named object. `destroy`: removes a
   * stack, bucket, cluster, namespace, or everything of a kind.
   */
  readonly act: "change" | "destroy";
  /** `kubernetes`, `terraform`, `aws`, … */
  readonly system: string;
  /** What it is about, for messages: `deployment web`, `s3://bucket --recursive`. */
  readonly object: string;
  /** It still asks a person before it acts. */
  readonly attended: boolean;
}

/** Runs statements in a database, or manages one. */
export interface DatabaseEffect extends Common {
  readonly kind: "database";
  /** `unknown`: the statements cannot be seen. `destroy`: drops, truncates, resets, flushes. */
  readonly act: "read" | "write" | "migrate" | "destroy" | "unknown";
  readonly where: "local" | "remote" | "unknown";
  readonly what: string;
}

/** Arranges that something runs later or again and again: cron, at, units, launch agents. */
export interface ScheduleEffect extends Common {
  readonly kind: "schedule";
  /** What will run, as far as it is known. */
  readonly text: Value;
  /** `once`: and never again (at). */
  readonly times: "once" | "repeatedly";
}

/** Sends a signal to processes. */
export interface SignalEffect extends Common {
  readonly kind: "signal";
  /**
   * `own`: a job of this shell, `$!`, a pid file of the project, the holder of an unprivileged
   * port.
   * `named`: every process of a name or pattern. `pid`: one process that is not tied to this
   * session.
   * `everything`: all processes, init, or those of other users.
   */
  readonly target: "own" | "named" | "pid" | "everything";
  readonly who: Value;
}

/** Changes accounts, groups, passwords or who may become root. */
export interface AccountEffect extends Common {
  readonly kind: "account";
  readonly what: string;
  /** It takes an account or its access away for good, or opens one to others. */
  readonly severe: boolean;
}

/** Changes the machine as a whole. */
export interface MachineEffect extends Common {
  readonly kind: "machine";
  /**
   * `power`: shuts down or restarts. `kernel`: modules, parameters, boot. `disk`: partitions, file
   * systems, raw devices. `mount`: mounts and unmounts. `network`: interfaces, routes, name
   * service.
   * `firewall`: filter rules. `service`: starts, stops, enables services. `security`: lowers a
   * protection (SELinux, auditing, firewall off). `clock`: time, host name, limits.
   */
  readonly part:
    | "power"
    | "kernel"
    | "disk"
    | "mount"
    | "network"
    | "firewall"
    | "service"
    | "security"
    | "clock";
  /** Completes "it …": `formats /dev/sdb1`. */
  readonly what: string;
}

/** Starts or changes containers. */
export interface ContainerEffect extends Common {
  readonly kind: "container";
  /** `run` starts one; `remove` loses containers, images or volumes. */
  readonly act: "run" | "remove";
  /** Image as given. */
  readonly image?: Value;
  /** Paths of this machine that the container can reach; `readonly` ones apart. */
  readonly mounts: readonly { readonly source: Target; readonly readonly: boolean }[];
  /** `--privileged`, host namespaces, added capabilities, devices. */
  readonly privileged: boolean;
  /** What is removed, for messages. */
  readonly what: string;
}

/** Changes the settings of a tool in a way that runs code, redirects traffic or lowers a check. */
export interface ConfigureEffect extends Common {
  readonly kind: "configure";
  /** `git`, `npm`, `pip`, … */
  readonly tool: string;
  /** Setting as given: `core.hooksPath`, `registry`. */
  readonly key: string;
  readonly value: Value;
  /**
   * `runs`: the value is run. `redirects`: traffic or lookups go elsewhere. `weakens`: a check is
   * lowered. `ordinary`: none of these.
   */
  readonly meaning: "runs" | "redirects" | "weakens" | "ordinary";
}
