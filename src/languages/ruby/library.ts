import { anyOf } from "../../base/any-of.ts";
import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  argument,
  computed,
  type Library,
  type Machine,
  type Meaning,
  measured,
  type Part,
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
  joinsPath,
  loads,
  openFile,
  prints,
  readFile,
  runShell,
  runsArguments,
  runsCode,
  writes,
} from "../meaning/meanings.ts";
import { namesIn, table } from "../meaning/names.ts";
import { anyData, asValue, data, object, type Things } from "../meaning/thing.ts";
import { globbed, pathMethods, walked } from "../python/files.ts";
import {
  changesDirectory,
  contentOf,
  decodes,
  expandsHome,
  parentOf,
  pathOf,
  readsVariable,
  sameObject,
  setsVariables,
  standardInput,
  writesOn,
} from "../python/meanings.ts";

const pure = namesIn(
  "Array Hash String Integer Float Set Struct Time Date DateTime Math Regexp Comparable",
  "Enumerable Range JSON YAML.safe_load YAML.dump YAML.safe_load_file SecureRandom Digest CSV",
  "URI CGI Benchmark Rational Complex BigDecimal Random RUBY_VERSION RUBY_PLATFORM",
  "RUBY_ENGINE RbConfig Etc StringIO OpenSSL Zlib Encoding Process.pid Process.clock_gettime",
  "Process.wait Gem Psych.safe_load Comparable Exception StandardError",
  "RuntimeError ArgumentError Shellwords Timeout Mutex Queue Thread OpenStruct Tempfile Proc",
  "lambda proc raise loop rand srand sleep format sprintf Rational catch throw attr_accessor",
  "attr_reader private public block_given? freeze fork at_exit caller __method__",
  "Kernel.rand Kernel.sleep Object BasicObject Symbol NilClass Base64.encode64",
  "Base64.strict_encode64 Base64.urlsafe_encode64 ObjectSpace GC Bundler Socket.gethostname",
  "gsub gsub! sub sub! chomp chomp! chop split tr scan",
);

