import { describe, expect, test } from "vitest";
import { type Detector, defineDetector, findingsOf } from "../../src/detectors/define-detector.ts";
import { detectAll, detectorOf, detectors } from "../../src/detectors/registry.ts";
import { surroundings } from "../../src/effects/surroundings.ts";
import { fakeWorld } from "../support/fake-world.ts";

const every: readonly (readonly [string, Detector])[] = Object.entries(detectors);
const world = fakeWorld();
const scene = { effects: [], here: surroundings(world), world };

describe("the registry", () => {
  test("holds each detector under its id, in alphabetical order", () => {
    expect(every.length).toBeGreaterThan(3);
    expect(every.map(([, one]) => one.id)).toEqual(every.map(([id]) => id));
    expect(every.map(([id]) => id)).toEqual(every.map(([id]) => id).sort());
  });

  test("finds a detector by its id alone", () => {
    expect(detectorOf("read-secret")).toBe(detectors["read-secret"]);
    expect(detectorOf("read")).toBeUndefined();
    expect(detectorOf("toString")).toBeUndefined();
  });

  test("sees nothing where nothing happens", () => {
    expect(detectAll(scene)).toEqual([]);
  });

  test.each(every)("%s says what it is about", (id, { meta }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(id).not.toMatch(/^(no|disallow|avoid)-/);
    expect(meta.title.length).toBeLessThan(60);
    expect(meta.description).toMatch(/\.$/);
    expect(meta.references.length).toBeGreaterThan(0);
    for (const message of Object.values(meta.messages)) expect(message).not.toMatch(/[.\n]$/);
  });
});

describe("a finding", () => {
  const at = { start: 2, end: 5 };
  const sighting = { messageId: "seen", data: { path: "/a", name: "$& {{path}}" }, at } as const;
  const detector = (): Detector<"seen"> =>
    defineDetector({
      id: "see-it",
      meta: {
        title: "",
        description: "",
        messages: { seen: "sees {{path}} by {{name}} and {{nothing}}" },
        examples: { flagged: [], clean: [] },
        references: [],
      },
      *detect() {
        yield sighting;
      },
    });

  test("has its message filled in, each place once", () => {
    expect([...findingsOf(detector(), scene)]).toEqual([
      {
        detector: "see-it",
        messageId: "seen",
        message: "sees /a by $& {{path}} and ",
        span: at,
      },
    ]);
  });

  test("has no suggestion where its detector is unknown", () => {
    expect([...findingsOf(detector(), scene)][0]?.suggestion).toBeUndefined();
  });
});
