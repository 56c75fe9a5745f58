import { describe, expect, test } from "vitest";
import { verdictOn } from "../support/detector-tester.ts";

const decided = (text: string, env: Readonly<Record<string, string | null>>): string =>
  verdictOn(text, { env: { LANG: null, ...env } }).decision;

describe("a text whose bytes may mean something else", () => {
  test("a backslash may be the second byte of a character", () => {
    const text = 'echo "\udc83\\\\"; rm -rf ~ #"';
    expect(decided(text, { LC_ALL: "ja_JP.SJIS" })).toBe("deny");
    const inString = 'echo "\udc83\\"; rm -rf ~ #"';
    expect(decided(inString, { LC_ALL: "ja_JP.SJIS" })).toBe("ask");
    expect(decided(inString, { LC_ALL: "C.UTF-8" })).toBe("allow");
  });

  test.each([
    { LC_ALL: "ja_JP.SJIS" },
    { LC_CTYPE: "zh_CN.GBK" },
    { LANG: "zh_TW.BIG5" },
    { LANG: "ja_JP.eucJP" },
    { LANG: "ja_JP" },
    { LANG: "ko_KR@x" },
    { LC_ALL: "zh_CN.gb18030" },
    { LC_ALL: "xx_XX.no-such-charset" },
    { LOCPATH: "/tmp/locales" },
    { LOCPATH: "locales", LC_ALL: "C.UTF-8" },
  ])("is doubted under %j", (env) => {
    expect(decided("echo 'é'", env)).toBe("ask");
    expect(decided("echo e", env)).toBe("allow");
  });

  test.each([
    {},
    { LC_ALL: "C" },
    { LANG: "POSIX" },
    { LC_ALL: "en_US.UTF-8" },
    { LANG: "de_DE.utf8" },
    { LANG: "de_DE@euro" },
    { LANG: "ru_RU.KOI8-R" },
    { LC_CTYPE: "fr_FR.ISO-8859-15" },
    { LANG: "hi_IN" },
    { LC_ALL: "C.UTF-8", LANG: "ja_JP.SJIS" },
    { LC_ALL: "", LC_CTYPE: "C.UTF-8", LANG: "ja_JP.SJIS" },
  ])("is judged under %j", (env) => {
    expect(decided("echo 'é'", env)).toBe("allow");
  });

  test.each([
    "LC_ALL=ja_JP.SJIS bash -c 'echo é'",
    "export LC_ALL=ja_JP.SJIS\necho é",
    "LANG=zh_CN.GBK\necho é",
    "declare -x LOCPATH=/tmp/l\necho é",
    "env LC_ALL=ja_JP.SJIS bash -c 'echo é'",
  ])("is doubted where the text changes it: %s", (text) => {
    expect(decided(text, {})).toBe("ask");
  });

  test.each([
    "LC_ALL=ja_JP.SJIS sort ä.txt",
    "export LC_ALL=C.UTF-8; echo é",
    "export LC_ALL=ja_JP.SJIS; echo e",
    "LANG=en_US.UTF-8 git commit -m 'é'",
  ])("is judged where the text does not change it for a shell: %s", (text) => {
    expect(decided(text, {})).toBe("allow");
  });
});

test("ranges of patterns go by bytes until the text says otherwise", () => {
  expect(decided("ls [a-z]*", { LC_COLLATE: "de_DE.UTF-8" })).toBe("allow");
  expect(decided("shopt -u globasciiranges; ls [a-z]*", {})).toBe("ask");
});
