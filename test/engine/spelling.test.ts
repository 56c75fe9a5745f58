import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/base/decision.ts";
import { detectors } from "../../src/detectors/registry.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { fakeWorld } from "../support/fake-world.ts";
import { shellRun } from "../support/shell-run.ts";
import { actOf, type Form } from "./spelling/act.ts";
import { dangerousActs } from "./spelling/dangerous-acts.ts";
import { harmlessActs } from "./spelling/harmless-acts.ts";
import { respelled } from "./spelling/respell.ts";
import { actWorld } from "./spelling/world.ts";
import { rewritings, wrappings } from "./spelling/wrappings.ts";

const world = fakeWorld(actWorld);
const tree = loadBashTreeReader();
const verdict = (text: string) => evaluate({ run: shellRun(text), world, tree });
const decisionOn = (text: string): Decision => verdict(text).decision;
const strictness = { allow: 0, ask: 1, deny: 2 } as const;

/** Every form of an act, by name. */
const formsOf = (text: string): readonly Form[] => {
  const act = actOf(text);
  return [...rewritings(act), ...respelled(act)];
};

describe("a dangerous act is as dangerous in every spelling", () => {
  test.each(dangerousActs)("%s: %s", (decision, text) => {
    expect(decisionOn(text)).toBe(decision);
    const forms = formsOf(text);
    expect(forms.length).toBeGreaterThanOrEqual(40);
    const weaker = forms.filter((one) => strictness[decisionOn(one.text)] < strictness[decision]);
    expect(weaker.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
  });
});

describe("a harmless act stays quiet in every honest spelling", () => {
  test.each(harmlessActs)("%s", (text) => {
    expect(verdict(text).findings).toEqual([]);
    const forms = formsOf(text).filter(({ hides }) => !hides);
    expect(forms.length).toBeGreaterThanOrEqual(40);
    const louder = forms.filter((one) => decisionOn(one.text) !== "allow");
    expect(louder.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
  });
});

describe("forms of forms", () => {
  // Why: an alias whose text holds quotes is doubt to the reader.
  const names = fc.constantFrom(...Object.keys(wrappings).filter((name) => name !== "alias"));
  const wrapped = (text: string, chain: readonly string[]): string =>
    chain.reduce((inner, name) => wrappings[name]?.(inner) ?? inner, text);

  test("of dangerous acts", () => {
    const act = fc.constantFrom(...dangerousActs);
    fc.assert(
      fc.property(act, fc.array(names, { minLength: 2, maxLength: 3 }), ([floor, text], chain) => {
        const form = wrapped(text, chain);
        expect([form, strictness[decisionOn(form)] >= strictness[floor]]).toEqual([form, true]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("of harmless acts", () => {
    const act = fc.constantFrom(...harmlessActs);
    fc.assert(
      fc.property(act, fc.array(names, { minLength: 2, maxLength: 3 }), (text, chain) => {
        const form = wrapped(text, chain);
        expect([form, decisionOn(form)]).toEqual([form, "allow"]);
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

describe("the tables of acts", () => {
  test("are long, and name every act once", () => {
    expect(dangerousActs.length).toBeGreaterThanOrEqual(60);
    expect(harmlessActs.length).toBeGreaterThanOrEqual(60);
    const all = [...dangerousActs.map(([, text]) => text), ...harmlessActs];
    expect(new Set(all).size).toBe(all.length);
  });

  test("have something for every detector", () => {
    const seen = new Set(
      dangerousActs.flatMap(([, text]) => verdict(text).findings.map((one) => one.detector)),
    );
    expect(Object.keys(detectors).filter((id) => !seen.has(id))).toEqual([]);
  });
});
