import { known, textsOf, unknown } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { reads } from "../../roles.ts";
import { templated } from "./adding.ts";
import { addressOf, transport } from "./address.ts";
import { configured } from "./settings.ts";
import { subcommand } from "./subcommand.ts";

/** git-clone(1): copies a repository of another host. */
const clone = subcommand({
  names: "clone",
  options: [
    "local|l no-hardlinks shared|s no-checkout|n bare mirror origin|o= branch|b=",
    "upload-pack|u= template= reference= reference-if-able= dissociate separate-git-dir=",
    "depth= shallow-since= shallow-exclude= single-branch tags",
    "recurse-submodules|recursive=? shallow-submodules remote-submodules",
    "also-filter-submodules jobs|j= sparse filter= config|c= server-option= verbose|v",
    "quiet|q progress ipv4|4 ipv6|6 bundle-uri= reject-shallow revision=",
  ],
  runs: ["upload-pack"],
  *effects(inv, resolve) {
    for (const setting of inv.values("config")) yield* configured(setting);
    const template = inv.value("template");
    if (template && textOf(template) !== "") yield templated(template);
    const [from, to] = inv.operands;
    if (from === undefined) return;
    yield* transport(from.value, from.at);
    yield { kind: "connect", to: from.value, at: from.at };
    yield* cloned(from, to ?? inv.value("separate-git-dir"), inv, resolve);
  },
});

function* cloned(
  from: Argument,
  to: Argument | undefined,
  inv: Pick<Invocation, "at">,
  resolve: Resolve,
): Iterable<Deed> {
  const [text = ""] = textsOf(from.value) ?? [];
  const path = text.replace(/\/+$/, "").replace(/(\/\.git|\.git)$/, "");
  const name = path.split(/[/:]/).at(-1) ?? "";
  const host = hostOf(from.value);
  const local = /^(\.{0,2}\/|file:)/.test(text);
  const value = name === "" ? unknown("the name of the repository is not known") : known(name);
  for (const target of resolve.paths(to ?? { ...from, value }, true)) {
    const content = local
      ? unknown("it is a copy of a repository")
      : unknown(`${host} sends it`, [{ label: "network", source: host, as: "clone" }]);
    yield { kind: "write", target, how: "create", content, at: inv.at };
  }
}

const fetching = [
  "all append|a atomic depth= shallow-since= shallow-exclude= unshallow update-shallow",
  "negotiation-tip= negotiate-only dry-run porcelain write-fetch-head force|f keep|k",
  "multiple auto-maintenance auto-gc write-commit-graph prefetch prune|p prune-tags|P",
  "tags|t refmap= recurse-submodules=? jobs|j= set-upstream submodule-prefix=",
  "recurse-submodules-default= update-head-ok|u upload-pack= quiet|q verbose|v progress",
  "server-option|o= show-forced-updates ipv4|4 ipv6|6 refetch stdin filter=",
];

const integrating = [
  "rebase|r=? merge commit edit|e cleanup= ff ff-only gpg-sign|S=? log=? signoff stat|n",
  "squash verify strategy|s= strategy-option|X= verify-signatures summary autostash",
  "allow-unrelated-histories",
];

const fetched = (inv: Invocation<never>, resolve: Resolve): Iterable<Deed> => talk(inv, resolve);

/** Connects to the remote that the first operand names. */
function* talk(inv: Invocation<never>, resolve: Resolve): Iterable<Deed> {
  const [from] = inv.operands;
  const to = addressOf(from, resolve);
  yield* transport(to, from?.at ?? inv.at);
  yield { kind: "connect", to, at: inv.at };
}

/** Subcommands that fetch from another repository. */
export const transports: readonly CommandSpec[] = [
  clone,
  subcommand({
    names: "fetch",
    options: [...fetching, "n"],
    runs: ["upload-pack"],
    effects: fetched,
  }),
  subcommand({
    names: "pull",
    options: [...fetching, ...integrating],
    runs: ["upload-pack"],
    effects: (inv, resolve) => talk(inv as Invocation<never>, resolve),
  }),
  subcommand({
    names: "ls-remote",
    options: [
      "heads|h branches|b tags|t refs quiet|q upload-pack|exec= exit-code get-url sort=",
      "server-option|o= symref",
    ],
    runs: ["upload-pack"],
    effects: fetched,
  }),
  subcommand({
    names: "fetch-pack",
    options: [
      "all stdin quiet|q keep|k thin include-tag upload-pack|exec= depth= shallow-since=",
      "shallow-exclude= deepen-relative refetch progress check-self-contained-and-connected",
      "verbose|v filter= stateless-rpc",
    ],
    runs: ["upload-pack"],
    effects: fetched,
  }),
  subcommand({
    names: "archive",
    options: [
      "format= list|l verbose|v prefix= output|o= add-file= add-virtual-file=",
      "worktree-attributes mtime= remote= exec= 0 1 2 3 4 5 6 7 8 9",
    ],
    writes: ["output"],
    reads: ["add-file"],
    runs: ["exec"],
    *effects(inv, resolve) {
      const remote = inv.value("remote");
      if (remote) {
        const to = addressOf(remote, resolve);
        yield* transport(to, remote.at);
        yield { kind: "connect", to, at: remote.at };
      }
      if (inv.has("list") || inv.has("output")) return;
      const taint = [{ label: "confidential", source: "the whole project" } as const];
      yield { kind: "stdout", value: unknown("it is an archive of the project", taint) };
    },
  }),
  subcommand({
    names: "bundle",
    options: "quiet|q progress all-progress all-progress-implied version= all branches tags",
    lenient: true,
    *effects(inv, resolve) {
      const [verb, file] = inv.operands;
      if (file === undefined) return;
      if (textOf(verb) !== "create") yield* reads([file], "used", resolve);
      else if (textOf(file) === "-") {
        const source = "the history of the project";
        const value = unknown("it is a bundle", [{ label: "confidential", source }]);
        yield { kind: "stdout", value };
      } else
        for (const target of resolve.paths(file, true)) {
          const source = "the history of the project";
          const content = unknown("it is a bundle", [{ label: "confidential", source }]);
          yield { kind: "write", target, how: "truncate", content, at: file.at };
        }
    },
  }),
];
