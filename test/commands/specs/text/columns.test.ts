import { effectRows, testEffects } from "../../../support/effects-of.ts";

const project = "/home/dev/project";

testEffects(
  "cut, tr and other column tools",
  effectRows([
    ["cut -d= -f1 .env", `read measured ${project}/.env`],
    ["cut -d= -f1,2 .env", `read flows ${project}/.env`, "output … {secret .env}"],
    ["cut -d= -f2 .env", `read flows ${project}/.env`, "output … {secret .env}"],
    ["touch $(echo a:b:c | cut -d: -f2)", `write create ${project}/b = ""`],
    ["touch $(echo a:b:c | cut -d: -f2-)", `write create ${project}/b:c = ""`],
    ["touch $(echo ABC | tr A-Z a-z)", `write create ${project}/abc = ""`],
    ["touch $(echo ABC | tr '[:upper:]' '[:lower:]')", `write create ${project}/abc = ""`],
    ["touch $(echo a-b | tr -d -)", `write create ${project}/ab = ""`],
    ["rm -r $(echo ufs | tr 'a-z' 'za-y')", "delete /home/dev/project/ter recursive"],
    ["touch $(printf '1\\n2\\n' | paste -sd+ -)", `write create ${project}/1+2 = ""`],
    ["fold -w 80 -s README.md", `read flows ${project}/README.md`],
    ["column -t -s, README.md", `read flows ${project}/README.md`],
    ["paste --nonsense"],
  ]),
);
