import { effectRows, testEffects } from "../support/effects-of.ts";

const here = "/home/dev/project";
const a = `read flows ${here}/a`;
const b = `read flows ${here}/b`;

testEffects(
  "what a word substitutes runs whatever becomes of the word",
  effectRows([
    ["echo {1..99999}$(cat a)", a],
    ['x=1; echo "$x"{a,b}${x/\\{/}$(cat a)', a],
    ["x=([0]={p,q} $(cat a))", a],
    ["declare x=([0]={p,q} $(cat a))", a],
    ["echo ~a:b$(cat a)", a],
    [
      'TEXTDOMAIN=t; echo $"$(cat a)"',
      'opaque shell: a translation catalogue may change a text in $"…"',
      a,
    ],
    ["n=${x:-$(cat a)}", a],
    ["x=1; n=${x:-$(cat a)}"],
  ]),
);

testEffects(
  "the status of the last command is followed as far as it is known",
  effectRows([
    ["ls; if [ $? -ne 0 ]; then cat a; fi", a],
    ["ls\ncase $? in 0) cat a ;; *) cat b ;; esac", a, b],
    ["[ $? -eq 0 ] || cat a"],
  ]),
);

testEffects(
  "what is assigned, and to what",
  effectRows([
    ["declare -u x=a; cat $x", `read flows ${here}/A`],
    ["declare -l x; x=A; cat $x", a],
    ["declare -ia n=(1+1); cat ${n[0]}", `read flows ${here}/2`],
    ["printf -v 'x[1]' a; cat ${x[1]}", a],
    ["read -r 'x[2]' <<< a; cat ${x[2]}", a],
    ["x=(a b c); unset 'x[0]'; cat ${x[1]}", b],
    ["declare -n r='x[1]'; r=a; cat ${x[1]}", a],
    ["y=x; : ${!y:=a}; cat $x", a],
    ["f() { local x=b; unset x; x=c; }; x=a; f; cat $x", a],
    ["f() { declare -g x=a; }; f; cat $x", a],
    ["x=a; readonly x; x=b; cat $x", a],
    ["f() { x=b; }; x=a; x=c f; cat $x", a],
    ["x=a; x=b cat $x", a],
    ["x=a; x=b read -r y <<< $x; cat $y", a],
    ["x=(q [5]=p r); cat ${x[6]}x", `read flows ${here}/rx`],
    ["mapfile -t x <<< $'a\\nb'; cat ${x[1]}", b],
    ["mapfile -t -s 1 x <<< $'a\\nb'; cat ${x[0]}", b],
    ["IFS=: read -r x y <<< a:b:; cat $y", b],
    ["local x=b; cat ${x-a}", a],
    ['d=declare; x="a b"; $d y=$x; cat $y', a],
    ['x="a b"; declare y=$x; cat "$y"', `read flows ${here}/a b`],
  ]),
);

testEffects(
  "what may differ from one time to the next",
  effectRows([
    ["f() { n+=x; [ $# -gt 9 ] || f $@ 1; }; f; cat y$n", `read flows ${here}/y…`, "read flows …"],
    ["while read -r x; do :; done <<< a; cat b$x", b],
  ]),
);
