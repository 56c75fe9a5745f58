// Prints how many microseconds a fresh process needs to load a bundle from V8's code cache, as
// guardsh loads its program. `--make-cache` writes that cache.
const { readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const [bundle, option] = process.argv.slice(2);
const cachePath = `${bundle}.cache`;
const making = option === "--make-cache";

const started = process.hrtime.bigint();
const source = `(function (require, module) {${readFileSync(bundle, "utf8")}\n})`;
const cachedData = making ? undefined : readFileSync(cachePath);
const script = new Script(source, { filename: bundle, ...(making ? {} : { cachedData }) });
script.runInThisContext()(require, { exports: {} });
const micros = Number(process.hrtime.bigint() - started) / 1000;

if (making) writeFileSync(cachePath, script.createCachedData());
else if (script.cachedDataRejected) throw new Error("the code cache does not fit");
else process.stdout.write(String(micros));
