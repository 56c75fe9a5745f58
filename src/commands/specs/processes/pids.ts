import { textsOf, type Value } from "../../../base/value.ts";
import { isBelow } from "../../../effects/locate.ts";
import { placeOf } from "../../../effects/place.ts";
import type { SignalEffect } from "../../../effects/system-effects.ts";
import type { Target } from "../../../effects/target.ts";
import type { Resolve } from "../../define-command.ts";

type Aim = SignalEffect["target"];

/** Lowest port that needs no privilege to be held. Source: ip(7), ip_unprivileged_port_start. */
const unprivileged = 1024;

/** Whether the holder of a port, as a number in text, is somebody's own application. */
export const ownPort = (port: string): boolean =>
  /^\d{1,5}$/.test(port) && Number(port) >= unprivileged;

/** What a signal to this pid reaches. A pid that nothing ties to this session is `pid`. */
export function aimOfPid(value: Value, resolve: Resolve): Aim {
  const taint = value.taint.find((one) => one.label === "process");
  const texts = textsOf(value);
  if (texts?.some((text) => /^(-?1|)$/.test(text.trim()))) return "everything";
  if (taint) return aims.has(taint.source) ? (taint.source as Aim) : "pid";
  if (texts === undefined) return "pid";
  return texts.map((text) => aimOfText(text.trim(), resolve)).reduce(wider);
}

const aims = new Set<string>(["own", "named", "everything"]);

const order: readonly Aim[] = ["own", "pid", "named", "everything"];

/** The one of two aims that reaches further. */
export const wider = (a: Aim, b: Aim): Aim => (order.indexOf(a) < order.indexOf(b) ? b : a);

function aimOfText(text: string, { world, here }: Resolve): Aim {
  if (/^%/.test(text) || text === "0") return "own";
  const pid = /^-?(\d+)$/.exec(text)?.[1];
  if (pid === undefined) return "pid";
  const facts = world.files.stat(`/proc/${pid}`);
  if (facts === undefined) return "pid";
  if (facts.uid !== world.users.uid) return "everything";
  const directory = world.files.readlink(`/proc/${pid}/cwd`);
  const tied = directory !== undefined && here.project !== undefined;
  return tied && isBelow(directory, here.project) ? "own" : "pid";
}

/**
 * A pid file of the project or of a temporary folder holds the pid of the project's own process.
 */
export function isOwnPidFile({ path }: Target, { here }: Resolve): boolean {
  const place = path.kind === "known" ? placeOf(path.text, here).class : undefined;
  return place === "project" || place === "temporary";
}

/**
 * What a signal to all processes that match a pattern reaches: the project's own command where the
 * pattern names a file, a script or an installed tool of the project.
 */
export function aimOfPattern(pattern: Value, whole: boolean, resolve: Resolve): Aim {
  const texts = textsOf(pattern);
  if (texts === undefined) return "named";
  return texts
    .map((text): Aim => {
      if (/^[\s.*^$]*$/.test(text) || /guardsh/.test(text)) return "everything";
      return whole && namesProject(text, resolve) ? "own" : "named";
    })
    .reduce(wider);
}

function namesProject(pattern: string, { here, world, directory }: Resolve): boolean {
  const { project } = here;
  if (project === undefined) return false;
  if (pattern.includes(project)) return true;
  const runs = /\b(npm|pnpm|yarn|bun|node|npx|deno) (run |exec |start|dev|test|serve)/.test(
    pattern,
  );
  const exists = (path: string): boolean => world.files.lstat(path) !== undefined;
  if (runs && exists(`${project}/package.json`)) return true;
  const plain = pattern.replace(/\\([.+*?])/g, "$1").replace(/\[(.)\]/g, "$1");
  return plain
    .split(/[\s|^$]+|\.\*/)
    .filter((word) => /^[\w@./-]*[\w@]$/.test(word) && !word.startsWith("-"))
    .some(
      (word) =>
        exists(`${project}/node_modules/.bin/${word}`) ||
        (/[./]/.test(word) && !word.startsWith("/") && exists(`${directory ?? project}/${word}`)),
    );
}
