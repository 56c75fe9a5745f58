import { testEffects } from "../../../support/effects-of.ts";

testEffects("keys of ssh", [
  {
    run: "ssh-keygen -t ed25519 -f key -N ''",
    effects: ["write create /home/dev/project/key", "write create /home/dev/project/key.pub"],
  },
  { run: "ssh-keygen -y -f key", effects: ["read measured /home/dev/project/key"] },
  { run: "ssh-keygen -D ./lib.so", effects: ["code library …"] },
  { run: "ssh-copy-id h.example", effects: ["connect h.example sends … for session"] },
  { run: "ssh-add key", effects: ["read used /home/dev/project/key"] },
  { run: "ssh-agent touch x", effects: ['write create /home/dev/project/x = ""'] },
  { run: "ssh-keygen -R h.example", effects: ["write edit /home/dev/.ssh/known_hosts"] },
  {
    run: "ssh-keyscan h.example >> k",
    effects: ["connect h.example", "write append /home/dev/project/k = … {network h.example}"],
  },
  { run: "ssh-agent -s", effects: [] },
]);
