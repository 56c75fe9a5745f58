import { anyOf } from "../../base/any-of.ts";
import { known } from "../../base/value.ts";
import { computed, type Library, type Meaning, measured, type Part } from "../meaning/machine.ts";
import {
  creates,
  deletes,
  does,
  hidden,
  joinsPath,
  loads,
  makes,
  prints,
  reads,
  runsCode,
  writes,
} from "../meaning/meanings.ts";
import { isMemberOf, table } from "../meaning/names.ts";
import { anyData, asValue, data, list, object } from "../meaning/thing.ts";
import { globbed, opensFile, parentPath, pathMethods, walked } from "./files.ts";
import { hostMethods, hosts } from "./hosts.ts";
import {
  addsModules,
  changesDirectory,
  changesMode,
  contentOf,
  decodes,
  expandsHome,
  extracts,
  importsModule,
  opensDatabase,
  parentOf,
  passesOn,
  pathOf,
  place,
  queries,
  readsVariable,
  sameObject,
  samePath,
  splitsWords,
  standardInput,
  takesMember,
  temporary,
  writesOn,
} from "./meanings.ts";
import {
  activePackages,
  pureBuiltins,
  pureFunctions,
  pureModules,
  standardModules,
} from "./names.ts";
import { processes, processMethods } from "./processes.ts";

