import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  argument,
  type Call,
  computed,
  doubt,
  type Library,
  type Machine,
  type Meaning,
  measured,
  type Part,
  sendOn,
  writeTo,
} from "../meaning/machine.ts";
import {
  answerOf,
  connect,
  creates,
  deletes,
  does,
  given,
  hasArgument,
  hidden,
  loads,
  makes,
  openFile,
  prints,
  readFile,
  runList,
  runShell,
  runsCode,
  runsShell,
  runVector,
} from "../meaning/meanings.ts";
import { namesIn, table } from "../meaning/names.ts";
import { anyData, asValue, data, object, type Things, vectorOf } from "../meaning/thing.ts";
import { globbed, walked } from "../python/files.ts";
import {
  changesDirectory,
  decodes,
  parentOf,
  readsVariable,
  samePath,
} from "../python/meanings.ts";

const pure = namesIn(
  "array_chunk array_column array_combine array_diff array_fill array_flip array_intersect",
  "array_key_exists array_keys array_merge array_pop array_push array_rand array_reverse",
  "array_search array_shift array_slice array_splice array_sum array_unique array_unshift",
  "array_values arsort asort compact count current end explode implode in_array is_array join",
  "key krsort ksort list max min natsort next range reset rsort shuffle sizeof sort abs",
  "base_convert bin2hex bindec ceil cos dechex decbin exp floor fmod hexdec intdiv log log10",
  "mt_rand number_format octdec pi pow rand random_bytes random_int round sin sqrt tan chr",
  "ctype_alpha ctype_digit empty hash html_entity_decode htmlentities htmlspecialchars intval",
  "isset is_bool is_float is_int is_null is_numeric is_string is_object is_callable",
  "json_decode json_encode json_last_error json_last_error_msg lcfirst levenshtein ltrim",
  "mb_strlen mb_strtolower mb_strtoupper mb_substr md5 nl2br ord parse_str parse_url",
  "preg_match preg_match_all preg_quote preg_split preg_replace print_r rtrim serialize sha1",
  "similar_text sprintf str_contains str_ends_with str_pad str_repeat str_replace str_split",
  "str_starts_with strcmp strlen strpos strrev strrpos strtolower strtotime strtoupper strtr",
  "substr substr_count trim ucfirst ucwords unset urldecode urlencode var_export",
  "version_compare vsprintf wordwrap date date_default_timezone_set mktime microtime time",
  "hrtime uniqid usleep sleep gettype get_class method_exists function_exists class_exists",
  "defined phpversion php_uname php_sapi_name memory_get_usage memory_get_peak_usage",
  "extension_loaded get_loaded_extensions ini_get error_reporting set_time_limit",
  "gc_collect_cycles php_eol php_version php_os php_os_family php_int_max php_int_size",
  "pathinfo basename realpath is_writable is_readable password_hash password_verify crc32",
  "base64_encode bin2hex floatval strval boolval settype iterator_to_array",
  "array_key_first array_key_last mb_convert_encoding iconv stdclass datetime",
  "datetimeimmutable dateinterval exception runtimeexception invalidargumentexception error",
  "arrayobject splstack splqueue json_pretty_print json_throw_on_error json_unescaped_slashes",
  "e_all directory_separator fclose feof fgets fgetcsv fgetc fread fscanf stream_get_contents",
  "fflush ftell flock fseek rewind ob_get_clean pcntl_fork posix_getpid posix_getuid",
  "getmypid get_current_user gethostname disk_free_space sys_get_temp_dir",
  "php_binary opcache_get_status proc_close pclose",
);

