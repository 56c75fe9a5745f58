import { testEffects } from "../../support/effects-of.ts";

testEffects("npm", [
  { run: "npm install", effects: ["run npm install project"] },
  { run: "npm ci", effects: ["run npm install project"] },
  { run: "npm i left-pad", effects: [] },
  { run: "npm install -g left-pad", effects: [] },
  {
    run: "npm install https://x.test/a.tgz",
    effects: ["connect https://x.test/a.tgz", "code package … {network x.test}"],
  },
  {
    run: "npm install git+ssh://git@x.test/a.git",
    effects: ["connect git+ssh://git@x.test/a.git", "code package … {network x.test}"],
  },
  {
    run: "npm install github:a/b",
    effects: ["connect github:a/b", "code package … {network github}"],
  },
  {
    run: 'npm install "$(foo)"',
    effects: ["run foo missing", "opaque npm: the package that is installed is not known"],
  },
  { run: "npm test", effects: ["run test project"] },
  { run: "npm run build", effects: ["run run project"] },
  { run: "npm run build -- --watch", effects: ["run run project"] },
  { run: "npm start", effects: ["run start project"] },
  { run: "npm exec -c 'cat a'", effects: ["read flows /home/dev/project/a"] },
  { run: "npm exec left-pad", effects: ["run left-pad installed"] },
  { run: "npm x -- left-pad", effects: ["run left-pad installed"] },
  { run: "npm view left-pad", effects: [] },
  { run: "npm ls", effects: [] },
  { run: "npm config set x y", effects: ["write edit /home/dev/.npmrc"] },
  { run: "npm config get x", effects: [] },
  { run: "npm set x y", effects: ["write edit /home/dev/.npmrc"] },
  {
    run: "npm --script-shell /tmp/sh test",
    effects: ["run /tmp/sh missing (/tmp/sh)", "run test project"],
  },
  { run: "npm -C sub test", effects: ["run test project"] },
  { run: "npm --prefix sub test", effects: ["run test project"] },
  { run: "npm", effects: [] },
  { run: "pnpm install", effects: ["run npm install project"] },
  { run: "yarn add left-pad", effects: [] },
  { run: "yarn dlx left-pad", effects: ["run left-pad installed"] },
  { run: "yarn", effects: [] },
]);
