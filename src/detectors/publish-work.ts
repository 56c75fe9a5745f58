import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags what makes work public or changes what others see. */
export const publishWork: Detector<"create" | "change" | "destroy"> = defineDetector({
  id: "publish-work",
  meta: {
    title: "Publishing",
    description:
      "Publishes a package or image, makes a release, merges, deploys, or takes away what " +
      "others use. It " +
      "cannot be undone for those who have it already.",
    messages: { create: "{{what}}", change: "{{what}}", destroy: "{{what}}" },
    examples: {
      flagged: ["npm publish", "gh pr merge 12", "npm unpublish app@1.0.0"],
      clean: ["npm pack", "npm view react version"],
    },
    references: ["npm-publish(1)"],
  },
  *detect({ effects }) {
    for (const effect of effects)
      if (effect.kind === "publish")
        yield { messageId: effect.act, data: { what: effect.what }, at: effect.at };
  },
});
