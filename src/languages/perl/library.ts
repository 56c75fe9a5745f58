import { anyOf } from "../../base/any-of.ts";
import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  argument,
  type Call,
  computed,
  type Library,
  type Machine,
  type Meaning,
  type Part,
  received,
  sendOn,
} from "../meaning/machine.ts";
import {
  answerOf,
  connect,
  creates,
  deletes,
  deletesAll,
  does,
  fetches,
  given,
  hasArgument,
  hidden,
  loads,
  openFile,
  prints,
  runShell,
  runsArguments,
  runsCode,
  runVector,
  writes,
} from "../meaning/meanings.ts";
import { namesIn, table } from "../meaning/names.ts";
import { anyData, asValue, data, list, object, type Things } from "../meaning/thing.ts";
import { globbed } from "../python/files.ts";
import { changesDirectory, contentOf, decodes, parentOf, writesOn } from "../python/meanings.ts";

const pure = namesIn(
  "abs atan2 chomp chop chr cos crypt defined delete each exists exp grep hex index int join",
  "keys lc lcfirst length local localtime gmtime log map oct ord pack pop pos push quotemeta",
  "rand ref reverse rindex scalar shift sin sort splice split sprintf sqrt srand study substr",
  "time times tr uc ucfirst undef unpack unshift values vec wantarray bless caller close",
  "closedir eof binmode seek tell fileno exit die sleep wait waitpid fork getppid sum max min",
  "first any all none uniq shuffle reduce sum0 encode_json decode_json to_json from_json",
  "encode decode Dumper basename floor ceil fmod strftime looks_like_number blessed select",
  "flock stat lstat lock getpwuid getpwnam gethostbyname getprotobyname encode_base64 md5_hex",
  "sha1_hex sha256_hex readdir rewinddir alarm local STDERR STDIN STDOUT PF_INET SOCK_STREAM",
  "AF_INET INADDR_ANY SOL_SOCKET SO_REUSEADDR SOMAXCONN true false JSON warnings POSIX strict",
  "utf8 tempfile tempdir ARGV FindBin cwd getcwd setsid dup2 printf",
);

const purePackages = anyOf(
  /^(JSON(::\w+)*|Data::Dumper|List::Util|Scalar::Util|POSIX|(Time|Text|Math|Digest)::\w+)$/,
  /^(MIME::Base64|DateTime|Getopt::Long|Term::ANSIColor|Benchmark|constant|utf8|Cwd|Encode)$/,
  /^(File::Spec(::\w+)*|File::Basename|(Unicode|XML)::\w+|YAML(::\w+)?|Config|strict|warnings)$/,
);

/** What Perl and its core modules do. Source: perl 5.36 perlfunc(1); LWP 6; HTTP::Tiny 0.08. */
export const perlLibrary = (): Library => ({
  calls: table<Meaning>([
    ["print say warn die printf syswrite", prints],
    ["system exec", runsArguments],
    ["readpipe", (call, machine) => runShell(given(call, 0), machine)],
    ["open", opens],
    ["eval", runsCode(0)],
    ["do require", loads(0)],
    ["unlink", (call, machine) => deletesAll()(withLine(call, machine), machine)],
    ["rmdir", deletes(0, { empty: true })],
    [
      "rmtree remove_tree File::Path::rmtree File::Path::remove_tree",
      deletes(0, { recursive: true }),
    ],
    ["rename move mv File::Copy::move File::Copy::mv", does("mv", "-f", 0, 1)],
    ["copy cp File::Copy::copy File::Copy::cp", does("cp", "-f", 0, 1)],
    ["symlink", does("ln", "-s", 0, 1)],
    ["link", does("ln", 0, 1)],
    ["mkdir mkpath make_path File::Path::make_path File::Path::mkpath", creates(0, "directory")],
    ["chmod", changes("chmod", 1)],
    ["chown", changes("chown", 2)],
    ["utime", computed],
    ["truncate", writes(0, 0)],
    [
      "kill",
      (call, machine) =>
        runVector([known("kill"), known("--"), ...call.args.slice(1).map(asValue)], machine),
    ],
    ["chdir", changesDirectory],
    ["glob", globbed],
    ["dirname", parentOf],
    [
      "decode_base64 MIME::Base64::decode_base64",
      (call, machine) => decodes({ ...call, name: "b64decode" }, machine),
    ],
    ["get getprint LWP::Simple::get LWP::Simple::getprint", fetches(0)],
    ["getstore mirror LWP::Simple::getstore", stores],
    [
      "socket",
      (_, machine) => {
        machine.marks.add("socket");
        return object("socket", unknown("it comes from a socket"));
      },
    ],
    ["connect", (call, machine) => connects(given(call, 1), machine)],
    [
      "bind listen",
      (_, machine) => {
        act(machine, { kind: "listen", offers: "application" });
        return anyData("it is computed");
      },
    ],
    [
      "send",
      (call, machine) => {
        sendOn(machine, given(call, 1));
        return anyData("it is computed");
      },
    ],
    [
      "sockaddr_in pack_sockaddr_in",
      (call) => data(concat(concat(given(call, 1), known(":")), given(call, 0))),
    ],
    ["inet_aton", (call) => data(given(call, 0))],
    ["syscall dump tie DynaLoader::dl_load_file", hidden("it hides what it calls")],
    ["IO::Socket::INET.new IO::Socket::SSL.new IO::Socket::IP.new IO::Socket.new", connectsSocket],
    [
      "LWP::UserAgent.new HTTP::Tiny.new Mojo::UserAgent.new WWW::Mechanize.new",
      () => object("session", unknown("it is a session")),
    ],
    ["JSON.new JSON::PP.new JSON::XS.new Data::Dumper.Dumper", () => anyData("it is computed")],
    ["File::Temp.new", () => anyData("it is a temporary file")],
  ]),
  methods: table<Meaning>([
    ["file.print file.printf file.say", writesOn],
    ["file.getline file.getlines", contentOf],
    ["stdout.print", prints],
    ["process.print", (call, machine) => runShell(given(call, 0), machine)],
    [
      "socket.print socket.send socket.say socket.write",
      (call, machine) => {
        for (const one of call.args) sendOn(machine, asValue(one));
        return anyData("it is computed");
      },
    ],
    ["socket.recv socket.getline socket.getlines socket.accept", contentOf],
    ["session.get session.head session.mirror", fetches(0)],
    ["session.post session.put session.request", fetches(0, [1, 2])],
    ["answer.content answer.decoded_content answer.body", contentOf],
    [
      ".fdopen",
      (_, machine) => {
        machine.marks.add("descriptors");
        return anyData("it is computed");
      },
    ],
    [".do .selectall_arrayref .prepare", hidden("it asks a database")],
  ]),
  values: table<Part>([
    ["$ENV", ({ place }) => object("environment", place.environment())],
    ["$ARGV", ({ place }) => list(place.argv.map(data))],
    ["STDOUT STDERR", () => object("stdout", known(""))],
    ["STDIN", ({ place }) => object("file", place.stdin)],
    ["$_", ({ place }) => data(unknown("it is a line", place.stdin.taint))],
    ["$0", () => data(known("-e"))],
  ]),
  isHarmless: (name) =>
    pure.has(name) ||
    /^\$/.test(name) ||
    purePackages.test(name.split(".")[0] ?? name) ||
    /^[A-Z]+$/.test(name),
  isOwn: () => true,
  keeps: namesIn("print defined ref"),
  callsTexts: "as written",
  computesMembers: false,
  changesArguments: namesIn(
    "push unshift shift pop splice substr chop sysread read lc_in_place vec",
  ),
  hidden: /^(can|AUTOLOAD)$/,
  maySet: (name, key) =>
    name !== "environment" ||
    (key !== undefined &&
      !/^(?:(?:LD|DYLD|PYTHON|GIT|PERL5|RUBY)\w*|PATH|(?:BASH_)?ENV|IFS)$/.test(key)),
});

