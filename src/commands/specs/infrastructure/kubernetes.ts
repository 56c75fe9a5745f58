import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { reads, received, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { script } from "../languages/interpreter.ts";
import { beginsWith, lineOf, plainTool } from "../plain-tool.ts";
import { remoteTool, secretOutput } from "./remote-tool.ts";

const options =
  "n|namespace= context= cluster= user= s|server= kubeconfig= token= as= as-group= as-uid= " +
  "cache-dir= certificate-authority= client-certificate= client-key= tls-server-name= " +
  "insecure-skip-tls-verify=? request-timeout= v=? vmodule= profile= profile-output= " +
  "password= username= f|filename= k|kustomize= R|recursive=? o|output= l|selector= " +
  "field-selector= A|all-namespaces all=? w|watch=? c|container= i|stdin=? t|tty=? " +
  "dry-run=? force=? grace-period= cascade=? wait=? timeout= now interactive=? " +
  "show-labels=? sort-by= L|label-columns= template= raw= subresource= tail= since= " +
  "since-time= follow previous=? replicas= current-replicas= resource-version= image= " +
  "port= target-port= type= name= env= overrides= restart= command rm=? labels= p|patch= " +
  "patch-file= local=? overwrite=? from-literal= from-file= from-env-file= field-manager= " +
  "prune=? prune-allowlist= server-side=? to-revision= revision= for= address= www= " +
  "www-prefix= accept-hosts= accept-paths= reject-paths= api-prefix= unix-socket= min= " +
  "max= cpu-percent= ignore-daemonsets delete-emptydir-data pod-selector= copy-to= " +
  "docker-server= docker-username= docker-password= docker-email= cert= key= clusterrole= " +
  "role= serviceaccount= group= verb= resource= resource-name= schedule= " +
  "allow-missing-template-keys=? no-headers=? containers=? show-managed-fields=? h";

/** kubectl(1) and its relatives: objects of a cluster. */
export const kubectl: CommandSpec = plainTool<string>({
  names: "kubectl oc",
  source: "kubectl 1.30 kubectl(1)",
  lenient: true,
  options,
  idle: ["h"],
  *effects(inv, resolve) {
    const [verb, ...rest] = inv.operands;
    const name = textOf(verb);
    const line = lineOf(inv.operands);
    yield* reads([...inv.values("kubeconfig"), ...inv.values("client-key")], "used", resolve);
    // Why: a user of it may be a program that gives the credential.
    for (const one of inv.values("kubeconfig"))
      for (const target of resolve.paths(one, true))
        if (resolve.origin(target) === "foreign" || resolve.origin(target) === "fetched")
          yield* script({ language: "kubeconfig" }, one, resolve);
    const files = [...inv.values("f"), ...inv.values("k"), ...inv.values("from-file")];
    for (const file of files)
      if (/^https?:/.test(textOf(file) ?? ""))
        yield { kind: "connect", to: file.value, at: file.at };
      else yield* reads([file], "used", resolve);
    const dry = inv.has("dry-run") && textOf(inv.value("dry-run")) !== "none";
    if (verb === undefined || dry || (inv.has("local") && !inv.has("server"))) return;
    if (name === undefined)
      yield { kind: "opaque", why: "the command of kubectl is not known", at: verb.at };
    else if (name === "get" || name === "describe") yield* shown(line, inv);
    else if (name === "config") yield* settings(rest, inv);
    else if (name === "proxy" || name === "port-forward") yield* opened(inv);
    else if (name === "cp") yield* copied(rest, inv, resolve);
    else if (name === "create" && textOf(rest[0]) === "token") yield* secretOutput(line);
    else if (!reading.test(line)) yield changed(line, name, rest, inv);
  },
});

const reading = beginsWith(
  "logs?, top, explain, api-resources, api-versions, cluster-info, version, " +
    "diff, wait, events, completion, kustomize, options, help, plugin, " +
    "auth (can-i|whoami), rollout (status|history), whoami, status, projects?",
);

/** The values of secrets come into view with an output format that holds them. */
function* shown(line: string, inv: Invocation<string>): Iterable<Deed> {
  const format = textOf(inv.value("o")) ?? (inv.has("o") ? "yaml" : "");
  const whole = /^(yaml|json|jsonpath|go-template|template|custom-columns)/.test(format);
  if (whole && /^get (\S*,)?secrets?(\b|[/,])/.test(line)) yield* secretOutput(line);
}

function* settings(rest: readonly Argument[], inv: Invocation<string>): Iterable<Deed> {
  const line = lineOf(rest);
  if (/^view/.test(line) && inv.argv.some((one) => textOf(one) === "--raw"))
    yield* secretOutput("the configuration of kubectl");
  if (/^set/.test(line))
    yield {
      kind: "configure",
      tool: "kubectl",
      key: line,
      value: known(""),
      meaning: "ordinary",
      at: inv.at,
    };
}

function* opened(inv: Invocation<string>): Iterable<Deed> {
  const address = inv.value("address");
  const open = /^(0\.0\.0\.0|::|\*)$/.test(textOf(address) ?? "127.0.0.1");
  const where = open ? {} : { address: address?.value ?? known("127.0.0.1") };
  yield { kind: "listen", offers: open ? "relay" : "application", ...where, at: inv.at };
}

function* copied(
  [from, to]: readonly Argument[],
  inv: Invocation<string>,
  resolve: Resolve,
): Iterable<Deed> {
  if (from === undefined || to === undefined) return;
  if (/:/.test(textOf(from) ?? "")) {
    yield* writes([to], "truncate", resolve, received("a pod"));
    return;
  }
  yield* carried([from], resolve);
  yield change(`cp to ${textOf(to) ?? "a pod"}`, false, false, inv.at);
}

function changed(
  line: string,
  verb: string,
  rest: readonly Argument[],
  inv: Invocation<string>,
): Deed {
  const kind = (textOf(rest[0]) ?? "").replace(/\/.*$/, "").replace(/\..*$/, "");
  const place = [textOf(inv.value("n")) ?? "", ...rest.map((one) => textOf(one) ?? "")].join(" ");
  const apart =
    /\b(dev|develop|development|staging|stage|test|testing|preview|sandbox|qa|ci|local)\b/.test(
      place,
    );
  const every = inv.has("all") || inv.has("A") || (inv.has("l") && textOf(inv.value("l")) === "");
  const named =
    /^(ns|namespaces?|projects?|crds?|customresourcedefinitions?|pv|persistentvolumes?)$/.test(
      kind,
    );
  const destroys = verb === "delete" && !apart && (named || every);
  return change(line, destroys, inv.has("interactive"), inv.at);
}

const change = (
  object: string,
  destroys: boolean,
  attended: boolean,
  at: Argument["at"],
): Deed => ({
  kind: "infrastructure",
  act: destroys ? "destroy" : "change",
  system: "kubernetes",
  object,
  attended,
  at,
});

/** helm(1), and other programs that manage what runs in clusters. */
export const clusterTools: readonly CommandSpec[] = [
  remoteTool({
    names: "helm",
    source: "Helm 3.14 helm(1)",
    system: "kubernetes",
    options:
      "n|namespace= kube-context= kubeconfig= kube-token= kube-apiserver= f|values= set= " +
      "set-string= set-file= set-json= version= repo= username= password= o|output= " +
      "post-renderer= post-renderer-args= timeout= description= d|destination= dry-run=? " +
      "debug keyring= ca-file= h history-max=",
    shows: ["dry-run", "h"],
    reads: beginsWith(
      "list, ls, status, history, hist, get, show, inspect, search, template, " +
        "lint, version, env, pull, fetch, package, create, verify, completion, " +
        "help, dependency, dep, repo, registry, plugin (list|ls), test",
    ),
    destroys: /^\b$/,
    told: /^(plugin|push)\b/,
    *more(line, inv, resolve) {
      yield* reads([...inv.values("f"), ...inv.values("set-file")], "used", resolve);
      for (const one of inv.values("post-renderer")) yield { kind: "execution", argv: [one] };
      if (/^plugin (install|update)/.test(line))
        yield { kind: "install", what: known(line), from: "repository", scope: "user", at: inv.at };
      else if (/^push\b/.test(line))
        yield { kind: "publish", what: "publishes a chart", act: "create", at: inv.at };
    },
  }),
  remoteTool({
    names: "k9s kubectx kubens stern kustomize kubeseal kubeconform kube-score",
    source: "k9s 0.32; kustomize 5.4",
    system: "kubernetes",
    options: "n|namespace= context= o|output=",
    reads: /./,
    destroys: /^\b$/,
  }),
  remoteTool({
    names: "eksctl kops kubeadm flux argocd istioctl velero rancher linkerd",
    source: "eksctl 0.180; kops 1.29; argocd 2.11",
    system: "kubernetes",
    options: "name= region= f|config-file= o|output= n|namespace= y|yes profile= dry-run=?",
    shows: ["dry-run"],
    reads: beginsWith(
      "get, version, info, utils describe, validate, export, config, check, " +
        "logs, tree, stats, \\w+ (list|get|diff|history|logs|describe|status), " +
        "list, help, completion, analyze, token list",
    ),
    destroys: /^(delete (cluster|nodegroup)|reset|uninstall|app delete|cluster rm)\b/,
  }),
  plainTool<string>({
    names: "kind minikube k3d",
    source: "kind 0.23; minikube 1.33; k3d 5.6",
    lenient: true,
    options: "name= p|profile= config= image=",
    *effects(inv) {
      const line = lineOf(inv.operands);
      if (/^(delete|cluster delete)\b/.test(line))
        yield {
          kind: "container",
          act: "remove",
          mounts: [],
          privileged: false,
          what: `the local cluster (${line})`,
          at: inv.at,
        };
    },
  }),
];