/** What PHP does. Source: the PHP manual, 8.2. */
export const phpLibrary = (): Library => ({
  calls: table<Meaning>([
    ["echo print print_r var_dump var_export printf vprintf exit die error_log phpinfo", prints],
    [
      "strlen count file_exists is_file is_dir filesize filemtime is_link stat hash_file md5_file",
      measured,
    ],
    ["system exec shell_exec passthru popen", runsShell(0)],
    [
      "proc_open",
      (call, machine) => {
        const [first = []] = call.args;
        return vectorOf(first) ? runList(first, machine) : runShell(asValue(first), machine);
      },
    ],
    [
      "pcntl_exec",
      (call, machine) =>
        runVector([given(call, 0), ...(vectorOf(argument(call, 1) ?? []) ?? [])], machine),
    ],
    ["ob_start", (call, machine) => callsBack(call, 0, machine)],
    ["array_map", (call, machine) => callsBack(call, 0, machine)],
    ["array_filter array_walk array_reduce usort uasort uksort", callsBackLater],
    ["preg_replace_callback array_walk_recursive iterator_apply", callsBackLater],
    ["eval assert create_function", runsCode(0)],
    [
      "call_user_func call_user_func_array func_get_args extract parse_str_into",
      hidden("it hides what it calls"),
    ],
    [
      "unserialize preg_replace_callback_array dl ffi.cdef register_shutdown_function",
      hidden("it runs what a text describes"),
    ],
    ["include include_once require require_once", loads(0)],
    ["file_get_contents file readfile fopen_read parse_ini_file simplexml_load_file", reads],
    ["file_put_contents", writesFile],
    ["fopen", (call, machine) => opens(call, machine)],
    ["fwrite fputs fputcsv", (call, machine) => writesOn(call, machine)],
    ["unlink", deletes(0)],
    ["rmdir", deletes(0, { empty: true })],
    ["rename move_uploaded_file", does("mv", "-f", 0, 1)],
    ["copy", does("cp", "-f", 0, 1)],
    ["symlink", does("ln", "-s", 0, 1)],
    ["link", does("ln", 0, 1)],
    ["mkdir", creates(0, "directory")],
    ["touch", creates(0)],
    ["chmod", does("chmod", 1, 0)],
    ["chown", does("chown", 1, 0)],
    ["posix_kill", does("kill", "--", 0)],
    ["chdir", changesDirectory],
    ["getcwd", (_, { place, directory }) => data(directory ?? known(place.directory ?? "."))],
    ["glob", globbed],
    ["scandir opendir readdir", walked],
    ["dirname", parentOf],
    ["realpath", samePath],
    ["tempnam tmpfile", () => data(known("/tmp/new"))],
    ["getenv", readsVariable],
    ["putenv ini_set set_include_path", hidden("it changes its surroundings")],
    [
      "base64_decode hex2bin gzinflate gzuncompress str_rot13 convert_uudecode gzdecode",
      decodesText,
    ],
    ["fsockopen pfsockopen", (call, machine) => connects(call, machine)],
    ["stream_socket_client", (call, machine) => connects(call, machine)],
    [
      "socket_create",
      (_, machine) => {
        machine.marks.add("socket");
        return object("socket", unknown("it comes from a socket"));
      },
    ],
    ["socket_connect", (call, machine) => connects({ ...call, args: call.args.slice(1) }, machine)],
    [
      "stream_socket_server socket_bind socket_listen",
      (_, machine) => {
        machine.marks.add("socket");
        act(machine, { kind: "listen", offers: "application" });
        return object("socket", unknown("it comes from a socket"));
      },
    ],
    [
      "socket_write socket_send",
      (call, machine) => {
        sendOn(machine, given(call, 1));
        return anyData("it is computed");
      },
    ],
    [
      "curl_init",
      (call, machine) =>
        hasArgument(call, 0)
          ? connect(machine, { to: given(call, 0), bodies: [], type: "answer" })
          : makes("answer")(call, machine),
    ],
    ["curl_setopt", (call, machine) => setsOption(call, machine)],
    ["curl_exec", (call) => data(asValue(call.args[0] ?? []))],
    ["curl_close curl_getinfo curl_error", computed],
    [
      "mail",
      (call, machine) =>
        connect(machine, { to: known("mail.invalid"), bodies: [given(call, 2)], type: "answer" }),
    ],
    ["stream_context_create", computed],
  ]),
  methods: table<Meaning>([
    [".exec .query", hidden("it changes a database")],
    [".invoke .call .invokeargs", hidden("it runs what is computed")],
  ]),
  values: table<Part>([
    [
      "$argv",
      ({ place }) => [
        { kind: "list", items: [data(known("-")), ...place.argv.map(data)], more: false },
      ],
    ],
    ["$_ENV $_SERVER", ({ place }) => object("environment", place.environment())],
    ["$_GET $_POST $_REQUEST $_COOKIE", () => anyData("it is given by a request")],
    ["stdin STDIN", ({ place }) => object("file", place.stdin)],
    ["stdout stderr", () => object("stdout", known(""))],
    ["__dir__", ({ place }) => data(known(place.directory ?? "."))],
    ["php_eol", () => data(known("\n"))],
    ["directory_separator", () => data(known("/"))],
  ]),
  isHarmless: (name) =>
    pure.has(name) || /^\$|^(json|e|lock|file|curlopt|pathinfo|ent|sort|mb|php|m)_\w+$/.test(name),
  isOwn: () => true,
  keeps: namesIn("function_exists echo print_r var_dump is_callable"),
  callsTexts: "in lower case",
  computesMembers: false,
  changesArguments: namesIn(
    "array_push array_pop array_shift array_unshift array_splice array_walk sort rsort usort",
    "uasort uksort ksort krsort asort arsort natsort shuffle settype parse_str preg_match",
    "preg_match_all sscanf is_callable array_multisort str_replace exec getopt",
  ),
  hidden: /^(__\w+|bindto|fromcallable)$/i,
  maySet: (name) => !/^(\$GLOBALS)$/.test(name),
});

