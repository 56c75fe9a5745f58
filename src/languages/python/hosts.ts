import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  argument,
  type Call,
  callTaint,
  type Machine,
  type Meaning,
  pathIn,
  received,
  sendOn,
} from "../meaning/machine.ts";
import { answerOf, connect, fetches, given, hasArgument, type Which } from "../meaning/meanings.ts";
import {
  anyData,
  asValue,
  data,
  elementsOf,
  object,
  type Things,
  vectorOf,
} from "../meaning/thing.ts";

const bodies: readonly Which[] = [
  [1, "data"],
  [99, "json"],
  [99, "files"],
  [99, "content"],
];

const verbs = "get post put patch delete head options request";
const clients = ["requests", "httpx", "requests.api"];

/** What reaches other hosts. Source: Python 3.11 library; requests 2.31; httpx 0.25. */
export const hosts: readonly (readonly [string, Meaning])[] = [
  ["urllib.request.urlopen urllib.urlopen urllib2.urlopen", opensAddress],
  ["urllib.request.urlretrieve urllib.urlretrieve wget.download", retrieves],
  ["urllib.request.Request urllib2.Request", requestOf],
  [
    "urllib.request.build_opener urllib.request.ProxyHandler urllib.request.HTTPSHandler",
    (call) => object("session", unknown("it is an opener", callTaint(call))),
  ],
  ...clients.map(
    (client) =>
      [
        verbs
          .split(" ")
          .map((verb) => `${client}.${verb}`)
          .join(" "),
        asksHost,
      ] as const,
  ),
  [
    "requests.Session requests.session httpx.Client httpx.AsyncClient aiohttp.ClientSession",
    () => object("session", unknown("it is a session")),
  ],
  ["requests.exceptions.RequestException requests.utils.quote", () => anyData("it is computed")],
  [
    ["http.client", "httplib"]
      .flatMap((one) => [`${one}.HTTPConnection`, `${one}.HTTPSConnection`])
      .join(" "),
    (call) => object("host", given(call, [0, "host"])),
  ],
  ["socket.socket", (_, machine) => socketOf(machine)],
  ["socket.create_connection telnetlib.Telnet", connectsTo],
  [
    "socket.gethostbyname socket.getaddrinfo socket.gethostbyaddr",
    (call, machine) => resolvesName(call, machine),
  ],
  [
    "smtplib.SMTP smtplib.SMTP_SSL ftplib.FTP ftplib.FTP_TLS poplib.POP3 imaplib.IMAP4_SSL",
    opensSession,
  ],
  [
    [
      "http.server.HTTPServer http.server.ThreadingHTTPServer HTTPServer",
      "socketserver.TCPServer socketserver.ThreadingTCPServer",
    ].join(" "),
    serves,
  ],
  [
    "http.server.SimpleHTTPRequestHandler http.server.BaseHTTPRequestHandler",
    () => anyData("it answers requests"),
  ],
  ["webbrowser.open", fetches(0)],
];

/** What methods of connections do. */
export const hostMethods: readonly (readonly [string, Meaning])[] = [
  ["socket.connect socket.connect_ex", connectsTo],
  [".connect_ex", connectsTo],
  ["socket.send socket.sendall socket.sendto socket.sendfile answer.write .sendall .sendto", sends],
  ["socket.bind .bind", binds],
  ["socket.recv socket.makefile socket.accept answer.read answer.json answer.text", receives],
  [
    "answer.readlines answer.iter_content answer.iter_lines answer.decode answer.getvalue",
    receives,
  ],
  [
    "socket.settimeout socket.setsockopt socket.close socket.shutdown socket.fileno socket.listen",
    () => anyData("it is computed"),
  ],
  [
    "answer.raise_for_status answer.close answer.getcode answer.info",
    () => anyData("it is computed"),
  ],
  ["host.request host.putrequest", requestsOfHost],
  [
    "host.getresponse",
    (call) => object("answer", answerOf(asValue(call.receiver ? [call.receiver] : []))),
  ],
  ["host.send host.endheaders", sends],
  [
    verbs
      .split(" ")
      .map((verb) => `session.${verb}`)
      .join(" "),
    asksHost,
  ],
  ["session.open", opensAddress],
  ["mail.sendmail mail.send_message mail.storbinary mail.storlines mail.quit mail.login", sends],
  ["request.add_header request.add_data", (call) => anyData("it is computed", callTaint(call))],
];

