/** Texts over every construct, each of which bash and our reader have to read alike. */
export const snippets: readonly string[] = [
  ...words(),
  ...expansions(),
  ...commands(),
  ...hereDocuments(),
  ...conditions(),
  ...rejected(),
];

function words(): readonly string[] {
  return [
    "ls", "ls -l", " ls\t-l ", "ls # c", "ls #", "ls a#b", "ls ;", "ls;", "ls &", "ls&", "\n\nls\n\n",
    "'a b' c", "'a\nb'", "\"a b\"", "\"a\nb\"", "\"a\\\nb\"", "a\\\nb", "a \\\n b", "a\\ b", "\\rm x",
    "ls\n\\rm x", "r\\\nm x", "\\\nls", "ls \\\n", "echo \\\\", "echo \\\"", "echo \\'", "echo '\\'",
    "echo $'a\\'b'", "echo $'\\\\' && rm x # '", "echo $'\\x41\\u00e9\\101\\cA\\e'", "echo $'a\\0b'c",
    "echo $'\\xc3\\xa9'", "echo $'\\q'", "echo $\"a $b\"", "echo \"$'a'\"", "echo \"\\a\\$\\`\\\"\\\\\"",
    "echo a'b'\"c\"d", "echo ''", "echo \"\"", "echo é \"ü\" '漢字'", "echo \u00a0 a\u2003b", "ls\r\nrm x",
    "echo a\u000bb", "echo a\fb", "\ufeffls", "echo {a,b} {1..3} {}", "{rm,-rf,x}", "{a", "a}", "} x",
    "echo } {", "echo if then", "if=1", "echo ~ ~x *.c [a-z] ?", "[a]", "[ a ]", "[ a = b ]", "] [", "[x",
    "a=1", "a=1 b=2", "a=1 ls", "a=1 b=2 ls c=3", "a=", "a= ls", "a+=1", "a[1]=2", "a[1]+=2 ls",
    "a[ 1 + 2 ]=3", "a[$x]=3", "a[\"b c\"]=3", "a[b[1]]=3", "9=1", "a-b=1", "\"a\"=1", "a\\=1", "a=b=c",
    "a=(1 2)", "a=()", "a=( 1\n2 # c\n 3 )", "a=([1]=b [x y]=c)", "a=(\"b c\" $(d) 'e')", "a+=(1)",
    "a=(1 2) ls", "a=(1)b", "declare a=(1 2)", "declare -a a=(1  \"2 3\" # c\n 4)", "local x=(a) y=(b)",
    "export a=(1)", "declare a+=(1) b", "readonly -a a=([1]=2)", "typeset x=( $(a) )", "a=(x;y", "a[1]b",
    "echo a[1 2]", "a[1 2]", "a[1 2] b", "echo a=b", "env a=b ls", "echo $", "echo $ a", "echo \"$\" '$'",
    "echo a$", "echo $é", "echo $=", "echo $%", "$x", "$x y", "\"$x\" y", "echo $x$y/z", "echo $1a $10 $@",
    "echo $* $# $? $- $$ $! $0 $_", "echo $$$$", "echo $$a", "echo \\\n#a", "echo a\\\n#b", "echo \\#a",
    "a=1;b=2", "a=1\nb=2", "a=`b`", "a=$(b) c", "a=\"$(b)\"c d", "a={b,c}", "\\a=1", "a\\\n=1", "a=\\\n1",
    "echo !", "echo a!b", "echo 'a'!", "\\", "ls \\", "ls a\\", "echo a;;", "-x", "=x", "%x", "@x", "a@(b",
  ];
}

