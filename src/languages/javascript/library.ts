import { anyOf } from "../../base/any-of.ts";
import { known } from "../../base/value.ts";
import { computed, type Library, type Meaning, measured, type Part } from "../meaning/machine.ts";
import { hidden, prints, runsCode } from "../meaning/meanings.ts";
import { isMemberOf, namesIn, table } from "../meaning/names.ts";
import { anyData, data, list, object } from "../meaning/thing.ts";
import { changesDirectory, decodes } from "../python/meanings.ts";
import { fileMethods, files } from "./files.ts";
import { clientMethods, clients } from "./hosts.ts";
import { dirnames, joinsPaths, keepsValue, makesBuffer, requires } from "./meanings.ts";
import { processes } from "./processes.ts";

const globals = namesIn(
  "JSON Math Object Array Number String Boolean Date Set Map WeakMap WeakSet parseInt",
  "parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape",
  "unescape Intl BigInt Symbol Promise Error TypeError RangeError SyntaxError Buffer URL",
  "URLSearchParams TextEncoder TextDecoder RegExp structuredClone setTimeout setInterval",
  "setImmediate clearTimeout clearInterval queueMicrotask atob btoa performance",
  "AbortController Uint8Array Uint16Array Uint32Array Int8Array Int32Array Float32Array",
  "Float64Array ArrayBuffer DataView Atomics Iterator FormData Headers Blob AbortSignal Event",
  "EventTarget crypto assert module exports __dirname __filename",
);

const pureModules = namesIn(
  "path os util url querystring assert crypto events string_decoder buffer timers perf_hooks",
  "punycode path/posix timers/promises assert/strict util/types tty readline",
  "readline/promises stream zlib stream/promises constants diagnostics_channel async_hooks",
);

const pureFunctions = namesIn(
  "process.exit process.uptime process.memoryUsage process.hrtime process.nextTick process.on",
  "process.once process.cwd process.getuid process.getgid process.cpuUsage",
  "process.emitWarning process.version process.versions process.platform process.arch",
  "process.pid process.ppid process.release process.title process.stdin process.execPath",
  "process.execArgv process.features process.config process.umask process.exitCode",
  "process.hrtime.bigint process.stdin.on process.stdin.setEncoding process.stdin.resume",
  "process.stdin.pause process.resourceUsage process.versions.node process.versions.v8",
  "process.stdout.columns process.stdout.isTTY require.resolve require.cache require.main",
  "module.exports import.meta fs.existsSync fs.constants fs.exists fs.accessSync fs.statSync",
  "fs.lstatSync fs.readdirSync fs.stat fs.lstat fs.readdir fs.access fs.realpathSync",
  "fs.readlinkSync fs.closeSync fs.fstatSync fs.promises dns.promises net.isIP net.isIPv4",
  "net.isIPv6 http.STATUS_CODES http.METHODS v8.getHeapStatistics fs.watch fs.opendirSync",
  "worker_threads.isMainThread cluster.isMaster fs.close",
);

const modules = namesIn(
  "assert async_hooks buffer child_process cluster console constants crypto dgram dns domain",
  "events fs fs/promises http http2 https inspector module net os path perf_hooks process",
  "punycode querystring readline repl stream string_decoder timers tls trace_events tty url",
  "util v8 vm wasi worker_threads zlib test sqlite sea",
);

/** Packages of others that run commands or reach hosts in ways that are not followed. */
const activePackages = namesIn(
  "shelljs zx cross-spawn node-pty ssh2 node-ssh puppeteer playwright aws-sdk simple-git",
  "dockerode sudo-prompt nodemailer ws socket_io-client ffi-napi vm2 esm pm2 forever open",
);

/** What Node and its own libraries do. Source: Node.js 20 documentation. */
export const javascriptLibrary = (): Library => ({
  calls: table<Meaning>([
    ["eval vm.runInThisContext vm.runInNewContext vm.runInContext vm.Script", runsCode(0)],
    [
      "Function globalThis.eval",
      (call, machine) => runsCode(Math.max(0, call.args.length - 1))(call, machine),
    ],
    ["console.log console.error console.warn console.info console.debug console.table", prints],
    ["console.dir console.trace console.assert process.stdout.write process.stderr.write", prints],
    ["console.time console.timeEnd console.group console.groupEnd console.count", measured],
    ["Object.keys", measured],
    ["require import module.require", requires],
    ["process.chdir", changesDirectory],
    ["path.join path.resolve path.posix.join path.posix.resolve", joinsPaths],
    ["path.normalize path.relative", computed],
    ["path.dirname", dirnames],
    [
      "os.homedir",
      (_, { place }) => data(place.home === undefined ? known("~") : known(place.home)),
    ],
    ["os.tmpdir", () => data(known("/tmp"))],
    ["process.cwd", (_, { place, directory }) => data(directory ?? known(place.directory ?? "."))],
    ["Buffer.from", makesBuffer],
    ["atob", decodes],
    [
      "String Promise.resolve Promise.all JSON.stringify JSON.parse Array.from Object.assign",
      keepsValue,
    ],
    ["util.promisify util.callbackify", (call) => call.args[0] ?? []],
    [
      "Reflect.get Reflect.apply Reflect.construct Proxy process.binding process.dlopen",
      hidden("it hides what it calls"),
    ],
    [
      "process.mainModule.require module.createRequire module._load process.getBuiltinModule",
      hidden("it loads a library in another way"),
    ],
    [
      "getPrototypeOf setPrototypeOf defineProperty getOwnPropertyDescriptor"
        .split(" ")
        .map((one) => `Object.${one}`)
        .join(" "),
      hidden("it takes objects apart"),
    ],
    ...processes,
    ...files,
    ...clients,
  ]),
  methods: table<Meaning>([...fileMethods, ...clientMethods]),
  values: table<Part>([
    ["process.env", ({ place }) => object("environment", place.environment())],
    ["process.argv", ({ place }) => list([data(known("node")), ...place.argv.map(data)])],
    ["process.stdout", () => object("stdout", known(""))],
    ["process.stderr", () => object("stdout", known(""))],
    ["process.stdin", ({ place }) => object("file", place.stdin)],
    ["process", () => [{ kind: "library", name: "process" }]],
    ["__dirname", ({ place }) => data(known(place.directory ?? "."))],
    ["process.execPath", () => data(known("node"))],
    ["path.sep", () => data(known("/"))],
    ["os.EOL", () => data(known("\n"))],
    ["undefined", () => anyData("it is nothing")],
  ]),
  isHarmless: (name) =>
    globals.has(name) ||
    pureFunctions.has(name) ||
    isMemberOf(name, pureModules, modules) ||
    isMemberOf(name, globals, hiddenGlobals) ||
    /\.(then|catch|finally)$/.test(name),
  isOwn: (name) => {
    const [root = ""] = name.split(".");
    return (
      !name.includes(".") ||
      modules.has(root) ||
      activePackages.has(root) ||
      globals.has(root) ||
      root === "process"
    );
  },
  keeps: namesIn(
    "util.promisify util.callbackify console.log require typeof Object.keys util.inspect",
  ),
  computesMembers: true,
  hidden: anyOf(
    /^(constructor|__\w+__|prototype|mainModule|_load|binding|_linkedBinding|caller|callee)$/,
  ),
  maySet: (name, key) =>
    name === "environment"
      ? key !== undefined &&
        !/^(PATH|LD_.*|DYLD_.*|NODE_.*|PYTHON.*|BASH_ENV|ENV|GIT_.*)$/.test(key)
      : name === "process" && key === "exitCode",
});

const hiddenGlobals = namesIn("constructor prototype");
