import { known, textsOf, type Value } from "../../../base/value.ts";
import { hostOf, isLoopback } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { getopt, type Parsed } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { reads, received, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { beginsWith, lineOf, plainTool } from "../plain-tool.ts";
import { entered, type Mounted } from "./inside-container.ts";

const globals =
  "H|host|url= c|context|connection= config= D|debug l|log-level= tls tlscacert= tlscert= " +
  "tlskey= tlsverify v f|file= p|project-name= env-file= profile= project-directory= root= " +
  "runroot= storage-driver= remote n|namespace= a|address=";

const ofRun =
  "a|attach= add-host= annotation= blkio-weight= cap-add= cap-drop= cgroup-parent= " +
  "cgroupns= cidfile= c|cpu-shares= cpus= cpu-period= cpu-quota= cpuset-cpus= cpuset-mems= " +
  "d|detach detach-keys= device= device-cgroup-rule= dns= dns-option= dns-search= " +
  "domainname= entrypoint= e|env= env-file= expose= gpus= group-add= health-cmd= " +
  "health-interval= h|hostname= init i|interactive ip= ip6= ipc= isolation= kernel-memory= " +
  "l|label= label-file= link= log-driver= log-opt= mac-address= m|memory= memory-swap= " +
  "mount= name= net|network= network-alias= oom-kill-disable P|publish-all p|publish= pid= " +
  "pids-limit= platform= privileged pull= q|quiet read-only restart= rm runtime= " +
  "security-opt= shm-size= sig-proxy=? stop-signal= stop-timeout= storage-opt= sysctl= " +
  "tmpfs= t|tty ulimit= u|user= userns= uts= v|volume= volume-driver= volumes-from= " +
  "w|workdir= env-merge= pod= T|no-TTY no-deps service-ports use-aliases build index=";

const ofOthers =
  "f|file|filter= t|tag= o|output= i|input= a|all v|volumes rmi= build-arg= target= " +
  "secret= ssh= push cache-from= cache-to= platform= builder= format= q|quiet force " +
  "n|tail= since= until= timeout= s|signal= q u|username= p|password= password-stdin " +
  "no-cache pull=? d|detach remove-orphans iidfile= label= add-host= network= progress= " +
  "from= scale= exit-code-from= m|message= c|change= e|env= context= metadata-file= " +
  "build-context= allow= no-trunc";

/** docker(1) and programs that take its place: containers, images, volumes. */
export const docker: CommandSpec = plainTool<string>({
  names: "docker podman nerdctl docker-compose podman-compose finch",
  source: "Docker 26 docker(1), docker-compose(1); podman 4.3 podman(1)",
  lenient: true,
  stopAtOperand: true,
  options: globals,
  idle: ["v"],
  *effects(inv, resolve) {
    for (const host of inv.values("H"))
      if (!isHere(host)) yield { kind: "connect", to: host.value, purpose: "session", at: host.at };
    yield* reads(inv.values("env-file"), "used", resolve);
    const composes = /-compose$/.test(inv.name);
    const [verb, ...argv] = unnested(inv.operands);
    const name = textOf(verb);
    if (verb === undefined) return;
    if (name === undefined)
      yield { kind: "opaque", why: `the command of ${inv.name} is not known`, at: verb.at };
    else if (composes) yield* composed(inv.operands, inv, resolve);
    else if (name === "compose") {
      const inner = getopt(argv, {
        options: optionList(globals),
        lenient: true,
        stopAtOperand: true,
      });
      yield* reads(inner.values("env-file"), "used", resolve);
      yield* composed(inner.operands, inv, resolve);
    } else yield* command(name, argv, inv, resolve);
  },
});

const isHere = (host: Argument): boolean =>
  textsOf(host.value)?.every(
    (text) => /^(unix|npipe|fd):/.test(text) || isLoopback(hostOf(known(text))),
  ) ?? false;

/** `docker container run` is `docker run`, `docker image rm` is `docker rmi`. */
function unnested(operands: readonly Argument[]): readonly Argument[] {
  const [group, verb, ...rest] = operands;
  const name = textOf(group) ?? "";
  const inner = textOf(verb);
  if (group === undefined || verb === undefined || inner === undefined) return operands;
  const called = (text: string): readonly Argument[] => [{ ...group, value: known(text) }, ...rest];
  if (name === "container" && inner !== "prune") return called(inner === "ls" ? "ps" : inner);
  if (name === "image" && /^(build|push|pull|save|load|import|tag|rm|remove)$/.test(inner))
    return called(/^re?m/.test(inner) ? "rmi" : inner);
  if (name === "buildx" && inner === "build") return called("build");
  const grouped = beginsWith(
    "container, image, volume, network, system, builder, buildx, swarm, service, " +
      "stack, node, secret, config, context, plugin, manifest, pod, machine, " +
      "trust, scout, sbom, checkpoint, kube, generate, play",
  );
  return grouped.test(name) ? called(`${name} ${inner}`) : operands;
}

function* command(
  name: string,
  argv: readonly Argument[],
  inv: Invocation<string>,
  resolve: Resolve,
): Iterable<Deed> {
  if (name === "run" || name === "create") {
    yield* started(getopt(argv, grammar(ofRun)), undefined, inv, resolve);
    return;
  }
  if (name === "exec") {
    yield* entered(getopt(argv, grammar(ofRun)).operands.slice(1), running);
    return;
  }
  const parsed = getopt(argv, { options: optionList(ofOthers), lenient: true });
  const line = `${name} ${lineOf(parsed.operands)}`;
  if (/--help/.test(lineOf(argv))) return;
  if (removing.test(name)) {
    const words = argv.filter((one) => !/^-/.test(textOf(one) ?? ""));
    yield removed(`${name} ${lineOf(words)}`.trim(), inv);
    return;
  }
  if (swarming.test(name)) {
    const act = /^(stack (rm|down)|swarm leave|service rm|node rm)$/.test(name)
      ? "destroy"
      : "change";
    yield {
      kind: "infrastructure",
      act: /^stack|leave/.test(name) ? act : "change",
      system: "swarm",
      object: line,
      attended: false,
      at: inv.at,
    };
    return;
  }
  switch (name) {
    case "build":
      yield* built(parsed, inv, resolve);
      return;
    case "push":
    case "manifest push":
      yield {
        kind: "publish",
        what: `publishes the image ${lineOf(parsed.operands)}`,
        act: "create",
        at: inv.at,
      };
      return;
    case "save":
    case "export":
      yield* writes(parsed.values("o"), "truncate", resolve);
      return;
    case "load":
    case "import":
      yield* reads(
        [...parsed.values("i"), ...(name === "import" ? parsed.operands.slice(0, 1) : [])],
        "used",
        resolve,
      );
      return;
    case "cp":
      yield* copied(parsed.operands, resolve);
      return;
    case "plugin install":
      yield { kind: "container", act: "run", mounts: [], privileged: true, what: line, at: inv.at };
      return;
    case "context create":
    case "context update":
    case "context use":
      yield {
        kind: "configure",
        tool: "docker",
        key: line,
        value: known(line),
        meaning: "redirects",
        at: inv.at,
      };
  }
}

const removing = beginsWith(
  "rm, rmi, remove, " +
    "(container|image|volume|network|system|builder|buildx|pod|machine) " +
    "(prune|rm|remove|reset|rmi)",
);

const swarming = beginsWith(
  "swarm (init|join|leave|update), " +
    "(service|stack|secret|config|node) " +
    "(create|deploy|up|update|scale|rm|down|rollback|promote|demote)",
);

const grammar = (options: string) => ({
  options: optionList(options),
  lenient: true,
  stopAtOperand: true,
});

/** A container is started: what it can reach of this machine is what matters. */
function* started(
  parsed: Parsed<string>,
  image: Argument | undefined,
  inv: Invocation<string>,
  resolve: Resolve,
): Iterable<Deed> {
  yield* reads(parsed.values("env-file"), "used", resolve);
  yield* writes([...parsed.values("cidfile"), ...parsed.values("iidfile")], "truncate", resolve);
  const mounts = [
    ...parsed.values("v").flatMap((one) => volume(one, resolve)),
    ...parsed.values("mount").flatMap((one) => bound(one, resolve)),
  ];
  const named = image ?? parsed.operands[0];
  yield {
    kind: "container",
    act: "run",
    ...(named ? { image: named.value } : {}),
    mounts,
    privileged: isPrivileged(parsed),
    what: "",
    at: inv.at,
  };
  const command = image ? [] : parsed.operands.slice(1);
  yield* entered(command, { mounts: mounts.filter(({ readonly }) => !readonly), isFresh: true });
}

/** A container that was there before, with whatever it has mounted. */
const running = { mounts: [], isFresh: false };

interface Mount extends Mounted {
  readonly readonly: boolean;
}

/** `-v source:target[:options]`; a source without a slash is a volume with a name. */
function volume(one: Argument, resolve: Resolve): readonly Mount[] {
  const texts = textsOf(one.value);
  if (texts === undefined) {
    const { value } = one;
    const source = value.kind === "partial" ? value.prefix : "";
    const known_ = source.includes(":") ? known(source.split(":")[0] ?? "") : value;
    return resolve
      .paths({ ...one, value: known_ }, true)
      .map((target) => ({ source: target, to: "", readonly: false }));
  }
  return texts.flatMap((text) => {
    const [source = "", target, options = ""] = text.split(":");
    if (target === undefined || !/^[./~]/.test(source)) return [];
    const value: Value = known(source, one.value.taint);
    const readonly = /(^|,)ro(,|$)/.test(options);
    return resolve
      .paths({ ...one, value }, true)
      .map((path) => ({ source: path, to: target, readonly }));
  });
}

/** `--mount type=bind,source=/a,target=/b,readonly`. */
function bound(one: Argument, resolve: Resolve): readonly Mount[] {
  return (textsOf(one.value) ?? ["type=bind,source=/"]).flatMap((text) => {
    const [, source] = /(?:^|,)(?:source|src)=([^,]*)/.exec(text) ?? [];
    const [, to = ""] = /(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(text) ?? [];
    if (source === undefined || !/(^|,)type=bind(,|$)/.test(text)) return [];
    const readonly = /(^|,)(readonly|ro)(=true|=1)?(,|$)/.test(text);
    return resolve
      .paths({ ...one, value: known(source) }, true)
      .map((path) => ({ source: path, to, readonly }));
  });
}

function isPrivileged(parsed: Parsed<string>): boolean {
  const given = (name: string): readonly string[] =>
    parsed.values(name).flatMap((one) => textsOf(one.value) ?? ["host"]);
  const capabilities = /^(CAP_)?(ALL|SYS_(ADMIN|MODULE|RAWIO|PTRACE|BOOT)|DAC_READ_SEARCH|host)$/i;
  return (
    parsed.has("privileged") ||
    ["pid", "ipc", "userns", "uts", "cgroupns"].some((name) => given(name).includes("host")) ||
    given("cap-add").some((one) => capabilities.test(one)) ||
    given("device").some((one) =>
      /^(host|\/dev\/(sd|nvme|vd|hd|xvd|mem|kmem|disk|mapper|dm-))/.test(one),
    )
  );
}

function* built(parsed: Parsed<string>, inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  for (const secret of parsed.values("secret")) {
    const [, source] = /(?:^|,)(?:src|source)=([^,]*)/.exec(textOf(secret) ?? "") ?? [];
    if (source !== undefined) yield* reads([{ ...secret, value: known(source) }], "used", resolve);
  }
  for (const one of parsed.values("o")) {
    const [, dest] = /(?:^|,)dest=([^,]*)/.exec(textOf(one) ?? "") ?? [];
    yield* writes([dest === undefined ? one : { ...one, value: known(dest) }], "create", resolve);
  }
  for (const place of [...parsed.operands, ...parsed.values("f")])
    if (/^(https?:\/\/|git@|git:\/\/|ssh:\/\/|github\.com\/)/.test(textOf(place) ?? "")) {
      yield { kind: "connect", to: place.value, at: place.at };
      yield {
        kind: "install",
        what: place.value,
        from: "repository",
        scope: "project",
        at: place.at,
      };
    }
  if (parsed.has("push"))
    yield {
      kind: "publish",
      what: "publishes the image that it builds",
      act: "create",
      at: inv.at,
    };
}

function* copied([from, to]: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  if (from === undefined || to === undefined) return;
  const inside = (one: Argument): boolean => /^[\w.-]+:/.test(textOf(one) ?? "");
  if (inside(from)) yield* writes([to], "truncate", resolve, received("a container"));
  else {
    yield* reads([from], "unknown", resolve);
    yield* carried([from], resolve);
  }
}

const removed = (what: string, inv: Invocation<string>): Deed => ({
  kind: "container",
  act: "remove",
  mounts: [],
  privileged: false,
  what,
  at: inv.at,
});

function* composed(
  operands: readonly Argument[],
  inv: Invocation<string>,
  resolve: Resolve,
): Iterable<Deed> {
  const [verb, ...argv] = operands;
  const name = textOf(verb) ?? "";
  const parsed = getopt(argv, { options: optionList(ofOthers), lenient: true });
  if (/--(help|dry-run)/.test(lineOf(argv))) return;
  if (verb !== undefined && name === "")
    yield { kind: "opaque", why: "the command of compose is not known", at: verb.at };
  else if (name === "run") {
    const run = getopt(argv, grammar(ofRun));
    const [service] = run.operands;
    const image = service && { ...service, value: known("service") };
    yield* started(run, image, inv, resolve);
    if (service) yield* entered(run.operands.slice(1), running);
  } else if (name === "exec")
    yield* entered(getopt(argv, grammar(ofRun)).operands.slice(1), running);
  else if (
    name === "rm" ||
    (name === "down" && (parsed.has("v") || textOf(parsed.value("rmi")) === "all"))
  )
    yield removed(`what ${inv.name} has made (${lineOf(operands)})`, inv);
  else if (name === "push")
    yield { kind: "publish", what: "publishes the images", act: "create", at: inv.at };
}

/** buildah(1), skopeo(1) and others that make or copy images. */
export const imageTools: readonly CommandSpec[] = [
  plainTool<string>({
    names: "buildah skopeo crane oras regctl img kaniko",
    source: "buildah 1.28 buildah(1); skopeo 1.9 skopeo(1)",
    lenient: true,
    options: "authfile= creds= src-creds= dest-creds= t|tag= f|file= v|volume= format=",
    *effects(inv) {
      const line = lineOf(inv.operands);
      if (/^(push|copy \S+ docker:\/\/|sync|delete|cp|append|mutate|manifest push)/.test(line))
        yield {
          kind: "publish",
          what: `changes images of a registry: ${line}`,
          act: /^delete/.test(line) ? "destroy" : "create",
          at: inv.at,
        };
      else if (/^(rm|rmi|prune)\b/.test(line)) yield removed(line, inv);
    },
  }),
];