/** Without arguments, `$_` is meant. */
function withLine(call: Call, machine: Machine): Call {
  if (call.args.length > 0) return call;
  return { ...call, args: [machine.evaluate({ kind: "name", name: "$_" })] };
}

function changes(program: string, first: number): Meaning {
  return (call, machine) => {
    for (const one of call.args.slice(first))
      runVector([known(program), given(call, 0), asValue(one)], machine);
    return anyData("it is computed");
  };
}

/** `open(F, mode, path)`, `open(F, "<path")`, `open(F, "command |")`. */
function opens(call: Call, machine: Machine): Things {
  const mode = given(call, 1);
  const [text, ...others] = textsOf(mode) ?? [];
  if (text === undefined || others.length > 0) {
    if (mode.kind === "unknown" || mode.kind === "partial")
      return hidden("it opens what is computed")(call, machine);
    return anyData("it is opened");
  }
  if (/^\s*[+]?[<>]{1,2}&/.test(text)) {
    machine.marks.add("descriptors");
    return object("stdout", known(""));
  }
  if (/^\s*(\|-|-\|)\s*$/.test(text)) {
    const rest = call.args.slice(2).map(asValue);
    return rest.length === 1 ? runShell(rest[0] ?? known(""), machine) : runVector(rest, machine);
  }
  if (/^\s*\||\|\s*$/.test(text))
    return runShell(known(text.replace(/^\s*\||\|\s*$/g, "")), machine);
  const [, sign = "", name = ""] = /^\s*(\+?[<>]{0,2})\s*(.*?)\s*$/s.exec(text) ?? [];
  const isApart = hasArgument(call, 2);
  const path: Value = isApart ? given(call, 2) : known(name);
  if (isApart && (argument(call, 2) ?? []).some((one) => one.kind === "library"))
    return anyData("it is a text");
  const letters = sign.startsWith("+") ? "r+" : sign === ">" ? "w" : sign === ">>" ? "a" : "r";
  return openFile(path, letters, machine);
}

function connects(to: Value, machine: Machine): Things {
  machine.marks.add("socket");
  act(machine, { kind: "connect", to });
  return object("socket", received(machine, answerOf(to)));
}

/** `IO::Socket::INET->new(PeerAddr => …, PeerPort => …)`. */
function connectsSocket(call: Call, machine: Machine): Things {
  const host = call.named.get("PeerAddr") ?? call.named.get("PeerHost");
  const port = call.named.get("PeerPort");
  if (host === undefined && call.args.length === 0) {
    machine.marks.add("socket");
    act(machine, { kind: "listen", offers: "application" });
    return object("socket", unknown("it comes from a socket"));
  }
  const name = host ? asValue(host) : given(call, 0);
  return connects(port ? concat(concat(name, known(":")), asValue(port)) : name, machine);
}

function stores(call: Call, machine: Machine): Things {
  const to = given(call, 0);
  connect(machine, { to, bodies: [], type: "answer" });
  act(machine, { kind: "write", path: given(call, 1), how: "truncate", content: answerOf(to) });
  return anyData("it is computed");
}
