import { known } from "../../../base/value.ts";
import type { InstallEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation } from "../../define-command.ts";
import { reads, shellText } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { beginsWith, lineOf, plainTool } from "../plain-tool.ts";

/** A package manager of a system or a user: what its first operand says. */
interface Manager {
  readonly names: string;
  readonly source: string;
  readonly options: string;
  readonly scope: InstallEffect["scope"];
  /**
   * First operands that install or upgrade, that take away, and that change where packages come
   * from.
   */
  readonly installs: RegExp;
  readonly removes: RegExp;
  readonly sources?: RegExp;
  readonly shows?: readonly string[];
}

const managers: readonly Manager[] = [
  {
    names: "apt apt-get aptitude nala apt-fast",
    source: "apt 2.6 apt(8), apt-get(8)",
    options:
      "y|yes|assume-yes q|quiet s|simulate|dry-run|just-print|no-act|recon d|download-only " +
      "f|fix-broken t|target-release= o|option= c|config-file= a|host-architecture= " +
      "allow-unauthenticated",
    scope: "system",
    installs: beginsWith(
      "install, reinstall, upgrade, full-upgrade, dist-upgrade, safe-upgrade, " +
        "build-dep, satisfy, dselect-upgrade",
    ),
    removes: /^(remove|purge|autoremove|autopurge|clean|autoclean)$/,
    sources: /^(edit-sources|update)$/,
    shows: ["s"],
  },
  {
    names: "dnf yum microdnf tdnf",
    source: "dnf 4.14 dnf(8)",
    options:
      "y|assumeyes q|quiet C|cacheonly c|config= enablerepo= disablerepo= repofrompath= " +
      "nogpgcheck installroot= x|exclude= assumeno downloadonly",
    scope: "system",
    installs: beginsWith(
      "install, in, localinstall, reinstall, update, upgrade, upgrade-minimal, " +
        "up, downgrade, distro-sync, builddep, swap, group, groupinstall, module",
    ),
    removes: /^(remove|rm|erase|autoremove|clean|mark)$/,
    sources: /^(config-manager|copr)$/,
    shows: ["assumeno"],
  },
  {
    names: "zypper",
    source: "zypper 1.14 zypper(8)",
    options: "n|non-interactive no-gpg-checks q|quiet R|root= D|reposd-dir= p|plus-repo= dry-run y",
    scope: "system",
    installs: /^(install|in|update|up|dist-upgrade|dup|patch|source-install|si|inr)$/,
    removes: /^(remove|rm|clean|cc)$/,
    sources: /^(addrepo|ar|removerepo|rr|modifyrepo|mr|addservice|as)$/,
    shows: ["dry-run"],
  },
  {
    names: "apk",
    source: "apk-tools 2.14 apk(8)",
    options:
      "q|quiet v X|repository= U|update-cache s|simulate p|root= t|virtual= " +
      "allow-untrusted no-cache i f d description",
    scope: "system",
    installs: /^(add|upgrade|fix)$/,
    removes: /^(del|cache)$/,
    shows: ["s"],
  },
  {
    names: "brew",
    source: "Homebrew 4 brew(1)",
    options: "v q d f|force n|dry-run cask formula json=? installed",
    scope: "user",
    installs: /^(install|reinstall|upgrade|bundle|postinstall)$/,
    removes: /^(uninstall|remove|rm|autoremove|cleanup)$/,
    sources: /^(tap|untap)$/,
    shows: ["n"],
  },
  {
    names: "port",
    source: "MacPorts 2.8 port(1)",
    options: "v q d y f n u c",
    scope: "system",
    installs: /^(install|upgrade|selfupdate)$/,
    removes: /^(uninstall|clean|reclaim)$/,
    shows: ["y"],
  },
  {
    names: "snap",
    source: "snapd 2.57 snap(8)",
    options: "classic devmode dangerous channel= edge beta stable revision= purge",
    scope: "system",
    installs: /^(install|refresh|revert|try|enable)$/,
    removes: /^(remove|disable)$/,
    sources: /^(connect|alias|set)$/,
  },
  {
    names: "flatpak",
    source: "flatpak 1.14 flatpak(1)",
    options: "user system y|assumeyes app runtime noninteractive columns=",
    scope: "system",
    installs: /^(install|update)$/,
    removes: /^(uninstall|remove)$/,
    sources: /^(remote-add|remote-delete|remote-modify|override)$/,
  },
  {
    names: "pkg pkg_add pkgin emerge xbps-install nix-env guix opkg winget choco scoop mas",
    source: "pkg 1.19 pkg(8); portage 3.0 emerge(1); nix 2.11 nix-env(1)",
    options: "y i|install u U q v p|pretend n|dry-run e|uninstall A",
    scope: "system",
    installs: /^(install|add|upgrade|pull|update)$/,
    removes: /^(delete|remove|uninstall|autoremove|del)$/,
    shows: ["p", "n"],
  },
];

