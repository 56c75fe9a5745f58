import { stopProcesses } from "../../src/detectors/stop-processes.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(stopProcesses, {
  clean: [
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
