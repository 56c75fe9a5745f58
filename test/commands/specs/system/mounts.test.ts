import { testEffects } from "../../../support/effects-of.ts";

testEffects("mounts and terminals", [
  { run: "mount", effects: [] },
  { run: "mount /dev/sdb1 /mnt", effects: ["machine part=mount what=mounts /dev/sdb1 /mnt"] },
  { run: "mount -f /dev/sdb1 /mnt", effects: [] },
  { run: "umount /mnt", effects: ["machine part=mount what=unmounts /mnt"] },
  { run: "ldconfig -p", effects: [] },
  { run: "ldconfig", effects: ["machine part=kernel what=changes which libraries programs load"] },
  { run: "update-alternatives --list editor", effects: [] },
  {
    run: "update-alternatives --set editor /usr/bin/vi",
    effects: ["machine part=service what=changes which program editor /usr/bin/vi is"],
  },
  { run: "screen touch x", effects: ['write create /home/dev/project/x = ""'] },
  {
    run: "screen -L -Logfile a.log touch x",
    effects: ["write append /home/dev/project/a.log", 'write create /home/dev/project/x = ""'],
  },
  { run: "screen -S a -X stuff 'x'", effects: ["opaque screen: it types into another shell"] },
  { run: "pbpaste", effects: [] },
  { run: "screen -ls", effects: [] },
]);