function expansions(): readonly string[] {
  const operators = ["-", ":-", "=", ":=", "?", ":?", "+", ":+", "#", "##", "%", "%%", "/", "//", "/#", "/%"];
  const values = ["", "a", "a b", "'a}b'", "\"a}b\"", "\\}", "$y", "${y}", "$(b)", "`b`", "$((1))", "{a"];
  const crossed = [...operators, "^", "^^", ",", ",,", "~"].flatMap((operator) =>
    values.flatMap((value) => [`echo \${x${operator}${value}}`, `echo "\${x${operator}${value}}"`]),
  );
  return [
    ...crossed.filter((one) => one !== "echo ${x/}" && one !== 'echo "${x/}"'),
    "echo ${x}", "echo ${x}y", "echo ${#x} ${#} ${##} ${#?} ${#-} ${#@} ${#a[@]} ${#a[1]}", "echo ${#x:-y}",
    "echo ${!x} ${!x@} ${!x*} ${!x[@]} ${!x[*]} ${!x:-y} ${!x[1]} ${!1}", "echo ${!}", "echo ${!-x}",
    "echo ${x:1} ${x:1:2} ${x: -1} ${x:(-1)} ${x:$y:${z}} ${@:2} ${*:1:2} ${x:a?b:c:d}", "echo ${x:1 + 2}",
    "echo ${x@Q} ${x@P} ${a[@]@A} ${x[1]} ${x[$i]} ${x[$(a)]} ${x[@]:1} ${x[y[1]]}", "echo ${x[\"a b\"]}",
    "echo ${x/a/b} ${x//a/b} ${x/#a/b} ${x/%a/b} ${x/a} ${x///b} ${x/\\//b} ${x/'/'/b} ${x/\"/\"/b}",
    "echo ${x/`a`/b} ${x/$(a)/b} ${x/a/$(b)} ${x/${y/a/b}/c} ${x//[a\\/]/_}", "echo \"${x/'a'/'b'}\"",
    "echo ${x} ${ x } ${x!} ${} ${x y}", "echo ${1} ${10} ${@} ${*} ${?} ${$} ${-}", "echo ${x:-${y:-${z}}}",
    "echo \"${x:-\"a b\"}\"", "echo \"${x:-'a'}\"", "echo \"${x:-'$(rm x)'}\"", "echo \"${x#'$(rm x)'}\"",
    "echo ${x:-'$(rm x)'}", "echo ${x:-\"$(rm x)\"}", "echo ${x:-<(a)}", "echo ${x:-a;b}", "echo ${x:-a\nb}",
    "echo ${x:-a\\\nb}", "echo $\\\nx", "echo ${\\\nx}", "echo $\\\n(a)", "echo \"a $(b \"c d\") e\"",
    "echo $(a)", "echo $( a )", "echo $()", "echo $( )", "echo $(\n)", "echo $(a # b\n)", "echo $(a; b & c)",
    "echo $(a\nb\n)", "echo $(case x in x) a;; esac)", "echo $(case x in (x) a;; esac)", "echo $(a $(b $(c)))",
    "echo $(a \")\" ')' \\))", "echo $(a `b`)", "echo $(a > b < c 2>&1)", "echo \"$(a \"$(b \"c\")\")\"",
    "echo $( (a) )", "echo $((a) | b)", "echo $((a); (b))", "echo $((1+2))", "echo $(( (1) + (2) ))",
    "echo $((x=1, y))", "echo $(($(a)+`b`+${c}+$d))", "echo $((1 << 2))", "echo $(( \"1\" + '2' ))", "echo $(())",
    "echo $(( a[1] ))", "echo $(( x ? y : z ))", "echo \"$((1))\"", "echo $[1+2] $[$(a)]", "echo $((1)+2))",
    "echo $(time ls)", "echo $(time -p ls)", "echo $(! a)", "echo $(time)", "echo $(a; time b)", "$(a) b",
    "echo `a`", "echo `a` `b`", "echo `a \\`b\\``", "echo `a \\`b \\\\\\`c\\\\\\`\\``", "echo \"`a \"b c\"`\"",
    "echo \"`a \\\"b\\\"`\"", "echo `a \\$x \\\\ 'b'`", "echo ``", "echo `a # b`", "echo `a\nb`", "a`b`c",
    "echo `echo )`", "echo `if`", "echo `a;`", "echo `a \\\nb`", "echo `a '`", "echo \"`a`$(b)`c`\"",
    "cat <(a) >(b)", "cat <(a | b) <(c; d)", "cat x<(a)y", "--x=<(y)", "cat <(a <(b))", "cat < <(a)", "<(a)",
    "cat \"<(a)\"", "echo a<(b)", "echo $x<(b)", "cat <( # c\n a )", "echo ${x:=$(a)} \"${y:?$(b)}\"",
    "echo \"a${x}b$(c)d`e`f\"", "echo \"$(a)\"'$(b)'\\$(c)", "echo \"\\$(a)\"", "echo '$(a)' \"'$(b)'\"",
    "echo $x[1] $x.y $x-y ${x}[1]", "echo \"$x[1]\"", "echo *$(a)*", "echo {a,$(b)}", "echo $(<f)", "echo $(< f)",
  ];
}

