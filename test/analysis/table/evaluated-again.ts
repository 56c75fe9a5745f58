/** A text in which bash evaluates data once more. `@evil` stands for the command that it holds. */
export interface Evaluated {
  readonly text: string;
  /** Why the bash of this machine does not show it. */
  readonly unproven?: string;
}

const of = (...texts: readonly string[]): readonly Evaluated[] => texts.map((text) => ({ text }));

const older = (text: string): Evaluated => ({ text, unproven: "bash up to 5.1 evaluates it" });

const never = (text: string, unproven: string): Evaluated => ({ text, unproven });

const subscript = "'a[$(@evil)]'";
const hostile = `i=${subscript}`;

/** Names that builtins are given. Source: bash(1) 5.2; each row is replayed in the real bash. */
const names = of(
  `printf -v ${subscript} x`,
  `test -v ${subscript}`,
  `[ -v ${subscript} ]`,
  `[[ -v ${subscript} ]]`,
  "[[ -v a[$(@evil)] ]]",
  `read ${subscript} <<< x`,
  `declare 'a[$(@evil)]=1'`,
  `typeset 'a[$(@evil)]=1'`,
  "f() { local 'a[$(@evil)]=1'; }; f",
  `a=(1); unset ${subscript}`,
  "exec {x[$(@evil)]}<f",
  "echo a {x[$(@evil)]}>f",
  "true & wait -n -p 'a[$(@evil)]'",
  `declare -n r=${subscript}; echo $r`,
  `declare -n r=${subscript}; r=1`,
  `declare -n r; for r in ${subscript}; do r=1; done`,
  ...["printf -v 'b[i]' x", "read 'b[i]' <<< x", "test -v 'b[i]'", "[[ -v b[i] ]]"].map(
    (one) => `${hostile}; ${one}`,
  ),
  `${hostile}; declare 'b[i]=1'`,
  `${hostile}; b=(1); unset 'b[i]'`,
  `${hostile}; r='b[i]'; echo \${!r}`,
  ...['test -v "m[$k]"', 'unset "m[$k]"', 'printf -v "m[$k]" x', 'let "m[$k]=1"'].map(
    (one) => `k='$(@evil)'; declare -A m; ${one}`,
  ),
);

/** Arithmetic of quoted text. */
const arithmetic = of(
  "echo ${a[$(@evil)]}",
  "echo ${a[$(@evil)]:-x}",
  "a=1; echo ${a[$(@evil)]}",
  "declare -A m; echo ${m[$(@evil)]}",
  `echo $((${subscript}))`,
  "((a[$(@evil)]))",
  `let ${subscript}`,
  "let 'x=a[$(@evil)]'",
  `[[ ${subscript} -eq 0 ]]`,
  `[[ 1 -lt ${subscript} ]]`,
  ...[
    "echo $((i))",
    "echo $((i + 1))",
    "echo $[i]",
    "((i))",
    "((j = i))",
    "((i++))",
    "((i ? 1 : 0))",
    "let i",
    "let j=i+1",
    "[[ i -eq 0 ]]",
    "[[ $i -gt 1 ]]",
    "b=(1 2); echo ${b[i]}",
    "b=(1 2); echo ${b[$i]}",
    'b=(1 2); echo "${b[@]:i}"',
    "b=(1 2); echo ${b[@]:0:i}",
    "echo ${b[i]}",
    "set -- a b; echo ${@:i}",
    "s=abc; echo ${s:i:1}",
    "s=abc; echo ${s:$i}",
    's=abc; echo "${s:0:i}"',
    "declare -i n=i",
    "declare -i n; n=$i",
    "declare -i n=1; n+=i",
    "f() { local -i n=i; }; f",
    "declare -ia n; n=(i)",
    "declare -i n; read n <<< i",
    "declare -i n; printf -v n %s i",
    "declare -i n; for n in i; do :; done",
    "RANDOM=$i",
    "SRANDOM=$i",
    "OPTIND=$i",
    "for ((j = i; j < 0; j++)); do :; done",
    "for ((; i < 0;)); do :; done",
    "b[i]=1",
    "b[$i]=1",
    "b=(1); b[i]+=1",
    "b=([i]=1)",
    "declare -a b=([i]=1)",
    "shift $((i))",
    "exit $((i))",
    "j=i; echo $((j))",
    "printf -v j %d $((i))",
    "eval 'echo $((i))'",
    "export i; bash -c 'echo $((i))'",
  ].map((one) => `${hostile}; ${one}`),
  "i='a[`@evil`]'; echo $((i))",
  `declare -A m=([k]=${subscript}); echo $((m[k]))`,
  `x=(${subscript}); echo $((x[0]))`,
  `x=(${subscript}); declare -ia y=("\${x[@]}")`,
  `set -- ${subscript}; echo $(($1))`,
  `set -- ${subscript}; x=$1; ((x))`,
  `for x in ${subscript}; do echo $((x)); done`,
  `f() { echo $(($1)); }; f ${subscript}`,
  `read x <<< ${subscript}; echo $((x))`,
  `y=$(echo ${subscript}); echo $((y))`,
  `echo ${subscript} | { read x; echo $((x)); }`,
  `i=${subscript} eval 'echo $((i))'`,
  `i=${subscript} bash -c 'echo $((i))'`,
);

