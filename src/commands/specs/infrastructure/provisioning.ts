import { known, textsOf } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, reads, shellText, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { lineOf, plainTool, spread } from "../plain-tool.ts";
import { remoteTool, secretOutput } from "./remote-tool.ts";

/** Programs that make infrastructure of what files say. */
export const provisioningTools: readonly CommandSpec[] = [
  plainTool<string>({
    names: "terraform tofu terragrunt",
    source: "Terraform 1.8, OpenTofu 1.7",
    oneDash: true,
    lenient: true,
    options:
      "chdir= auto-approve destroy target= replace= var= var-file= out= state= state-out= " +
      "backup= backend-config= lock=? lock-timeout= input=? parallelism= refresh=? " +
      "refresh-only json no-color force plugin-dir= from-module= type= h check diff " +
      "recursive list=? write=? raw terragrunt-non-interactive",
    idle: ["h"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      yield* reads(inv.values("var-file"), "used", resolve);
      if (!/^(apply|destroy)\b/.test(line)) yield* writes(inv.values("out"), "truncate", resolve);
      const [verb] = inv.operands;
      if (verb === undefined) return;
      if (textOf(verb) === undefined)
        yield { kind: "opaque", why: "the command of terraform is not known", at: verb.at };
      else if (inv.has("from-module") && /^init/.test(line))
        for (const one of inv.values("from-module"))
          yield {
            kind: "install",
            what: one.value,
            from: "repository",
            scope: "project",
            at: one.at,
          };
      else if (changing.test(line)) yield applied(line, inv);
      if (/^console\b/.test(line)) {
        const files = (textsOf(resolve.stdin)?.[0] ?? "").matchAll(/\bfile\w*\(\s*"([^"]+)"/g);
        for (const [, path = ""] of files)
          yield* reads([{ value: known(path), many: false, at: inv.at }], "unknown", resolve);
      }
    },
  }),
  remoteTool({
    names: "pulumi",
    source: "Pulumi 3.110",
    system: "pulumi",
    options:
      "s|stack= C|cwd= y|yes f|skip-preview t|target= m|message= config-file= p|parallel= " +
      "h diff json preview-only color=",
    shows: ["h", "preview-only"],
    unasked: ["y", "f"],
    reads: spread(String.raw`
        ^(preview|pre|stack( (ls|select|output|init|graph|history|tag (ls|get)|export))?$|
        stack \w+|whoami|version|about|logs|login|logout|new|plugin|schema|help|history|convert|
        config( get)?|console|policy ls|env (ls|get|open))\b
      `),
    destroys: /^(destroy|down|dn|stack rm)\b/,
  }),
  plainTool<string>({
    names: "ansible ansible-playbook ansible-pull",
    source: "ansible-core 2.14 ansible(1), ansible-playbook(1)",
    lenient: true,
    options:
      "i|inventory= m|module-name= a|args= c|connection= u|user= b|become become-user= " +
      "K|ask-become-pass k|ask-pass private-key|key-file= l|limit= t|tags= skip-tags= " +
      "e|extra-vars= f|forks= C|check D|diff syntax-check list-hosts list-tasks list-tags " +
      "vault-password-file= vault-id= M|module-path= P|poll= B|background= o|one-line " +
      "tree|T= T|timeout= U|url= d|directory= start-at-task= v h",
    idle: ["h", "C", "syntax-check", "list-hosts", "list-tasks", "list-tags"],
    reads: ["key-file", "vault-password-file"],
    effects: (inv, resolve) => played(inv, resolve),
  }),
  plainTool<string>({
    names: "ansible-vault ansible-galaxy ansible-inventory ansible-config ansible-doc ansible-lint",
    source: "ansible-core 2.14 ansible-vault(1), ansible-galaxy(1)",
    lenient: true,
    options:
      "vault-password-file= vault-id= output= r|role-file|requirements-file= p|roles-path= " +
      "i|inventory= list host= graph f|force n|name=",
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const files = inv.operands.slice(1);
      yield* writes(inv.values("output"), "truncate", resolve);
      if (inv.name === "ansible-vault") {
        if (/^view\b/.test(line)) yield* secretOutput(line);
        else if (/^(encrypt|decrypt|edit|create|rekey)\b/.test(line))
          yield* writes(files, "edit", resolve);
      } else if (inv.name === "ansible-galaxy" && /^((role|collection) )?install\b/.test(line))
        yield { kind: "install", what: known(line), from: "registry", scope: "user", at: inv.at };
    },
  }),
  remoteTool({
    names:
      "packer vagrant nomad consul etcdctl boundary waypoint chef-client knife puppet salt " +
      "salt-call rundeck juju openshift-install crossplane",
    source: "Packer 1.10; Vagrant 2.4; Nomad 1.7; Consul 1.18; etcdctl 3.5",
    system: "infrastructure",
    oneDash: true,
    options:
      "address= http-addr= token= datacenter= namespace= region= var= var-file= only= " +
      "except= f|force y|yes recurse provider= endpoints= h prefix e|execute= E|exec= l",
    shows: ["h"],
    servers: ["address", "http-addr", "endpoints"],
    reads: spread(`
        (^| )(status|validate|fmt|inspect|version|list|ls|get|show|info|members|plan|logs|
        alloc status|help|console|monitor|init|box list|global-status|ssh-config|port|lookup|
        facts|catalog|endpoint|member list|watch|up|halt|suspend|resume|provision|reload|ssh)( |$)
      `),
    *more(line, inv, resolve) {
      const texts = [
        ...inv.values("e"),
        ...inv.values("execute"),
        ...inv.values("E"),
        ...inv.values("exec"),
      ];
      if (/^(puppet|knife)$/.test(inv.name))
        for (const one of texts) yield code(inv.name, one.value, one.at);
      if (/^filebucket\b/.test(line)) yield* reads(inv.operands.slice(1), "unknown", resolve);
      for (const name of ["VAGRANT_CWD", "VAGRANT_VAGRANTFILE"]) {
        const value = inv.name === "vagrant" ? resolve.variable(name) : undefined;
        if (value)
          yield* script({ language: "vagrant" }, { value, many: false, at: inv.at }, resolve);
      }
    },
    destroys: spread(`
        ^(kv delete .*--recurse|del .*--prefix|system gc|namespace delete|destroy-model|
        destroy cluster)
      `),
  }),
  remoteTool({
    names: "vault bao",
    source: "Vault 1.16",
    system: "vault",
    oneDash: true,
    options:
      "address= token= namespace= format= field= mount= method= path= wrap-ttl= header= " +
      "policy= ttl= dev dev-root-token-id= config= h ca-cert= client-cert= client-key= " +
      "tls-skip-verify version= cas=",
    shows: ["h"],
    servers: ["address"],
    reads: spread(String.raw`
        ^(list|status|version|login|help|path-help|print|kv (list|metadata get)|auth list|
        secrets list|policy (list|read|fmt)|audit list|token (lookup|capabilities)|lease lookup|
        operator (members|key-status|raft list-peers)|plugin list|namespace list|debug|agent|
        proxy|server|unwrap)\b
      `),
    destroys: spread(String.raw`
        ^(secrets disable|namespace delete|operator (seal|rekey|init)|kv metadata delete|
        kv destroy|auth disable)\b
      `),
    tells:
      /^(read|kv get|token create|operator generate-root|unwrap|write \S*(issue|creds|token))\b/,
  }),
];

