import { effectRows, testEffects } from "../../../support/effects-of.ts";

const project = "/home/dev/project";

testEffects(
  "head, tail, sort and other line tools",
  effectRows([
    ["head -n 3 README.md", `read flows ${project}/README.md`],
    ["head -5 -c3 --help"],
    ["tail -fn 100 README.md", `read flows ${project}/README.md`],
    ["tail -n 1 .env", `read flows ${project}/.env`, "output … {secret .env}"],
    ["head --nonsense README.md", `read flows ${project}/README.md`],
    ["touch $(printf 'a\\nb\\n' | head -n 1)", `write create ${project}/a = ""`],
    ["touch $(echo cba | rev)", `write create ${project}/abc = ""`],
    ["touch $(echo -e 'a\\nb' | tail -n +2)", `write create ${project}/b = ""`],
    [
      "sort -o out.txt README.md",
      `read flows ${project}/README.md`,
      `write truncate ${project}/out.txt = …`,
    ],
    [
      "sort --compress-program=./x README.md",
      `run ./x missing (${project}/x)`,
      `read flows ${project}/README.md`,
    ],
    [
      "uniq README.md out.txt",
      `read flows ${project}/README.md`,
      `write truncate ${project}/out.txt = ""`,
    ],
    [
      "shuf -n 1 -o picked README.md",
      `read flows ${project}/README.md`,
      `write truncate ${project}/picked = …`,
    ],
    [
      "comm -12 README.md package.json",
      `read flows ${project}/README.md`,
      `read flows ${project}/package.json`,
    ],
  ]),
);
