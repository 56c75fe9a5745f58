import { testEffects } from "../../../support/effects-of.ts";

testEffects("the machine", [
  {
    run: "mkfs.ext4 /dev/sdb1",
    effects: ["machine part=disk what=makes a file system on /dev/sdb1"],
  },
  {
    run: "mkfs -t ext4 /dev/sdb1",
    effects: ["machine part=disk what=makes a file system on /dev/sdb1"],
  },
  { run: "mkswap -V", effects: [] },
  { run: "wipefs -n /dev/sdb", effects: [] },
  {
    run: "wipefs -a /dev/sdb",
    effects: ["machine part=disk what=wipes the signatures of /dev/sdb"],
  },
  { run: "fdisk -l", effects: [] },
  { run: "parted /dev/sdb print", effects: [] },
  {
    run: "parted /dev/sdb mklabel gpt",
    effects: ["machine part=disk what=changes the partitions of /dev/sdb mklabel gpt"],
  },
  { run: "lvremove vg/lv", effects: ["machine part=disk what=changes the volumes vg/lv"] },
  { run: "cryptsetup luksDump /dev/sdb1", effects: [] },
  { run: "losetup -a", effects: [] },
  {
    run: "losetup /dev/loop0 a.img",
    effects: ["machine part=mount what=changes loop devices /dev/loop0 a.img"],
  },
  { run: "insmod x.ko", effects: ["machine part=kernel what=changes what the kernel loads: x.ko"] },
  {
    run: "reboot",
    effects: ["machine part=power what=shuts down or restarts the machine (reboot)"],
  },
  { run: "shutdown -c", effects: [] },
  { run: "init 6", effects: ["machine part=power what=changes the run level to 6"] },
  { run: "iptables -L", effects: [] },
  {
    run: "iptables -F",
    effects: ["machine part=firewall what=changes the filter rules (iptables)"],
  },
  { run: "firewall-cmd --state", effects: [] },
  { run: "ufw status", effects: [] },
  { run: "ufw enable", effects: ["machine part=firewall what=changes the firewall: enable"] },
  { run: "ufw disable", effects: ["machine part=security what=changes the firewall: disable"] },
  {
    run: "ufw --force reset",
    effects: ["machine part=security what=changes the firewall: reset"],
  },
  {
    run: "setenforce 0",
    effects: ["machine part=security what=changes a protection of the machine: 0"],
  },
  { run: "sysctl -a", effects: [] },
  { run: "sysctl vm.swappiness", effects: ["read flows /proc/sys/vm/swappiness"] },
  { run: "sysctl -w a=1", effects: ["machine part=kernel what=sets kernel parameters: a=1"] },
  { run: "hwclock -r", effects: [] },
]);
