/**
 * Whether a text is nothing but words, with simple quotes if any, between blanks, `|`, `||`, `&&`
 * and `;`: no expansion, escape, redirection, comment, grouping, reserved word or second line.
 * Where it begins and ends is then all that there is to read, which a regular expression could.
 */
export const isPlainText = (text: string): boolean => plain.test(text) && !reserved.test(text);

// INVARIANT: no two alternatives begin with the same character, so that matching is linear.
const plain = /^(?:[\w ./,:;@%+=~*?\t-]|\|(?!&)|&&(?!&)|'[^'\n]*'|"[^"\n$`\\!]*")*$/;

const words =
  "if then elif else fi for while until do done case esac select function in time coproc";
const reserved = new RegExp(`(?<![^ \\t;|&])(?:${words.replaceAll(" ", "|")})(?![^ \\t;|&])`);
