import { testEffects } from "../../../support/effects-of.ts";

testEffects("where a database is", [
  {
    run: "psql -c 'drop table a'",
    effects: ["database act=destroy where=local what=drop table a"],
  },
  {
    run: "psql -h localhost -c 'drop table a'",
    effects: ["database act=destroy where=local what=drop table a"],
  },
  {
    run: "psql -h 127.0.0.1 -c 'drop table a'",
    effects: ["database act=destroy where=local what=drop table a"],
  },
  {
    run: "psql -h db.example -c 'drop table a'",
    effects: ["database act=destroy where=remote what=drop table a"],
  },
  {
    run: "psql -h \"$(cat v)\" -c 'drop table a'",
    effects: [
      "read flows /home/dev/project/v",
      "database act=destroy where=unknown what=drop table a",
    ],
  },
  {
    run: "psql postgres://localhost/a -c 'drop table a'",
    effects: ["database act=destroy where=local what=drop table a"],
  },
  {
    run: "psql postgres://db.example/a -c 'drop table a'",
    effects: ["database act=destroy where=remote what=drop table a"],
  },
  {
    run: "psql 'host=db.example' -c 'drop table a'",
    effects: ["database act=destroy where=remote what=drop table a"],
  },
  {
    run: "PGHOST=db.example psql -c 'drop table a'",
    effects: ["database act=destroy where=remote what=drop table a"],
  },
  {
    run: "psql -h /run/postgresql -c 'drop table a'",
    effects: ["database act=destroy where=local what=drop table a"],
  },
]);