function commands(): readonly string[] {
  return [
    "a;b", "a && b || c", "a &&\nb", "a ||\n\n b", "a | b", "a |\nb", "a |& b", "a | b |& c | d", "a & b & c",
    "a & b;", "a\nb", "a\n\n# c\nb", "! a", "! a | b", "! ! a", "!", "! ", "time a", "time -p a | b", "time",
    "time;", "time -- a", "time -p -- a", "time ! a", "! time a", "a | time b", "a && time b", "a | ! b",
    "(a)", "( a; b )", "(a\nb\n)", "((a) | b)", "( (a) )", "{ a; }", "{ a\n}", "{ a; b & }", "{ (a) }", "{a;}",
    "(a) >f", "{ a; } >f 2>&1 <g", "if a; then b; fi", "if a\nthen b\nfi", "if a; b; then c; d; fi",
    "if a; then b; else c; fi", "if a; then b; elif c; then d; elif e; then f; else g; fi >h", "if (a) then b; fi",
    "if { a; } then { b; } fi", "if [[ a ]] then b; fi", "if ((1)) then b; fi", "if a; then b & fi",
    "while a; do b; done", "until a; do b; done", "while a\ndo b\ndone <f", "while (a) do (b) done",
    "for x in a b c; do d; done", "for x in; do d; done", "for x; do d; done", "for x do d; done",
    "for x\ndo d; done", "for x\nin a\ndo d; done", "for x in a\ndo\nd\ndone", "for x in a; { d; }",
    "for x { d; }", "for x in $(a) `b` *.c {1..3}; do d $x; done", "for in in in; do in; done",
    "for do in do; do do; done", "for x in if then; do fi; done", "for x-y in a; do b; done",
    "for ((i=0;i<9;i++)); do a; done", "for ((;;)) do a; done", "for ((;;)); { a; }", "for ((;;))\ndo a\ndone",
    "for (( i = $(a) ; i < ${b} ; i++ )); do c; done", "for ((a;b)); do c; done", "for ((a;b;c;d)); do e; done",
    "select x in a b; do c; done", "select x; do c; done", "select x in a; { c; }", "((1))", "((a=1)) && b",
    "(( 1 + (2 * 3) ))", "((a)) >f", "(( ))", "((a) || (b))", "(( $(a) ))", "! ((a))", "((ls); rm x)",
    "case a in b) c;; esac", "case a in b) c; esac", "case a in esac", "case a in (b) c;; esac",
    "case a in b|c) d;; *) e;; esac", "case a in\nb)\nc\n;;\nesac", "case a in b) ;; c) d;; esac",
    "case a in b) c ;& d) e ;;& *) f; esac", "case $(a) in \"$b\") c;; $(d)) e;; esac", "case a in b) c & esac",
    "case a in [a-z]*) b;; ?) c;; esac", "case in in in) in;; esac", "case a\nin b) c;; esac", "case a in b) esac",
    "case a in if) b;; then|fi) c;; esac", "case a in (esac) b;; esac", "case a in a|esac) b;; esac",
    "case a in b) case c in d) e;; esac;; esac", "case a in b ) c;;\n\n d ) e;; esac >f", "case a in #c\nb) c;; esac",
    "f() { a; }", "f () { a; }", "f()\n{ a; }", "f() (a)", "f() if a; then b; fi", "f() for x; do a; done",
    "f() [[ a ]]", "f() ((1))", "f() { a; } >g 2>&1", "function f { a; }", "function f() { a; }",
    "function f () { a; }", "function f\n{ a; }", "function f (a)", "function f if a; then b; fi", "a-b() { c; }",
    "a.b() { c; }", "f() { a; }; f", "f() { g() { a; }; g; }", "f() case a in b) c;; esac", "function f ((1))",
    "coproc a", "coproc a b c", "coproc { a; }", "coproc N { a; }", "coproc N (a)", "coproc (a)", "coproc a >f",
    "coproc while a; do b; done", "coproc N while a; do b; done", "coproc a=1 b", "coproc >f a", "coproc time x",
    ">f", ">f a", "a >f b", "a > f", "a>f", "a>>f", "a<f", "a<>f", "a>|f", "a 2>f", "a 2>&1", "a >&2", "a >&-",
    "a <&-", "a 2>&-", "a >&2-", "a <&3-", "a >& f", "a &>f", "a &>>f", "a 3<>f", "a 10>f", "a {x}>f", "a {x}<&-",
    "echo 2 >f", "echo 2>f", "echo a2>f", "echo 0>f", "echo \\2>f", "echo '2'>f", "a <<<b", "a <<< \"b c\"",
    "a 3<<<x", "a >$f", "a >\"$(b)\"", "a > >(b)", "a < <(b)", "a >&$x", "a >f >g <h", "a=1 >f", ">f a=1 b",
    "a >&-b", "a >& -", "a <& 3", "{a}>f b", "{a} >f", "a {x.y}>f", "exec 3<f 4>g", "> f if a", "a 99999999999>f",
    "a=1 if", "a | if b; then c; fi", "a && { b; } || (c)", "{ a; } && b", "if a; then b; fi | c", "if ! a; then b; fi",
    "echo a; # b\nc", "a # b \\\nc", "echo a | # b\ncat", "a && # b\nc", "{ # a\nb; }", "( # a\nb )", "a;# b",
    "\\if a", "'if' a", "i\\f a", "time=1", "function=1", "echo time", "{ a; };", "{ a; } # b", "a &\nb", "a &&\\\nb",
    "a &\\\n& b", "a <\\\n<E\nx\nE", "i\\\nf a; then b; f\\\ni", "a >\\\n>f", "a 2\\\n>f", "(\\\n(1))",
  ];
}

