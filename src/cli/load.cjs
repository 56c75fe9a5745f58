// The entry of the Node side: runs program.cjs from V8's code cache where there is a fitting one.
// V8 itself refuses a cache of another version, other flags or another source; then it compiles.
// `guardsh.cjs --make-cache` writes the cache, after everyday work has compiled what that needs.
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const path = `${__dirname}/program.cjs`;
const cachePath = `${__dirname}/program.cache`;
const making = process.argv[2] === "--make-cache";

const source = `(function (require, __filename) {${readFileSync(path, "utf8")}\n})`;
const cachedData = making ? undefined : read(cachePath);
const script = new Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) });
if (making) process.argv[2] = "warm";
script.runInThisContext()(require, path);
if (making)
  setImmediate(() => {
    const fresh = `${cachePath}.${process.pid}`;
    writeFileSync(fresh, script.createCachedData());
    renameSync(fresh, cachePath);
  });

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