/** Quoted text that becomes words, arrays or prompts. */
const texts = of(
  `x=${subscript}; echo \${!x}`,
  "x='$(@evil)'; echo ${x@P}",
  "x='`@evil`'; echo \"${x@P}\"",
  "declare -a 'y=($(@evil))'",
  "declare -a 'y=([$(@evil)]=1)'",
  "declare -A 'y=([a]=$(@evil))'",
  "declare -a y; declare 'y=($(@evil))'",
  "y=(1); declare 'y=($(@evil))'",
  "readonly -a 'y=($(@evil))'",
  "f() { local -a 'y=($(@evil))'; }; f",
  "x='($(@evil))'; declare -a y=\"$x\"",
  "compgen -W '$(@evil)'",
  "PS4='$(@evil)'; set -x; :",
  "set -x; PS4='$(@evil)'; :",
  "export PS1='$(@evil)'; echo : | bash --norc -i",
  "export PS0='$(@evil)'; echo : | bash --norc -i",
  "PS1='$(@evil)' bash --norc -i <<< :",
  "export BASH_ENV='$(@evil)'; bash -c :",
  "ENV='$(@evil)' sh -i < /dev/null",
);

/** Texts that builtins run. */
const commands = of(
  "eval '@evil'",
  "eval \"$(echo '@evil')\"",
  "trap '@evil' EXIT",
  "trap '@evil' DEBUG; :",
  "trap '@evil' ERR; false",
  "f() { trap '@evil' RETURN; }; f",
  "trap '@evil' USR1; kill -USR1 $$",
  "f() { @evil; }; trap f EXIT",
  "source /dev/stdin <<< '@evil'",
  ". <(echo '@evil')",
  "mapfile -C '@evil #' -c 1 a <<< x",
  "mapfile -tC '@evil #' -c1 a <<< x",
  "readarray -c 1 -C'@evil #' a <<< x",
  "f() { @evil; }; mapfile -C f -c 1 a <<< x",
  "compgen -C '@evil'",
  "f() { @evil; }; compgen -F f",
  "set -o history\nhistory -s '@evil'\nfc -s",
  "command_not_found_handle() { @evil; }; no-such-command-here",
  "export PROMPT_COMMAND='@evil'; echo : | bash --norc -i",
  "PROMPT_COMMAND='@evil' bash --norc -i <<< :",
  "BASH_ALIASES[x]='@evil'; shopt -s expand_aliases\nx",
  "alias x='@evil'; shopt -s expand_aliases\nx",
  "printf 'eval @evil\\n' > evil; chmod +x evil; BASH_CMDS[ls]=./evil; ls",
  "printf 'eval @evil\\n' > evil; chmod +x evil; printf -v 'BASH_CMDS[ls]' ./evil; ls",
  "printf 'eval @evil\\n' > evil; chmod +x evil; hash -p ./evil ls; ls",
);

