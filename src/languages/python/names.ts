import { namesIn } from "../meaning/names.ts";

/** Builtin functions and classes that only compute. Source: Python 3.11 library, 2 to 5. */
export const pureBuiltins: ReadonlySet<string> = namesIn(
  "abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod",
  "enumerate filter float format frozenset hash hex id int isinstance issubclass iter len",
  "list map max memoryview min next object oct ord pow property range repr reversed round set",
  "slice sorted staticmethod str sum super tuple zip unicode xrange raw_input long basestring",
  "hasattr dir exit quit NotImplementedError Exception BaseException ValueError KeyError",
  "TypeError IndexError AttributeError RuntimeError OSError IOError FileNotFoundError",
  "ImportError ModuleNotFoundError StopIteration ZeroDivisionError AssertionError",
  "KeyboardInterrupt UnicodeDecodeError EOFError PermissionError TimeoutError ArithmeticError",
  "LookupError OverflowError NameError GeneratorExit ConnectionError NotADirectoryError",
  "IsADirectoryError FileExistsError UserWarning Warning RecursionError UnicodeError",
  "UnicodeEncodeError SyntaxError help copyright credits license type DeprecationWarning",
  "__name__ __file__ __doc__",
);

/** Modules that only compute, or tell about the machine. */
export const pureModules: ReadonlySet<string> = namesIn(
  "unittest unittest.mock abc argparse array ast base64 binascii bisect calendar cmath",
  "collections collections.abc colorsys contextlib copy csv dataclasses datetime decimal",
  "difflib dis email email.message email.mime.text email.utils enum errno fnmatch fractions",
  "functools gettext getopt graphlib hashlib heapq hmac html html.parser html.entities",
  "inspect io ipaddress itertools json json.decoder keyword locale math mimetypes numbers",
  "operator optparse os.path pprint platform posixpath quopri queue random re reprlib secrets",
  "shlex statistics string stringprep struct textwrap time timeit token tokenize tomllib",
  "traceback types typing unicodedata urllib.parse uuid warnings xml.dom xml.dom.minidom",
  "xml.etree xml.etree.ElementTree xml.sax.saxutils zlib zoneinfo __future__ bz2 lzma gc",
  "getpass weakref sched logging urllib.error concurrent.futures threading asyncio",
  "importlib.metadata importlib.util sysconfig pkgutil",
);

/** Functions that only compute or tell, of modules that do other things too. */
export const pureFunctions: ReadonlySet<string> = namesIn(
  "os.getcwd os.getpid os.getppid os.getuid os.getgid os.geteuid os.getegid os.getlogin",
  "os.cpu_count os.uname os.stat os.lstat os.access os.sep os.linesep os.name os.pathsep",
  "os.times os.urandom os.fspath os.fsencode os.fsdecode os.isatty os.get_terminal_size",
  "os.getloadavg os.curdir os.devnull os.strerror os.readlink os.getpgid os.getpgrp os.getsid",
  "os.sched_getaffinity os.PathLike os.extsep os.umask os.R_OK os.W_OK os.X_OK os.F_OK",
  "os.O_RDONLY os.WNOHANG os.close os.fstat os.statvfs os.path os.environ os.error",
  "os.pathconf os.sysconf os.wait os.waitpid os.DirEntry sys.version sys.version_info",
  "sys.platform sys.executable sys.maxsize sys.getsizeof sys.byteorder sys.prefix",
  "sys.base_prefix sys.exec_prefix sys.path sys.argv sys.modules.keys sys.getrecursionlimit",
  "sys.setrecursionlimit sys.getdefaultencoding sys.getfilesystemencoding sys.flags",
  "sys.implementation sys.maxunicode sys.float_info sys.int_info sys.hexversion sys.exc_info",
  "sys.stdin sys.intern sys.stdlib_module_names sys.builtin_module_names sys.api_version",
  "sys.abiflags sys.getrefcount sys.exit sys.stderr sys.stdin.isatty sys.stdout.isatty",
  "sys.stderr.isatty sys.setswitchinterval sys.path.append.x shutil.which shutil.disk_usage",
  "shutil.get_terminal_size subprocess.PIPE subprocess.DEVNULL subprocess.STDOUT",
  "subprocess.CalledProcessError subprocess.TimeoutExpired subprocess.SubprocessError",
  "subprocess.CompletedProcess subprocess.list2cmdline tempfile.gettempdir socket.gethostname",
  "socket.getfqdn socket.AF_INET socket.AF_INET6 socket.SOCK_STREAM socket.error",
  "socket.SOCK_DGRAM socket.timeout socket.SOL_SOCKET socket.SO_REUSEADDR socket.inet_aton",
  "socket.ntohs socket.gaierror socket.setdefaulttimeout socket.AF_UNIX socket.IPPROTO_TCP",
  "socket.inet_ntoa signal.SIGTERM signal.SIGKILL signal.SIGINT signal.SIGALRM signal.signal",
  "signal.alarm signal.SIG_DFL signal.SIG_IGN signal.SIGPIPE signal.SIGHUP",
  "importlib.resources.files importlib.import_module.x urllib.request.Request.x",
  "http.HTTPStatus ssl.create_default_context ssl.OPENSSL_VERSION ssl.CERT_NONE",
  "sqlite3.version sqlite3.sqlite_version sqlite3.Row ctypes.sizeof struct.calcsize",
  "multiprocessing.cpu_count multiprocessing.Pool multiprocessing.Process",
  "multiprocessing.Queue atexit.register pwd.getpwuid pwd.getpwnam grp.getgrgid grp.getgrnam",
  "resource.getrusage resource.RUSAGE_SELF tracemalloc.start tracemalloc.stop",
  "tracemalloc.get_traced_memory cProfile.Profile pstats.Stats unittest.mock.MagicMock",
  "unittest.TestCase unittest.mock.patch select.select zipfile.BadZipFile zipfile.is_zipfile",
  "tarfile.is_tarfile pathlib.PurePath pathlib.PurePosixPath stat.S_ISDIR stat.S_ISREG",
  "stat.filemode stat.S_IXUSR stat.S_IEXEC stat.ST_MODE stat.S_IRUSR stat.S_IWUSR",
  "stat.S_IRWXU faulthandler.enable pickle.dumps filecmp.cmp",
);

/** Modules of the standard library. Source: `sys.stdlib_module_names` of Python 3.11 and 2.7. */
export const standardModules: ReadonlySet<string> = namesIn(
  "abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64",
  "bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs",
  "codeop collections colorsys compileall concurrent configparser contextlib contextvars copy",
  "copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils",
  "doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch",
  "fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip",
  "hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress",
  "itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math",
  "mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath",
  "nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle",
  "pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats",
  "pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib",
  "resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site",
  "smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse",
  "ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys",
  "sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time",
  "timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo",
  "types typing unicodedata unittest urllib urllib2 urlparse uu uuid venv warnings wave",
  "weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib",
  "zoneinfo commands httplib cPickle StringIO Queue SocketServer __builtin__ __builtins__",
  "__future__ __main__",
);

/** Packages of others that run commands, reach hosts, or load code: what they do is a doubt. */
export const activePackages: ReadonlySet<string> = namesIn(
  "sh plumbum pexpect ptyprocess fabric fabric2 invoke paramiko psutil docker boto3 botocore",
  "git pygit2 dill cloudpickle paho kubernetes libtmux pyautogui keyring pynput scapy nmap",
  "impacket pwn ansible salt winrm asyncssh scp delegator envoy",
);
