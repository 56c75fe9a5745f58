import { known, textsOf } from "../../../base/value.ts";
import type { MachineEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation } from "../../define-command.ts";
import { filters } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";

/**
 * A program that changes a part of the machine, unless its options or first words only show
 * something.
 */
interface MachineTool {
  readonly names: string;
  readonly source: string;
  readonly part: MachineEffect["part"];
  /** Completes "it …": what it does to its operands. */
  readonly verb: string;
  /** In the notation of `optionList`; the others change nothing that matters here. */
  readonly options?: string | readonly string[];
  /** Options with which it only shows something. */
  readonly shows?: string;
  /** Operands, joined by spaces, with which it only shows something. */
  readonly reads?: RegExp;
  /** Operands with which it takes a protection off. */
  readonly weakens?: RegExp;
}

const tools: readonly MachineTool[] = [
  {
    names:
      "mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.fat mkfs.vfat " +
      "mkfs.msdos mkfs.ntfs mkfs.exfat mkfs.f2fs mkfs.minix mkfs.cramfs mkfs.bfs mke2fs " +
      "mkdosfs mkntfs newfs newfs_msdos",
    source: "util-linux 2.38 mkfs(8); e2fsprogs 1.47 mke2fs(8)",
    part: "disk",
    verb: "makes a file system on",
    options: "V n t|type= L= m= b= E= O= U= F i= N= s= c q r= v",
    shows: "V",
  },
  {
    names: "mkswap",
    source: "util-linux 2.38 mkswap(8)",
    part: "disk",
    verb: "makes swap space of",
    options: "L|label= p|pagesize= U|uuid= v|swapversion= e|endianness= o|offset= V",
    shows: "V",
  },
  {
    names: "wipefs",
    source: "util-linux 2.38 wipefs(8)",
    part: "disk",
    verb: "wipes the signatures of",
    options: [
      "a|all o|offset= t|types= n|no-act b|backup f|force i|noheadings J|json O|output=",
      "p|parsable q|quiet V",
    ],
    shows: "n|V",
  },
  {
    names: "blkdiscard",
    source: "util-linux 2.38 blkdiscard(8)",
    part: "disk",
    verb: "discards the content of",
    options: "f|force q|quiet o|offset= l|length= p|step= s|secure z|zeroout v|verbose V",
    shows: "V",
  },
  {
    names: "fdisk sfdisk cfdisk gdisk sgdisk cgdisk parted partprobe fixparts",
    source: "util-linux 2.38 fdisk(8), sfdisk(8); parted 3.5 parted(8); gptfdisk 1.0 sgdisk(8)",
    part: "disk",
    verb: "changes the partitions of",
    options: "l|list L dump|d json|J show-size|s V v verify n print|p i|script list-types T",
    shows: "l dump json V print verify list-types",
    reads: /^\S+ (unit \S+ )?(print|p|help)( (free|all|devices|list))?$/,
  },
  {
    names:
      "pvcreate pvremove pvmove pvresize pvchange vgcreate vgremove vgreduce vgextend " +
      "vgrename vgchange vgmerge vgsplit lvcreate lvremove lvextend lvreduce lvresize " +
      "lvrename lvconvert lvchange mdadm",
    source: "LVM 2.03 lvm(8); mdadm 4.2 mdadm(8)",
    part: "disk",
    verb: "changes the volumes",
    options: "test|t detail|D examine|E query|Q scan",
    shows: "test detail examine query",
    reads: /^(info|ls|status|table|deps|targets)\b/,
  },
  {
    names: "cryptsetup",
    source: "cryptsetup 2.6 cryptsetup(8)",
    part: "disk",
    verb: "changes the encrypted volume",
    options: "type= key-file|d= label= cipher|c= key-size|s= hash|h=",
    reads: /^(luksDump|luksUUID|isLuks|status|benchmark)\b/,
  },
  {
    names:
      "hdparm sg_format nvme smartctl badblocks tune2fs resize2fs xfs_growfs e2label fsck " +
      "fsck.ext4 e2fsck xfs_repair btrfs zpool zfs",
    source: "hdparm 9.65 hdparm(8); e2fsprogs 1.47; zfs 2.1 zpool(8), zfs(8)",
    part: "disk",
    verb: "changes the disk",
    options: "l n I i a H A all|x g tT N",
    shows: "l n I i a H A all",
    reads:
      /^(\w+ )?(list|get|show|df|usage|stats|status|iostat|history|id-\w+|\w+-log|version|help)\b/,
  },
  {
    names: "losetup",
    source: "util-linux 2.38 losetup(8)",
    part: "mount",
    verb: "changes loop devices",
    options: [
      "a|all l|list j|associated= J|json n|noheadings O|output= raw f|find show P|partscan",
      "r|read-only d|detach= D|detach-all o|offset= sizelimit= b|sector-size=",
      "c|set-capacity= v V L|nooverlap direct-io=?",
    ],
    shows: "a l j",
    reads: /^$/,
  },
  {
    names: "swapon swapoff",
    source: "util-linux 2.38 swapon(8)",
    part: "mount",
    verb: "changes the swap space",
    options: "a|all s|summary show=? V noheadings raw bytes e f d=? o= p= L= U= v",
    shows: "s show V",
  },
  {
    names:
      "insmod rmmod modprobe depmod kexec kmod grub-install update-grub grub-mkconfig " +
      "update-initramfs dracut mkinitcpio bootctl efibootmgr kpartx",
    source: "kmod 30 insmod(8), modprobe(8); kexec-tools 2.0; grub 2.06",
    part: "kernel",
    verb: "changes what the kernel loads:",
    options: "n|dry-run|show show-depends|D c|showconfig V v o|output=",
    shows: "n show-depends c V",
    reads: /^(list|status)\b/,
  },
  {
    names: "shutdown reboot halt poweroff",
    source: "systemd 252 shutdown(8), halt(8); sysvinit 3.06",
    part: "power",
    verb: "shuts down or restarts the machine",
    options: "c show k w|wtmp-only",
    shows: "c show k w",
  },
  {
    names: "init telinit",
    source: "sysvinit 3.06 telinit(8)",
    part: "power",
    verb: "changes the run level to",
    reads: /^([uUqQ])?$/,
  },
  {
    names: "iptables ip6tables iptables-restore ip6tables-restore ebtables arptables ipset",
    source: "iptables 1.8 iptables(8)",
    part: "firewall",
    verb: "changes the filter rules",
    options: "L|list=? S|list-rules=? C|check= n|numeric v|verbose line-numbers t|table= V x w=?",
    shows: "L S C V",
    reads: /^(list|save|test)\b/,
  },
  {
    names: "firewall-cmd",
    source: "firewalld 1.3 firewall-cmd(1)",
    part: "firewall",
    verb: "changes the firewall",
    options: [
      "state get-default-zone get-active-zones get-zones get-services list-all",
      "list-all-zones list-ports list-services list-rich-rules list-interfaces",
      "list-sources zone= permanent query-service= query-port= query-panic info-zone=",
      "info-service= check-config get-log-denied V",
    ],
    shows:
      "state get-default-zone get-active-zones get-zones get-services list-all " +
      "list-all-zones list-ports list-services list-rich-rules list-interfaces " +
      "list-sources query-service query-port query-panic info-zone info-service " +
      "check-config get-log-denied V",
  },
  {
    names: "ufw",
    source: "ufw 0.36 ufw(8)",
    part: "firewall",
    verb: "changes the firewall:",
    options: "dry-run force",
    shows: "dry-run",
    reads: /^(status|show|version|app (list|info))\b/,
    weakens: /^(disable|reset)\b/,
  },
  {
    names:
      "setenforce setsebool semanage semodule apparmor_parser aa-disable aa-complain " +
      "aa-teardown aa-enforce auditctl spctl csrutil",
    source: "libselinux 3.4 setenforce(8); apparmor 3.0; audit 3.0 auditctl(8)",
    part: "security",
    verb: "changes a protection of the machine:",
    options: "l|list s|status v",
    shows: "l s v",
    reads: /^(\S+ -l|status|--status)$/,
  },
  {
    names: "hwclock ntpdate chronyc adjtimex",
    source: "util-linux 2.38 hwclock(8); chrony 4.3 chronyc(1)",
    part: "clock",
    verb: "changes the clock",
    options: "r|show|get V n q",
    shows: "r V q",
    reads: /^$|^(tracking|sources|sourcestats|activity|waitsync|ntpdata|serverstats)\b/,
  },
  {
    names:
      "dhcpcd ethtool brctl tunctl wg-quick wg pppd iwconfig iw rfkill " +
      "macchanger nmtui wpa_supplicant netplan ifup ifdown ifreload tc tcset",
    source: "iproute2 6.1; net-tools 2.10; wireguard-tools 1.0; NetworkManager 1.42",
    part: "network",
    verb: "changes the network:",
    options: "version|V",
    shows: "version",
    reads: /^$|^(show|list|dev|get|info|status)\b|\bshow\b/,
  },
];

