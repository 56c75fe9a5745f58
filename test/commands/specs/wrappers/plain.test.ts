import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "wrappers",
  effectRows([
    ["nice -n 5 rm -rf dist", "delete /home/dev/project/dist recursive"],
    ["nice -5 rm a", "delete /home/dev/project/a"],
    ["nohup rm a", "delete /home/dev/project/a"],
    ["timeout -k 5 10s rm a", "delete /home/dev/project/a"],
    ["stdbuf -oL rm a", "delete /home/dev/project/a"],
    ["setsid -f rm a", "delete /home/dev/project/a"],
    ["ionice -c 3 rm a", "delete /home/dev/project/a"],
    ["ionice -p 12"],
    ["chrt -r 5 rm a", "delete /home/dev/project/a"],
    ["taskset -c 0,1 rm a", "delete /home/dev/project/a"],
    ["taskset -p 12"],
    ["time -o out rm a", "run -o missing"],
    [
      "chroot /mnt rm a",
      "opaque chroot: its paths are those of another root",
      "delete /home/dev/project/a",
    ],
    ["unshare -r rm a", "delete /home/dev/project/a"],
    ["nsenter -t 1 -m rm a", "privilege root", "delete /home/dev/project/a"],
    ["runcon -t x_t rm a", "delete /home/dev/project/a"],
    ["runcon u:r:t rm a", "delete /home/dev/project/a"],
    ["busybox rm a", "delete /home/dev/project/a"],
    ["busybox httpd -p 80", "listen offers=files", "run httpd missing"],
    ["busybox telnetd", "listen offers=shell", "run telnetd missing"],
    ["rlwrap rm a", "delete /home/dev/project/a"],
    [
      "timeout --nonsense 5 rm a",
      "opaque timeout: it has no option --nonsense",
      "delete /home/dev/project/a",
    ],
    ["timeout 5"],
    ["/usr/bin/time -v rm a", "delete /home/dev/project/a"],
  ]),
);
