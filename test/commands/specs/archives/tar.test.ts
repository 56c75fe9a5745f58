import { testEffects } from "../../../support/effects-of.ts";

testEffects("tar", [
  { run: "tar --help", effects: [] },
  {
    run: "tar czf a.tgz src",
    effects: ["read used /home/dev/project/src", "write truncate /home/dev/project/a.tgz = …"],
  },
  {
    run: "tar xzf a.tgz",
    effects: ["read measured /home/dev/project/a.tgz", "write create /home/dev/project/… = …"],
  },
  {
    run: "tar -xf a.tgz -C out",
    effects: ["read measured /home/dev/project/a.tgz", "write create /home/dev/project/out/… = …"],
  },
  { run: "tar tf a.tgz", effects: ["read measured /home/dev/project/a.tgz"] },
  {
    run: "tar cf a.tar --remove-files src",
    effects: [
      "read used /home/dev/project/src",
      "write truncate /home/dev/project/a.tar = …",
      "delete /home/dev/project/src recursive moved",
    ],
  },
  { run: "tar cf - src | sh", effects: ["read used /home/dev/project/src", "code shell …"] },
  {
    run: "tar xf a.tar --to-command='touch x'",
    effects: ['write create /home/dev/project/x = ""', "read measured /home/dev/project/a.tar"],
  },
  {
    run: "tar cf /dev/null a --checkpoint=1 --checkpoint-action=exec='touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "read used /home/dev/project/a",
      "write truncate /dev/null = …",
    ],
  },
  {
    run: "tar cf a.tar --checkpoint-action=dot src",
    effects: ["read used /home/dev/project/src", "write truncate /home/dev/project/a.tar = …"],
  },
  {
    run: "tar cf a.tar -I 'touch x' b",
    effects: [
      'write create /home/dev/project/x = ""',
      "read used /home/dev/project/b",
      "write truncate /home/dev/project/a.tar = …",
    ],
  },
  {
    run: "tar cf a.tar -I zstd b",
    effects: ["read used /home/dev/project/b", "write truncate /home/dev/project/a.tar = …"],
  },
  {
    run: "tar cf h.example:a.tar src",
    effects: ["read used /home/dev/project/src", "connect h.example:a.tar sends …"],
  },
  { run: "tar xf a.tar -O", effects: ["read flows /home/dev/project/a.tar"] },
  {
    run: "tar xPf a.tar",
    effects: ["read measured /home/dev/project/a.tar", "write create … = …"],
  },
  {
    run: "tar cf a.tar .",
    effects: [
      "read used /home/dev/project",
      "write truncate /home/dev/project/a.tar = … {confidential the whole project}",
    ],
  },
  {
    run: "tar c ~/.ssh",
    effects: ["read used /home/dev/.ssh", "output … {secret /home/dev/.ssh}"],
  },
  {
    run: "tar -C src -cf ../a.tar index.ts",
    effects: ["read used /home/dev/project/src/index.ts", "write truncate /home/dev/a.tar = …"],
  },
  {
    run: "tar --no-such -cf a b",
    effects: [
      "opaque tar: it has no option --no-such",
      "read used /home/dev/project/b",
      "write truncate /home/dev/project/a = …",
    ],
  },
]);