function hereDocuments(): readonly string[] {
  return [
    "cat <<E\na\nE", "cat <<E\na\nE\n", "cat <<E\nE", "cat <<E\n\nE\nb", "cat <<'E'\n$(a)\nE", "cat <<\"E\"\n$a\nE",
    "cat <<\\E\n$a\nE", "cat <<E\n$(a) `b` ${c} $d $((1))\nE", "cat <<E\n\\$(a) \\`b\\` \\\\ \\\" \\a\nE",
    "cat <<-E\n\ta\n\t\tb\n\tE\nc", "cat <<-'E'\n\ta\n\tE", "cat << E\na\nE", "cat <<E <<F\na\nE\nb\nF",
    "cat <<E; b\na\nE", "cat <<E && b\na\nE", "cat <<E | b\na\nE", "cat <<E & b\na\nE\nc", "cat <<E >f\na\nE",
    "cat <<E; cat <<F\na\nE\nb\nF\nc", "cat <<E\na", "cat <<E", "cat <<E\na\n E\nE \nE", "cat <<E\na\\\nb\nE",
    "cat <<E\na\nE\\\n\nE", "cat <<E\na\\\nE\nE", "cat <<'E'\na\\\nE", "cat <<E\n'$(a)' \"$(b)\"\nE", "3<<E\na\nE",
    "cat <<E$x\na\nE$x", "cat <<E'F'\n$a\nEF", "cat <<''\na\n\nb", "cat <<\"A\nB\"\nx\nA\nB\nrm x", "cat <<E\n\"\nE",
    "cat <<E\n${x:-\"a\"} ${x:-'b'} ${x#'c'}\nE", "cat <<E\n$(cat <<F\na\nF\n)\nE", "cat <<E\n`a`\n`b`\nE",
    "if a; then cat <<E; fi\nb\nE", "if a; then cat <<E\nb\nE\nfi", "{ cat <<E\na\nE\n}", "(cat <<E\na\nE\n)",
    "while cat <<E; do b; done\na\nE", "f() { cat <<E\na\nE\n}", "case a in b) cat <<E;; esac\nc\nE", "a | cat <<E\nb\nE",
    "for x in a; do b; done <<E\nc\nE", "$(cat <<E\na\nE\n)", "echo $(cat <<E\n$(b)\nE\n) c", "echo \"$(cat <<'E'\na\"b\nE\n)\"",
    "echo $(cat <<E\na\nE)", "cat <<E $(b\n) c\nd\nE", "cat <<A $(b <<B\ny\nB\n) c\nx\nA", "cat <<E \"\nx\n\" y\nz\nE",
    "cat <(cat <<E\na\nE\n)", "cat <<E\na\nE\nrm b\ncat <<E\nc\nE", "cat <<E #c\na\nE", "cat <<E\r\na\r\nE\r\n",
    "cat <<E\n$\n$ $(a)\n  $(b)\nE", "cat <<E\n${x\nE", "cat <<E\n$(a\nE", "cat <<E\n$((1+\nE", "cat <<E\n`a\nE",
    "cat <<-E\n\t$(a)\n\tb\\\n\tc\n\tE", "cat <<E &&\na\nE\nb", "cat <<E |\na\nE\nb", "[[ a ]] <<E\nb\nE",
  ];
}

