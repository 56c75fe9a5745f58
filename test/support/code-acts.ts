import { describe, expect, test } from "vitest";
import { known, unknown, type Value } from "../../src/base/value.ts";
import { readCode } from "../../src/languages/languages.ts";
import type { Act, CodePlace } from "../../src/languages/meaning/act.ts";
import { shownText } from "./effects-of.ts";

/** A program and what it does, an act or a doubt a line. */
export type CodeRow = readonly [code: string, ...acts: string[]];

/** Programs of one language. */
export interface CodeTable {
  /** Programs that do something, or of which something is not told. */
  readonly flagged: readonly CodeRow[];
  /** Programs that compute, read and print, and leave no doubt. */
  readonly clean: readonly string[];
}

/** Tests what is read of programs of a language; rejects a program that is there twice. */
export function testCode(language: string, { flagged, clean }: CodeTable): void {
  const all = [...flagged.map(([code]) => code), ...clean];
  if (new Set(all).size !== all.length) throw new Error("a program is there twice");
  describe(`${language}: what it does`, () => {
    test.each(flagged)("%s", (code, ...acts) => {
      expect(acts.length).toBeGreaterThan(0);
      expect(actsOf(language, code)).toEqual(acts);
    });
  });
  describe(`${language}: nothing but reading and printing`, () => {
    test.each(clean)("%s", (code) => {
      expect(actsOf(language, code)).toEqual([]);
    });
  });
}

/** What a program does beside reading what is no secret and printing, and what is not told. */
export function actsOf(language: string, code: string): readonly string[] {
  const reading = readCode(language, code, place);
  if (reading === undefined) throw new Error(`${language} is not read`);
  const acts = reading.acts.filter(({ kind }) => kind !== "print").map(shownAct);
  const told = acts.filter((one) => !/^read (?!.*(?:ssh|shadow|netrc))/.test(one));
  return [...told, ...reading.doubts.map((one) => `? ${one}`)];
}

const place: CodePlace = {
  argv: [],
  stdin: unknown("it is read from standard input"),
  home: "/home/dev",
  directory: "/home/dev/project",
  variable: (name) => (name === "HOME" ? known("/home/dev") : undefined),
  hasLibrary: () => false,
  content: (path) => {
    const name = shownText(path);
    const secret = { label: "secret", source: name } as const;
    return unknown("it is in a file", /ssh|shadow|netrc/.test(name) ? [secret] : []);
  },
  environment: () => unknown("it is the environment"),
};

function shownAct(act: Act): string {
  switch (act.kind) {
    case "read":
    case "load":
    case "hand":
      return `${act.kind} ${shown(act.path)}`;
    case "write":
      return [
        `write ${act.how} ${shown(act.path)}`,
        ...(act.content ? [`= ${shown(act.content)}`] : []),
      ].join(" ");
    case "delete":
      return `delete ${shown(act.path)}${act.recursive ? " recursive" : ""}`;
    case "run":
      return `run ${act.argv.map(shown).join(" ")}${where(act.directory)}`;
    case "shell":
      return `shell ${shown(act.text)}${where(act.directory)}`;
    case "connect":
      return [
        `connect ${shown(act.to)}`,
        ...(act.sends ? [`sends ${shown(act.sends)}`] : []),
        ...(act.purpose ? [`for ${act.purpose}`] : []),
      ].join(" ");
    case "listen":
      return `listen ${act.offers}${act.address ? ` at ${shown(act.address)}` : ""}`;
    case "code":
      return `code ${shown(act.text)}`;
    case "print":
      return `print ${shown(act.value)}`;
  }
}

const where = (directory: Value | undefined): string =>
  directory === undefined ? "" : ` in ${shown(directory)}`;

const shown = (value: Value): string =>
  shownText(value) + value.taint.map(({ label }) => ` {${label}}`).join("");
