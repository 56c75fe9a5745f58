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
  ],
  clean: [${(clean[lang] ?? []).map(q).join(testCode("javascript", {
  flagged: [
    ["(0, require(\"child_process\").execSync)(\"rm x\")", "shell rm x"],
    ["[require(\"child_process\").execSync].pop()(\"rm x\")", "? it calls what is computed"],
    ["class A { f = require(\"child_process\").execSync }; new A().f(\"rm x\")", "shell rm x"],
    ["class A { get f() { return require(\"child_process\").execSync } }; new A().f(\"rm x\")", "shell rm x"],
    ["(parseInt => parseInt(\"rm x\"))(require(\"child_process\").execSync)", "shell rm x"],
    ["import(\"child_process\").then(({ execSync }) => execSync(\"rm x\"))", "shell rm x"],
    ["let a = [\"ls\"]; a.unshift(\"rm\"); require(\"child_process\").spawnSync(\"env\", a)", "run env …"],
    ["require(\"child_process\").execSync(\"echo ; rm x\".split()[0])", "shell echo ; rm x"],
  ],
  clean: [${(clean[lang] ?? []).map(q).join(testCode("ruby", {
  flagged: [
    ["a = \"echo\"; a << \"; rm x\"; system(a)", "shell …"],
    ["a = \"echo\"; a.replace(\"rm x\"); system(a)", "shell …"],
    ["a = \"echo rm x\"; a.sub!(\"echo \", \"\"); system(a)", "shell …"],
    ["a = [\"ls\"]; a.unshift(\"rm\"); system(*a)", "run …"],
  ],
  clean: [${(clean[lang] ?? []).map(q).join(testCode("perl", {
  flagged: [
    ["my $c = 'echo rm'; $c =~ s/echo //; system($c)", "shell …"],
    ["my $c = 'ls'; my $r = \\$c; $$r = 'rm x'; system($c)", "shell …"],
    ["my @a = ('echo', 'rm'); shift @a; system(@a)", "shell …"],
    ["my $c = 'echo rm'; substr($c, 0, 5) = ''; system($c)", "shell …"],
  ],
  clean: [${(clean[lang] ?? []).map(q).join(testCode("php", {
  flagged: [
    ["$a = 'ls'; $b = &$a; $b = 'rm x'; system($a);", "shell …"],
    ["(fn($x) => $x('rm x'))('system');", "shell rm x"],
  ],
  clean: [${(clean[lang] ?? []).map(q).join(testCode("lua", {
  flagged: [
    ["local t = {'ls', os.execute}; t[2]('rm x')", "shell rm x"],
    ["local t = {'rm x', 'ls'}; os.execute(t[1])", "shell rm x"],
  ],
  clean: [${(clean[lang] ?? []).map(q).join(
