import { known } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, reads, writes } from "../../roles.ts";
import { script } from "../languages/interpreter.ts";
import { lineOf, plainTool, spread } from "../plain-tool.ts";
import { dumped } from "./clients.ts";
import { addresses, placeOfDatabase, variablesIn } from "./place.ts";
import type { Act } from "./statements.ts";

const shared =
  "h|host= p|port= U|username= u|user= W|password=? w d|dbname|db|database= S|socket= V " +
  "uri= authenticationDatabase=";

/** Programs that make, remove, dump and restore databases. */
export const databaseAdministration: readonly CommandSpec[] = [
  plainTool<string>({
    names: "pg_dump pg_dumpall mysqldump mariadb-dump mongodump mongoexport pg_basebackup",
    source: "PostgreSQL 15 pg_dump(1); MySQL 8.0 mysqldump(1); MongoDB tools 100",
    lenient: true,
    options:
      `${shared} ` +
      "f|file|result-file|r= o|out= F|format= n|schema= t|table= c|collection= q|query= " +
      "Z|compress= j|jobs= T|exclude-table= N=? D|pgdata= archive=?",
    idle: ["V"],
    *effects(inv, resolve) {
      const value = dumped(known(""));
      const local = inv.has("S") || inv.name.startsWith("mysql") ? [] : inv.values("D");
      const files = [...inv.values("f"), ...inv.values("o"), ...local];
      yield* writes(files, "truncate", resolve, value);
      yield { kind: "stdout", value: files.length > 0 ? known("") : value };
    },
  }),
  plainTool<string>({
    names: "pg_restore mongorestore mongoimport mysqlimport",
    source: "PostgreSQL 15 pg_restore(1); MongoDB tools 100",
    lenient: true,
    options:
      `${shared} ` +
      "c|clean C|create l|list f|file= drop j|jobs= F|format= n|schema= t|table= archive=? " +
      "dir= collection= type= nsInclude= 1",
    idle: ["V", "l"],
    *effects(inv, resolve) {
      yield* reads(inv.operands, "used", resolve);
      yield done(inv.has("c") || inv.has("drop") ? "destroy" : "write", inv, resolve);
    },
  }),
  plainTool<string>({
    names: "dropdb dropuser mysqladmin mariadb-admin",
    source: "PostgreSQL 15 dropdb(1); MySQL 8.0 mysqladmin(1)",
    lenient: true,
    options: `${shared} i|interactive e|echo f|force if-exists`,
    idle: ["V"],
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const admin = /admin$/.test(inv.name);
      if (admin && /^(ping|status|version|processlist|variables|extended-status)\b/.test(line))
        return;
      const destroys = !admin || /\bdrop\b/.test(line);
      yield done(destroys ? "destroy" : "write", inv, resolve);
    },
  }),
  plainTool<string>({
    names: "createdb createuser initdb vacuumdb reindexdb clusterdb pg_ctl",
    source: "PostgreSQL 15 createdb(1), pg_ctl(1)",
    lenient: true,
    options:
      `${shared} ` +
      "D|pgdata= l|log= o|options= m|mode= t|timeout= O|owner= T|template= E|encoding= " +
      "s|superuser",
    idle: ["V"],
    *effects(inv, resolve) {
      yield* writes(inv.values("l"), "append", resolve);
      if (!/^(pg_ctl|initdb)$/.test(inv.name)) yield done("write", inv, resolve);
    },
  }),
];

function done(act: Act, inv: Invocation<string>, resolve: Resolve): Deed {
  const hosts = inv.values("h").map((one) => one.value);
  const given = [
    ...hosts,
    ...inv.values("uri").map((one) => one.value),
    ...addresses(inv.operands),
  ];
  const where = placeOfDatabase(given.length > 0 ? given : variablesIn(["PGHOST"], resolve));
  return {
    kind: "database",
    act,
    where,
    what: `${inv.name} ${lineOf(inv.operands)}`.trim(),
    at: inv.at,
  };
}

interface Migrator {
  readonly names: string;
  readonly source: string;
  readonly options?: string;
  /** Operands, joined by spaces, that migrate, that drop or reset, and that change data. */
  readonly migrates: RegExp;
  readonly destroys: RegExp;
  readonly production?: RegExp;
}

