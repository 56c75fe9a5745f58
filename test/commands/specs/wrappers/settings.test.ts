import { testEffects } from "../../../support/effects-of.ts";

const at = "/home/dev/project";

testEffects("programs that load settings for another", [
  { run: "dotenv -e .env -- cat a", effects: [`read used ${at}/.env`, `read flows ${at}/a`] },
  { run: "dotenv run cat a", effects: [`read flows ${at}/a`] },
  { run: "dotenvx run -f .env -- cat a", effects: [`read flows ${at}/a`] },
  { run: "env-cmd -f .env cat a", effects: [`read used ${at}/.env`, `read flows ${at}/a`] },
  { run: "dotenv set A 1", effects: [] },
  {
    run: "dotenv -p TOKEN",
    files: { ".env": "TOKEN=1\n" },
    effects: [`read flows ${at}/.env`, "output … {secret .env}"],
  },
  {
    run: "dotenv list",
    files: { ".env": "TOKEN=1\n" },
    effects: [`read flows ${at}/.env`, "output … {secret .env}"],
  },
]);
