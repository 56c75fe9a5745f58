/**
 * Settings of one git configuration file: `section.name` or `section.subsection.name` to all of its
 * values in order. Section and name are in lower case. Included files are not followed.
 */
export type GitConfig = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the text of a git configuration file; undefined where git would refuse it.
 *
 * Source: git-config(1) 2.39, Syntax; git 2.39 config.c, git_parse_source.
 */
export function parseGitConfig(text: string): GitConfig | undefined {
  const config = new Map<string, string[]>();
  // Why: git takes settings before the first section, by their bare names.
  let section = "";
  let at = 0;
  while (at < text.length) {
    at = skipBlank(text, at);
    if (at >= text.length) break;
    if (text[at] === "[") {
      const header = matchAt(headerPattern, text, at);
      if (!header) return undefined;
      section = `${sectionOf(header)}.`;
      at += header[0].length;
      continue;
    }
    const name = matchAt(namePattern, text, at);
    if (!name) return undefined;
    at += name[0].length;
    const value = name[2] === undefined ? { text: "true", end: at } : readValue(text, at);
    if (!value) return undefined;
    at = value.end;
    const key = section + (name[1] ?? "").toLowerCase();
    const values = config.get(key);
    if (values) values.push(value.text);
    else config.set(key, [value.text]);
  }
  return config;
}

/** The value that counts when there may be only one. */
export const lastOf = (config: GitConfig, key: string): string | undefined =>
  config.get(key)?.at(-1);

/** Whether a setting is switched on, in any of git's spellings. */
export const isOn = (config: GitConfig, key: string): boolean =>
  /^(?:true|yes|on|[1-9]\d*)$/i.test(lastOf(config, key) ?? "");

const headerPattern = /\[([A-Za-z0-9.-]+)(?:[ \t]+"((?:[^"\\\n]|\\[^\n])*)")?\]/y;
const namePattern = /([A-Za-z][A-Za-z0-9-]*)[ \t]*(?:(=)|(?=\r?\n|$))/y;

/** Past white space, and comments to the end of their line. */
function skipBlank(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "#" || char === ";") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else if (!" \t\r\n\uFEFF".includes(char)) break;
  }
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function sectionOf(header: RegExpExecArray): string {
  const section = (header[1] ?? "").toLowerCase();
  return header[2] === undefined ? section : `${section}.${header[2].replace(/\\(.)/g, "$1")}`;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  b: "\b",
  '"': '"',
  "\\": "\\",
};

/** A value from behind its `=` to the end of the line; undefined when git would not read it. */
function readValue(text: string, start: number): { text: string; end: number } | undefined {
  let value = "";
  // Why: white space counts only once something follows it.
  let pending = "";
  let quoted = false;
  for (let at = start; ; at += 1) {
    const char = text[at];
    if (char === undefined || char === "\n" || (char === "\r" && text[at + 1] === "\n"))
      return quoted ? undefined : { text: value, end: at };
    if (!quoted && (char === " " || char === "\t")) {
      if (value !== "") pending += char;
      continue;
    }
    if (!quoted && (char === "#" || char === ";")) {
      const end = text.indexOf("\n", at);
      return { text: value, end: end < 0 ? text.length : end };
    }
    value += pending;
    pending = "";
    if (char === '"') quoted = !quoted;
    else if (char !== "\\") value += char;
    else {
      at += text.startsWith("\r\n", at + 1) ? 2 : 1;
      const escaped = text[at];
      if (escaped === "\n" || escaped === undefined) continue;
      const meant = escapes[escaped];
      if (meant === undefined) return undefined;
      value += meant;
    }
  }
}