const migrators: readonly Migrator[] = [
  {
    names: "prisma",
    source: "Prisma 5 CLI",
    options: "schema= name= url= file= stdin accept-data-loss force-reset f|force",
    migrates: /^(migrate (dev|deploy|resolve)|db (push|execute|seed))\b/,
    destroys: /^(migrate reset|db push .*--(force-reset|accept-data-loss))/,
    production: /^migrate deploy/,
  },
  {
    names: "rails rake",
    source: "Rails 7 rails(1); rake 13 rake(1)",
    options:
      "e|environment= f|rakefile= C|directory= j|jobs= g= c= T=? P n|dry-run " +
      "p|execute-print= execute= E=",
    migrates:
      /\bdb:(migrate|setup|create|rollback|seed|prepare|schema:load|structure:load|forward|test)/,
    destroys: /\bdb:(drop|reset|purge|truncate|migrate:reset|seed:replant)/,
  },
  {
    names: "alembic flask django-admin aerich",
    source: "Alembic 1.13; Flask-Migrate 4; Django 5 django-admin(1)",
    options:
      "c|config= x= n|name= A|app= e|env-file= sql settings= pythonpath= database= h|host= " +
      "p|port= no-input",
    migrates: /^(db )?(upgrade|downgrade|stamp|migrate|revision --autogenerate|loaddata)\b/,
    destroys: /^(flush|reset_db|sqlflush|db downgrade base|downgrade base)\b/,
  },
  {
    names:
      "knex sequelize sequelize-cli typeorm drizzle-kit mikro-orm goose migrate dbmate " +
      "flyway liquibase sqlx diesel atlas sea-orm-cli ecto artisan supabase",
    source: "knex 3; sequelize-cli 6; typeorm 0.3; goose 3; dbmate 2; flyway 10; sqlx-cli 0.7",
    options:
      "url= u|database-url|database= env= d|dir|dataSource|path= path= source= c|config= " +
      "f|file= y|force dry-run",
    migrates: spread(String.raw`
        \b(migrate(:\w+)?|migration(:|s )?(run|revert|up|latest)|db:migrate\S*|db:seed\S*|up|
        down|latest|push|update|apply|deploy|rollback\S*|redo|revert|run|schema:sync|
        schema apply)\b
      `),
    destroys: spread(String.raw`
        \b(drop|clean|reset|dropAll|drop-all|drop-database|fresh|db:drop|database (drop|
        reset)|schema:drop|migrate:(fresh|reset|refresh)|db reset)\b
      `),
  },
];

/** Programs that bring a database to the state that the project's files say. */
export const migrationTools: readonly CommandSpec[] = migrators.map((migrator) =>
  plainTool<string>({
    names: migrator.names,
    source: migrator.source,
    lenient: true,
    options: migrator.options ?? "V",
    *effects(inv, resolve) {
      const line = lineOf(inv.operands);
      const marked = [line, ...inv.given.map((name) => `--${name}`)].join(" ");
      if (inv.has("dry-run") || inv.has("sql")) return;
      const [verb, text] = inv.operands;
      if (/^rails$/.test(inv.name) && /^(runner|r)$/.test(textOf(verb) ?? "") && text) {
        yield code("ruby", text.value, text.at);
        return;
      }
      if (inv.name === "rake") {
        for (const one of inv.values("f")) {
          yield* reads([one], "unknown", resolve);
          yield* script({ language: "ruby" }, one, resolve);
        }
        for (const one of [...inv.values("p"), ...inv.values("execute"), ...inv.values("E")])
          yield code("ruby", one.value, one.at);
      }
      const act = migrator.destroys.test(marked)
        ? "destroy"
        : migrator.migrates.test(line)
          ? "migrate"
          : undefined;
      if (act) yield migrated(act, line, migrator, inv, resolve);
      else yield { kind: "run", program: known(inv.name), origin: "project", at: inv.at };
    },
  }),
);

/**
 * The address is given, or stands in the environment; a development database is on this machine.
 */
function migrated(
  act: "migrate" | "destroy",
  line: string,
  migrator: Migrator,
  inv: Invocation<string>,
  resolve: Resolve,
): Deed {
  const given = [...inv.values("url"), ...inv.values("u")].map((one) => one.value);
  const named = variablesIn(["DATABASE_URL", "DB_URL", "SQLALCHEMY_DATABASE_URI"], resolve);
  const stages = variablesIn(
    ["RAILS_ENV", "NODE_ENV", "APP_ENV", "RACK_ENV", "FLASK_ENV"],
    resolve,
  );
  const stage = [
    ...stages,
    ...inv.values("e").map((one) => one.value),
    ...inv.values("env").map((one) => one.value),
  ];
  const live = stage.some((one) => one?.kind === "known" && /prod|staging|live/.test(one.text));
  const places = given.length > 0 ? given : named.filter((one) => one !== undefined);
  const usual = live || migrator.production?.test(line) ? "unknown" : "local";
  return {
    kind: "database",
    act,
    where: places.length > 0 ? placeOfDatabase(places) : usual,
    what: `${inv.name} ${line}`,
    at: inv.at,
  };
}
