import { testEffects } from "../../../support/effects-of.ts";

testEffects("other clients", [
  {
    run: "telnet h.example 80",
    effects: ["connect h.example:80 for session", "output … {network h.example}"],
  },
  {
    run: "ftp h.example",
    effects: ["connect h.example for session", "output … {network h.example}"],
  },
  { run: "lftp -c '!touch x'", effects: ['write create /home/dev/project/x = ""'] },
  {
    run: "lftp -c 'open h.example; put a'",
    effects: ["connect h.example", "read used /home/dev/project/a", "connect h.example sends …"],
  },
  {
    run: "http GET https://h.example",
    effects: ["connect https://h.example", "output … {network https://h.example}"],
  },
  {
    run: "http POST https://h.example a=1",
    effects: ['connect https://h.example sends "a=1"', "output … {network https://h.example}"],
  },
  {
    run: "http --auth me:x https://h.example",
    effects: ['connect https://h.example as "me:x"', "output … {network https://h.example}"],
  },
  {
    run: "http https://h.example file@a.txt",
    effects: [
      "read used /home/dev/project/a.txt",
      'connect https://h.example sends "file@a.txt…"',
      "output … {network https://h.example}",
    ],
  },
  {
    run: "http -d https://h.example/a.tar",
    effects: [
      "connect https://h.example/a.tar",
      "write truncate /home/dev/project/a.tar = … {network https://h.example/a.tar}",
      "output … {network https://h.example/a.tar}",
    ],
  },
  {
    run: "aria2c https://h.example/a.iso",
    effects: [
      "connect https://h.example/a.iso",
      "write truncate /home/dev/project/a.iso = … {network https://h.example/a.iso}",
    ],
  },
  {
    run: "aria2c --on-download-complete=./x https://h.example/a",
    effects: [
      "run ./x missing (/home/dev/project/x)",
      "connect https://h.example/a",
      "write truncate /home/dev/project/a = … {network https://h.example/a}",
    ],
  },
]);
