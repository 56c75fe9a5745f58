import { dataTexts, quotedText } from "./data.ts";
import type { Grammar } from "./grammar.ts";

/** Words with every kind of expansion but substitutions of commands. */
export const wordGrammar: Grammar = {
  quoted: dataTexts.map(quotedText),
  word: ["<piece>", "<piece><piece>", "<piece><piece>", "<piece><piece><piece>"],
  piece: [
    ...["<literal>", "<literal>", "<parameter>", "<parameter>", '"<inner>"', "<quoted>"],
    ...["$((<expression>))"],
  ],
  words: ["", "<word>", "<word>", "<word> <word>", "<word> <word> <word>"],
  literal: [
    ...["a", "b", "n1", "d", "/", ".", "..", "-", "*", "?", "[ab]", "[!a]", "*.txt", "d/*", "~"],
    ...["{a,b}", "{1..3}", "{", "}", ",", ":", "{,x}", "\\ ", "\\*", "'q r'", '"*"', '""', "''"],
    ...["~/", "~root", "x=", "**", "**/", "{3..1}", "{a..e..2}", "{01..3}", ".*", "*/", "%", "@"],
    ...["$'a\\tb'", "$'\\x41'", "$'\\'q'", "\\\\", "[[:digit:]]", "n*", "D", "{a,{b,c}}", "~+"],
    ...["a.b", "=", "]", "#"],
  ],
  scalar: ["x", "y", "z", "UNSETX", "n", "u", "1", "2", "l"],
  subject: [
    ...["<scalar>", "<scalar>", "<scalar>", "a[0]", "a[1]", "a[-1]", "a[n]", "b[x]", "m[k]"],
    ...["m[$y]", "a[@]", "a[*]", "@", "*", "b[@]", "m[@]", "a", "b", "r", "r[1]", "b[*]"],
  ],
  pattern: [
    ...["a", "*", "?", "*[ :]", "[a-m]*", '"*"', "*.", "$y", '"$z"', "*/", "[!a]", "a*", "*b"],
    ...["$x", "[[:upper:]]", "[[:space:]]*", "\\*", "'*'", "@(a|b)", "+([a-z])", "?(a)b"],
    ...["!(a)", "*(a|b)"],
  ],
  number: ["0", "1", "2", " -1", " -2", "$#", "n", "3-1", "x", "a[0]"],
  parameter: [
    ...["$<scalar>", "${<subject>}", "${<subject>}", "${<subject>}"],
    ...["${<subject>:-<operand>}", "${<subject>-<operand>}", "${<subject>:+<operand>}"],
    ...["${<subject>+<operand>}", "${<place>:=<operand>}", "${<place>=<operand>}"],
    ...["${<subject>#<pattern>}", "${<subject>##<pattern>}", "${<subject>%<pattern>}"],
    ...["${<subject>%%<pattern>}", "${<subject>/<pattern><new_text>}"],
    ...["${<subject>//<pattern><new_text>}", "${<subject>/#<pattern><new_text>}"],
    ...["${<subject>/%<pattern><new_text>}", "${<subject><change>}", "${<subject>:<number>}"],
    ...["${<subject>:<number>:<number>}", "${#<counted>}", "<indirect>", "<list>", "<list>"],
  ],
  place: ["x", "y", "UNSETX", "a[1]", "a[3]", "m[k]", "r"],
  new_text: ["", "/", "/R", "/$x", '/"$y"', "/&", "/'&'", "/\\&", "/\\/"],
  change: [
    ...["^", "^^", ",", ",,", "~", "~~", "^^[a-m]", "@Q", "@U", "@L", "@u", "@E", "@A", "@a"],
    ...["@K", "@k"],
  ],
  counted: ["x", "y", "UNSETX", "a[@]", "a[1]", "a", "@", "*", "m[@]", "b[*]", "n"],
  indirect: [
    ...["${!y}", "${!y-d}", "${!a[@]}", "${!b[*]}", "${!r}", "${!m[@]}", "${!x:-w}", "${!UNS*}"],
    ...["${!1}", "${!y[1]}", "${!y:=w}"],
  ],
  list: [
    ...["$@", "$*", "$#", '"$@"', '"$*"', "${@:2}", "${@:1:2}", "${*:2}", "$?", "${@: -1}"],
    ...['"${a[@]}"', '"${a[*]}"', '"${@:2}"'],
  ],
  operand: ["w", "<operand_piece>", "<operand_piece><operand_piece>"],
  operand_piece: [
    ...["a", " ", ":", "~", "*", "/", "'q r'", '""', "\\ ", "b", "*.txt"],
    ...["<parameter>", "<parameter>", "<parameter>", '"<inner>"', '"<inner>"'],
  ],
  inner: ["", "a", "<inner_piece>", "<inner_piece><inner_piece>", "<inner_piece> <inner_piece>"],
  inner_piece: [
    ...["a", " ", "*", "~", "/", ":", "\\$", "\\\\", "\\a", "'", "b"],
    ...["<unquoted>", "<unquoted>", "<unquoted>", "<unquoted>", "<unquoted>"],
  ],
  unquoted: [
    ...["$<scalar>", "${<subject>}", "${<subject>:-<bare>}", "${<subject>+<bare>}"],
    ...["${<subject>%<pattern>}", "${<subject>/<pattern>/R}", "${<subject>:<number>}"],
    ...["${<place>:=<bare>}", "$@", "$*", "${@:2}", "${a[@]}", "${#x}", "<indirect>", "$#"],
    ...["${<subject><change>}", "$((<expression>))"],
  ],
  bare: ["w", "a b", "$x", "${a[@]}", "$*", "'q'", "*", "~", "\\ "],
  expression: [
    ...["<number_text>", "<number_text>", "(<expression>)", "!<expression>", "~<expression>"],
    ...["-<expression>", "- <expression>", "+<expression>", "<lvalue>++", "++<lvalue>"],
    ...["<lvalue>--", "--<lvalue>", "<lvalue> <assigns> <expression>"],
    ...["<expression> ? <expression> : <expression>", "<expression> && <expression>"],
    ...["<expression> || <expression>", "<expression> , <expression>"],
    ...["<expression><operator><expression>", "<expression><operator><expression>"],
    ...["<expression><operator><expression>", "<expression><operator><expression>"],
  ],
  number_text: [
    ...["0", "1", "2", "7", "-3", "010", "0x1f", "2#11", "n", "x", "$x", "a[1]", "$#", "${#x}"],
    ...["UNSETX", "${n}", "y", "36#z", "$n", "m[k]"],
  ],
  lvalue: ["n", "x", "i", "a[0]", "a[1]", "a[n]", "m[k]", "r", "UNSETX", "a[n++]"],
  assigns: ["=", "+=", "-=", "*=", "|=", "^="],
  operator: [
    ...["+", "-", " * ", " % ", " / ", "**", "<<", "==", " < ", "<=", "!=", "&", "|", "^"],
  ],
};