/** Package managers of the system and of the user. */
export const packageTools: readonly CommandSpec[] = [
  ...managers.map(managerSpec),
  plainTool({
    names: "dpkg",
    source: "dpkg 1.21 dpkg(1)",
    lenient: true,
    options:
      "i|install unpack configure triggers-only r|remove P|purge V|verify update-avail " +
      "merge-avail clear-selections set-selections get-selections a|pending R|recursive " +
      "l|list s|status L|listfiles S|search p|print-avail c|contents I|info x|extract= " +
      "e|control= b|build X admindir= root= instdir= pre-invoke= post-invoke= " +
      "add-architecture= remove-architecture= compare-versions print-architecture dry-run " +
      "no-act simulate force-all",
    runs: ["pre-invoke", "post-invoke"],
    *effects(inv, resolve) {
      if (inv.given.some((name) => /^(dry-run|no-act|simulate)$/.test(name))) return;
      if (inv.has("i") || inv.has("unpack") || inv.has("configure")) {
        yield* reads(inv.operands, "used", resolve);
        yield install(known(lineOf(inv.operands)), "path", "system", inv.at);
      } else if (inv.has("r") || inv.has("P")) yield removal(inv, inv.operands);
      else
        yield* reads(
          [...inv.values("x"), ...(inv.has("c") ? inv.operands : [])],
          "measured",
          resolve,
        );
    },
  }),
  plainTool({
    names: "rpm rpmkeys rpmdb rpmquery rpmverify rpmbuild",
    source: "rpm 4.18 rpm(8)",
    lenient: true,
    options:
      "q|query i|install U|upgrade F|freshen e|erase V|verify reinstall import= K|checksig " +
      "E|eval= D|define= pipe= v h test nodeps force a|all p|package= f|file= l|list",
    *effects(inv) {
      for (const macro of inv.values("E"))
        yield { kind: "code", language: "rpm", text: macro.value, judged: false, at: macro.at };
      for (const one of inv.values("pipe")) yield shellText(one.value, one.at);
      if (/^rpm(db|query|verify)$/.test(inv.name)) return;
      if (inv.has("q") || inv.has("V") || inv.has("test") || inv.has("K")) return;
      if (inv.has("e")) yield removal(inv, inv.operands);
      else if (inv.has("i") || inv.has("U") || inv.has("F") || inv.has("reinstall"))
        for (const one of inv.operands)
          yield install(one.value, sourceOf(textOf(one), "path"), "system", one.at);
    },
  }),
  plainTool({
    names: "pacman yay paru pamac",
    source: "pacman 6.0 pacman(8)",
    lenient: true,
    options:
      "S|sync Q|query R|remove U|upgrade F|files D|database T|deptest V y|refresh " +
      "u|sysupgrade s|search i|info l|list g|groups c|clean w|downloadonly p|print k|check " +
      "o|owns= h noconfirm needed asdeps asexplicit b|dbpath= r|root= config= hookdir= n",
    idle: ["h", "V", "p", "T", "F", "Q"],
    *effects(inv) {
      if (inv.has("D") && !inv.has("asdeps") && !inv.has("asexplicit")) return;
      if (inv.has("R")) yield removal(inv, inv.operands);
      else if (inv.has("U"))
        for (const one of inv.operands)
          yield install(one.value, sourceOf(textOf(one), "path"), "system", one.at);
      else if (inv.has("s") || inv.has("i") || inv.has("l") || inv.has("g")) return;
      else yield install(known(lineOf(inv.operands) || "updates"), "registry", "system", inv.at);
    },
  }),
  plainTool({
    names: "apt-key add-apt-repository apt-add-repository",
    source: "apt 2.6 apt-key(8); software-properties 0.99",
    lenient: true,
    options: "keyring= y|yes r|remove n|no-update l|list",
    idle: ["l"],
    *effects(inv) {
      if (/^(list|finger|export\w*|adv --list\w*)\b/.test(lineOf(inv.operands))) return;
      yield sources(inv.name, lineOf(inv.operands), inv.at);
    },
  }),
];