/** What Ruby and its standard library do. Source: Ruby 3.1 core and standard library. */
export const rubyLibrary = (): Library => ({
  calls: table<Meaning>([
    ["puts print p pp warn abort exit printf putc $stdout.puts STDOUT.puts $stderr.puts", prints],
    ["STDERR.puts $stdout.print $stdout.write STDOUT.write Kernel.puts exit! display", prints],
    ["require Kernel.require autoload", (call, machine) => required(call.args, machine)],
    ["require_relative load Kernel.load", loads(0)],
    [
      "system exec spawn Kernel.system Kernel.exec Kernel.spawn Process.spawn Process.exec",
      runsArguments,
    ],
    [
      "IO.popen Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen3 Open3.popen2",
      runsArguments,
    ],
    ["PTY.spawn Open3.popen2e", runsArguments],
    ["eval instance_eval class_eval Kernel.eval binding.eval", runsCode(0)],
    [
      "send public_send method define_method instance_variable_get const_get binding",
      hidden("it hides what it calls"),
    ],
    [
      "__send__ Object.const_get Kernel.const_get Marshal.load YAML.load YAML.unsafe_load",
      hidden("it hides what it calls"),
    ],
    [
      "ObjectSpace.each_object RubyVM::InstructionSequence Fiddle.dlopen DL.dlopen",
      hidden("it runs native code"),
    ],
    ["trap Signal.trap", trapped],
    ["ERB.new", hidden("it runs what a text holds")],
    ["ENV.store ENV.update ENV.merge! ENV.replace", setsVariables],
    ["File.open File.new IO.open Pathname.open", opensFile],
    ["open Kernel.open", opens],
    ["URI.open OpenURI.open_uri URI.parse.open", fetches(0)],
    [
      "File.read IO.read File.readlines IO.readlines File.foreach File.binread IO.foreach",
      (call, machine) => reading(given(call, 0), machine),
    ],
    [
      "YAML.load_file JSON.load_file CSV.read CSV.foreach",
      (call, machine) => reading(given(call, 0), machine),
    ],
    ["File.write IO.write File.binwrite IO.binwrite", writesFile],
    [
      "File.delete File.unlink FileUtils.rm FileUtils.rm_f FileUtils.remove FileUtils.safe_unlink",
      deletesAll(),
    ],
    [
      "FileUtils.rm_rf FileUtils.rm_r FileUtils.rmtree FileUtils.remove_dir FileUtils.remove_entry",
      deletes(0, { recursive: true }),
    ],
    ["FileUtils.remove_entry_secure", deletes(0, { recursive: true })],
    ["Dir.rmdir Dir.delete Dir.unlink FileUtils.rmdir", deletes(0, { empty: true })],
    ["File.rename FileUtils.mv FileUtils.move", does("mv", "-f", 0, 1)],
    [
      "FileUtils.cp FileUtils.copy FileUtils.copy_file IO.copy_stream FileUtils.install",
      does("cp", "-f", 0, 1),
    ],
    ["FileUtils.cp_r FileUtils.copy_entry", does("cp", "-r", 0, 1)],
    ["File.symlink FileUtils.ln_s FileUtils.ln_sf", does("ln", "-s", 0, 1)],
    ["File.link FileUtils.ln", does("ln", 0, 1)],
    ["File.chmod FileUtils.chmod", does("chmod", 0, 1)],
    ["FileUtils.chmod_R", does("chmod", "-R", 0, 1)],
    ["File.chown", does("chown", 0, 2)],
    ["FileUtils.chown", does("chown", 0, 2)],
    ["FileUtils.chown_R", does("chown", "-R", 0, 2)],
    ["FileUtils.mkdir FileUtils.mkdir_p FileUtils.makedirs Dir.mkdir", creates(0, "directory")],
    ["FileUtils.touch File.utime", creates(0)],
    ["File.truncate", writes(0, 0)],
    ["Dir.chdir FileUtils.cd", changesDirectory],
    ["Dir.glob Dir.[]", globbed],
    ["Dir.entries Dir.children Dir.each_child Dir.foreach Find.find", walked],
    [
      "Dir.home",
      (_, { place }) =>
        data(place.home === undefined ? unknown("it is the home") : known(place.home)),
    ],
    [
      "Dir.pwd Dir.getwd",
      (_, { place, directory }) => data(directory ?? known(place.directory ?? ".")),
    ],
    ["Dir.mktmpdir Dir.tmpdir", () => data(known("/tmp/new"))],
    ["File.join Pathname.join", joinsPath],
    ["File.expand_path File.absolute_path File.realpath", expandsHome],
    ["File.dirname", parentOf],
    ["URI URI.parse URI.join", (call) => data(given(call, 0))],
    [
      "File.exist? File.file? File.directory? File.size File.mtime File.stat File.readable?",
      measured,
    ],
    ["Dir.exist? File.zero? File.symlink? File.executable? File.writable? File.empty?", measured],
    ["File.basename File.extname File.readlink", computed],
    ["Pathname.new Pathname", pathOf],
    ["Process.kill", does("kill", "--", 1)],
    ["ENV.fetch ENV.[]", readsVariable],
    ["Base64.decode64 Base64.strict_decode64 Base64.urlsafe_decode64", decodes],
    [
      "gets STDIN.read STDIN.gets $stdin.read $stdin.gets ARGF.read STDIN.each_line readlines",
      standardInput,
    ],
    ["$stdin.each_line ARGF.each_line $<.read STDIN.readlines", standardInput],
    ["Net.HTTP.get Net.HTTP.get_response Net.HTTP.get_print", fetches(0)],
    ["Net.HTTP.post Net.HTTP.post_form", fetches(0, [1])],
    ["Net.HTTP.new Net.HTTP.start", (call) => object("host", given(call, 0))],
    [
      "Net.HTTP.Get.new Net.HTTP.Post.new Net.HTTP.Put.new",
      () => object("request", unknown("it is a request")),
    ],
    [
      "TCPSocket.new TCPSocket.open Socket.tcp UNIXSocket.new OpenSSL.SSL.SSLSocket.new",
      connectsTo,
    ],
    ["TCPServer.new TCPServer.open", serves],
    ["Socket.new UDPSocket.new", (_, machine) => socketOf(machine)],
    [
      "WEBrick.HTTPServer.new",
      (_, machine) => {
        act(machine, { kind: "listen", offers: "files" });
        return anyData("it is a server");
      },
    ],
  ]),
  methods: table<Meaning>([
    ["file.write file.puts file.print file.<< file.printf file.syswrite", writesOn],
    ["file.read file.gets file.each_line file.readlines file.readline file.sysread", contentOf],
    ["file.close file.flush file.rewind file.fileno file.sync=", computed],
    ["stdout.puts stdout.print stdout.write stdout.printf", prints],
    ["stdout.sync stdout.flush stdout.sync=", computed],
    ["socket.puts socket.print socket.write socket.send socket.<<", sends],
    [
      "socket.gets socket.read socket.recv socket.readpartial socket.each_line socket.readline",
      contentOf,
    ],
    ["answer.read answer.body answer.gets answer.string answer.each_line", contentOf],
    [
      "host.get host.request host.post host.use_ssl= host.start",
      (call, machine) => ofHost(call.receiver, call.args, machine),
    ],
    ["environment.store environment.update environment.merge! environment.replace", setsVariables],
    ["environment.fetch environment.[] environment.dig", readsVariable],
    ["process.read process.gets process.each_line", contentOf],
    [
      "process.puts process.write process.print",
      (call, machine) => runShell(given(call, 0), machine),
    ],
    [
      "path.delete path.unlink",
      (call, machine) =>
        deletes(0)({ ...call, args: [[...(call.receiver ? [call.receiver] : [])]] }, machine),
    ],
    [
      "path.rmtree",
      (call, machine) =>
        deletes(0, { recursive: true })(
          { ...call, args: [[...(call.receiver ? [call.receiver] : [])]] },
          machine,
        ),
    ],
    [
      "path.read path.readlines",
      (call, machine) => reading(asValue(call.receiver ? [call.receiver] : []), machine),
    ],
    [
      "path.write",
      (call, machine) =>
        writes(0, 1)(
          { ...call, args: [[...(call.receiver ? [call.receiver] : [])], ...call.args] },
          machine,
        ),
    ],
    [".to_s .to_str .itself", sameObject],
    [
      ".system .exec .instance_eval .class_eval .send .public_send .constantize .__send__ .eval",
      hidden("it runs what is computed"),
    ],
    [".method .const_get .instance_exec .define_method", hidden("it hides what it calls")],
    ...pathMethods.filter(([names]) => !/\.(unlink|replace|open|rename|read_text)/.test(names)),
  ]),
  values: table<Part>([
    ["ENV", ({ place }) => object("environment", place.environment())],
    ["ARGV", ({ place }) => [{ kind: "list", items: place.argv.map(data), more: false }]],
    ["STDOUT $stdout STDERR $stderr", () => object("stdout", known(""))],
    ["STDIN $stdin ARGF $<", ({ place }) => object("file", place.stdin)],
    ["gets", ({ place }) => data(place.stdin)],
    ["$_", ({ place }) => data(place.stdin)],
    ["File.SEPARATOR", () => data(known("/"))],
  ]),
  isHarmless: (name) => {
    const [root = "", ...more] = name.split(".");
    return (
      pure.has(name) || (pure.has(root) && !more.some((one) => risky.test(one))) || /^\$/.test(name)
    );
  },
  isOwn: () => true,
  keeps: namesIn("puts p pp print require"),
  computesMembers: false,
  mutators:
    /!$|^(replace|concat|prepend|store|delete|delete_at|delete_if|keep_if|force_encoding|setbyte)$/,
  hidden: /^(instance_variable_set|singleton_class|instance_method|remove_method|undef_method)$/,
  maySet: (name, key) =>
    (name !== "environment" || (key !== undefined && !riskyVariables.test(key))) &&
    /^(file|path|stdout|socket|host|request|environment)$/.test(name),
});

