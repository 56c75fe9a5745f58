import { effectRows, testEffects } from "../../../support/effects-of.ts";

testEffects(
  "jq and yq",
  effectRows([
    ["jq .name package.json", "read flows /home/dev/project/package.json"],
    ["jq -r '.scripts | keys[]' package.json", "read measured /home/dev/project/package.json"],
    ["jq --arg a b '.x = $a' package.json", "read flows /home/dev/project/package.json"],
    [
      "jq --slurpfile s .env . package.json",
      "read flows /home/dev/project/.env",
      "read flows /home/dev/project/package.json",
      "output … {secret .env}",
    ],
    ["jq -n env"],
    [
      "jq --from-file prog.jq package.json",
      "read used /home/dev/project/prog.jq",
      "read flows /home/dev/project/package.json",
    ],
    [
      "yq -i '.a = 1' config.yaml",
      "read used /home/dev/project/config.yaml",
      "write edit /home/dev/project/config.yaml",
    ],
    ["yq eval '.a' config.yaml", "read flows /home/dev/project/config.yaml"],
    ["yq -s '.a' config.yaml", "opaque yq: it writes files that its program names"],
    ["cat .env | jq -R .", "read flows /home/dev/project/.env", "output … {secret .env}"],
  ]),
);
