import { appendRecord } from "../../../src/audit/jsonl.ts";
import { recordOf } from "../../../src/audit/record.ts";
import { environOf } from "../../../src/world/environ.ts";

// A writer in a process of its own, bundled and started by the test with the arguments
// `folder name count waitMs`. Prints how many records went where.
const [folder = "", name = "", count = "0", waitMs = "50"] = process.argv.slice(2);

const places = { chain: 0, beside: 0, failed: 0 };
for (let index = 0; index < Number(count); index += 1) {
  const record = recordOf({
    timeMs: Date.now(),
    host: "box",
    pid: process.pid,
    id: `${name}-${index}`,
    session: undefined,
    decision: "allow",
    findings: [],
    command: "x".repeat((index * 977) % 9000),
    directory: "/",
    shell: "bash",
    micros: 1,
    environ: environOf(new Map()),
  });
  const done = appendRecord(folder, record, Number(waitMs));
  places[done.recorded ? done.place : "failed"] += 1;
  if (!done.recorded) process.stderr.write(`${done.why}\n`);
}
process.stdout.write(JSON.stringify(places));
