import { testEffects } from "../../../support/effects-of.ts";

testEffects("the network", [
  { run: "ip addr", effects: [] },
  {
    run: "ip route add default via 10.0.0.1",
    effects: ["machine part=network what=changes the network: route add default via 10.0.0.1"],
  },
  {
    run: "ip -batch x",
    effects: ["read unknown /home/dev/project/x", "opaque ip: ip reads commands from a file"],
  },
  { run: "ip netns exec a touch x", effects: ['write create /home/dev/project/x = ""'] },
  { run: "ifconfig", effects: [] },
  {
    run: "ifconfig eth0 down",
    effects: ["machine part=network what=changes the network: eth0 down"],
  },
  { run: "route -n", effects: [] },
  {
    run: "route add default gw 10.0.0.1",
    effects: ["machine part=network what=changes the network: add default gw 10.0.0.1"],
  },
  { run: "ss -tlnp", effects: [] },
  { run: "ss -K dst 10.0.0.1", effects: ["machine part=network what=closes sockets"] },
  { run: "nft list ruleset", effects: [] },
  {
    run: "nft flush ruleset",
    effects: ["machine part=firewall what=changes the filter rules: flush ruleset"],
  },
  { run: "nmcli device status", effects: [] },
  { run: "nmcli con up x", effects: ["machine part=network what=changes the network: con up x"] },
  { run: "tcpdump -i lo -w a.pcap", effects: ["write truncate /home/dev/project/a.pcap"] },
  { run: "tcpdump -z ./x", effects: ["run ./x missing (/home/dev/project/x)"] },
  { run: "ngrok http 80", effects: ["listen offers=relay"] },
  { run: "cloudflared tunnel list", effects: [] },
  { run: "ttyd bash", effects: ["listen offers=shell"] },
  { run: "tailscale status", effects: [] },
]);
