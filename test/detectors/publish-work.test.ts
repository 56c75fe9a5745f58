import { publishWork } from "../../src/detectors/publish-work.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(publishWork, {
  clean: [
    "gh pr create --fill",
    "npm pack",
    "npm publish --dry-run",
    "npm view react version",
    "npm dist-tag ls app",
    "cargo package",
    "cargo publish --dry-run",
    "docker build -t acme/app .",
    "docker pull acme/app",
    "gh pr list",
    "gh pr view 12",
    "gh release list",
    "gh repo view acme/app",
    "echo npm publish",
  ],
  flagged: [
    { run: "npm publish", findings: [{ messageId: "create", at: "npm publish" }] },
    { run: "cargo publish", findings: ["create"] },
    { run: "twine upload dist/app.whl", findings: ["create"] },
    { run: "docker push acme/app", findings: ["create"] },
    { run: "gh release create v1.0.0", findings: ["create"] },
    { run: "gh pr merge 12", findings: ["change"] },
    { run: "npm dist-tag add app@1.0.0 latest", findings: ["change"] },
    { run: "npm deprecate app@1.0.0 old", findings: ["change"] },
    { run: "npm unpublish app@1.0.0", findings: ["destroy"] },
    { run: "gh repo delete acme/app --yes", findings: ["destroy"] },
  ],
});