function decodesText(call: Call, machine: Machine): Things {
  return decodes(
    { ...call, name: call.name === "base64_decode" ? "b64decode" : call.name },
    machine,
  );
}

function callsBackLater(call: Call, machine: Machine): Things {
  return callsBack(call, 1, machine);
}

/** A function that is called back may be given by its name. */
function callsBack(call: Call, index: number, machine: Machine): Things {
  for (const thing of argument(call, index) ?? []) {
    const names = thing.kind === "data" ? (textsOf(thing.value) ?? [""]) : [];
    if (!names.every((name) => pure.has(name.toLowerCase())))
      doubt(machine, `it hands ${names[0] || "what is computed"} over`);
  }
  return computed(call, machine);
}

/** A file, or what an address gives. */
function reads(call: Call, machine: Machine): Things {
  const path = given(call, 0);
  const texts = textsOf(path) ?? [];
  if (texts.some((one) => /^php:\/\/(stdin|input)/.test(one))) return data(machine.place.stdin);
  if (texts.some((one) => /^(https?|ftp):/.test(one)))
    return data(asValue(connect(machine, { to: path, bodies: [], type: "answer" })));
  const content = readFile(path, machine);
  if (call.name === "readfile") act(machine, { kind: "print", value: content });
  return data(content);
}

function writesFile(call: Call, machine: Machine): Things {
  const path = given(call, 0);
  const content = given(call, 1);
  if (textsOf(path)?.some((one) => /^php:\/\/(stdout|output|stderr)/.test(one)))
    act(machine, { kind: "print", value: content });
  else if (textsOf(path)?.some((one) => /^(https?|ftp):/.test(one)))
    connect(machine, { to: path, bodies: [content], type: "answer" });
  else
    act(machine, {
      kind: "write",
      path,
      how: hasArgument(call, 2) ? "append" : "truncate",
      content,
    });
  return anyData("it is computed");
}

function opens(call: Call, machine: Machine): Things {
  const path = given(call, 0);
  const texts = textsOf(path) ?? [];
  if (texts.some((one) => /^php:\/\/std(in)/.test(one))) return object("file", machine.place.stdin);
  if (texts.some((one) => /^php:\/\/(stdout|output|stderr)/.test(one)))
    return object("stdout", known(""));
  if (texts.some((one) => /^(https?|ftp):/.test(one)))
    return connect(machine, { to: path, bodies: [], type: "answer" });
  return openFile(path, textsOf(given(call, 1))?.[0], machine);
}

function writesOn(call: Call, machine: Machine): Things {
  for (const thing of argument(call, 0) ?? []) {
    if (thing.kind !== "object") continue;
    if (thing.path) writeTo(machine, thing.path, given(call, 1));
    else if (thing.type === "stdout") act(machine, { kind: "print", value: given(call, 1) });
    else if (thing.type === "socket") sendOn(machine, given(call, 1));
    else if (thing.type === "process") runShell(given(call, 1), machine);
  }
  return anyData("it is computed");
}

function connects(call: Call, machine: Machine): Things {
  machine.marks.add("socket");
  const to: Value =
    hasArgument(call, 1) && textsOf(given(call, 1))?.every((one) => /^\d+$/.test(one))
      ? concat(concat(given(call, 0), known(":")), given(call, 1))
      : given(call, 0);
  connect(machine, { to, bodies: [], type: "socket" });
  return object("socket", answerOf(to));
}

/** `curl_setopt($c, CURLOPT_POSTFIELDS, $text)`. */
function setsOption(call: Call, machine: Machine): Things {
  const [option] = argument(call, 1) ?? [];
  const name = option?.kind === "library" ? option.name : "";
  if (/postfields|infile/.test(name)) sendOn(machine, given(call, 2));
  else if (/url$/.test(name)) connect(machine, { to: given(call, 2), bodies: [], type: "answer" });
  return anyData("it is computed");
}
