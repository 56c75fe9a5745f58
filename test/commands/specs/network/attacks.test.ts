import { testEffects } from "../../../support/effects-of.ts";

testEffects("attacks", [
  { run: "nmap h.example", effects: ["connect h.example for scan"] },
  {
    run: "nmap -iL hosts.txt",
    effects: ["read unknown /home/dev/project/hosts.txt", "connect … for scan"],
  },
  { run: "nmap --script ./x.nse h.example", effects: ["code lua …", "connect h.example for scan"] },
  { run: "masscan 0.0.0.0/0 -p80", effects: ["connect … for scan"] },
  { run: "hydra -l a -P w.txt h.example ssh", effects: ["connect h.example for scan"] },
  {
    run: "john hashes",
    effects: [
      "read unknown /home/dev/project/hashes",
      "account what=guesses passwords severe=false",
    ],
  },
  { run: "nmap --version", effects: [] },
  { run: "hydra -L l -P w -M hosts ssh", effects: ["connect ssh for scan"] },
  {
    run: "gobuster dir -u https://h.example -w w.txt",
    effects: ["connect https://h.example for scan"],
  },
  { run: "sqlmap -u https://h.example/?a=1", effects: ["connect https://h.example/?a=1 for scan"] },
  {
    run: "msfvenom -p x -o out.elf",
    effects: [
      "write truncate /home/dev/project/out.elf",
      "opaque msfvenom: it makes a program that attacks another machine",
    ],
  },
]);
