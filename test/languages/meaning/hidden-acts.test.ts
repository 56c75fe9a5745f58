import { testCode } from "../../support/code-acts.ts";

testCode("python", {
  flagged: [
    ["import os; [f('rm x') for f in {'a': os.system}.values()]", "? it calls what is computed"],
    ["import os; [os.system][::-1][0]('rm x')", "? it calls what is computed"],
    ["import os, b; a = b.A(); a.go = os.system; a.go('rm x')", "shell rm x"],
    ["import os; (lambda print: print('rm x'))(os.system)", "shell rm x"],
    ["import os; (lambda *a: a[0](a[1]))(os.system, 'rm x')", "shell rm x"],
    ["import os\ndef deco(f): return os.system\n@deco\ndef f(x): pass\nf('rm x')", "shell rm x"],
    ["import os\nclass A:\n  __getitem__ = os.system", "? it makes __getitem__ a function"],
    ["import subprocess; l = ['echo', 'rm']; l.pop(0); subprocess.run(l)", "run …"],
    ["import subprocess; l = ['echo', 'rm']; del l[0]; subprocess.run(l)", "run …"],
    ["import subprocess; l = ['ls']; m = l; m.insert(0, 'rm'); subprocess.run(l)", "run …"],
    ["import os; os.system('echo rm'.lstrip('echo '))", "shell …"],
    ["import os; os.system(b'echo +ADs-'.decode('utf-7'))", "shell …"],
    ["import os; os.system('rm x'.replace('rm', 'echo', 0))", "shell …"],
    ["import os; os.system(b'echo \\u0023;rm x')", "shell echo \\u0023;rm x"],
    ["import os; os.system('echo \\# ; rm x')", "shell echo \\# ; rm x"],
    ["import os; os.system('echo \\N{SEMICOLON} rm x')", '? "\'echo \\\\N{SEM" in it is not read'],
    [
      "import os; os.environ.update({'PATH': '/tmp/x'}); os.system('ls')",
      "shell ls",
      "? it changes the environment of what it runs",
    ],
    [
      "import os, subprocess; e = os.environ.copy(); e['PATH'] = '.'; subprocess.run('ls', env=e)",
      "run ls",
      "? it changes PATH of environment",
    ],
    [
      "import subprocess; subprocess.run(['ls'], env=dict(LD_PRELOAD='/tmp/x.so'))",
      "run ls",
      "? it sets LD_PRELOAD for a program",
    ],
    [
      "import subprocess; subprocess.Popen('rm x', -1, None, None, None, None, None, True, True)",
      "run rm x",
      "? it says by their order how a program is run",
    ],
    [
      "import pathlib; (pathlib.Path('build') / '/home/dev/.bashrc').write_text('x')",
      "write truncate /home/dev/.bashrc = x",
    ],
    [
      "import fileinput; [print(1) for l in fileinput.input('/home/dev/.bashrc', inplace=True)]",
      "write edit /home/dev/.bashrc",
    ],
    [
      "import logging; logging.FileHandler('/home/dev/.bashrc', 'w')",
      "write truncate /home/dev/.bashrc",
    ],
    [
      "import os, inspect; dict(inspect.getmembers(os))['system']('rm x')",
      "? it hands os over",
      "? it calls what is computed",
    ],
    ["import pkgutil; pkgutil.resolve_name('os:system')('rm x')", "? it runs what a text names"],
  ],
  clean: [
    "import json, sys; rows = []; rows.append(json.load(sys.stdin)); print(rows[0])",
    "out = [x.strip() for x in 'a b'.split()]; out.sort(); print(', '.join(out))",
    "import functools\n@functools.lru_cache\ndef f(x): return x\nprint(f(1))",
    "d = {}; d['a'] = 1; d.update(b=2); print(sorted(d.items()))",
    "print('\\u2713 \\x41 \\101', r'\\d+', b'\\x00')",
  ],
});

testCode("javascript", {
  flagged: [
    ['(0, require("child_process").execSync)("rm x")', "shell rm x"],
    ['[require("child_process").execSync].pop()("rm x")', "? it calls what is computed"],
    ['class A { f = require("child_process").execSync }; new A().f("rm x")', "shell rm x"],
    [
      'class A { get f() { return require("child_process").execSync } }; new A().f("rm x")',
      "shell rm x",
    ],
    ['(parseInt => parseInt("rm x"))(require("child_process").execSync)', "shell rm x"],
    ['import("child_process").then(({ execSync }) => execSync("rm x"))', "shell rm x"],
    ['let a = [1]; a.unshift("rm"); require("child_process").spawnSync("env", a)', "run env …"],
    ['require("child_process").execSync("echo ; rm x".split()[0])', "shell echo ; rm x"],
    ["require('child_process').execSync('echo \\U00000023;rm x')", "shell echo U00000023;rm x"],
    ["require('fs').rmSync('/hom\\e/dev')", "delete /home/dev"],
    [
      "Object.assign(process.env, { PATH: '/tmp/x' }); require('child_process').execSync('ls')",
      "shell ls",
      "? it changes the environment of what it runs",
    ],
    [
      "require('child_process').execSync('ls', { env: { LD_PRELOAD: '/tmp/x.so' } })",
      "shell ls",
      "? it sets LD_PRELOAD for a program",
    ],
    [
      "require('child_process').execSync('ls', { shell: '/tmp/x' })",
      "shell ls",
      "? it names its own shell",
    ],
  ],
  clean: [
    "const f = ({ a, b = 1 }) => a + b; console.log(f({ a: 1 }))",
    "const x = []; x.push(1); console.log((1 + 2) * x.length, (x.pop(), 3))",
  ],
});

