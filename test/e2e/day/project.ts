import type { Files } from "../support/place.ts";

/** The project of the day, in a throw-away home with things that must survive. */
export const project: Files = {
  "home/keep/.git/f": "kept\n",
  "home/.ssh/id_ed25519": "no key\n",
  "home/project/package.json": JSON.stringify({
    name: "day",
    version: "1.0.0",
    scripts: { build: "node build.js", test: "node test.js" },
  }),
  "home/project/build.js": "console.log('built');\n",
  "home/project/test.js": "require('node:assert').equal(1, 1);\n",
  "home/project/server.js": `const { createServer } = require("node:http");
const server = createServer((_, to) => to.end("up\\n"));
server.listen(0, "127.0.0.1", () => {
  require("node:fs").writeFileSync("port", String(server.address().port));
});
setTimeout(() => process.exit(), 20000);
`,
  "home/project/Makefile":
    "all:\n\t@echo made > made.out\n" +
    "test:\n\t@echo tested\nclean:\n\trm -f made.out\n.PHONY: all test clean\n",
  "home/project/src/a.txt": "one\ntwo\n",
  "home/project/src/b.txt": "two\nthree\n",
  "home/project/.gitignore": "port\n*.log\na.out\nmade.out\n",
};

/** The ordinary commands, with a dangerous one after every few of them. */
export function scripted(day: {
  readonly ordinary: readonly string[];
  readonly dangerous: readonly string[];
}): readonly { readonly text: string; readonly dangerous: boolean }[] {
  const between = Math.floor(day.ordinary.length / day.dangerous.length);
  return day.ordinary.flatMap((text, index) => {
    const bad = day.dangerous[(index + 1) / between - 1];
    const own = { text, dangerous: false };
    return bad === undefined ? [own] : [own, { text: bad, dangerous: true }];
  });
}