const risky = anyOf(
  /^(__send__|public_send|\w+_eval|\w+_exec|method|instance_method|public_method|load)$/,
  /^(load_file|unsafe_load|eval|send|open|popen|system|exec|const_get|restore)$/,
);

const riskyVariables =
  /^(?:(?:LD|DYLD|PYTHON|GIT|PERL5|RUBY)\w*|PATH|(?:BASH_)?ENV|NODE_OPTIONS|IFS|SHELL|PAGER)$/;

/** `trap(signal, text)`: a text that is no word of its own is code. */
function trapped(call: Parameters<Meaning>[0], machine: Machine): Things {
  const [text] = hasArgument(call, 1) ? (textsOf(given(call, 1)) ?? [""]) : [undefined];
  const isWord =
    text === undefined || /^(SIG_)?(IGNORE|IGN|DEFAULT|DFL|EXIT|SYSTEM_DEFAULT)$/.test(text);
  const [second] = argument(call, 1) ?? [];
  return isWord || second?.kind === "function"
    ? anyData("it is computed")
    : runsCode(1)(call, machine);
}

/** `require "name"`: libraries come with the language, or are installed. */
function required(args: readonly Things[], machine: Machine): Things {
  for (const name of textsOf(asValue(args[0] ?? [])) ?? [])
    if (/^[./]/.test(name)) act(machine, { kind: "load", path: known(name) });
  return anyData("it is loaded");
}

