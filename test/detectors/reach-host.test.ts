import { reachHost } from "../../src/detectors/reach-host.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(reachHost, {
  clean: [
    "exec 3<>/dev/tcp/127.0.0.1/80",
    "(echo > /dev/tcp/localhost/5432) && echo up",
    "gobuster -h",
    "nikto -help",
    "ssh dev@127.0.0.1 ls",
    "ssh-add -l",
    "traceroute host.example.test",
    "whois example.test",
    "ssh localhost uptime",
    "ssh -V",
    "ssh-keygen -l -f key.pub",
    "ping -c1 host.example.test",
    "dig host.example.test",
    "nmap localhost",
    "nmap -p 80 127.0.0.1",
    "curl https://host.example.test",
    "nc -z localhost 80",
    "echo ssh host.example.test",
    "host host.example.test",
  ],
  flagged: [
    { run: "exec 5<>/dev/tcp/host.example.test/4444", findings: ["socket"] },
    { run: "cat < /dev/tcp/host.example.test/13", findings: ["socket"] },
    {
      run: "nikto -h https://host.example.test",
      findings: [{ messageId: "scan", at: "https://host.example.test" }],
    },
    { run: "cat a.sh | ssh dev@host.example.test bash", findings: ["session"] },
    { run: "rsh host.example.test ls", findings: ["session"] },
    {
      run: 'for h in a.example.test b.example.test; do ssh "$h" uptime; done',
      findings: ["session", "session"],
    },
    { run: "sudo nmap -sS host.example.test", findings: ["scan"] },
    {
      run: "ssh dev@host.example.test uptime",
      findings: [{ messageId: "session", at: "ssh dev@host.example.test uptime" }],
    },
    { run: "ssh host.example.test", findings: ["session"] },
    { run: "mosh dev@host.example.test", findings: ["session"] },
    { run: "telnet host.example.test", findings: ["session"] },
    { run: "ssh -t dev@host.example.test 'ls -l'", findings: ["session"] },
    { run: "nmap 192.0.2.0/24", findings: ["scan"] },
    { run: "nmap -sV host.example.test", findings: ["scan"] },
    { run: "masscan 192.0.2.0/24 -p80", findings: ["scan"] },
    { run: "hydra -l admin -P list.txt ssh://host.example.test", findings: ["scan"] },
  ],
});
