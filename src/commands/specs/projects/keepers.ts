import { known, unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed } from "../../define-command.ts";
import { lineTool, type Meaning } from "../managers/line-tool.ts";
import { oneOf, wordsAt } from "./patterns.ts";

/** Prints what a keeper of secrets keeps. */
const shows: Meaning = function* shows(inv) {
  const taint = [{ label: "secret", source: `what ${inv.name} keeps` } as const];
  yield { kind: "stdout", value: unknown(`${inv.name} prints it`, taint) };
};

/** Runs what stands behind the first `skipped` operands, or behind `--`. */
const executes = (skipped: number): Meaning =>
  function* executed(inv) {
    const dashes = inv.argv.findIndex((one) => textOf(one) === "--");
    const index = dashes >= 0 ? dashes + 1 : inv.argv.indexOf(inv.operands[skipped] as Argument);
    if (index >= 0 && inv.argv[index]) yield { kind: "execution", argv: inv.argv.slice(index) };
  };

const changes = (what: string, act: "change" | "destroy" = "change"): Meaning => ({
  publish: what,
  act,
});

const weakens = (key: string): Meaning =>
  function* weaker(inv) {
    const value = unknown("it is allowed more");
    yield { kind: "configure", tool: inv.name, key, value, meaning: "weakens", at: inv.at };
  };

/** Options with which an agent no longer asks anybody. */
const unasked = oneOf(
  "--",
  String.raw`dangerously-[\w-]+|yolo|full-auto|yes-always|force|allow-all(-\w+)*`,
  "approval-mode=yolo|permission-mode=bypassPermissions",
  "sandbox=danger-full-access|no-sandbox|ask-for-approval=never",
);

const loosely = new RegExp(
  [
    "(^| )(-s|--sandbox) danger-full-access|--permission-mode bypassPermissions",
    "--approval-mode yolo|(^| )(-a|--ask-for-approval) never",
  ].join("|"),
);

const agent: Meaning = function* agent(inv) {
  const line = inv.argv.map((one) => textOf(one) ?? "…").join(" ");
  const gemini = inv.name === "gemini" && /(^| )-y( |$)/.test(line);
  const loose =
    inv.argv.find((one) => unasked.test(textOf(one) ?? "")) ??
    (loosely.test(line) || gemini ? inv.argv[0] : undefined);
  if (loose)
    yield {
      kind: "configure",
      tool: inv.name,
      key: "permissions",
      value: loose.value,
      meaning: "weakens",
      at: loose.at,
    };
  const [verb, second, third] = inv.operands;
  if (textOf(verb) === "sandbox") {
    const start = inv.argv.indexOf(third as Argument);
    if (start >= 0) yield { kind: "execution", argv: inv.argv.slice(start) };
  }
  const value = inv.operands.at(-1)?.value ?? known("");
  if (textOf(verb) === "mcp" && /^(add|add-json)$/.test(textOf(second) ?? ""))
    yield { kind: "configure", tool: inv.name, key: "mcp", value, meaning: "runs", at: inv.at };
  else if (textOf(verb) === "config" && /^(set|add)$/.test(textOf(second) ?? "")) {
    const meaning = /allow|permission|hook|apiKeyHelper|trust|sandbox|approval|mcp/i.test(
      textOf(third) ?? "x allow",
    )
      ? "weakens"
      : "ordinary";
    yield {
      kind: "configure",
      tool: inv.name,
      key: textOf(third) ?? "…",
      value,
      meaning,
      at: inv.at,
    };
  }
};

/** Version managers: their shims run the project's chosen version of a tool. */
const versions: Meaning = function* versions(inv): Iterable<Deed> {
  const what = inv.operands[1]?.value ?? known("a version of a tool");
  yield { kind: "install", what, from: "registry", scope: "user", at: inv.at };
};

/** Keepers of secrets, version managers, and the command lines of agents. */
export const keepers: readonly CommandSpec[] = [
  lineTool({
    names: ["rbw keepassxc-cli keyring chamber doppler infisical", "dashlane"].join(" "),
    source: "the manuals of the keepers of secrets",
    options: [
      "fields= field= format= vault= out-file|o= w g env-file= a|account= s|service=",
      "session= name= project|p= config|c=",
    ].join(" "),
    rules: [
      [/^(run|exec)\b/, executes(9)],
      [
        wordsAt(
          "",
          "read|inject|item get|document get|get|show|export|cat|lookup",
          "find-(generic|internet)-password|dump-keychain|secrets? (get|download)",
          "secrets|clip|code",
        ),
        shows,
      ],
      [
        wordsAt(
          "",
          "item (delete|edit|create)|delete|clear|add|edit|create|store|set|rm|write",
          "delete-keychain|import|secrets set",
        ),
        changes("changes stored secrets"),
      ],
    ],
  }),
  lineTool({
    names: "aws-vault saml2aws aws-sso envchain teller",
    source: "aws-vault 7; sops 3",
    options: [
      "duration|d= region= mfa-token= n no-session stdout decrypt|d in-place|i output=",
      "extract= encrypt|e",
    ].join(" "),
    rules: [
      [/^exec-env\b|^exec-file\b/, executes(2)],
      [/^exec\b/, executes(2)],
      [/^(export|show|login --stdout|decrypt)\b/, shows],
      [/^(add|remove|rotate|clear)\b/, changes("changes stored credentials")],
    ],
  }),
  lineTool({
    names: "direnv",
    source: "direnv 2.32",
    options: "",
    rules: [
      [
        /^(allow|permit|grant)\b/,
        function* allowed(inv) {
          const value = inv.operands[1]?.value ?? known(".envrc");
          yield {
            kind: "configure",
            tool: "direnv",
            key: "allow",
            value,
            meaning: "runs",
            at: inv.at,
          };
        },
      ],
      [/^exec\b/, executes(2)],
    ],
  }),
  lineTool({
    names: "pyenv rbenv nodenv goenv jenv tfenv phpenv asdf mise rtx sdk rvm nodebrew",
    source: "the manuals of the version managers",
    options: "version= force|f skip-existing|s list|l",
    idle: ["list"],
    rules: [
      [/^(exec)\b/, executes(1)],
      [/^(x)\b/, executes(1)],
      [/^(install|i|plugin (add|install)|plugin-add|candidate install|upgrade|use -g)\b/, versions],
      [/^(run|r|task)\b/, "project"],
      [/^trust\b/, weakens("trust")],
    ],
  }),
  lineTool({
    names: "claude codex gemini cursor-agent aider opencode amp droid qwen",
    source: "the manuals of the agents",
    options: [
      "p|print model|m= sandbox|s= ask-for-approval|a= permission-mode= approval-mode=",
      "message= output-format= allowedTools= c|config= C|cd= profile= settings= mcp-config=",
    ].join(" "),
    rules: [[/^/, agent]],
  }),
  lineTool({
    names: "xdg-open open",
    source: "xdg-utils 1.1 xdg-open(1)",
    options: "a= e",
    rules: [
      [
        /^/,
        function* addresses(inv) {
          for (const one of inv.operands)
            if (/^https?:/.test(textOf(one) ?? ""))
              yield { kind: "connect", to: one.value, at: one.at };
        },
      ],
    ],
  }),
];
