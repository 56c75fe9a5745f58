import { cutDown } from "../../../src/ledger/cut.ts";
import { appendToLog, readLog } from "../../../src/ledger/log.ts";
import { openStateFolder } from "../../../src/state/state-file.ts";

// A writer in a process of its own, bundled and started by the test with the arguments
// `folder second name count`. Prints how often the log seemed lost to it.
const [first = "", second = "", name = "", count = "0"] = process.argv.slice(2);

const place = { folder: openStateFolder(first), second: openStateFolder(second), name: "log" };
let losses = 0;
for (let index = 0; index < Number(count); index += 1) {
  appendToLog(place, JSON.stringify({ keep: `${name}-${index}` }));
  appendToLog(place, JSON.stringify({ filler: "x".repeat((index * 977) % 3000) }));
  if (readLog(place).lost !== undefined) losses += 1;
  cutDown(place, (lines) => lines.filter((line) => line.startsWith('{"keep"')));
}
process.stdout.write(String(losses));
