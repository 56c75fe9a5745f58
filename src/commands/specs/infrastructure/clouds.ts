import { known, textsOf } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { reads, received } from "../../roles.ts";
import { carried } from "../carried.ts";
import { landing } from "../network/remote-file.ts";
import { beginsWith, lineOf, plainTool, spread } from "../plain-tool.ts";
import { remoteTool } from "./remote-tool.ts";

/** Clients of clouds and of the programs that keep files there. */
export const cloudTools: readonly CommandSpec[] = [
  remoteTool({
    names: "aws awslocal",
    source: "AWS CLI 2.15 aws(1)",
    system: "aws",
    options:
      "profile= region= output= endpoint-url= query= no-paginate no-cli-pager debug dryrun " +
      "dry-run recursive force delete quiet exclude= include= acl= storage-class= " +
      "cli-input-json= page-size= max-items= color= ca-bundle= sse= content-type= " +
      "cache-control= expires-in= no-sign-request",
    shows: ["dryrun", "dry-run"],
    servers: ["endpoint-url"],
    reads: spread(String.raw`
        ^(help|s3 ls|configure (list|get|list-profiles)|sso (login|logout)|[\w-]+ (describe|list|
        get|head|lookup|search|query|scan|batch-get|filter|test|validate|estimate|preview|check|
        wait|help|tail|start-query|detect|simulate)\b|\S+ wait|logs filter)
      `),
    destroys: spread(String.raw`
        ^(s3 rb .*--force|s3 rm s3://[^/\s]+/?( .*)?--recursive|[\w-]+ delete-(db-\w+|stack\w*|
        cluster|bucket|vpc|file-system|table|nodegroup|user-pool|hosted-zone|replication-group|
        organization|account|repository|log-group)( |$)|kms schedule-key-deletion|
        s3api delete-bucket)
      `),
    tells: spread(String.raw`
        ^(secretsmanager get-secret-value|ssm get-parameters?\b|kms decrypt|ecr get-(login|
        authorization)|sts (get-session-token|assume-role|get-federation)|iam create-access-key|
        eks get-token|codeartifact get-authorization-token|rds generate-db-auth-token)
      `),
    told: /^(s3 (cp|mv|sync)\b|configure\b)/,
    *more(line, inv, resolve) {
      const named = inv.argv.flatMap((one) => {
        const [, path] = /^fileb?:\/\/(.+)$/.exec(textOf(one) ?? "") ?? [];
        return path === undefined ? [] : [{ ...one, value: known(path) }];
      });
      yield* reads(named, "unknown", resolve);
      const [, verb, from, to] = inv.operands;
      if (!/^s3 (cp|mv|sync)\b/.test(line) || inv.has("dryrun")) return;
      yield* passage(from, to, /^s3:\/\//, inv, resolve);
      if (/^(mv)$/.test(textOf(verb) ?? "") && from)
        for (const target of /^s3:/.test(textOf(from) ?? "") ? [] : resolve.paths(from, false))
          yield { kind: "delete", target, recursive: true, moved: true, at: from.at };
      if (inv.has("delete") && to) yield changed("aws", line, inv.at);
    },
  }),
  remoteTool({
    names: "gcloud bq",
    source: "Google Cloud SDK 450 gcloud(1)",
    system: "google cloud",
    options:
      "project= account= region= zone= format= filter= q|quiet configuration= limit= " +
      "sort-by= impersonate-service-account= name= cluster= instance= image= source= role= " +
      "member= secret= version= h",
    shows: ["h"],
    unasked: ["q"],
    reads: spread(String.raw`
        (^| )(list|describe|info|version|help|get-iam-policy|get-credentials|get-server-config|
        list-\w+|read|tail|status|check|test|lookup|search|show|ls|head|query)( |$)|^(auth (list|
        login|application-default login)|config (list|get|get-value|configurations|set)|
        components list|topic|cheat-sheet|builds log)\b
      `),
    destroys: spread(String.raw`
        (projects|clusters|instances|databases|buckets|namespaces|node-pools|services|networks|
        datasets|tables|organizations|folders|keyrings|disks) delete\b|^rm .*-r
      `),
    tells: /print-(access|identity|refresh)-token|secrets versions access|keys create/,
    told: /^(compute (ssh|scp)|config)\b/,
    *more(line, inv) {
      const host = inv.operands[2];
      if (/^compute (ssh|scp)\b/.test(line))
        yield {
          kind: "connect",
          to: host?.value ?? known("an instance"),
          purpose: "session",
          at: inv.at,
        };
    },
  }),
  remoteTool({
    names: "az",
    source: "Azure CLI 2.60 az(1)",
    system: "azure",
    options:
      "g|resource-group= n|name= o|output= query= subscription= l|location= y|yes " +
      "vault-name= account-name= h id= ids= only-show-errors verbose debug",
    shows: ["h"],
    unasked: ["y"],
    reads: spread(String.raw`
        (^| )(list|show|list-\w+|get-\w+|check|exists|wait|version|what-if|validate|tail|query|
        help)( |$)|^(login|logout|account (list|show|set)|find|interactive|feedback)\b
      `),
    destroys: spread(String.raw`
        ^(group|aks|sql (server|db)|postgres|mysql|cosmosdb|keyvault|network vnet|
        storage (account|container)|redis|functionapp|webapp)( \S+)* delete\b
      `),
    tells: spread(`
        get-access-token|keys list|list-keys|show-connection-string|secret show|
        credentials? (list|show|reset)|get-credentials|create-for-rbac
      `),
  }),
  remoteTool({
    names: "doctl hcloud linode-cli oci ibmcloud scw vultr-cli exo openstack",
    source: "doctl 1.100; hcloud 1.40; oci 3.40",
    system: "a cloud",
    options: "t|access-token= context= o|output= format= region= f|force profile=",
    reads: spread(String.raw`
        (^| )(list|get|describe|show|ls|logs|version|help|search|info|whoami)( |$)|^(auth|
        account)\b
      `),
    destroys: spread(String.raw`
        (database|kubernetes|cluster|project|vpc|volume|space|server|droplet|
        instance)s?( \w+)* (delete|rm|terminate|destroy)\b
      `),
  }),
  remoteTool({
    names:
      "vercel now netlify fly flyctl firebase wrangler heroku railway render surge cdk sst " +
      "serverless sls amplify eb copilot sam",
    source: "vercel 34; netlify-cli 17; flyctl 0.2; firebase-tools 13; wrangler 3; heroku 8",
    system: "what is deployed",
    options:
      "a|app= t|token= scope= p|project= s|site= c|config= e|env= region= stage= confirm= " +
      "y|yes f|force prod profile= d|dir= only= v",
    reads: spread(String.raw`
        (^| )(ls|list|status|logs|log|info|show|whoami|help|version|inspect|diff|synth|synthesize|
        doctor|ps|docs|open|login|logout|validate|serve|dev|build|local|emulators\S*|get|tail|
        print|package|init|link|types|lint)\b|^(apps|config|releases|addons|env|domains|secrets)$
      `),
    destroys: spread(String.raw`
        (^| )(destroy|apps:destroy|pg:reset|projects? (rm|delete)|sites:delete|remove|delete-app|
        terminate)\b
      `),

    *more(line, inv) {
      // Why: without a command these deploy the folder.
      if (
        line !== "" ||
        !/^(vercel|now|surge)$/.test(inv.name) ||
        inv.has("version") ||
        inv.has("v")
      )
        return;
      yield {
        kind: "infrastructure",
        act: "change",
        system: "what is deployed",
        object: inv.name,
        attended: false,
        at: inv.at,
      };
    },
  }),
  plainTool<string>({
    names: "gsutil s3cmd rclone mc s5cmd b2 azcopy",
    source: "gsutil 5.27; s3cmd 2.3; rclone 1.60 rclone(1); MinIO mc",
    lenient: true,
    options:
      "config= c= r|R|recursive f|force n|dry-run m d delete delete-removed o= h= " +
      "dangerous i include= exclude= P|progress v q x= transfers= filter= filter-from= " +
      "files-from= b|bucket= u|user= password=",
    *effects(inv, resolve) {
      const [verb, from, to] = inv.operands;
      const name = (textOf(verb) ?? "").toLowerCase();
      const line = lineOf(inv.operands);
      if (verb !== undefined && name === "")
        yield { kind: "opaque", why: `the command of ${inv.name} is not known`, at: verb.at };
      else if (inv.has("n") || storeReads.test(name)) return;
      else if (/^(serve|mount|rcd)$/.test(name))
        yield { kind: "listen", offers: "files", at: inv.at };
      else if (/^(config|alias|authorize)$/.test(name)) return;
      else if (
        /^(cp|copy|copyto|mv|move|moveto|sync|bisync|put|get|rsync|mirror|pipe|rcat|upload)$/.test(
          name,
        )
      )
        yield* passage(from, to, /^[\w.+-]{2,}:|^[\w-]+\/[\w.-]+/, inv, resolve);
      else yield store(inv, name, line);
    },
  }),
];

const storeReads = beginsWith(
  "ls, lsd, lsl, lsf, lsjson, du, size, cat, stat, info, check, cryptcheck, md5sum, sha1sum, " +
    "hash, hashsum, tree, ncdu, about, version, help, listremotes, find, head, diff, ping, " +
    "ready, obscure, completion",
);

function store(inv: Invocation<string>, name: string, line: string): Deed {
  const wide = inv.has("r") || inv.has("m") || /^(purge|rb|delete|del)$/.test(name);
  const whole = /^\S+ \w+:\/\/[^/\s]+\/?(\*\*?)?$/.test(line) || /^(purge|rb)$/.test(name);
  const destroys = /^(rm|rb|del|delete|purge)$/.test(name) && wide && whole;
  return {
    kind: "infrastructure",
    act: destroys ? "destroy" : "change",
    system: "stored files",
    object: line,
    attended: false,
    at: inv.at,
  };
}

/** Files go to a store, or come from it. */
function* passage(
  from: Argument | undefined,
  to: Argument | undefined,
  remote: RegExp,
  inv: Invocation<string>,
  resolve: Resolve,
): Iterable<Deed> {
  if (from === undefined || to === undefined) return;
  const isRemote = (one: Argument): boolean =>
    textsOf(one.value)?.some((text) => remote.test(text)) ??
    (one.value.kind === "partial" && remote.test(one.value.prefix));
  if (isRemote(to)) {
    const sends = isRemote(from) ? undefined : yield* carried([from], resolve);
    if (sends) yield { kind: "connect", to: to.value, sends, at: to.at };
    else yield changed("stored files", lineOf(inv.operands), inv.at);
  } else if (isRemote(from)) {
    yield { kind: "connect", to: from.value, at: from.at };
    const content = received(textOf(from) ?? "a store");
    if (textOf(to) === "-") yield { kind: "stdout", value: content };
    for (const target of landing(from, to, resolve))
      yield { kind: "write", target, how: "truncate", content, at: to.at };
  } else yield* reads([from], "used", resolve);
}

const changed = (system: string, object: string, at: Argument["at"]): Deed => ({
  kind: "infrastructure",
  act: "change",
  system,
  object,
  attended: false,
  at,
});
