/** Writes shell texts at random: the same seed writes the same texts. */
export type Random = (below: number) => number;

/** A generator of numbers from 0 up to `below`. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random(from.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};

/** Pieces that meet each other badly. */
const pieces: readonly string[] = [
  ..." \t\n\n;&|()<>{}[]!#$'\"`\\=*?@+-~:%^,/ax1",
  ...[
    "  ",
    "\\\n",
    ";;",
    ";&",
    ";;&",
    "&&",
    "||",
    "|&",
    "&>",
    ">>",
    "<<",
    "<<<",
    "<&",
    ">&",
    "<>",
    ">|",
  ],
  ...[
    "$(",
    "$((",
    "((",
    "))",
    "${",
    "$'",
    '$"',
    "<(",
    ">(",
    "$[",
    "[[",
    "]]",
    "`",
    "@(",
    "!(",
    "*(",
  ],
  ...[
    "if ",
    "then ",
    "else ",
    "fi",
    "elif ",
    "while ",
    "do ",
    "done",
    "for ",
    "in ",
    "case ",
    "esac",
  ],
  ...[
    "function ",
    "select ",
    "time ",
    "coproc ",
    "{ ",
    "; }",
    "! ",
    "f() ",
    "declare ",
    "a=",
    "a+=(",
  ],
  ...[
    "a[1]=",
    "<<E\n",
    "\nE\n",
    "<<-'E'\n",
    "$x",
    "${x}",
    "${x:-",
    "${x#",
    "${x//a/",
    '"$x"',
    "'b'",
  ],
  ...[
    "2>&1",
    ">f",
    "{v}>f",
    "ls",
    "rm x",
    "echo a",
    " -f ",
    " =~ ",
    " == ",
    " -eq ",
    "x)",
    "(x|y)",
  ],
];

/** A soup of pieces: most of it is no valid text. */
export function soup(random: Random): string {
  let text = "";
  for (let count = 1 + random(14); count > 0; count -= 1) text += pick(random, pieces);
  return text;
}

/** A text with a few pieces put in, taken out or doubled. */
export function mutate(random: Random, text: string): string {
  let changed = text;
  for (let count = 1 + random(3); count > 0; count -= 1) {
    const at = random(changed.length + 1);
    const length = random(4);
    const kept = changed.slice(at + length);
    const put = random(3) === 0 ? changed.slice(at, at + random(12)) : pick(random, pieces);
    changed = changed.slice(0, at) + (random(4) === 0 ? "" : put) + kept;
  }
  return changed;
}

/** A text by the grammar, nested up to `depth`. */
export function program(random: Random, depth: number): string {
  const lines: string[] = [];
  const bodies: string[] = [];
  for (let count = 1 + random(3); count > 0; count -= 1) {
    lines.push(list(random, depth, bodies));
    lines.push(...bodies.splice(0));
  }
  return lines.join("\n");
}

/** `bodies` gathers the here-documents that have to follow the line. */
function list(random: Random, depth: number, bodies: string[]): string {
  let text = pipeline(random, depth, bodies);
  while (random(4) === 0)
    text +=
      pick(random, [" && ", " || ", "; ", " & ", "&&", ";"]) + pipeline(random, depth, bodies);
  return text;
}

function pipeline(random: Random, depth: number, bodies: string[]): string {
  let text = pick(random, ["", "", "", "", "", "! ", "time ", "time -p ", "! ! "]);
  text += command(random, depth, bodies);
  while (random(5) === 0)
    text += pick(random, [" | ", "|", " |& "]) + command(random, depth, bodies);
  return text;
}

function command(random: Random, depth: number, bodies: string[]): string {
  if (depth <= 0 || random(3) > 0) return simple(random, depth, bodies);
  const inner = (): string => list(random, depth - 1, bodies);
  const end = (): string => pick(random, ["; ", " ; ", "\n"].slice(0, bodies.length > 0 ? 2 : 3));
  const text = ((): string => {
    switch (random(14)) {
      case 0:
        return `( ${inner()} )`;
      case 1:
        return `{ ${inner()}${end()}}`;
      case 2:
        return `if ${inner()}${end()}then ${inner()}${end()}else ${inner()}${end()}fi`;
      case 3:
        return `while ${inner()}${end()}do ${inner()}${end()}done`;
      case 4:
        return `for x in ${words(random, depth)}; do ${inner()}${end()}done`;
      case 5:
        return `for ((${arithmetic(random, depth)};;)); do ${inner()}; done`;
      case 6:
        return [
          `case ${word(random, depth)} in ${word(random, depth)}|b) ${inner()};;`,
          `*) ${inner()} ;& c) ;; esac`,
        ].join(" ");
      case 7:
        return `f() { ${inner()}${end()}}`;
      case 8:
        return `function g { ${inner()}${end()}}`;
      case 9:
        return `[[ ${condition(random, depth)} ]]`;
      case 10:
        return `(( ${arithmetic(random, depth)} ))`;
      case 11:
        return `coproc ${pick(random, ["", "N "])}{ ${inner()}${end()}}`;
      case 12:
        return `(${inner()})`;
      default:
        return `select y in ${words(random, depth)}; do ${inner()}; done`;
    }
  })();
  return random(4) === 0 ? `${text} ${redirection(random, depth, bodies)}` : text;
}

function simple(random: Random, depth: number, bodies: string[]): string {
  const parts: string[] = [];
  while (random(5) === 0) parts.push(assignment(random, depth));
  if (random(8) === 0) parts.push(redirection(random, depth, bodies));
  parts.push(pick(random, ["ls", "rm", "echo", "declare", "a\\b", '"c d"', "$x", "[", "export"]));
  while (random(3) > 0) parts.push(word(random, depth));
  if (random(5) === 0) parts.push(redirection(random, depth, bodies));
  return parts.join(pick(random, [" ", " ", "  ", " \\\n "]));
}

