import {
  answerFields,
  codes,
  type Field,
  managementWords,
  protocol,
  requestFields,
} from "./protocol.ts";

/** The text of `src/launcher/protocol.h`: the tables of `protocol.ts` as C constants. */
export function renderHeader(): string {
  return [
    "/* Generated from src/protocol/protocol.ts, and compared with it by its test. */",
    "#ifndef GUARDSH_PROTOCOL_H",
    "#define GUARDSH_PROTOCOL_H",
    "",
    ...Object.entries(protocol).map(([name, value]) => define(name, `${value}u`)),
    "",
    ...Object.entries(codes).flatMap(([name, values]) =>
      Object.entries(values).map(([value, code]) => define(`${name} ${value}`, `${code}u`)),
    ),
    "",
    ...tags("request", requestFields),
    ...tags("answer", answerFields),
    "",
    "/* First words that make guardsh, called by that name, a command of its own. */",
    "#define GUARDSH_MANAGEMENT_WORDS \\",
    managementWords.map((word) => `  "${word}"`).join(", \\\n"),
    "",
    "#endif",
    "",
  ].join("\n");
}

const tags = (message: string, fields: Readonly<Record<string, Field>>): readonly string[] =>
  Object.entries(fields).map(([name, { tag }]) => define(`${message} ${name}`, `${tag}u`));

const define = (name: string, value: string): string => `#define ${constantOf(name)} ${value}`;

const constantOf = (name: string): string =>
  `GUARDSH_${name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase()}`;
