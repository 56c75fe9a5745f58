/** Names of files that the directory of every program holds; `name/` is a directory itself. */
export const probeFiles: readonly string[] = [
  ...["a.txt", "b.txt", "B.TXT", "it's", "sp ace", ".hid", ".x.txt", "d/", "d/x.txt", "d/y.c"],
  ...["d/e/", "d/e/z.txt", "d/.dot", "q[1]", "star*", "-rf", "n1", "n2", "n10", "a:b", "x", "y z/"],
  ...["cdp/sub/", "cdp/d/", "back\\s", "new\nline"],
];

/** A symbolic link among them, and where it leads. */
export const probeLink = { name: "ln", target: "d/e" } as const;

/** Texts that variables hold: nothing in them can begin a substitution. */
export const dataTexts: readonly string[] = [
  ...["", "a", "a b", " a", "b ", "a:b", ":a:", "*.txt", "d", "~", "x", "1", "-2", "[ab].txt"],
  ...["it's", "a  b", "{a,b}", "d/", "a:", "n?", "*", "/", "\n", "a\tb", "a\nb", " a b  c "],
  ...["\\*", "\\a*", "d\\/*", "a\\", "\\", "[", "!", "&", "-*", "..", "d/.*", "*/", "**"],
  ...["010", "0x1F", "08", "2#101", "a[1]", "x+1", "y", "abcABC", "a=b", "-n", "=", "a::b", "::"],
  ...["3", "7", "x y z", "d/x.txt", "file.tar.gz", "foo-bar", "1 2 3", "@(a|b)*", "Hello World"],
];

/** A text in single quotes, or as `$'…'` where it has characters that need that. */
export function quotedText(text: string): string {
  if (!/[\n\t]/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `$'${escaped}'`;
}