function assignment(random: Random, depth: number): string {
  const name = pick(random, ["a=", "b+=", "c[1]=", `d[${word(random, 0)}]+=`]);
  if (random(3) > 0) return name + word(random, depth);
  return `a=(${words(random, depth)} [2]=${word(random, depth)})`;
}

function redirection(random: Random, depth: number, bodies: string[]): string {
  if (random(9) === 0) {
    const quoted = random(3) === 0;
    const strip = random(3) === 0;
    const tab = strip ? "\t" : "";
    const begin = pick(random, ["body ", "'", '"', ""]);
    bodies.push(`${tab}${begin}${word(random, depth)}\n${tab}E`);
    return `${strip ? "<<-" : "<<"}${quoted ? "'E'" : "E"}`;
  }
  const operator = pick(random, [
    ">",
    "<",
    ">>",
    "2>",
    "&>",
    ">|",
    "<>",
    "<<<",
    "{v}>",
    "3<",
    "&>>",
  ]);
  if (random(5) === 0) return pick(random, ["2>&1", ">&-", "<&3", ">&2-", "0<&-", ">&$x", "4>& 2"]);
  return operator + pick(random, ["", " "]) + word(random, depth);
}

const words = (random: Random, depth: number): string =>
  Array.from({ length: 1 + random(3) }, () => word(random, depth)).join(" ");

function word(random: Random, depth: number): string {
  let text = "";
  for (let count = 1 + random(3); count > 0; count -= 1) text += part(random, depth);
  return text;
}

function part(random: Random, depth: number): string {
  if (random(24) === 0) return pick(random, ["$'e\\n\\'f'", '$"g"', "'\"'", "'\\'"]);
  if (depth <= 0 || random(2) === 0)
    return pick(random, [
      ...[
        "a",
        "-rf",
        "/x",
        "*",
        "~",
        "$x",
        "${y}",
        "$1",
        "$@",
        "$$",
        "'s q'",
        '"d q"',
        "\\ ",
        "\\\\",
      ],
      ...["b=c", "[a-z]", "{1,2}", "w", "y-z", "#h", "=", "%", "\\\n", "é", "$", "!", "'\"'"],
    ]);
  const inner = (): string => word(random, depth - 1);
  const run = (): string => program(random, depth - 1);
  switch (random(16)) {
    case 0:
      return `$(${run()})`.replace(/\$\(\(/, "$( (");
    case 1:
      return `$(${run()}\n)`.replace(/\$\(\(/, "$( (");
    case 2:
      return `\`${run().replace(/[\\`$]/g, (one) => (random(6) === 0 ? one : `\\${one}`))}\``;
    case 3:
      return `"${inner().replaceAll('"', random(2) === 0 ? '\\"' : '"')}"`.replace(/'/g, "");
    case 4:
      return `"$(${run()})"`.replace(/\$\(\(/, "$( (");
    case 5:
      return `\${x:-${inner()}}`;
    case 6:
      return `"\${x${pick(random, [":-", "-", ":=", "+", "?"])}${inner()}}"`;
    case 7:
      return `\${x${pick(random, patternOperators)}${inner()}}`;
    case 8:
      return `"\${x${pick(random, ["#", "%", "/a/", "//", "^", ",,"])}${inner()}}"`;
    case 9:
      return `$((${arithmetic(random, depth - 1)}))`;
    case 10:
      return `<(${run()}\n)`.replace(/<\(\(/, "<( (");
    case 11:
      return `\${${pick(random, bracedNames)}}`;
    case 12:
      return `\${a[${inner()}]}`;
    case 13:
      return `\${x/${inner()}/${inner()}}`;
    case 14:
      return `$[${arithmetic(random, depth - 1)}]`;
    default:
      return `"${pick(random, ["a", "'", "\\$", "$x", "`ls`", "$((1+2))", "\\a"])}"`;
  }
}

const patternOperators = ["#", "##", "%", "%%", "^", "^^", ",", "/", "//", "/#"];

const bracedNames = [
  ...["#x", "!x", "!x@", "x[0]", "x[@]", "#x[*]", "!x[@]", "x@Q", "#", "##", "!"],
  ...["x:1", "x: -1:2", "@:2"],
];

function arithmetic(random: Random, depth: number): string {
  if (depth <= 0 || random(2) === 0)
    return pick(random, ["1", "x+1", "$x", "a[1]", "(1+2)*3", "x<y", "x=5"]);
  const inner = (): string => arithmetic(random, depth - 1);
  return pick(random, [
    `${inner()} + ${inner()}`,
    `$((${inner()}))`,
    `\${x:-${inner()}}`,
    `$(echo ${inner()})`,
    `(${inner()})`,
  ]);
}

function condition(random: Random, depth: number): string {
  const one = (): string => word(random, depth - 1);
  if (depth > 0 && random(3) === 0)
    return pick(random, [
      `${condition(random, depth - 1)} && ${condition(random, depth - 1)}`,
      `${condition(random, depth - 1)} || ${condition(random, depth - 1)}`,
      `! ${condition(random, depth - 1)}`,
      `( ${condition(random, depth - 1)} )`,
    ]);
  return pick(random, [
    `-f ${one()}`,
    `-n ${one()}`,
    one(),
    `${one()} == ${one()}`,
    `${one()} != @(${one()}|b)*`,
    `${one()} =~ ^(${pick(random, ["a|b", "x y", "[[:space:]]"])})+$`,
    `${one()} < ${one()}`,
    `$x -eq ${one()}`,
  ]);
}
