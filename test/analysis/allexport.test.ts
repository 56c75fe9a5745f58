import { testEffects } from "../support/effects-of.ts";

const read = ["read flows /home/dev/project/a"];

testEffects("set -a", [
  { run: "set -a; x=a; bash -c 'cat $x'", effects: read },
  { run: "x=a; bash -c 'cat b$x'", effects: ["read flows /home/dev/project/b"] },
  { run: "set -o allexport; read x <<<a; bash -c 'cat $x'", effects: read },
  { run: "set -a; x=a; set +a; y=b; bash -c 'cat $x$y'", effects: read },
  { run: "set -a; f() { cat a; }; bash -c f", effects: read },
  { run: "f() { cat a; }; set -a; bash -c f", effects: ["run f missing"] },
  { run: "bash -ac 'x=a; bash -c \"cat \\$x\"'", effects: read },
  { run: "set -a; for x in a; do bash -c 'cat $x'; done", effects: read },
  { run: "set -a; : ${x:=a}; bash -c 'cat $x'", effects: read },
]);
