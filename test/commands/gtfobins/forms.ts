import { readdirSync, readFileSync } from "node:fs";

/** What a program can be used for, in the words of GTFOBins; `everyday` is its honest use. */
export type Use =
  | "shell"
  | "command"
  | "reverse-shell"
  | "bind-shell"
  | "upload"
  | "file-write"
  | "file-read"
  | "library-load"
  | "privilege-escalation"
  | "download"
  | "everyday";

type Decision = "allow" | "ask" | "deny";

/** The decision that a use gets where its form does not say otherwise, with a reason. */
const usual: Readonly<Record<Use, Decision>> = {
  shell: "ask",
  command: "ask",
  "reverse-shell": "deny",
  "bind-shell": "deny",
  upload: "deny",
  "file-write": "deny",
  "file-read": "ask",
  "library-load": "ask",
  "privilege-escalation": "deny",
  download: "allow",
  everyday: "allow",
};

/** One form of one program and what has to become of it. */
export interface Form {
  readonly program: string;
  readonly use: Use;
  readonly run: string;
  readonly wanted: Decision;
  /** Why the decision is not the usual one of that use. */
  readonly because?: string;
}

/**
 * All forms. A program stands on a line of its own, its forms are indented below it, `⏎` is a line
 * end, and a decision with its reason is indented below the form that it is for.
 * Stand-ins: `/tmp/run.sh` for a program of unknown origin, `~/.ssh/id_rsa` for what is read or
 * sent, `attacker.com` for the other side, start-up files and schedules for what is written.
 */
export function readForms(): readonly Form[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));
  return names.sort().flatMap((name) => formsIn(`${import.meta.dirname}/${name}`));
}

function formsIn(path: string): readonly Form[] {
  const forms: Form[] = [];
  let program = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const own = /^ {4}(allow|ask|deny): (.+)$/.exec(line);
    const form = /^ {2}(\S+) +(.+)$/.exec(line);
    if (own) {
      const last = forms.pop();
      if (last === undefined) throw new Error(`${path}: no form stands before: ${line}`);
      forms.push({ ...last, wanted: own[1] as Decision, because: own[2] as string });
    } else if (form) {
      const use = form[1] as Use;
      if (usual[use] === undefined) throw new Error(`${path}: there is no such use: ${line}`);
      const run = (form[2] as string).replaceAll("⏎", "\n");
      forms.push({ program, use, run, wanted: usual[use] });
    } else if (/^\S+$/.test(line)) program = line;
    else if (line !== "") throw new Error(`${path}: this is no form: ${line}`);
  }
  return forms;
}