/** What a file holds; with IO, a path that begins with a bar is a command. */
function reading(path: Value, machine: Machine): Things {
  const [text] = textsOf(path) ?? [];
  return text?.startsWith("|")
    ? runShell(known(text.slice(1)), machine)
    : data(readFile(path, machine));
}
/** `File.open(path, mode) { |file| … }`. */
function opensFile(call: Parameters<Meaning>[0], machine: Machine): Things {
  const [second] = argument(call, 1) ?? [];
  const mode =
    second === undefined || second.kind === "function" ? "r" : textsOf(given(call, 1))?.[0];
  return openFile(given(call, 0), mode, machine);
}

/** `open("| command")` runs it; `open("http://…")` fetches; anything else is a file. */
function opens(call: Parameters<Meaning>[0], machine: Machine): Things {
  const path = given(call, 0);
  const texts = textsOf(path) ?? [];
  if (texts.some((one) => one.startsWith("|")))
    return runShell(known((texts[0] ?? "").slice(1)), machine);
  if (texts.some((one) => /^(https?|ftp):/.test(one)))
    return connect(machine, { to: path, bodies: [], type: "answer" });
  return texts.length === 0
    ? hidden("it opens what is computed")(call, machine)
    : opensFile(call, machine);
}

function writesFile(call: Parameters<Meaning>[0], machine: Machine): Things {
  const [path] = textsOf(given(call, 0)) ?? [];
  if (path?.startsWith("|")) return runShell(known(path.slice(1)), machine);
  const mode = call.named.get("mode");
  const appends = mode !== undefined && /^a/.test(textsOf(asValue(mode))?.[0] ?? "");
  return writes(0, 1, appends ? "append" : "truncate")(call, machine);
}

function socketOf(machine: Machine): Things {
  machine.marks.add("socket");
  return object("socket", unknown("it comes from a socket"));
}

function connectsTo(call: Parameters<Meaning>[0], machine: Machine): Things {
  machine.marks.add("socket");
  const to = hasArgument(call, 1)
    ? concat(concat(given(call, 0), known(":")), given(call, 1))
    : given(call, 0);
  const [made] = connect(machine, { to, bodies: [], type: "socket" });
  return made ? [made] : object("socket", answerOf(to));
}

function serves(call: Parameters<Meaning>[0], machine: Machine): Things {
  machine.marks.add("socket");
  const host = hasArgument(call, 1) ? given(call, 0) : undefined;
  act(machine, { kind: "listen", offers: "application", ...(host ? { address: host } : {}) });
  return object(
    "socket",
    unknown("it comes from a socket", [{ label: "network", source: "who connects" }]),
  );
}

function sends(call: Parameters<Meaning>[0], machine: Machine): Things {
  for (const one of call.args) sendOn(machine, asValue(one));
  return anyData("it is computed");
}

function ofHost(
  receiver: Things[number] | undefined,
  args: readonly Things[],
  machine: Machine,
): Things {
  const to = concat(known("http://"), asValue(receiver ? [receiver] : []));
  const bodies = args.slice(1).map(asValue);
  return connect(machine, { to, bodies, type: "answer" });
}
