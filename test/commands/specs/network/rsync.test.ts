import { testEffects } from "../../../support/effects-of.ts";

testEffects("rsync", [
  {
    run: "rsync -a src/ copy/",
    effects: ["read used /home/dev/project/src", "write truncate /home/dev/project/copy = …"],
  },
  {
    run: "rsync -a --delete src/ dist/",
    effects: ["read used /home/dev/project/src", "write truncate /home/dev/project/dist = …"],
  },
  { run: "rsync -an --delete src/ dist/", effects: ["read measured /home/dev/project/src"] },
  {
    run: "rsync -av host.example:a/ b/",
    effects: [
      "connect host.example:a/ for session",
      "write truncate /home/dev/project/b = … {network host.example:a/}",
    ],
  },
  {
    run: "rsync -e 'sh -c \"touch x\"' a host.example:",
    effects: [
      'write create /home/dev/project/x = ""',
      "read used /home/dev/project/a",
      "connect host.example: sends …",
    ],
  },
  {
    run: "rsync -e 'ssh -p 22' a host.example:b",
    effects: ["read used /home/dev/project/a", "connect host.example:b sends …"],
  },
  {
    run: "rsync -a --remove-source-files a b",
    effects: [
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/b = …",
      "delete /home/dev/project/a recursive moved",
    ],
  },
  { run: "rsync --daemon", effects: ["listen offers=files"] },
  {
    run: "rsync --no-such-thing a b",
    effects: [
      "opaque rsync: it has no option --no-such-thing",
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "rsync --no-such a b",
    effects: [
      "opaque rsync: it has no option --no-such",
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/b = …",
    ],
  },
  {
    run: "rsync -a a/ h.example::mod/",
    effects: ["read used /home/dev/project/a", "connect h.example::mod/ sends …"],
  },
]);
