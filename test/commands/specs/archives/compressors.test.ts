import { testEffects } from "../../../support/effects-of.ts";

testEffects("compressors", [
  {
    run: "gzip a.txt",
    effects: [
      "read used /home/dev/project/a.txt",
      "write truncate /home/dev/project/a.txt.gz = …",
      "delete /home/dev/project/a.txt moved",
    ],
  },
  {
    run: "gzip -k a.txt",
    effects: ["read used /home/dev/project/a.txt", "write truncate /home/dev/project/a.txt.gz = …"],
  },
  { run: "gzip -c a.txt", effects: ["read flows /home/dev/project/a.txt"] },
  { run: "gzip -l a.gz", effects: ["read measured /home/dev/project/a.gz"] },
  {
    run: "gunzip a.gz",
    effects: [
      "read used /home/dev/project/a.gz",
      "write truncate /home/dev/project/a = … {decoded gunzip}",
      "delete /home/dev/project/a.gz moved",
    ],
  },
  { run: "zcat a.gz", effects: ["read flows /home/dev/project/a.gz", "output … {decoded zcat}"] },
  {
    run: "zcat a.gz | sh",
    effects: [
      "read flows /home/dev/project/a.gz",
      "code shell … {decoded zcat}",
      "output … {decoded zcat}",
    ],
  },
  {
    run: "bzip2 -d a.tbz",
    effects: [
      "read used /home/dev/project/a.tbz",
      "write truncate /home/dev/project/a.tar = … {decoded bzip2}",
      "delete /home/dev/project/a.tbz moved",
    ],
  },
  {
    run: "xz -T0 a",
    effects: [
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/a.xz = …",
      "delete /home/dev/project/a moved",
    ],
  },
  {
    run: "zstd a",
    effects: ["read used /home/dev/project/a", "write truncate /home/dev/project/a.zst = …"],
  },
  {
    run: "zstd --rm a",
    effects: [
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/a.zst = …",
      "delete /home/dev/project/a moved",
    ],
  },
  {
    run: "zstd -d a.zst -o b",
    effects: [
      "read used /home/dev/project/a.zst",
      "write truncate /home/dev/project/b = … {decoded zstd}",
    ],
  },
  {
    run: "lz4 a",
    effects: ["read used /home/dev/project/a", "write truncate /home/dev/project/a.lz4 = …"],
  },
  {
    run: "gzip -dc < a.gz",
    effects: ["read flows /home/dev/project/a.gz", "output … {decoded gzip}"],
  },
  {
    run: "gzip --no-such a",
    effects: [
      "opaque gzip: it has no option --no-such",
      "read used /home/dev/project/a",
      "write truncate /home/dev/project/a.gz = …",
      "delete /home/dev/project/a moved",
    ],
  },
  {
    run: "zcat -f ~/.ssh/id_rsa",
    effects: [
      "read flows /home/dev/.ssh/id_rsa",
      "output … {secret /home/dev/.ssh/id_rsa} {decoded zcat}",
    ],
  },
]);