function managerSpec(manager: Manager): CommandSpec {
  return plainTool<string>({
    names: manager.names,
    source: manager.source,
    lenient: true,
    options: manager.options,
    *effects(inv, resolve) {
      const [verb, ...packages] = inv.operands;
      const name = textOf(verb) ?? "";
      // Why: settings of apt and zypper name programs that run before and after.
      for (const one of inv.values("o")) yield* aptSetting(one);
      if (/^(dnf|yum|microdnf|tdnf|apt|apt-get|aptitude)$/.test(inv.name))
        for (const one of inv.values("c")) yield* script({ language: "settings" }, one, resolve);
      if (manager.shows?.some((option) => inv.has(option))) return;
      if (verb !== undefined && name === "")
        yield {
          kind: "opaque",
          why: "the command of the package manager is not known",
          at: verb.at,
        };
      else if (
        manager.installs.test(name) ||
        (inv.has("i") && manager.scope === "system" && /^nix-env$/.test(inv.name))
      )
        yield* installed(manager, packages, inv);
      else if (manager.removes.test(name)) yield removal(inv, packages);
      else if (manager.sources?.test(name) && name !== "update")
        yield sources(inv.name, lineOf(inv.operands), inv.at);
    },
  });
}

function* aptSetting(option: Argument): Iterable<Deed> {
  const text = textOf(option);
  if (text === undefined) yield { kind: "opaque", why: "a setting is not known", at: option.at };
  const [, command] =
    /^(?:apt|dpkg)::[\w:-]*(?:invoke|install-pkgs|auto-detect)[\w:-]*=(.*)$/i.exec(text ?? "") ??
    [];
  if (command !== undefined) yield shellText(known(command), option.at);
}

function* installed(
  manager: Manager,
  packages: readonly Argument[],
  inv: Invocation<string>,
): Iterable<Deed> {
  const unchecked =
    inv.has("allow-unauthenticated") ||
    inv.has("nogpgcheck") ||
    inv.has("allow-untrusted") ||
    inv.has("no-gpg-checks");
  const elsewhere = inv.has("repofrompath") || inv.has("X") || inv.has("p");
  const usual = unchecked ? "plain" : elsewhere && manager.names !== "port" ? "index" : "registry";
  if (packages.length === 0) yield install(known("every update"), usual, manager.scope, inv.at);
  for (const one of packages)
    yield install(one.value, sourceOf(textOf(one), usual), manager.scope, one.at);
}

function sourceOf(text: string | undefined, usual: InstallEffect["from"]): InstallEffect["from"] {
  if (text === undefined) return usual;
  if (/^https?:\/\//.test(text)) return "address";
  return /^(\.{0,2}\/|~)|\.(deb|rpm|apk|snap|flatpakref|rb)$/.test(text) ? "path" : usual;
}

const install = (
  what: InstallEffect["what"],
  from: InstallEffect["from"],
  scope: InstallEffect["scope"],
  at: Argument["at"],
): Deed => ({ kind: "install", what, from, scope, at });

const removal = (
  inv: Pick<Invocation<never>, "name" | "at">,
  packages: readonly Argument[],
): Deed => ({
  kind: "machine",
  part: "service",
  what: `takes software away with ${inv.name}: ${lineOf(packages)}`,
  at: inv.at,
});

const sources = (tool: string, line: string, at: Argument["at"]): Deed => ({
  kind: "configure",
  tool,
  key: "package sources",
  value: known(line),
  meaning: "redirects",
  at,
});