function asksHost(call: Call, machine: Machine): Things {
  const isRequest = call.name.endsWith("request");
  const to = given(call, [isRequest ? 1 : 0, "url"]);
  const hasPosition = /\.(post|put|patch)$/.test(call.name);
  const sent = bodies
    .map(
      (one): Which =>
        typeof one !== "number" && one[1] === "data" && !hasPosition ? [99, "data"] : one,
    )
    .filter((one) => hasArgument(call, one))
    .map((one) => bodyOf(call, one));
  const query = argument(call, 98, "params");
  return connect(machine, {
    to: query ? concat(concat(to, known("?")), unknown("it is a query", asValue(query).taint)) : to,
    bodies: sent,
    type: "answer",
  });
}

function bodyOf(call: Call, which: Which): Value {
  const things = typeof which === "number" ? argument(call, which) : argument(call, ...which);
  return asValue(things ?? []);
}

function opensAddress(call: Call, machine: Machine): Things {
  const [first] = argument(call, 0, "url") ?? [];
  const sent =
    first?.kind === "object" && first.type === "request" && first.path ? [first.path] : [];
  const body = hasArgument(call, [1, "data"]) ? [given(call, [1, "data"])] : sent;
  return connect(machine, { to: given(call, [0, "url"]), bodies: body, type: "answer" });
}

/** A request keeps its address, and its body in place of a path. */
function requestOf(call: Call): Things {
  const value = given(call, [0, "url"]);
  const body = hasArgument(call, [1, "data"]) ? { path: given(call, [1, "data"]) } : {};
  return [{ kind: "object", type: "request", value, ...body }];
}

function retrieves(call: Call, machine: Machine): Things {
  const to = given(call, [0, "url"]);
  connect(machine, { to, bodies: [], type: "answer" });
  const path = hasArgument(call, [1, "filename"])
    ? given(call, [1, "filename"])
    : known((textsOf(to)?.[0] ?? "").split("/").at(-1) || "download");
  act(machine, {
    kind: "write",
    path: pathIn(machine, path),
    how: "truncate",
    content: answerOf(to),
  });
  return data(path);
}

function socketOf(machine: Machine): Things {
  machine.marks.add("socket");
  return object("socket", unknown("it comes from a socket"));
}

/** `(host, port)`. */
function addressOf(things: Things): Value {
  const [host, port] = vectorOf(things) ?? [asValue(elementsOf(things))];
  if (host === undefined) return unknown("it is not known where it connects to");
  return port === undefined ? host : concat(concat(host, known(":")), port);
}

function connectsTo(call: Call, machine: Machine): Things {
  machine.marks.add("socket");
  const [first = []] = call.args;
  const isPair = vectorOf(first) !== undefined || call.args.length < 2;
  const to = isPair ? addressOf(first) : given(call, 0);
  act(machine, { kind: "connect", to });
  received(machine, answerOf(to));
  return object("socket", answerOf(to));
}

/** Looking up a name tells its server the name. */
function resolvesName(call: Call, machine: Machine): Things {
  const to = given(call, 0);
  if (textsOf(to) === undefined) act(machine, { kind: "connect", to });
  return anyData("it is an address");
}

function sends(call: Call, machine: Machine): Things {
  for (const one of call.args) sendOn(machine, asValue(one));
  return anyData("it is computed");
}

function receives(call: Call, machine: Machine): Things {
  const own = asValue(call.receiver ? [call.receiver] : []);
  const host = machine.acts.findLast((one) => one.kind === "connect");
  const value = own.taint.length > 0 || host === undefined ? own : answerOf(host.to);
  return data(received(machine, value));
}

function requestsOfHost(call: Call, machine: Machine): Things {
  const host = asValue(call.receiver ? [call.receiver] : []);
  const to = concat(concat(concat(known("http://"), host), given(call, 1)), known(""));
  const sent = hasArgument(call, [2, "body"]) ? [given(call, [2, "body"])] : [];
  return connect(machine, { to, bodies: sent, type: "answer" });
}

function opensSession(call: Call, machine: Machine): Things {
  if (hasArgument(call, 0)) act(machine, { kind: "connect", to: given(call, [0, "host"]) });
  return object("mail", unknown("it is a session"));
}

function binds(call: Call, machine: Machine): Things {
  const [host] = vectorOf(call.args[0] ?? []) ?? [];
  listens(host, "application", machine);
  return anyData("it is computed");
}

function serves(call: Call, machine: Machine): Things {
  const [host] = vectorOf(call.args[0] ?? []) ?? [];
  listens(host, "files", machine);
  return object("server", unknown("it is a server"));
}

function listens(host: Value | undefined, offers: "application" | "files", machine: Machine): void {
  const [address] = host ? (textsOf(host) ?? []) : [];
  const every = address === undefined || /^(|0\.0\.0\.0|::)$/.test(address);
  act(machine, {
    kind: "listen",
    offers,
    ...(every || host === undefined ? {} : { address: host }),
  });
}