/** What the standard library of Python does. */
export const pythonLibrary = (): Library => ({
  calls: table<Meaning>([
    ["eval exec execfile builtins.exec builtins.eval", runsCode(0)],
    ["timeit.timeit timeit.repeat timeit.Timer cProfile.run profile.run", runsCode(0)],
    ["execfile runpy.run_path", loads(0)],
    ["print pprint pprint.pprint pprint.pp json.tool sys.exit exit quit SystemExit", prints],
    ["print traceback.print_exc", prints],
    ["len hash id isinstance hasattr", measured],
    ["__import__ importlib.import_module", importsModule],
    ["getattr", takesMember],
    ["globals locals vars setattr delattr breakpoint compile", hidden("it changes its own names")],
    ["str repr bytes list tuple set dict sorted reversed iter io.StringIO io.BytesIO", passesOn],
    ["base64.b64decode base64.urlsafe_b64decode base64.decodebytes base64.b32decode", decodes],
    [
      "base64.b16decode base64.b85decode base64.a85decode bytes.fromhex binascii.unhexlify",
      decodes,
    ],
    ["codecs.decode zlib.decompress gzip.decompress bz2.decompress lzma.decompress", decodes],
    [
      "marshal.loads pickle.loads pickle.load yaml.load torch.load joblib.load",
      hidden("it runs what a text describes"),
    ],
    ["shlex.quote shlex.join", computed],
    ["shlex.split", splitsWords],
    ["open io.open codecs.open os.fdopen", opensFile],
    ["os.open", opensFile],
    ["gzip.open bz2.open lzma.open tarfile.open zipfile.ZipFile", opensFile],
    ["json.load csv.reader csv.DictReader tomllib.load configparser.ConfigParser", computed],
    ["os.remove os.unlink", deletes([0, "path"])],
    ["os.rmdir os.removedirs", deletes([0, "path"], { empty: true })],
    ["shutil.rmtree", deletes([0, "path"], { recursive: true })],
    ["os.mkdir os.makedirs", creates([0, "name"], "directory")],
    ["os.rename os.renames os.replace shutil.move", does("mv", "-f", [0, "src"], [1, "dst"])],
    ["shutil.copy shutil.copy2 shutil.copyfile", does("cp", "-f", [0, "src"], [1, "dst"])],
    ["shutil.copytree", does("cp", "-r", [0, "src"], [1, "dst"])],
    ["os.symlink", does("ln", "-s", [0, "src"], [1, "dst"])],
    ["os.link", does("ln", [0, "src"], [1, "dst"])],
    ["os.chmod os.lchmod", changesMode],
    ["os.chown os.lchown shutil.chown", does("chown", [1, "user"], [0, "path"])],
    ["os.truncate", writes(0, 0)],
    ["os.utime", creates(0)],
    ["os.chdir", changesDirectory],
    ["os.getenv os.environ.get os.environb.get", readsVariable],
    ["os.path.join posixpath.join", joinsPath],
    ["os.path.expanduser", expandsHome],
    ["os.path.expandvars os.path.abspath os.path.realpath os.path.normpath", samePath],
    ["os.path.dirname", parentOf],
    ["os.path.exists os.path.isfile os.path.isdir os.path.getsize os.path.getmtime", measured],
    ["os.path.islink os.path.lexists os.path.ismount os.stat os.access", measured],
    ["pathlib.Path pathlib.PosixPath Path", pathOf],
    ["pathlib.Path.home pathlib.Path.cwd", place],
    ["glob.glob glob.iglob", globbed],
    ["os.listdir os.scandir os.walk", walked],
    ["tempfile.mkdtemp tempfile.mktemp", temporary],
    ["tempfile.NamedTemporaryFile tempfile.TemporaryFile tempfile.mkstemp", makes("temporary")],
    ["tempfile.TemporaryDirectory tempfile.SpooledTemporaryFile", makes("temporary")],
    ["input raw_input sys.stdin.read sys.stdin.readline sys.stdin.readlines", standardInput],
    ["sys.stdin.buffer.read json.load.x", standardInput],
    ["sys.path.insert sys.path.append sys.path.extend site.addsitedir", addsModules],
    ["fileinput.input fileinput.FileInput", opensFile],
    ["configparser.ConfigParser configparser.RawConfigParser", makes("configuration")],
    ["sqlite3.connect", opensDatabase],
    ["stat.S_IMODE dotenv.load_dotenv dotenv.dotenv_values", computed],
    ...processes,
    ...hosts,
  ]),
  methods: table<Meaning>([
    ["file.write file.writelines .writelines", writesOn],
    ["stdout.write stdout.writelines stderr.write stdout.buffer.write", prints],
    ["file.read file.readline file.readlines file.getvalue", contentOf],
    ["file.close file.flush file.seek file.fileno file.tell", computed],
    ["environment.get environment.setdefault environment.pop", readsVariable],
    ["environment.keys", measured],
    ["environment.copy environment.items environment.values", contentOf],
    ["configuration.read", reads(0)],
    ["database.execute database.executescript database.executemany", queries],
    ["database.cursor", sameObject],
    [".execute .executescript .executemany", queries],
    [".extractall .extract", extracts],
    [
      ".system .popen .subprocess_shell .subprocess_exec .check_output .load_module .exec_module",
      hidden("it runs what is computed"),
    ],
    ...pathMethods,
    ...processMethods,
    ...hostMethods,
  ]),
  values: table<Part>([
    ["os.environ", (machine) => object("environment", machine.place.environment())],
    ["os.environb", (machine) => object("environment", machine.place.environment())],
    ["sys.argv", ({ place }) => list([data(known("-c")), ...place.argv.map(data)])],
    ["sys.stdout", () => object("stdout", known(""))],
    ["sys.stderr", () => object("stdout", known(""))],
    ["stdout.buffer", () => object("stdout", known(""))],
    ["sys.stdin", (machine) => object("file", machine.place.stdin)],
    ["file.buffer", (_, owner) => (owner ? [owner] : [])],
    ["path.parent", (_, owner) => (owner ? object("path", parentPath(asValue([owner]))) : [])],
    ["sys.executable", () => data(known("python3"))],
    ["__file__", () => anyData("it is the program's own file")],
    ["__name__", () => data(known("__main__"))],
    ["os.sep", () => data(known("/"))],
    ["os.curdir", () => data(known("."))],
    ["os.pardir", () => data(known(".."))],
    ["os.linesep", () => data(known("\n"))],
  ]),
  isHarmless: (name) =>
    pureBuiltins.has(name) ||
    pureFunctions.has(name) ||
    isMemberOf(name, pureModules, standardModules) ||
    /^(str|bytes|dict|int|list|float|object|super|type|set|datetime)\.[a-z]\w*$/.test(name),
  isOwn: (name) => {
    const [root = ""] = name.split(".");
    return !name.includes(".") || standardModules.has(root) || activePackages.has(root);
  },
  keeps: new Set([
    "print",
    "getattr",
    "hasattr",
    "dir",
    "help",
    "type",
    "str",
    "repr",
    "id",
    "isinstance",
    "callable",
    "importlib.reload",
    "inspect.getsource",
    "inspect.getfile",
    "inspect.signature",
    "inspect.getmembers",
    "inspect.getdoc",
  ]),
  computesMembers: false,
  hidden: anyOf(
    /^__(?!(?:name|file|doc|version|init|main|len|enter|exit|str|all)__$)\w*$/,
    /^(f_globals|f_builtins|f_locals|f_back|gi_frame|gi_code|cr_frame|tb_frame|ag_frame)$/,
    /^func_globals$/,
  ),
  maySet: (name, key) =>
    name === "environment"
      ? key !== undefined && !risky.test(key)
      : /^(file|path|process|session|configuration|socket|environment|temporary)$/.test(name) ||
        name === "sys.stdout" ||
        name === "sys.stdin",
});

const risky =
  /^(?:(?:LD|DYLD|PYTHON|GIT|PERL5|RUBY)\w*|PATH|(?:BASH_)?ENV|NODE_OPTIONS|IFS|SHELL|PAGER)$/;