testCode("ruby", {
  flagged: [
    ['a = "echo"; a << "; rm x"; system(a)', "shell …"],
    ['a = "echo"; a.replace("rm x"); system(a)', "shell …"],
    ['a = "echo rm x"; a.sub!("echo ", ""); system(a)', "shell …"],
    ['a = ["ls"]; a.unshift("rm"); system(*a)', "run …"],
    ['system("rm\\s-rf\\sx")', "shell rm -rf x"],
    ['system("echo \\U00000023;rm x")', "shell echo U00000023;rm x"],
    ['system("echo \\u{3b 20} rm x")', '? "\\"echo \\\\u{3b " in it is not read'],
    ["puts <<a\n'\na\nsystem('rm x')\n#'\n", '? "<<a\\n\'\\na\\nsyst" in it is not read'],
    ["ENV['PATH'] = '/tmp/x'; system('ls')", "shell ls", "? it changes PATH of environment"],
    ["trap('EXIT', \"system('rm x')\")", "code system('rm x')"],
    ["Object.__send__(:system, 'rm x')", "? it calls Object.__send__"],
    ["ERB.new('<%= 1 %>').result", "? it runs what a text holds"],
    ["IO.write('|rm x', '')", "shell rm x"],
  ],
  clean: ['a = []; a << 1; a.push(2); puts a.map { |x| x + 1 }.join(", ")'],
});

testCode("perl", {
  flagged: [
    ["my $c = 'echo rm'; $c =~ s/echo //; system($c)", "shell …"],
    ["my $c = 'ls'; my $r = \\$c; $$r = 'rm x'; system($c)", "shell …"],
    ["my @a = ('echo', 'rm'); shift @a; system(@a)", "shell …"],
    ["my $c = 'echo rm'; substr($c, 0, 5) = ''; system($c)", "shell …"],
    ['system("echo \\u0023;rm x")', '? "\\"echo \\\\u0023" in it is not read'],
    ['system("echo # \\\nrm x")', "shell echo # \nrm x"],
    ["print \"$x[system('rm x')]\"", "shell rm x"],
    ["system {'rm'} 'x', 'y'", '? "{" in it is not read'],
    ["print << 'e';\n'\ne\nsystem('rm x');\n#'\n", "? \"<< 'e';\\n'\\ne\\n\" in it is not read"],
    [
      "$ENV{LD_PRELOAD} = '/tmp/x.so'; system('ls')",
      "shell ls",
      "? it changes LD_PRELOAD of environment",
    ],
  ],
  clean: ["my @a = (1, 2); push @a, 3; my $s = join(',', @a); $s =~ s/1/2/; print \"$s\\n\""],
});

testCode("php", {
  flagged: [
    ["$a = 'ls'; $b = &$a; $b = 'rm x'; system($a);", "shell …"],
    ["(fn($x) => $x('rm x'))('system');", "shell rm x"],
    ['system("echo \\u0023;rm x");', "shell echo \\u0023;rm x"],
    ['system("echo \\# ; rm x");', "shell echo \\# ; rm x"],
    ["echo \"${system('rm x')}\";", "shell rm x"],
    ["// ?><?php system('rm x');", "? a part of it is not read"],
    ["'<?php system('rm x'); //'", "? a part of it is not read"],
    ["include 'data:text/plain,x';", "code …"],
    ["include 'http://x.test/a.php';", "code … {network}"],
    ["$f('rm x');", "? it calls $f"],
  ],
  clean: ["$a = [3, 1]; sort($a); preg_match('/x/', 'x', $m); echo implode(',', $a), $m[0];"],
});

testCode("lua", {
  flagged: [
    ["local t = {'ls', os.execute}; t[2]('rm x')", "shell rm x"],
    ["local t = {'rm x', 'ls'}; os.execute(t[1])", "shell rm x"],
    ["os.execute('echo \\43 \\59 rm x')", "shell echo + ; rm x"],
    ["os.execute('echo # \\\nrm x')", "shell echo # \nrm x"],
    ["select(2, 1, os.execute)('rm x')", "shell 2|1", "? it calls what is computed"],
  ],
  clean: ["local t = {}; table.insert(t, 1); print(#t, t[1], table.concat(t, ','))"],
});