/** Programs of the machine's administrator, each a row of a table. */
export const machineTools: readonly CommandSpec[] = tools.map((tool) =>
  plainTool<string>({
    names: tool.names,
    source: tool.source,
    lenient: true,
    options: tool.options ?? "V",
    idle: (tool.shows ?? "V").split(/[ |]/),
    *effects(inv) {
      if (tool.reads?.test(lineOf(inv.operands)) || inv.argv.length === 0) {
        // Why: a program that only shows its state does so without a word.
        if (tool.part !== "power" || tool.reads) return;
      }
      yield* change(tool, inv);
    },
  }),
);

function* change(tool: MachineTool, inv: Invocation<string>): Iterable<Deed> {
  const shown = lineOf(inv.operands);
  const what = shown === "" ? `${tool.verb} (${inv.name})` : `${tool.verb} ${shown}`;
  const part = tool.weakens?.test(shown) ? "security" : tool.part;
  yield { kind: "machine", part, what, at: inv.at };
}

/** `name=value` and names: sysctl(8) sets or shows. */
export const sysctl: CommandSpec = plainTool({
  names: "sysctl",
  source: "procps 4.0 sysctl(8)",
  options: [
    "n|values e|ignore N|names q|quiet w|write p|load=? a|all A X b|binary pattern|r=",
    "system deprecated dry-run V h d",
  ],
  idle: ["h", "V", "dry-run"],
  *effects(inv, resolve) {
    const sets = inv.operands.filter((one) => (textsOf(one.value) ?? ["="]).some(isSetting));
    if (sets.length > 0 || inv.has("w") || inv.has("p") || inv.has("system"))
      yield {
        kind: "machine",
        part: "kernel",
        what: `sets kernel parameters: ${lineOf(inv.operands)}`,
        at: inv.at,
      };
    else yield* filters("sysctl", inv.operands.map(parameterFile), resolve);
  },
});

const isSetting = (text: string): boolean => text.includes("=");

const parameterFile = (name: Argument): Argument => ({
  ...name,
  value: known(
    `/proc/sys/${(textOf(name) ?? "kernel").replace(/^\/+/, "").replace(/\.(?!\.?\/|$|\.)/g, "/")}`,
  ),
});
