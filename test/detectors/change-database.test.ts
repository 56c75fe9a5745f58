import { changeDatabase } from "../../src/detectors/change-database.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(changeDatabase, {
  clean: [
    "echo 'SELECT 1' | psql -h db.example.test",
    "psql -l",
    "pg_dump dev > /tmp/dump.sql",
    "sqlite3 app.db .schema",
    "npx prisma generate",
    "psql -c 'SELECT 1' dev",
    "psql -h db.example.test -c 'SELECT count(*) FROM users'",
    "psql -c 'CREATE TABLE t (a int)' dev",
    'psql -c "INSERT INTO t VALUES (1)" dev',
    "sqlite3 app.db .tables",
    "sqlite3 app.db 'SELECT * FROM users'",
    "mysql -e 'SHOW TABLES' app",
    "mysql -h db.example.test -e 'SHOW TABLES' app",
    "redis-cli get k",
    "redis-cli -h cache.example.test get k",
    "psql -c 'ALTER TABLE users ADD COLUMN age int' dev",
    "createdb dev",
    "echo 'DROP TABLE users'",
  ],
  flagged: [
    {
      run: "mongosh mongodb://db.example.test/app --eval 'db.dropDatabase()'",
      findings: ["destroy"],
    },
    { run: "echo 'DROP TABLE users' | psql -h db.example.test", findings: ["destroy"] },
    { run: "psql dev <<< 'DROP TABLE users'", findings: ["destroyLocal"] },
    { run: "npx prisma migrate reset --force", findings: ["destroyLocal"] },
    {
      run: "psql \"$URL\" -c 'DELETE FROM t WHERE id = 1'",
      env: { URL: "postgres://dev@db.example.test/app" },
      findings: ["write"],
    },
    { run: "psql -c 'DROP TABLE users' dev", findings: ["destroyLocal"] },
    {
      run: "psql -h localhost -c 'TRUNCATE events' dev",
      findings: [{ messageId: "destroyLocal", at: "psql -h localhost -c 'TRUNCATE events' dev" }],
    },
    { run: "sqlite3 app.db 'DELETE FROM users'", findings: ["destroyLocal"] },
    { run: "dropdb dev", findings: ["destroyLocal"] },
    { run: "redis-cli flushall", findings: ["destroyLocal"] },
    { run: "psql -h db.example.test -c 'DROP TABLE users'", findings: ["destroy"] },
    {
      run: "psql postgres://dev@db.example.test/app -c 'DROP SCHEMA public CASCADE'",
      findings: ["destroy"],
    },
    { run: "mysql -h db.example.test -e 'DROP DATABASE app'", findings: ["destroy"] },
    { run: "redis-cli -h cache.example.test flushall", findings: ["destroy"] },
    { run: "dropdb -h db.example.test app", findings: ["destroy"] },
    {
      run: "psql -h db.example.test -c \"UPDATE users SET name = 'x' WHERE id = 1\"",
      findings: ["write"],
    },
    { run: 'mysql -h db.example.test -e "INSERT INTO t VALUES (1)" app', findings: ["write"] },
    { run: "redis-cli -h cache.example.test set k v", findings: ["write"] },
    {
      run: "psql -h db.example.test -c 'ALTER TABLE users ADD COLUMN age int'",
      findings: ["write"],
    },
    {
      run: "DATABASE_URL=postgres://dev@db.example.test/app npx prisma migrate deploy",
      findings: ["migrate"],
    },
    { run: 'psql -h db.example.test -f "$FILE"', findings: ["unknown"] },
    { run: "psql -h db.example.test", findings: ["unknown"] },
    {
      run: "curl -s https://example.test/x.sql | psql -h db.example.test app",
      findings: ["unknown"],
    },
  ],
});