/** Data that bash evaluates again, every row but the unproven ones shown by the real bash. */
export const evaluatedAgain: readonly Evaluated[] = [
  ...names,
  ...arithmetic,
  ...texts,
  ...commands,
  older(`[ ${subscript} -eq 0 ]`),
  older(`test ${subscript} -lt 3`),
  older(`getopts x ${subscript}`),
  never("bind -x '\"\\C-a\":@evil'", "it runs when the key is pressed"),
  never("complete -C '@evil' x", "it runs when a completion is asked for"),
  never("enable -f ./evil.so evil", "no library is built for it"),
];

/** Data that stays data, as the real bash shows: none of it runs. */
export const staysData: readonly string[] = [
  `printf %q ${subscript}`,
  `printf '%s\\n' ${subscript}`,
  `x=${subscript}; echo "$x" \${x@Q} \${x@A}`,
  `x=${subscript}; [[ $x == *a* ]] && echo "\${x:0:1}"`,
  "x='$(@evil)'; cat <<< \"$x\"",
  "x='$(@evil)'; cat <<END\n$x\nEND",
  "x='$(@evil)'; y='$x'; echo ${y@P}",
  "x='$(@evil)'; declare -A m; echo ${m[$x]}",
  "declare 'y=$(@evil)'",
  "declare 'y=($(@evil))'",
  "x='($(@evil))'; y=$x",
  "export 'y=$(@evil)'",
  "PS3='$(@evil)'; select x in a; do break; done <<< x",
  "read -p '$(@evil)' x <<< 1",
  "TIMEFORMAT='$(@evil)'; time :",
  "GLOBIGNORE='$(@evil)'; echo *",
  `HISTSIZE=${subscript}; MAILCHECK=${subscript}`,
  "f() { @evil; }; complete -F f x",
  "for x in '@evil'; do echo \"run $x\"; done",
  `i=${subscript}; for ((;;i++)); do break; done`,
];

/** The everyday use of the same builtins and forms, which is allowed. */
export const everydayEvaluation: readonly string[] = [
  "printf -v a %s x; printf -v 'b[2]' x; i=1; printf -v 'b[i]' y",
  "x=1; test -v x && [ -v x ] && [[ -v x ]]; declare -A m=([k]=1); [[ -v m[k] ]]",
  "declare 'a[1]=1'; typeset -a b; export C=1; unset 'a[1]'",
  "read a <<< x; read 'b[0]' <<< x; declare -i n; read n <<< 3",
  "a=(1 2 3); i=1; echo ${a[i]} ${a[-1]} ${a[@]:i} ${nothing[i]}",
  "declare -a b=([2]=x [3]=y); declare -A m=([a]=1 ['b c']=2); echo ${m['b c']}",
  'declare -a files=(*.json "$HOME"/x); echo ${#files[@]}',
  "v=1; declare -n r=v; r=2; echo $r",
  "mapfile -t lines < package.json; echo ${#lines[@]}",
  "compgen -W 'a b' a; complete -W 'start stop' service",
  "trap 'echo bye' EXIT; trap - INT; eval 'echo hi'",
  "PS4='+ ${BASH_SOURCE}:${LINENO}: '; set -x; ls",
  "PS4='+ $(date +%T) '; set -x; ls",
  "PS1='\\u@\\h:\\w\\$ '; PROMPT_COMMAND='history -a'; export PS1",
  "bind 'set completion-ignore-case on'; bind -x '\"\\C-l\": clear'",
  'n=$(wc -l < package.json); [ "$n" -gt 3 ] && [[ $n -lt 9 ]] && echo $((n + 1))',
  "declare -i total=0; for n in 1 2 3; do total+=n; done; echo $total",
];
