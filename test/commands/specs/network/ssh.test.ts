import { testEffects } from "../../../support/effects-of.ts";

testEffects("ssh", [
  { run: "ssh -V", effects: [] },
  {
    run: "ssh user@host.example",
    effects: ["connect user@host.example for session", "output … {network host.example}"],
  },
  {
    run: "ssh user@host.example -p 2222",
    effects: ["connect user@host.example for session", "output … {network host.example}"],
  },
  {
    run: "ssh -T git@github.com",
    effects: ["connect git@github.com", "output … {network github.com}"],
  },
  {
    run: "ssh host.example 'rm -rf /'",
    effects: ["connect host.example for session", "output … {network host.example}"],
  },
  {
    run: "ssh -o ProxyCommand='rm -rf /srv' host.example",
    effects: [
      "delete /srv recursive",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  {
    run: "ssh -o StrictHostKeyChecking=no host.example",
    effects: ["connect host.example for session", "output … {network host.example}"],
  },
  {
    run: "ssh -R 8080:localhost:80 host.example",
    effects: [
      "listen offers=relay",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  {
    run: "ssh -J jump.example host.example",
    effects: [
      "connect jump.example",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  { run: "ssh localhost rm x", effects: ["delete /home/dev/project/x"] },
  {
    run: "ssh -i ~/.ssh/id_ed25519 host.example",
    effects: [
      "read used /home/dev/.ssh/id_ed25519",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  {
    run: "cat .env | ssh host.example 'cat > x'",
    effects: [
      "read flows /home/dev/project/.env",
      'connect host.example sends "cat > x…" {secret .env} for session',
      "output … {network host.example}",
    ],
  },
  {
    run: "ssh -I /tmp/lib.so host.example",
    effects: [
      "code library …",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  {
    run: 'ssh -o "$(cat o)" host.example',
    effects: [
      "read flows /home/dev/project/o",
      "opaque ssh: a setting of ssh is not known",
      "connect host.example for session",
      "output … {network host.example}",
    ],
  },
  { run: "ssh -Q cipher", effects: [] },
  {
    run: "ssh host.example cat x | sh",
    effects: [
      "connect host.example for session",
      "code shell … {network host.example}",
      "output … {network host.example}",
    ],
  },
]);
