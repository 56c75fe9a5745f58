import { known } from "../../../base/value.ts";
import type { Target } from "../../../effects/target.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { script } from "../languages/interpreter.ts";
import { beginsWith, lineOf, plainTool } from "../plain-tool.ts";

/** What of this machine a container can reach. */
const mounted = (source: string, at: Argument["at"], resolve: Resolve): readonly Target[] =>
  resolve.paths({ value: known(source), many: false, at }, true);

function* started(
  inv: Pick<Invocation, "at">,
  sources: readonly string[],
  privileged: boolean,
  what: string,
  resolve: Resolve,
): Iterable<Deed> {
  const mounts = sources
    .flatMap((source) => mounted(source, inv.at, resolve))
    .map((source) => ({ source, readonly: false }));
  yield { kind: "container", act: "run", mounts, privileged, what, at: inv.at };
}

/** Containers and virtual machines that are not docker's. */
export const machines: readonly CommandSpec[] = [
  plainTool({
    names: "ctr",
    source: "containerd 1.6 ctr",
    lenient: true,
    options: [
      "n|namespace= a|address= mount= env= rm t|tty privileged net-host runtime=",
      "snapshotter= cwd= exec-id=",
      "d|detach cap-add= device= user= platform= u= rootfs with-ns= h v",
    ],
    idle: ["h", "v"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const sources = inv
        .values("mount")
        .flatMap((one) => /\bs(?:ou)?rc(?:e)?=([^,]+)/.exec(textOf(one) ?? "")?.[1] ?? []);
      if (/^(c(ontainers?)? )?(run|create)\b/.test(line)) {
        const free = inv.has("privileged") || inv.has("net-host") || inv.has("device");
        yield* started(inv, sources, free, line, resolve);
      } else if (/\b(rm|remove|del|delete|kill)\b/.test(line))
        yield {
          kind: "container",
          act: "remove",
          mounts: [],
          privileged: false,
          what: line,
          at: inv.at,
        };
      else if (/^t(asks?)? (exec|attach)\b/.test(line))
        yield { kind: "opaque", why: "it runs in a container that is not known", at: inv.at };
    },
  }),
  plainTool({
    names: "lxc lxd incus lxc-start lxc-attach lxc-execute lxc-create",
    source: "LXD 5.0 lxc(1); Incus 6",
    lenient: true,
    options:
      "c|config= p|profile= n|network= s|storage= t|type= target= alias= mode= env= " +
      "project= vm e|ephemeral h",
    idle: ["h"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const settings = [...inv.values("c"), ...inv.operands].map((one) => textOf(one) ?? "");
      const free = settings.some((one) =>
        /^(security\.privileged=(true|1)|raw\.(lxc|qemu)=)/.test(one),
      );
      const sources = settings.flatMap((one) => /^source=(\/.*)$/.exec(one)?.[1] ?? []);
      const dashes = inv.argv.findIndex((one) => textOf(one) === "--");
      if (/^(init|launch|create|config (set|device add)|profile (set|device add))\b/.test(line)) {
        if (free || sources.length > 0 || /^(init|launch|create)\b/.test(line))
          yield* started(inv, sources, free, line, resolve);
      } else if (/^(delete|rm|storage (volume )?delete|image delete)\b/.test(line))
        yield {
          kind: "container",
          act: "remove",
          mounts: [],
          privileged: false,
          what: line,
          at: inv.at,
        };
      else if (/^(exec|shell)\b/.test(line) || inv.name === "lxc-attach") {
        const inner = dashes >= 0 ? inv.argv.slice(dashes + 1) : inv.operands.slice(2);
        const what = inner.length > 0 ? lineOf(inner) : "a shell";
        yield { kind: "opaque", why: `${what} runs in a container that is not known`, at: inv.at };
      }
    },
  }),
  plainTool({
    names: "virsh virt-install virt-clone",
    source: "libvirt 9.0 virsh(1)",
    lenient: true,
    options:
      "c|connect= d= e= l= q r t file= pool= vol= target= xml= domain= n|name= extra-args= " +
      "disk= cdrom= " +
      "location= network= import print-xml dry-run all a h v|V k= K=",
    idle: ["h", "v", "print-xml", "dry-run"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const files = [...inv.operands.slice(1), ...inv.values("file"), ...inv.values("xml")];
      if (
        /^(create|define|attach-device|net-create|net-define|pool-define|vol-create)\b/.test(line)
      )
        for (const one of files)
          if (/\.xml$|\//.test(textOf(one) ?? ""))
            yield* script({ language: "domain" }, one, resolve);
      if (showing.test(line)) return;
      if (line !== "" || inv.name !== "virsh")
        yield { kind: "machine", part: "service", what: `${inv.name} ${line}`, at: inv.at };
    },
  }),
];

const showing = beginsWith(
  "list, dominfo, domstate, domstats, domblk\\w*, domif\\w*, domuuid, domname, dumpxml, " +
    "net-list, net-info, pool-list, pool-info, vol-list, vol-info, capabilities, nodeinfo, " +
    "version, uri, snapshot-(list|info), help",
);
