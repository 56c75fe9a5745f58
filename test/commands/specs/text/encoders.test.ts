import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "encoders and digests",
  effectRows([
    [
      "base64 -d payload.txt | sh",
      "read flows /home/dev/project/payload.txt",
      "code shell … {decoded base64}",
      "output … {decoded base64}",
    ],
    ["echo bHM= | base64 -d | sh", 'code shell "ls" {decoded base64} judged'],
    ["echo 'rm -rf dist' | base64 -w0"],
    ["base64 .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    ["sha256sum .env", "read measured /home/dev/project/.env"],
    ["md5sum -c sums", "read measured /home/dev/project/sums"],
    ["wc -l .env", "read measured /home/dev/project/.env"],
    ["wc --files0-from=.env", "read used /home/dev/project/.env", "output … {secret .env}"],
    ["xxd README.md", "read flows /home/dev/project/README.md"],
    ["echo 6c73 | xxd -r -p | sh", 'code shell "ls" {decoded xxd} judged'],
    [
      "xxd -r hex.txt out.bin",
      "read flows /home/dev/project/hex.txt",
      "write edit /home/dev/project/out.bin = … {decoded xxd}",
    ],
    ["od -c .env", "read flows /home/dev/project/.env", "output … {secret .env}"],
    [
      "iconv -f latin1 -t utf8 README.md -o out",
      "read flows /home/dev/project/README.md",
      "write truncate /home/dev/project/out = …",
    ],
    ["cksum README.md", "read measured /home/dev/project/README.md"],
    ["echo nrxq==== | base32 -d", "output … {decoded base32}"],
    [
      "cmp README.md package.json",
      "read measured /home/dev/project/README.md",
      "read measured /home/dev/project/package.json",
    ],
    [
      "uudecode x.uue",
      "read flows /home/dev/project/x.uue",
      "opaque uudecode: uudecode writes a file that its input names",
    ],
    [
      "uudecode -o out x.uue",
      "read flows /home/dev/project/x.uue",
      "write truncate /home/dev/project/out = … {decoded uudecode}",
    ],
  ]),
);
