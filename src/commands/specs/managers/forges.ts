import { known, textsOf, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { contents, reads, received } from "../../roles.ts";
import { repositoryOf } from "../git/worktree.ts";
import { lineTool, type Meaning } from "./line-tool.ts";

const publish = (what: string, act: "create" | "change" | "destroy" = "change"): Meaning => ({
  publish: what,
  act,
});

/** Pull requests and issues of the project's own repository are everyday work; of others not. */
const own: Meaning = function* own(inv, resolve) {
  yield* reads(inv.values("body-file"), "used", resolve);
  const named = inv.value("repo");
  if (named === undefined || isOwn(named, resolve)) return;
  const what = `writes in the repository ${textOf(named) ?? "…"}, which is not the project's`;
  yield { kind: "publish", what, act: "change", at: inv.at };
};

function isOwn(name: Argument, resolve: Resolve): boolean {
  const remotes = [...(repositoryOf(resolve)?.remotes.values() ?? [])];
  const paths = remotes.map((url) =>
    url.replace(/\.git$/, "").replace(/^.*[:/]([^/]+\/[^/]+)$/, "$1"),
  );
  return textsOf(name.value)?.every((text) => paths.some((one) => text.endsWith(one))) ?? false;
}

const token: Meaning = function* token() {
  const taint = [{ label: "secret", source: "the forge's token" } as const];
  yield { kind: "stdout", value: unknown("the forge's tool keeps it", taint) };
};

/** `gh api`: what it does is said by its method and fields. */
const api: Meaning = function* api(inv, resolve) {
  const method = (textOf(inv.value("method")) ?? "").toUpperCase();
  // Why: `-F` is a field here, and a file with a text elsewhere.
  const fields = ["field", "raw-field", "body-file"].flatMap((name) => inv.values(name));
  const input = inv.value("input");
  const path = textOf(inv.operands[1]) ?? "…";
  if (input) yield* reads([input], "used", resolve);
  for (const field of fields) {
    const file = /^[^=]*=@(.+)$/s.exec(textOf(field) ?? "")?.[1];
    if (file && file !== "-") yield* reads([{ ...field, value: known(file) }], "used", resolve);
  }
  const query = fields.map((one) => textOf(one) ?? "mutation").join(" ");
  const changes = path === "graphql" ? /\bmutation\b|=@/.test(query) : fields.length > 0 || input;
  if (inv.value("hostname") && !isOwnHost(inv.value("hostname"), resolve))
    yield { kind: "connect", to: inv.value("hostname")?.value ?? known(""), at: inv.at };
  yield { kind: "stdout", value: received("the forge") };
  if (!/^(POST|PUT|PATCH|DELETE)$/.test(method) && (method !== "" || !changes)) return;
  const destroys = method === "DELETE" && /^\/?repos\/[^/]+\/[^/]+\/?$/.test(path);
  const what = `changes ${path} at the forge (${method || "POST"})`;
  yield { kind: "publish", what, act: destroys ? "destroy" : "change", at: inv.at };
};

const isOwnHost = (host: Argument | undefined, { here }: Resolve): boolean =>
  textsOf(host?.value ?? known("github.com"))?.every((text) => here.remoteHosts.includes(text)) ??
  false;

/** A gist holds what its files hold, for everybody who has the address. */
const gist: Meaning = function* gist(inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  const files = inv.operands.slice(2);
  yield* reads(files, "used", resolve);
  const sends = contents(files, resolve);
  yield { kind: "connect", to: known("gist.github.com"), sends, at: inv.at };
  yield { kind: "publish", what: "makes a gist of files", act: "create", at: inv.at };
};

const cloned: Meaning = function* cloned(inv) {
  const [, , repository] = inv.operands;
  if (repository)
    yield {
      kind: "execution",
      argv: ["git", "clone"]
        .map((word) => ({ ...repository, value: known(word) }))
        .concat([
          { ...repository, value: known(`https://github.com/${textOf(repository) ?? "…"}`) },
        ]),
    };
};

/** Lines that begin with one of the first words, and then one of the second. */
const begins = (first: string, ...second: readonly string[]): RegExp =>
  new RegExp(`^(${first}) (${second.join("|")})\\b`);

const forgeRules: readonly (readonly [RegExp, Meaning])[] = [
  [
    begins(
      "pr|mr|issue",
      "create|new|edit|update|comment|note|close|reopen|ready|develop|pin|unpin",
      "subscribe|todo",
    ),
    own,
  ],
  [/^(pr|mr) (merge|accept)\b/, publish("merges a pull request")],
  [
    /^(pr|mr) (review|approve|revoke|lock|unlock|update-branch)\b/,
    publish("reviews or locks a pull request"),
  ],
  [/^issue (delete|transfer|lock|unlock)\b/, publish("deletes, moves or locks an issue")],
  [/^(pr|mr) (checkout|diff|view|list|checks|status)\b/, "nothing"],
  [
    /^release (create|new|edit|upload|delete|delete-asset)\b/,
    publish("changes a release", "create"),
  ],
  [/^(repo|project) (delete|remove)\b/, publish("deletes the repository", "destroy")],
  [
    begins(
      "repo|project",
      "create|fork|edit|rename|archive|unarchive|sync|set-default|transfer",
      "deploy-key|mirror",
    ),
    publish("changes a repository"),
  ],
  [/^repo clone\b/, cloned],
  [
    begins(
      "workflow|run|pipeline|ci|schedule",
      "run|rerun|enable|disable|cancel|delete|trigger|retry|create|update",
    ),
    publish("starts or changes a workflow"),
  ],
  [
    /^(secret|variable|environment) (set|delete|remove|update|create|import)\b/,
    publish("changes secrets or variables of the forge"),
  ],
  [
    /^(ssh-key|gpg-key|deploy-key|token) (add|create|delete|rotate|revoke)\b/,
    publish("changes keys that have access"),
  ],
  [
    begins(
      "label|milestone|ruleset|cache|codespace|cs|iteration|incident|snippet|board",
      "create|edit|delete|clone|stop|new",
    ),
    publish("changes settings of the repository"),
  ],
  [/^(codespace|cs) (ssh|cp|ports)\b/, publish("works on a codespace")],
  [/^gist (create|new)\b/, gist],
  [/^gist (edit|delete|rename)\b/, publish("changes a gist")],
  [/^auth (token|git-credential get|status .*show-token)/, token],
  [
    /^auth (login|logout|refresh|setup-git|switch)\b/,
    publish("changes how the forge is signed in to"),
  ],
  [
    /^(extension|ext) (install|upgrade)\b/,
    (inv) => [
      {
        kind: "install",
        what: inv.operands[2]?.value ?? known("an extension"),
        from: "repository",
        scope: "user",
        at: inv.at,
      },
    ],
  ],
  [/^(extension|ext) exec\b/, "project"],
  [
    /^alias (set|import)\b/,
    (inv) => [
      {
        kind: "configure",
        tool: "gh",
        key: "alias",
        value: inv.operands.at(-1)?.value ?? known(""),
        meaning: "runs",
        at: inv.at,
      },
    ],
  ],
  [
    /^config set (pager|editor|browser)\b/,
    (inv) => [
      {
        kind: "configure",
        tool: "gh",
        key: "config",
        value: inv.operands.at(-1)?.value ?? known(""),
        meaning: "runs",
        at: inv.at,
      },
    ],
  ],
  [/^api\b/, api],
];

const options = [
  "repo|R= title|t= body|b= body-file|F= base|B= head|H= label|l= assignee|a=",
  "reviewer|r= milestone|m= project|p= json= jq|q= template|T= limit|L= state|s=",
  "author|A= search|S= method|X= field|f= raw-field= input= hostname= header= paginate",
  "cache= desc|d= filename= public web|w notes|n= notes-file= target= show-token env|e=",
  "org|o= branch= commit= user= workflow= subject= match-head-commit= ref= interval|i=",
].join(" ");

/** gh(1), glab(1) and hub(1): the forge's side of a repository. */
export const forgeTools: readonly CommandSpec[] = [
  lineTool({
    names: "gh",
    source: "GitHub CLI 2.58 gh(1)",
    options,
    rules: forgeRules,
  }),
  lineTool({ names: "glab", source: "GitLab CLI 1.48 glab(1)", options, rules: forgeRules }),
  lineTool({
    names: "hub",
    source: "hub 2.14 hub(1)",
    options,
    rules: [
      ...forgeRules,
      [/^pull-request\b/, own],
      [/^(delete)\b/, publish("deletes the repository", "destroy")],
      [/^(create|fork|sync|ci-status)\b/, publish("changes a repository")],
      [
        /./,
        (inv) => [
          {
            kind: "execution",
            argv: [{ value: known("git"), many: false, at: inv.at }, ...inv.argv],
          },
        ],
      ],
    ],
  }),
];
