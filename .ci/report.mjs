// Reads vitest's JSON results: writes the closing line, and fails when a test failed, when nothing
// ran, or when a test was skipped that the list of allowed skips does not name.
import { readFileSync, writeFileSync } from "node:fs";

const [closing, allowedSkips, ...results] = process.argv.slice(2);

const allowed = readFileSync(allowedSkips, "utf8")
  .split("\n")
  .map((line) => line.replace(/#.*/, "").trim())
  .filter((line) => line !== "");

const files = results.flatMap(read);
const tests = files.flatMap((file) => file.assertionResults);
const skipped = tests.filter(({ status }) => ["skipped", "pending", "todo"].includes(status));
const passed = tests.filter(({ status }) => status === "passed").length;
const broken = files.filter(
  ({ status, assertionResults: own }) => status === "failed" && !own.some(isFailed),
);
const failed = tests.filter(isFailed).length + broken.length;
const forbidden = skipped.filter(
  ({ fullName }) => !allowed.some((name) => fullName.startsWith(name)),
);

for (const { name } of broken) process.stdout.write(`a file that could not run: ${name}\n`);
for (const { fullName } of forbidden) process.stdout.write(`skipped, not allowed: ${fullName}\n`);
writeFileSync(closing, `${passed} passed, ${failed} failed, ${skipped.length} skipped\n`);
if (passed === 0 || failed > 0 || forbidden.length > 0) process.exitCode = 1;

function isFailed({ status }) {
  return status === "failed";
}

/** A run that left no result counts as a file that could not run. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).testResults;
  } catch {
    return [{ name: path, status: "failed", assertionResults: [] }];
  }
}
