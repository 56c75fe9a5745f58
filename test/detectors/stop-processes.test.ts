import { stopProcesses } from "../../src/detectors/stop-processes.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(stopProcesses, {
  clean: [
    "sleep 5 & pid=$!; kill $pid",
    "pgrep -f server",
    "killall -l",
    "while true; do sleep 1; done",
    "pkill -f 'node server.js'",
    "kill %1",
    "sleep 5 & kill $!",
    "kill -0 1234",
    "kill -l",
    "pgrep node",
    "ps aux",
    'sleep 5 & kill "$!"; wait',
    "f() { ls; }; f",
    "echo pkill node",
    "kill $(lsof -t -i:3000)",
  ],
  flagged: [
    { run: "sudo kill -9 1", findings: ["everything"] },
    { run: "pkill -u root", findings: ["everything"] },
    { run: "sudo killall nginx", findings: [{ messageId: "named", at: "nginx" }] },
    {
      run: "kill -TERM 1234 5678",
      findings: [
        { messageId: "pid", at: "1234" },
        { messageId: "pid", at: "5678" },
      ],
    },
    { run: "kill -9 -1", findings: ["everything"] },
    { run: "kill 1", findings: ["everything"] },
    { run: "killall5 -9", findings: ["everything"] },
    { run: "pkill node", findings: [{ messageId: "named", at: "node" }] },
    { run: "killall node", findings: ["named"] },
    { run: "pkill -f server", findings: ["named"] },
    { run: "kill $(pgrep node)", findings: ["named"] },
    { run: "kill 1234", findings: ["pid"] },
    { run: "kill -9 1234", findings: ["pid"] },
    { run: 'read -r x; kill "$x"', findings: ["pid"] },
    { run: ":(){ :|:& };:", findings: ["exhaust", "exhaust"] },
    { run: "f() { f | f & }; f", findings: ["exhaust", "exhaust"] },
  ],
});
