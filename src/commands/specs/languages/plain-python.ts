import { type CodeToken, codeTokens, type PlainCode } from "./plain-tokens.ts";

const keywords = words(
  "and as break continue def del elif else except False finally for from if import in is lambda",
  "None not or pass return True try while with",
);

const builtins = words(
  "abs all any bin bool bytes chr dict divmod enumerate filter float frozenset hex input int",
  "isinstance iter len list map max min next oct ord pow print range repr reversed round set",
  "sorted str sum tuple zip Exception ValueError KeyError TypeError",
);

const modules = words(
  "base64 calendar collections datetime decimal fractions functools hashlib itertools json math",
  "operator os platform random re statistics string sys textwrap time tomllib urllib uuid",
);

/** Attributes of those modules, and of plain values, that compute and print only. */
const attributes = words(
  "load loads dump dumps stdin stdout stderr version version_info argv platform executable path",
  "maxsize getsizeof exit read readline readlines write flush join exists isfile isdir basename",
  "dirname abspath realpath expanduser splitext getsize getcwd strip lstrip rstrip split rsplit",
  "splitlines lower upper title replace startswith endswith get items keys values append extend",
  "sort index count find zfill ljust rjust center encode decode hex sqrt pi e floor ceil log log2",
  "log10 sin cos tan pow gcd factorial findall search match sub group groups compile fullmatch",
  "finditer escape datetime date timedelta now utcnow today isoformat strftime strptime",
  "fromtimestamp timestamp year month day hour minute second total_seconds Counter defaultdict",
  "OrderedDict most_common mean median stdev mode chain product permutations combinations islice",
  "reduce partial itemgetter randint choice random shuffle sample uniform uuid4 uuid1 time sleep",
  "python_version machine release md5 sha1 sha256 sha512 hexdigest digest b64encode dedent",
  "b64decode urlsafe_b64encode parse quote unquote urlparse urlencode parse_qs Decimal Fraction",
  "ascii_letters digits copy add update pop insert remove union intersection difference name",
  "major minor micro args monthrange isleap calendar perf_counter monotonic",
);

/**
 * Reads a Python program that computes, prints, and opens files by their literal names; undefined
 * when it holds anything else.
 */
export function plainPython(text: string): PlainCode | undefined {
  const tokens = codeTokens(text);
  if (tokens === undefined) return undefined;
  const files: { path: string; how: "read" | "write" | "append" }[] = [];
  const bound = boundNames(tokens);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as CodeToken;
    const before = tokens[index - 1]?.text;
    if (token.kind !== "name") continue;
    if (token.text.startsWith("__") || token.text.includes("$")) return undefined;
    if (/^(import|from)$/.test(token.text)) {
      const end = importEnd(tokens, index);
      if (end === undefined) return undefined;
      index = end;
    } else if (before === ".") {
      if (!isPlainAttribute(tokens, index)) return undefined;
    } else if (token.text === "os") {
      if (tokens[index + 1]?.text !== "." || !ofOs.has(tokens[index + 2]?.text ?? ""))
        return undefined;
    } else if (token.text === "open") {
      const file = opened(tokens, index);
      if (file === undefined) return undefined;
      files.push(file);
    } else if (tokens[index + 1]?.kind === "string") {
      if (!/^([rbu]|in|if|else|and|or|not|return|is|print|elif|del)$/.test(token.text))
        return undefined;
    } else if (!keywords.has(token.text) && !builtins.has(token.text) && !bound.has(token.text))
      return undefined;
  }
  return { files };
}

/** What the module of the operating system offers beside what changes something. */
const ofOs = words("path getcwd sep linesep name cpu_count listdir");

function isPlainAttribute(tokens: readonly CodeToken[], at: number): boolean {
  const { text } = tokens[at] as CodeToken;
  const before = tokens[at - 2]?.text;
  if (before === "os") return ofOs.has(text);
  if (before === "platform" && text === "system") return true;
  return attributes.has(text) && !changesPath(tokens, at);
}

/** Where modules are looked for may be printed, but not changed. */
const changesPath = (tokens: readonly CodeToken[], at: number): boolean =>
  tokens[at]?.text === "path" &&
  tokens[at - 2]?.text !== "os" &&
  !/^([),;]|)$/.test(tokens[at + 1]?.text ?? "");

/** Names that the program gives to values: targets, parameters, keywords, imported names. */
function boundNames(tokens: readonly CodeToken[]): ReadonlySet<string> {
  const bound = new Set<string>();
  const forbidden =
    /^(open|eval|exec|compile|getattr|setattr|vars|globals|locals|breakpoint|type)$/;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name" || forbidden.test(token.text)) continue;
    const before = tokens[index - 1]?.text;
    const after = tokens[index + 1]?.text;
    const isTarget =
      after === "=" ||
      before === "for" ||
      before === "as" ||
      before === "def" ||
      before === "lambda";
    const inList =
      (before === "," || before === "(") &&
      (after === "," || after === "in" || after === ":" || after === ")");
    const isModule = (before === "import" || before === ",") && modules.has(token.text);
    if (before !== "." && (isTarget || isModule)) bound.add(token.text);
    else if (before !== "." && inList && listsTargets(tokens, index)) bound.add(token.text);
  }
  return bound;
}

/** Whether a name in a list is one of those that `for`, `def` or `lambda` binds. */
function listsTargets(tokens: readonly CodeToken[], from: number): boolean {
  for (let index = from - 1; index >= 0; index -= 1) {
    const { kind, text } = tokens[index] as CodeToken;
    if (text === "for" || text === "lambda" || text === "def") return true;
    if (text === "import" || (kind !== "name" && text !== "," && text !== "(")) return false;
    if (keywords.has(text)) return false;
  }
  return false;
}

/** Index of the last token of an import of plain modules and plain names in them. */
function importEnd(tokens: readonly CodeToken[], from: number): number | undefined {
  const rest = tokens.slice(from);
  const stop = rest.findIndex(({ text }) => text === ";");
  const statement = (stop < 0 ? rest : rest.slice(0, stop)).map(({ text }) => text);
  const [kind, module = "", ...more] = statement;
  if (!modules.has(module)) return undefined;
  const names = more.filter((text) => !/^(,|\.|as|import|\(|\))$/.test(text));
  const allowed = (text: string): boolean =>
    kind === "from"
      ? attributes.has(text) && text !== "path"
      : modules.has(text) || attributes.has(text);
  // Why: `import x as y` would need y to be followed; few one-liners have it.
  if (more.includes("as") || !names.every(allowed)) return undefined;
  return from + statement.length - 1;
}

function opened(
  tokens: readonly CodeToken[],
  from: number,
): { path: string; how: "read" | "write" | "append" } | undefined {
  const [open, path, next, mode, end] = tokens.slice(from + 1, from + 6);
  if (open?.text !== "(" || path?.kind !== "string") return undefined;
  if (next?.text === ")") return { path: path.text, how: "read" };
  if (next?.text !== "," || mode?.kind !== "string" || !/^[),]$/.test(end?.text ?? ""))
    return undefined;
  if (/^r[bt]?$/.test(mode.text)) return { path: path.text, how: "read" };
  if (/^(w[bt]?\+?|r[bt]?\+)$/.test(mode.text)) return { path: path.text, how: "write" };
  return /^a[bt]?\+?$/.test(mode.text) ? { path: path.text, how: "append" } : undefined;
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(" ").split(" "));
}
