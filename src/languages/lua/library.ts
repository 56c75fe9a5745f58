import { concat, known, textsOf, unknown } from "../../base/value.ts";
import {
  type Call,
  computed,
  type Library,
  type Machine,
  type Meaning,
  measured,
  type Part,
  sendOn,
} from "../meaning/machine.ts";
import {
  connect,
  deletes,
  does,
  fetches,
  given,
  hasArgument,
  hidden,
  loads,
  openFile,
  prints,
  reads,
  runsCode,
  runsShell,
} from "../meaning/meanings.ts";
import { namesIn, table } from "../meaning/names.ts";
import { anyData, data, object, type Things } from "../meaning/thing.ts";
import { contentOf, readsVariable, writesOn } from "../python/meanings.ts";

const pure = namesIn(
  "string table math utf8 coroutine os.time os.clock os.date os.difftime os.exit",
);

const plainFunctions = namesIn(
  "pairs ipairs next select tonumber tostring type unpack error assert pcall xpcall rawequal",
  "rawlen setmetatable getmetatable collectgarbage rawget rawset _VERSION arg io.lines.x vim",
);

/** What Lua and its standard library do. Source: Lua 5.4 reference manual; LuaSocket 3. */
export const luaLibrary = (): Library => ({
  calls: table<Meaning>([
    ["print io.write error", prints],
    ["tostring tonumber string.format string.rep", computed],
    ["assert ipairs pairs", (call) => call.args[0] ?? []],
    ["string.len", measured],
    [
      "os.execute",
      (call, machine) =>
        hasArgument(call, 0) ? runsShell(0)(call, machine) : computed(call, machine),
    ],
    ["io.popen", runsShell(0)],
    ["load loadstring", runsCode(0)],
    ["dofile loadfile", loads(0)],
    ["require", requires],
    [
      "package.loadlib debug.getregistry debug.sethook ffi.cdef ffi.load",
      hidden("it runs native code"),
    ],
    ["io.open", opens],
    ["io.lines", reads(0)],
    ["io.read io.stdin.read", (_, { place }) => data(place.stdin)],
    ["io.output", (call, machine) => openFile(given(call, 0), "w", machine)],
    ["io.input", (call, machine) => openFile(given(call, 0), "r", machine)],
    ["os.remove", deletes(0)],
    ["os.rename", does("mv", "-f", 0, 1)],
    ["os.getenv", readsVariable],
    ["os.tmpname", () => data(known("/tmp/new"))],
    ["io.close", computed],
    ["socket.tcp socket.udp", socketOf],
    ["socket.connect", connects],
    ["socket.http.request http.request", fetches(0, [1])],
  ]),
  methods: table<Meaning>([
    ["file.write", writesOn],
    ["file.read file.lines", contentOf],
    ["file.close file.flush file.seek file.setvbuf", computed],
    ["stdout.write", prints],
    ["process.read process.lines", contentOf],
    ["process.close", computed],
    ["socket.connect", connects],
    ["socket.receive socket.close socket.settimeout", contentOf],
    ["socket.send", sends],
    [".bind", hidden("it reaches another host")],
  ]),
  values: table<Part>([
    ["io.stdout io.stderr", () => object("stdout", known(""))],
    ["io.stdin", ({ place }) => object("file", place.stdin)],
    ["arg", ({ place }) => [{ kind: "list", items: place.argv.map(data), more: true }]],
  ]),
  isHarmless: (name) => {
    const [root = ""] = name.split(".");
    return plainFunctions.has(name) || pure.has(name) || (pure.has(root) && name !== "string.dump");
  },
  isOwn: () => true,
  keeps: namesIn("print type tostring assert"),
  computesMembers: false,
  countsFromOne: true,
  changesArguments: namesIn("table.insert table.remove table.sort table.move rawset"),
  hidden: /^(__index|__call|__gc|_G|_ENV)$/,
  maySet: (name) => /^(file|process)$/.test(name),
});

function opens(call: Call, machine: Machine): Things {
  const mode = hasArgument(call, 1) ? textsOf(given(call, 1))?.[0] : "r";
  return openFile(given(call, 0), mode, machine);
}

function socketOf(_: Call, machine: Machine): Things {
  machine.marks.add("socket");
  return object("socket", unknown("it comes from a socket"));
}

function connects(call: Call, machine: Machine): Things {
  machine.marks.add("socket");
  const to = concat(concat(given(call, 0), known(":")), given(call, 1));
  return connect(machine, { to, bodies: [], type: "socket" });
}

function sends(call: Call, machine: Machine): Things {
  sendOn(machine, given(call, 0));
  return anyData("it is computed");
}

function requires(call: Call, machine: Machine): Things {
  const [name] = textsOf(given(call, 0)) ?? [];
  if (name === undefined) return hidden("it loads a library whose name is computed")(call, machine);
  return /^(string|table|math|io|os|utf8|coroutine)$/.test(name) || /^socket(\.http)?$/.test(name)
    ? [{ kind: "library", name }]
    : anyData("it is a library");
}
