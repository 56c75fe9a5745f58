import { describe, expect, test } from "vitest";
import { encode } from "../../src/host/bytes.ts";
import { environFrom, environFromProcess } from "../../src/host/environ.ts";

const entries = (...texts: string[]): Uint8Array[] => texts.map(encode);

describe("environFrom", () => {
  const given = entries("A=1", "PATH=/good", "A=1", "PATH=/evil", "B=x=y", "C=");

  test("takes the last of duplicates for bash and dash", () => {
    const environ = environFrom(given);
    expect(environ.get("PATH")).toBe("/evil");
    expect(environ.get("B")).toBe("x=y");
    expect(environ.get("C")).toBe("");
    expect(environ.get("D")).toBeUndefined();
    expect([...environ.names()].sort()).toEqual(["A", "B", "C", "PATH"]);
  });

  test("takes the first of duplicates for zsh", () => {
    expect(environFrom(given, "first").get("PATH")).toBe("/good");
  });

  test("names duplicates only where they differ", () => {
    expect(environFrom(given).duplicates).toEqual(["PATH"]);
    expect(environFrom(entries("A=1", "B=1")).duplicates).toEqual([]);
  });

  test.each(["novalue", "=x", "1A=x", "a-b=x", "a b=x", "é=x", "A\uDCFF=x", ""])(
    "%j is no variable",
    (entry) => {
      expect([...environFrom(entries(entry, "Z=1")).names()]).toEqual(["Z"]);
    },
  );

  test("keeps bytes that are not UTF-8", () => {
    expect(environFrom([Uint8Array.of(0x41, 0x3d, 0xff, 0x00, 0x62)]).get("A")).toBe("\uDCFF\0b");
  });

  test("keeps exported functions apart", () => {
    const environ = environFrom(
      entries(
        "BASH_FUNC_rm%%=() {  echo hi\n}",
        "BASH_FUNC_/bin/ls%%=() { :\n}",
        "BASH_FUNC_x%%=no function",
        "BASH_FUNC_y()=() { :\n}",
        "f=() { :; }",
      ),
    );
    expect([...environ.exportedFunctions]).toEqual([
      ["rm", "() {  echo hi\n}"],
      ["/bin/ls", "() { :\n}"],
    ]);
    expect([...environ.names()]).toEqual(["f"]);
    expect(
      environFrom(entries("BASH_FUNC_rm%%=() { :\n}", "BASH_FUNC_rm%%=() { x\n}")).duplicates,
    ).toEqual(["BASH_FUNC_rm%%"]);
  });
});

test("environFromProcess sees the variables of this process", () => {
  const { PATH } = process.env;
  expect(environFromProcess().get("PATH")).toBe(PATH);
});
