import { describe, expect, test } from "vitest";
import { disguiseOf, hidesHost, lookAlikeOf } from "../../src/effects/look-alike.ts";
import { decodePunycode } from "../../src/effects/punycode.ts";

describe("host names that look like others", () => {
  test.each([
    ["g\u0456thub.com", "mixes letters of several alphabets"],
    ["\u0440aypal.com", "mixes letters of several alphabets"],
    ["\u0430\u0440\u0440\u04cf\u0435.com", "looks like appie"],
    ["xn--80ak6aa92e.com", "looks like appie"],
    ["xn--gthub-n4a.com", "looks like github"],
    ["\u0261ithub.com", "looks like github"],
    ["g\u0131thub.com", "looks like github"],
    ["www.\u03bfpenai.com", "mixes letters of several alphabets"],
    ["github.com\u2215evil.example", "looks like punctuation"],
    ["git\u200bhub.com", "cannot be seen"],
    ["git\u202ehub.com", "turns the order"],
  ])("%s %s", (host, why) => {
    expect(disguiseOf(host)).toContain(why);
  });

  test.each([
    "github.com",
    "xn--mnchen-3ya.de",
    "münchen.de",
    "bücher.example",
    "пример.рф",
    "яндекс.com",
    "xn--e1afmkfd.xn--p1ai",
    "例え.jp",
    "東京タワー.example",
    "한국어.kr",
    "ελληνικά.gr",
    "שלום.example",
    "xn--",
    "xn--!!!",
    "127.0.0.1",
    "[::1]",
    "my_host-1.local",
  ])("%s is what it looks like", (host) => {
    expect(disguiseOf(host)).toBeUndefined();
  });

  test.each([
    ["https://github.com@evil.example/x", true],
    ["https://registry.npmjs.org:443@evil.example/x", true],
    ["https://john.doe@bitbucket.org/x/y.git", false],
    ["https://user:secret@github.com/x", false],
    ["git@github.com:x/y.git", false],
    ["https://github.com/x@1.2.3", false],
  ])("%s hides its host: %s", (address, answer) => {
    expect(hidesHost(address)).toBe(answer);
  });
});

test.each([
  ["mnchen-3ya", "münchen"],
  ["e1afmkfd", "пример"],
  ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
  ["egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"],
  ["!", undefined],
  ["99999999", undefined],
])("%s is %s", (label, text) => {
  expect(decodePunycode(label)).toBe(text);
});

test.each([
  ["\u0441url", "curl"],
  ["./n\u043ede", "./node"],
  ["curl", undefined],
  ["тест.sh", undefined],
  ["größe", undefined],
  ["файлA", undefined],
])("the program %s looks like %s", (name, other) => {
  expect(lookAlikeOf(name)).toBe(other);
});