function conditions(): readonly string[] {
  return [
    "[[ a ]]", "[[ -f a ]]", "[[ ! -f a ]]", "[[ ! ! a ]]", "[[ a == b ]]", "[[ a = b ]]", "[[ a != b ]]",
    "[[ a < b ]]", "[[ a > b ]]", "[[ a -eq b ]]", "[[ a -nt b ]]", "[[ a && b ]]", "[[ a || b && c ]]", "[[ a&&b ]]",
    "[[ (a) ]]", "[[ ( a || b ) && c ]]", "[[ a\n]]", "[[ a &&\nb ]]", "[[ a == b\n]]", "[[\na ]]", "[[ -f\na ]]",
    "[[ a == *.@(b|c) ]]", "[[ a != !(b) ]]", "[[ a == \"b c\" ]]", "[[ a == $(b) ]]", "[[ $(a) == `b` ]]",
    "[[ a =~ b ]]", "[[ a =~ (b|c) ]]", "[[ a =~ ^(b c)+$ ]]", "[[ a =~ a|b ]]", "[[ a =~ [[:space:]] ]]",
    "[[ a =~ \\( ]]", "[[ a =~ $b ]]", "[[ a =~ \"(b)\" ]]", "[[ a =~ ($(b)) ]]", "[[ a =~ ${b} ]]", "[[ a =~ #b ]]",
    "[[ a ]] && b", "[[ a ]] >f", "[[ a ]]; b", "[[ a ]]b", "[[a ]]", "[[ ]]", "[[ -f ]]", "[[ a b ]]", "[[ a == ]]",
    "[[ -v a[1] ]]", "[[ -z \"$a\" ]]", "[[ '!' == ! ]]", "[[ ! ]]", "[[ ( a ]]", "[[ a ) ]]", "[[ 2 > 1 ]]", "[[ a \\< b ]]",
    "[[ -n a && ! -z b || ( c ) ]]", "[[ a ]] | b", "[[ -a ]]", "[[ a -a b ]]", "[[ if == then ]]", "[[ a == {b,c} ]]",
    "[[ a == b#c ]]", "[[ a #b\n]]", "[[ a == @(b|$(c)) ]]", "[[ x == (b) ]]", "! [[ a ]]", "[[ a -ef b ]]", "[[ \"-f\" b ]]",
  ];
}

function rejected(): readonly string[] {
  return [
    "a\nb\nfi\nc", "if a; then b", "a |", "a &&", "(", ")", "( )", "{ }", "{ a }", "if a; fi", "do", "done", "fi", "esac",
    "then", "else", "a ;; b", ";", "; a", "& a", "&& a", "| a", "a; ; b", "a & ; b", "a && ; b", "'a", "\"a", "`a",
    "$(a", "${a", "$((a", "((a", "a (", "a ()", "a() b", "a b() { c; }", "for", "for x in a", "for x in a; b; done",
    "case", "case a", "case a in b", "case a in b c) d;; esac", "case a in ) b;; esac", "function", "function f", "while a",
    "while a; done", "a > ", "a > ;", "a >> >b", "a <<", "a 2>&", "a < < b", "a=(b", "a=(b (c))", "a=(b;c)", "echo a=(b)",
    "[[ a", "]]", "a\n)\nb", "echo $(a", "echo $(if)", "echo $(fi)", "echo $(a;;)", "echo <(a", "a | | b", "a && && b",
    "! ! ", "a\n\nb '", "select", "select x in a", "until", "coproc", "time |", "{ a; } b", "(a) b", "if a; then b; fi c",
    "a=1 f() { b; }", "f() { a; } b", "f() >g", "f ( a ) { b; }", "a &| b", "a ||| b", "a >>> b", "a <> ", "a &>",
  ];
}
