import { testEffects } from "../../../support/effects-of.ts";

const manifest = (scripts: Readonly<Record<string, string>>): string => JSON.stringify({ scripts });
const files = {
  "package.json": manifest({
    build: "rm -rf dist",
    prebuild: "cat a",
    show: "cat",
    test: "cat b",
    again: "npm run build",
    prepare: "cat c",
  }),
  "inner/package.json": manifest({ build: "cat d" }),
};
const at = "/home/dev/project";
const built = [`read flows ${at}/a`, `delete ${at}/dist recursive`];

testEffects("scripts of a package", [
  { run: "npm run build", files, effects: ["run run project", ...built] },
  { run: "npm run-script build", files, effects: ["run run-script project", ...built] },
  { run: "pnpm build", files, effects: ["run build project", ...built] },
  { run: "yarn run build", files, effects: ["run run project", ...built] },
  { run: "npm run again", files, effects: ["run run project", "run run project", ...built] },
  { run: "npm t", files, effects: ["run t project", `read flows ${at}/b`] },
  { run: "npm run show -- 'a b'", files, effects: ["run run project", `read flows ${at}/a b`] },
  { run: "npm run missing", files, effects: ["run run project"] },
  { run: "npm run build", effects: ["run run project"] },
  { run: "npm run build -w one", files, effects: ["run run project"] },
  { run: "npm ci", files, effects: ["run npm install project", `read flows ${at}/c`] },
  {
    run: "npm install left-pad",
    files,
    effects: ["install what=left-pad from=registry scope=project"],
  },
  {
    run: "cd inner; npm run build",
    files,
    effects: ["run run project", `read flows ${at}/inner/d`],
  },
  {
    run: "npm run build --prefix inner",
    files,
    effects: ["run run project", `read flows ${at}/inner/d`],
  },
  { run: "npm run build", files: { "package.json": "no json" }, effects: ["run run project"] },
  {
    run: "npm run build",
    files: { "package.json": '{"scripts":{"build":1}}' },
    effects: ["run run project"],
  },
]);
