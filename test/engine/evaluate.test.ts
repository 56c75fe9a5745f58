import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { evaluate, internalError } from "../../src/engine/evaluate.ts";
import { policyInForce } from "../../src/engine/policy.ts";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { builtinPolicy } from "../../src/policy/builtin.ts";
import { verdictOn } from "../support/detector-tester.ts";
import { fakeWorld } from "../support/fake-world.ts";
import { shellRun } from "../support/shell-run.ts";

describe("the verdict", () => {
  test("is allow without findings", () => {
    expect(verdictOn("ls -la")).toEqual({ decision: "allow", findings: [] });
    expect(verdictOn("")).toEqual({ decision: "allow", findings: [] });
    expect(verdictOn("# rm -rf /")).toEqual({ decision: "allow", findings: [] });
  });

  test("is the strictest decision of its findings", () => {
    const verdict = verdictOn("cat .env; rm -rf /etc");
    expect(verdict.decision).toBe("deny");
    expect(verdict.findings.map((one) => one.decision)).toEqual(["deny", "ask"]);
  });

  test("has the strictest finding first, then the order of the text", () => {
    const text = "cat .env; rm -rf /usr; rm -rf notes; rm -rf /etc; cat .env.local";
    const { findings } = verdictOn(text);
    const order = findings.map(({ decision, span }) => [decision, span.start] as const);
    expect(order).toEqual([
      ["deny", text.indexOf("/usr")],
      ["deny", text.indexOf("/etc")],
      ["ask", 0],
      ["ask", text.indexOf("notes")],
      ["ask", text.indexOf("cat .env.local")],
    ]);
  });

  test("tells what a loop does in every round once", () => {
    const { findings } = verdictOn("for x in 1 2 3; do cat .env; done");
    expect(findings).toHaveLength(1);
    expect(verdictOn("cat .env; cat .env").findings).toHaveLength(2);
  });

  test("has a limited number of findings, the strictest among them", () => {
    const { decision, findings } = verdictOn(`${"cat .env; ".repeat(200)}rm -rf /etc`);
    expect(decision).toBe("deny");
    expect(findings).toHaveLength(limits.findingsMax);
    expect(findings[0]?.detector).toBe("delete-protected-path");
  });

  test("points into the outermost text", () => {
    const text = `true; bash -c "eval 'rm -rf /etc'"`;
    const span = verdictOn(text).findings[0]?.span;
    expect(span && text.slice(span.start, span.end)).toBe(`"eval 'rm -rf /etc'"`);
  });

  test("gives the policy in force its decisions", () => {
    expect(policyInForce).toBe(builtinPolicy);
  });
});

const head = "for x in {1..64}; do ";
const nestedLoops = `${head.repeat(3)}true;${" done;".repeat(3).replace(/;$/, "")}`;

describe("doubt", () => {
  test.each([
    ["an expansion that stays unknown as a program", '"$(foo)" x'],
    ["a text that is only known when it runs", 'eval "$(foo)"'],
    ["more commands than are followed", nestedLoops],
    ["options that nobody has declared", "rm --bogus /tmp/x"],
  ])("%s is asked about", (_, text) => {
    const { decision, findings } = verdictOn(text);
    expect(decision).toBe("ask");
    expect(findings.map((one) => one.detector)).toContain("run-opaque-code");
  });

  test("text past the limit is asked about", () => {
    const { decision } = verdictOn(`: ${"x".repeat(limits.textLengthMax)}`);
    expect(decision).toBe("ask");
  });

  test("text that nests too deeply is asked about", () => {
    const depth = limits.depthMax + 10;
    const { decision } = verdictOn(`echo ${"$(echo ".repeat(depth)}a${")".repeat(depth)}`);
    expect(decision).toBe("ask");
  });

  test("text that bash rejects runs nothing, but what comes before it does", () => {
    expect(verdictOn("if").decision).toBe("allow");
    expect(verdictOn("rm -rf /etc\nif").decision).toBe("deny");
    expect(verdictOn("rm -rf /etc; if").decision).toBe("allow");
  });

  test("a fault of ours is asked about and never thrown", () => {
    const world = fakeWorld();
    const broken = {
      ...world,
      files: {
        ...world.files,
        realpath: () => {
          throw new Error("no such luck");
        },
      },
    };
    const verdict = evaluate({ run: shellRun("rm a"), world: broken, tree: undefined });
    expect(verdict.decision).toBe("ask");
    expect(verdict.findings).toMatchObject(
      [{ detector: "internal-error", decision: "ask", message: /no such luck/ }].map((one) => ({
        ...one,
        message: expect.stringMatching(one.message),
      })),
    );
  });

  test("what is thrown need not be an error", () => {
    expect(internalError("text").findings[0]?.message).toContain("text");
    expect(internalError(undefined).decision).toBe("ask");
  });

  test("a reader that fails does not decide", () => {
    const tree = () => {
      throw new Error("native");
    };
    const verdict = evaluate({ run: shellRun("ls &"), world: fakeWorld(), tree: tree as never });
    expect(verdict.decision).toBe("ask");
  });
});

const tree = loadBashTreeReader();

describe.skipIf(tree === undefined)("two readers", () => {
  const both = (text: string) => evaluate({ run: shellRun(text), world: fakeWorld(), tree });

  test.each([
    "ls -la",
    "rm -rf /etc",
    "cat .env | head",
    'for x in a b; do echo "$x"; done',
    "git commit -m 'rm -rf /'",
  ])("agree on %s", (text) => {
    expect(both(text)).toEqual(verdictOn(text));
  });

  test.each(["ls\n\\rm -rf /etc", "echo `a` `rm -rf /etc`", "echo $'\\\\' && rm -rf /etc # '"])(
    "what one of them overlooks is judged all the same: %j",
    (text) => {
      expect(both(text).decision).toBe("deny");
    },
  );
});
