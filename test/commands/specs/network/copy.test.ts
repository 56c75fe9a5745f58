import { testEffects } from "../../../support/effects-of.ts";

testEffects("scp and sftp", [
  {
    run: "scp a.txt host.example:/tmp/",
    effects: ["read used /home/dev/project/a.txt", "connect host.example:/tmp/ sends …"],
  },
  {
    run: "scp host.example:b.txt .",
    effects: [
      "connect host.example:b.txt for session",
      "write truncate /home/dev/project/b.txt = … {network host.example:b.txt}",
    ],
  },
  {
    run: "scp -r . host.example:backup",
    effects: [
      "read used /home/dev/project",
      "connect host.example:backup sends … {confidential the whole project}",
    ],
  },
  {
    run: "scp -o 'ProxyCommand=touch x' a host.example:",
    effects: [
      'write create /home/dev/project/x = ""',
      "read used /home/dev/project/a",
      "connect host.example: sends …",
    ],
  },
  {
    run: "scp -S ./tool a host.example:",
    effects: [
      "run ./tool missing (/home/dev/project/tool)",
      "read used /home/dev/project/a",
      "connect host.example: sends …",
    ],
  },
  {
    run: "scp ~/.ssh/id_ed25519 host.example:",
    effects: [
      "read used /home/dev/.ssh/id_ed25519",
      "connect host.example: sends … {secret /home/dev/.ssh/id_ed25519}",
    ],
  },
  { run: "sftp host.example", effects: ["connect host.example for session"] },
  { run: "sftp host.example:a.txt", effects: ["connect host.example:a.txt for session"] },
]);
