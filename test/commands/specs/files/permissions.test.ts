import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "chmod, chown and other permission tools",
  effectRows([
    [
      "chmod +x run.sh",
      "permission target=/home/dev/project/run.sh recursive=false how=mode to=+x",
    ],
    [
      "chmod -x run.sh",
      "permission target=/home/dev/project/run.sh recursive=false how=mode to=-x",
    ],
    ["chmod -R 777 .", "permission target=/home/dev/project recursive=true how=mode to=777"],
    [
      "chmod u=rw,go= README.md",
      "permission target=/home/dev/project/README.md recursive=false how=mode to=u=rw,go=",
    ],
    [
      "chmod --reference=a README.md",
      "permission target=/home/dev/project/README.md recursive=false how=mode to=…",
    ],
    [
      "chmod --nonsense 600 README.md",
      "opaque chmod: it has no option --nonsense",
      "permission target=/home/dev/project/README.md recursive=false how=mode to=600",
    ],
    [
      "chown -R root:root src",
      "permission target=/home/dev/project/src recursive=true how=owner to=root:root",
    ],
    [
      "chgrp dev README.md",
      "permission target=/home/dev/project/README.md recursive=false how=owner to=dev",
    ],
    [
      "setfacl -m u:bob:rw README.md",
      "permission target=/home/dev/project/README.md recursive=false how=access-list to=u:bob:rw",
    ],
    ["setfacl -R -b .", "permission target=/home/dev/project recursive=true how=access-list to=-b"],
    [
      "setfacl --restore=acl.txt",
      "read used /home/dev/project/acl.txt",
      "opaque setfacl: it restores access lists that a file names",
    ],
    [
      "chattr +i README.md",
      "permission target=/home/dev/project/README.md recursive=false how=attributes to=+i",
    ],
    [
      "chattr -R -V -i src",
      "permission target=/home/dev/project/src recursive=true how=attributes to=-i",
    ],
    [
      "setcap cap_kill=+ep ./srv",
      "permission target=/home/dev/project/srv recursive=false how=capabilities to=cap_kill=+ep",
    ],
    [
      "setcap -r ./server",
      "permission target=/home/dev/project/server recursive=false how=capabilities to=-r",
    ],
    ["getcap ./server", "read measured /home/dev/project/server"],
    [
      "chcon -t etc_t README.md",
      "permission target=/home/dev/project/README.md recursive=false how=attributes to=etc_t",
    ],
  ]),
);
