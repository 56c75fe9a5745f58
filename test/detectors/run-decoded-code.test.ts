import { runDecodedCode } from "../../src/detectors/run-decoded-code.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(runDecodedCode, {
  clean: [
    "base64 -d payload.txt | grep x",
    "base64 payload.txt | sh -c 'cat'",
    "echo ls | tee x.sh",
    "base64 -d image.b64 > image.png",
    "echo aGVsbG8= | base64 -d",
    "echo 'ls' | bash",
    "gunzip -c data.gz | wc -l",
    "xxd -r -p hex.txt > out.bin",
    { run: 'eval "$(cat setup.sh)"', files: { "setup.sh": "ls" } },
    "echo ls | base64 | cat",
    "bash -c 'base64 -d image.b64'",
    'x=$(echo bHM= | base64 -d); echo "$x"',
    "openssl enc -d -aes-256-cbc -in p.enc > p.txt",
  ],
  flagged: [
    { run: "base64 -d payload.txt > x.sh; sh x.sh", findings: ["unseen"] },
    { run: 'x=$(base64 -d payload.txt); eval "$x"', findings: ["unseen"] },
    { run: "base64 -d payload.txt | tee x.sh | bash", findings: ["unseen"] },
    { run: 'x=bHM=; echo "$x" | base64 -d | sh', findings: ["seen"] },
    { run: "base64 -d payload.txt | sh", findings: ["unseen"] },
    {
      run: 'eval "$(xxd -r -p hex.txt)"',
      findings: [{ messageId: "unseen", at: 'eval "$(xxd -r -p hex.txt)"' }],
    },
    { run: 'bash -c "$(base64 -d payload.txt)"', findings: ["unseen"] },
    { run: "base64 -d payload.txt | python3", findings: ["unseen"] },
    { run: "gunzip -c tool.gz | sh", findings: ["unseen"] },
    { run: "openssl enc -d -aes-256-cbc -in p.enc | bash", findings: ["unseen"] },
    { run: "source <(base64 -d payload.txt)", findings: ["unseen"] },
    { run: "echo bHMgLWxh | base64 -d | bash", findings: ["seen"] },
    { run: 'eval "$(echo bHM= | base64 -d)"', findings: ["seen"] },
    { run: 'bash <<< "$(base64 -d <<< bHM=)"', findings: ["seen"] },
    { run: "echo 6c73 | xxd -r -p | sh", findings: ["seen"] },
  ],
});
