/**
 * What to do instead: a command that is itself allowed, or something that only a person should do.
 * A command is given where all data that it names are paths or addresses, else the words are.
 */
interface Suggestion {
  readonly command?: string;
  readonly person: string;
}

const decide = (what: string): Suggestion => ({ person: `a person can ${what}` });
const look = (command: string, what: string): Suggestion => ({ command, ...decide(what) });

const change = decide("make this change");
const run = decide("run it after reading it");
const send = decide("send it, or say that the host may have it");
const install = decide("install it, or name a package of the registry");
const listed = look("ls -la -- {{path}}", "look at it and delete what may go");
const kept = look("mv -- {{path}} /tmp/", "say that it may go");
const metadata = look("ls -ld -- {{source}}", "look at it");
const proposal = look(
  "git push origin HEAD:refs/heads/proposal",
  "push it, or let it come in by a pull request",
);
const download = look(
  "curl -fsSLo /tmp/fetched -- {{source}}",
  "read what was downloaded, and run it when it is what it should be",
);
const processes = look("ps -ef", "stop it");

/**
 * A suggestion for every message of every detector, by their ids. INVARIANT: none is missing, and
 * every command is itself allowed.
 */
const suggestions: Readonly<Record<string, Readonly<Record<string, Suggestion>>>> = {
  "change-configuration": {
    runs: change,
    redirects: change,
    weakens: change,
    settings: change,
    permits: change,
  },
  "change-database": {
    destroyLocal: decide("say that the data may go"),
    destroy: decide("do this, after a backup"),
    write: decide("run these statements"),
    migrate: decide("run the migration"),
    unknown: decide("read the statements and run them"),
  },
  "change-infrastructure": {
    change: decide("make this change, after reading its plan"),
    destroy: decide("do this, after reading what it takes away"),
    attended: decide("do this, after reading what it takes away"),
    removeContainers: look("docker ps --all --size", "remove what may go"),
    mount: decide("start it"),
    hostMount: decide("start it with less of this machine"),
    privileged: decide("start it without these privileges"),
  },
  "change-machine": {
    power: decide("do this"),
    kernel: change,
    disk: look("lsblk", "do this, after a backup"),
    mount: look("findmnt", "mount it"),
    network: look("ip address", "make this change"),
    firewall: change,
    service: look("systemctl status", "start or stop the service"),
    security: change,
    clock: change,
    device: decide("write to the device"),
  },
  "change-permission": {
    system: decide("change this"),
    wide: look("ls -ld -- {{path}}", "change the one file that needs it"),
    secret: look("chmod 600 -- {{path}}", "change who may read it"),
    guard: change,
    outside: look("ls -ld -- {{path}}", "change this"),
    given: look("ls -ld -- {{path}}", "give it away"),
    unknown: decide("name the file"),
  },
  "change-start-up": {
    appended: decide("add the line"),
    written: decide("edit the file"),
    unseen: decide("read the text, and add it"),
    scheduled: decide("set the schedule up"),
    once: decide("set it up"),
    hook: decide("install the hook"),
  },
  "conceal-traces": { history: decide("do this"), logs: decide("do this") },
  "delete-protected-path": {
    root: listed,
    system: listed,
    home: listed,
    project: listed,
    repository: listed,
    otherProject: listed,
    guard: decide("remove it"),
    startUp: decide("remove it"),
    secret: decide("remove it"),
    unset: decide("set the variable, and look at what it would delete"),
    temporary: listed,
    temporaryProject: listed,
    personal: listed,
    moved: listed,
    outside: listed,
    untracked: kept,
    emptied: look("cp -- {{path}} /tmp/", "say that it may go"),
    unknown: decide("name what is to be deleted"),
  },
  "discard-work": {
    changes: look("git stash push", "say that the changes may go"),
    untracked: look("git stash push --include-untracked", "say that the files may go"),
    stash: look("git stash list", "drop what may go"),
    commits: look("git branch --all --verbose", "say that the commits may go"),
    history: decide("rewrite the history"),
  },
  "disguise-name": {
    program: decide("write the name as it looks"),
    option: decide("write the option as it looks"),
    path: decide("look at the characters of the path"),
    host: decide("look at the characters of the host"),
  },
  "gain-privilege": {
    command: decide("run it"),
    shell: decide("open the shell"),
    setuid: decide("set the bit"),
    account: change,
    lockout: change,
  },
  "hide-command": { hidden: decide("see what it is when it is written in the open") },
  "install-software": {
    outside: install,
    unchecked: install,
    address: install,
    plain: install,
    unknown: install,
  },
  "open-shell": {
    reverse: decide("log in to this machine"),
    bind: decide("log in to this machine"),
    relay: decide("open the way"),
    files: look("python3 -m http.server --bind 127.0.0.1 8000", "offer the files to others"),
  },
  "publish-work": {
    create: decide("publish it"),
    change: decide("do this"),
    destroy: decide("take it away"),
  },
  "push-commits": {
    default: proposal,
    forced: proposal,
    forcedDefault: proposal,
    everything: proposal,
    tags: decide("push the tags"),
    elsewhere: proposal,
    unknown: proposal,
  },
  "reach-host": {
    session: decide("run it there"),
    scan: decide("do this with leave of those who run the host"),
    socket: decide("make the connection"),
  },
  "read-secret": { shown: metadata, copied: metadata, handed: metadata },
  "run-decoded-code": {
    unseen: decide("decode it into a file and read it"),
    seen: decide("read it when it is written in the open"),
  },
  "run-opaque-code": {
    opaque: decide("say what it does"),
    code: run,
    foreign: look("file -- {{program}}", "run it"),
  },
  "run-remote-code": { text: download, program: run, clone: run, bootstrap: download },
  "send-data": { sent: send, confidential: send },
  "send-secret": { sent: send, local: send, address: send, credential: send },
  "stop-processes": {
    everything: processes,
    named: processes,
    pid: processes,
    exhaust: decide("do this"),
  },
  "write-outside": {
    guard: change,
    secret: decide("replace the secret"),
    system: decide("write it"),
    home: decide("write it, or say where in the project it may be"),
    repository: look("git status", "write it"),
    elsewhere: decide("write it, or say where in the project it may be"),
    unknown: decide("name the file"),
  },
};

/** What a finding suggests; undefined for a message that nothing is known of. */
export function suggestionFor(
  detector: string,
  messageId: string,
  data: Readonly<Record<string, string>>,
): string | undefined {
  const own = Object.hasOwn(suggestions, detector) ? suggestions[detector] : undefined;
  const one = own && Object.hasOwn(own, messageId) ? own[messageId] : undefined;
  if (one?.command === undefined) return one?.person;
  const names = [...one.command.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "");
  if (!names.every((name) => isPlace(data[name] ?? ""))) return one.person;
  return one.command.replace(/\{\{(\w+)\}\}/g, (_, name: string) => quoted(data[name] ?? ""));
}

/** Whether a suggestion is a command, and not for a person. */
export const isCommand = (suggestion: string): boolean => !suggestion.startsWith("a person can ");

/** A path or an address, whole. */
const isPlace = (text: string): boolean =>
  /^(\/|\.{1,2}\/|\.\w|https?:\/\/)[^\n\0…*?]*$/.test(text);

const quoted = (text: string): string =>
  /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
