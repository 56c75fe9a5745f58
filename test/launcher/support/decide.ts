import { closeSync, readFileSync, writeSync } from "node:fs";
import { answerTo, readRequest, writeAnswer } from "../../../src/protocol/frames.ts";
import { readScriptRequest, renderScriptAnswer } from "../../../src/protocol/script-request.ts";

/*
 * A decider on the real Node: allows what has no "deny" in its operand. The bundle of the tests'
 * installations that want one is made of this file.
 */
const [mode = "", argument = "", nonce = ""] = process.argv.slice(2);
const channel = Number(argument);

if (mode === "decide") {
  const bytes = new Uint8Array(readFileSync(channel));
  const { argv, operandIndex } = readRequest(bytes);
  writeSync(channel, writeAnswer(answerTo(bytes, judge(argv[operandIndex ?? 0]))));
  closeSync(channel);
}
if (mode === "decide-script") {
  const path = process.argv[1]?.replace(/[^/]*$/, "bin/install.json") ?? "";
  const record = { ...JSON.parse(readFileSync(path, "utf8")), path };
  const { argv, operandIndex, shell } = readScriptRequest(channel, record);
  writeSync(1, renderScriptAnswer(nonce, judge(argv[operandIndex ?? 0]), shell));
}
if (mode === "manage-script") {
  writeSync(1, `managed ${readFileSync(`/proc/${argument}/cmdline`, "latin1")}\n`);
  process.exitCode = 7;
}

function judge(operand: Uint8Array | undefined) {
  const isDenied = Buffer.from(operand ?? []).includes("deny");
  const text = new Uint8Array(Buffer.from(isDenied ? "denied\n" : ""));
  return { decision: isDenied ? ("refuse" as const) : ("allow" as const), status: 126, text };
}
