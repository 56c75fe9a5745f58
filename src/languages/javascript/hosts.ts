import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  type Call,
  type Machine,
  type Meaning,
  received,
  sendOn,
} from "../meaning/machine.ts";
import { answerOf, connect, given } from "../meaning/meanings.ts";
import { anyData, asValue, data, object, type Things } from "../meaning/thing.ts";
import { optionOf, plainArguments } from "./meanings.ts";

const verbs = ["get", "post", "put", "patch", "delete", "head", "request", "options"];
const clientNames = ["axios", "got", "superagent", "needle", "ky"];

/** What reaches other hosts. Source: Node.js 20, `http`, `net`; axios 1.6; node-fetch 3. */
export const clients: readonly (readonly [string, Meaning])[] = [
  ["fetch node-fetch node-fetch.default undici.fetch undici.request cross-fetch", asks],
  [
    clientNames.flatMap((name) => [name, ...verbs.map((verb) => `${name}.${verb}`)]).join(" "),
    asks,
  ],
  ["http.get https.get http.request https.request", opens],
  ["net.connect net.createConnection net.Socket tls.connect", connects],
  ["net.createServer", (_, machine) => serves(machine, true)],
  ["http.createServer https.createServer", (_, machine) => serves(machine, false)],
  [
    "dns.lookup dns.resolve dns.resolveTxt dns.promises.lookup dns.promises.resolve",
    (call, machine) => {
      if (textsOf(given(call, 0)) === undefined)
        act(machine, { kind: "connect", to: given(call, 0) });
      return anyData("it is an address");
    },
  ],
  [
    "WebSocket XMLHttpRequest EventSource",
    (call, machine) => connect(machine, { to: given(call, 0), bodies: [], type: "connection" }),
  ],
];

/** What methods of connections do. */
export const clientMethods: readonly (readonly [string, Meaning])[] = [
  ["connection.write connection.end connection.send socket.write socket.end", sends],
  [
    "connection.on connection.setHeader connection.once",
    (call) => (call.receiver ? [call.receiver] : []),
  ],
  ["socket.connect", connects],
  [
    "socket.pipe",
    (call, machine) => {
      const [to] = call.args[0] ?? [];
      if (to?.kind === "object" && to.type === "process") machine.marks.add("terminal");
      return call.args[0] ?? [];
    },
  ],
  [
    "answer.text answer.json answer.arrayBuffer answer.buffer answer.then connection.then",
    (call, machine) => data(received(machine, asValue(call.receiver ? [call.receiver] : []))),
  ],
  ["server.listen", listens],
];

/** `fetch(url, { body })`, `axios.post(url, body)`, `axios({ url, data })`. */
function asks(call: Call, machine: Machine): Things {
  const [first, second] = plainArguments(call);
  const options = ["url", "uri"]
    .map((name) => optionOf(call, name))
    .find((one) => one !== undefined);
  const to = asValue(first ?? options ?? []);
  const given = ["body", "data", "json", "form"].map((name) => optionOf(call, name));
  const isSending = /\.(post|put|patch)$/.test(call.name);
  const other = isSending ? (second ?? call.args[1]) : undefined;
  const bodies = [...given, other].flatMap((one) => (one ? [asValue(one)] : []));
  return connect(machine, { to, bodies, type: "answer" });
}

/** `http.request(url, options)`, `http.get({ hostname, path })`. */
function opens(call: Call, machine: Machine): Things {
  const [first] = plainArguments(call);
  const host = optionOf(call, "hostname") ?? optionOf(call, "host");
  const path = optionOf(call, "path");
  const named =
    host && concat(concat(known("http://"), asValue(host)), path ? asValue(path) : known(""));
  return connect(machine, {
    to: first ? asValue(first) : (named ?? unknown("it is computed")),
    bodies: [],
    type: "connection",
  });
}

/** `net.connect(port, host)` and `net.connect({ port, host })`. */
function connects(call: Call, machine: Machine): Things {
  machine.marks.add("socket");
  const [port, named] = plainArguments(call);
  const host = optionOf(call, "host") ?? named;
  const number = optionOf(call, "port") ?? port;
  if (host === undefined && number === undefined)
    return object("socket", unknown("it comes from a socket"));
  const name: Value = host ? asValue(host) : known("localhost");
  const to = number ? concat(concat(name, known(":")), asValue(number)) : name;
  act(machine, { kind: "connect", to });
  return object("socket", answerOf(to));
}

function sends(call: Call, machine: Machine): Things {
  const [first] = plainArguments(call);
  if (first) sendOn(machine, asValue(first));
  return call.receiver ? [call.receiver] : [];
}

function serves(machine: Machine, isRaw: boolean): Things {
  if (isRaw) machine.marks.add("socket");
  return object("server", unknown("it is a server"));
}

function listens(call: Call, machine: Machine): Things {
  const [, host] = plainArguments(call);
  const address = host && asValue(host);
  const isText = address !== undefined && !/^\d+$/.test(textsOf(address)?.[0] ?? "0");
  act(machine, { kind: "listen", offers: "application", ...(isText ? { address } : {}) });
  return anyData("it is computed");
}
