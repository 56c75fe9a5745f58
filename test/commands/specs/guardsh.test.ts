import { effectRows, testEffects } from "../../support/effects-of.ts";

const changes = "write edit /home/dev/.local/state/guardsh";

testEffects(
  "guardsh",
  effectRows([
    ["guardsh -c 'rm a'", "delete /home/dev/project/a"],
    ["guardsh -lc 'rm a'", "delete /home/dev/project/a"],
    ["guardsh check 'rm -rf /'"],
    ["guardsh explain delete-protected-path"],
    ["guardsh --version"],
    ["guardsh trust-startup a", changes],
    ["guardsh approve x", changes],
    ['guardsh "$(date)"', "opaque guardsh: the command of guardsh is not known"],
  ]).concat([
    {
      run: "/opt/guardsh/guardsh setup shims a",
      files: { "/opt/guardsh/guardsh": { text: "\x7fELF", mode: 0o755 } },
      effects: [changes],
    },
    {
      run: "guardsh a",
      files: { a: "rm b\n" },
      effects: ["delete /home/dev/project/b"],
    },
  ]),
);