const changing = spread(String.raw`
    ^(apply|destroy|import|taint|untaint|refresh|force-unlock|test|run-all (apply|destroy)|
    state (rm|mv|push|replace-provider)|workspace delete|login|logout|rmdir)\b
  `);

/** Destroying without a question takes the whole stack away, unless it is limited to one target. */
function applied(line: string, inv: Invocation<string>): Deed {
  const unasked =
    inv.has("auto-approve") || inv.has("force") || inv.has("terragrunt-non-interactive");
  const destroys = /^(run-all )?destroy\b/.test(line) || (inv.has("destroy") && /apply/.test(line));
  const limited = inv.has("target") && unasked;
  return {
    kind: "infrastructure",
    act: destroys && !limited ? "destroy" : "change",
    system: "terraform",
    object: line,
    attended: !unasked,
    at: inv.at,
  };
}

function* played(inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  const [first] = inv.operands;
  if (inv.has("b"))
    yield {
      kind: "privilege",
      as: inv.value("become-user")?.value ?? known("root"),
      scope: "command",
      at: inv.at,
    };
  const inventory = textOf(inv.value("i")) ?? "";
  const local =
    /^(localhost|127\.0\.0\.1),?$/.test(inventory) ||
    textOf(inv.value("c")) === "local" ||
    (inv.name === "ansible" && /^(localhost|127\.0\.0\.1)$/.test(textOf(first) ?? ""));
  const module = textOf(inv.value("m")) ?? "command";
  const text = inv.value("a");
  if (inv.name === "ansible" && /^(ping|setup|debug|stat|gather_facts|find)$/.test(module)) return;
  if (!local) {
    yield {
      kind: "infrastructure",
      act: "change",
      system: "hosts",
      object: lineOf(inv.operands),
      attended: false,
      at: inv.at,
    };
    return;
  }
  if (inv.name === "ansible" && text && /^(shell|command|raw|script)$/.test(module))
    yield shellText(text.value, text.at);
  else if (inv.name === "ansible")
    yield code(
      "ansible",
      known(`${module} ${text ? (textsOf(text.value)?.[0] ?? "…") : ""}`),
      inv.at,
    );
  else
    for (const book of inv.operands)
      for (const target of resolve.paths(book, true))
        yield code("ansible", resolve.content(target), book.at);
}
