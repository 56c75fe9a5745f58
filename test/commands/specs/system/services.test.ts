import { testEffects } from "../../../support/effects-of.ts";

testEffects("services and schedules", [
  { run: "systemctl status nginx", effects: [] },
  {
    run: "systemctl restart nginx",
    effects: ["machine part=service what=changes services: restart nginx"],
  },
  {
    run: "systemctl enable nginx",
    effects: ["schedule text=systemctl enable nginx times=repeatedly"],
  },
  {
    run: "systemctl poweroff",
    effects: ["machine part=power what=changes the state of the machine: poweroff"],
  },
  { run: "systemctl --dry-run poweroff", effects: [] },
  {
    run: 'systemctl "$(cat v)" nginx',
    effects: [
      "read flows /home/dev/project/v",
      "opaque systemctl: the command of systemctl is not known",
    ],
  },
  { run: "service nginx status", effects: [] },
  {
    run: "service nginx stop",
    effects: ["machine part=service what=changes services: nginx stop"],
  },
  { run: "service ../../bin/echo x", effects: [] },
  { run: "update-rc.d x defaults", effects: ["schedule text=x defaults times=repeatedly"] },
  { run: "launchctl list", effects: [] },
  {
    run: "launchctl load x.plist",
    effects: ["schedule text=launchctl load x.plist times=repeatedly"],
  },
  {
    run: "systemd-run touch x",
    effects: ["privilege root", 'write create /home/dev/project/x = ""'],
  },
  {
    run: "systemd-run --user --on-active=5 touch x",
    effects: ["schedule text=touch x times=repeatedly", 'write create /home/dev/project/x = ""'],
  },
  { run: "journalctl -u nginx", effects: [] },
  { run: "journalctl --vacuum-time=1s", effects: ["conceal what=logs"] },
  { run: "dmesg", effects: [] },
  { run: "dmesg -C", effects: ["conceal what=logs"] },
  { run: "dmesg -F /etc/hostname", effects: ["read flows /etc/hostname"] },
  { run: "hostnamectl status", effects: [] },
  {
    run: "hostnamectl set-hostname x",
    effects: ["machine part=clock what=sets hostnamectl: set-hostname x"],
  },
  { run: "crontab -l", effects: [] },
  { run: "crontab -e", effects: ["schedule text=… times=repeatedly"] },
  {
    run: "crontab -r",
    effects: ["schedule text=nothing that was planned until now times=repeatedly"],
  },
  {
    run: "echo '* * * * * x' | crontab -",
    effects: ["schedule text=* * * * * x\n times=repeatedly"],
  },
  {
    run: "crontab tab.txt",
    effects: ["read used /home/dev/project/tab.txt", "schedule text=… times=repeatedly"],
  },
  { run: "echo x | at now", effects: ["schedule text=x\n times=once"] },
  { run: "logrotate -d a.conf", effects: [] },
  { run: "logrotate a.conf", effects: ["code logrotate …"] },
]);
