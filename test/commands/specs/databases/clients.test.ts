import { testEffects } from "../../../support/effects-of.ts";

testEffects("database clients", [
  { run: "psql -c 'SELECT 1'", effects: ["database act=read where=local what=SELECT 1"] },
  {
    run: "psql -c 'DROP TABLE a'",
    effects: ["database act=destroy where=local what=DROP TABLE a"],
  },
  {
    run: "psql -h db.example -c 'UPDATE a SET b=1 WHERE c=2'",
    effects: ["database act=write where=remote what=UPDATE a SET b=1 WHERE c=2"],
  },
  {
    run: "psql -h localhost -c 'DELETE FROM a'",
    effects: ["database act=destroy where=local what=DELETE FROM a"],
  },
  {
    run: "psql postgres://u@db.example/a -c 'select * from b'",
    effects: ["database act=read where=remote what=select * from b"],
  },
  {
    run: "psql -c '\\! touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=read where=local what=\\! touch x",
    ],
  },
  {
    run: "psql -c \"COPY a TO PROGRAM 'touch x'\"",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=write where=local what=COPY a TO PROGRAM 'touch x'",
    ],
  },
  {
    run: "psql -f a.sql",
    effects: ["read used /home/dev/project/a.sql", "database act=unknown where=local what=psql"],
  },
  {
    run: "echo 'drop table a' | psql",
    effects: ["database act=destroy where=local what=drop table a "],
  },
  { run: "psql -h db.example", effects: ["database act=unknown where=remote what=psql"] },
  {
    run: "psql -o '|touch x' -c 'select 1'",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=read where=local what=select 1",
    ],
  },
  { run: "mysql -e 'SHOW TABLES'", effects: ["database act=read where=local what=SHOW TABLES"] },
  {
    run: "mysql -h db.example -e 'TRUNCATE a'",
    effects: ["database act=destroy where=remote what=TRUNCATE a"],
  },
  {
    run: "mysql -e '\\! touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=read where=local what=\\! touch x",
    ],
  },
  {
    run: "sqlite3 a.db 'select 1'",
    effects: ["read flows /home/dev/project/a.db", "database act=read where=local what=select 1"],
  },
  {
    run: "sqlite3 a.db 'delete from t'",
    effects: [
      "read flows /home/dev/project/a.db",
      "write edit /home/dev/project/a.db",
      "database act=destroy where=local what=delete from t",
    ],
  },
  {
    run: "sqlite3 /dev/null -cmd '.output x' 'select 1'",
    effects: ["write truncate /home/dev/project/x"],
  },
  {
    run: "sqlite3 a.db '.shell touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=.shell touch x",
    ],
  },
  {
    run: "sqlite3 -readonly a.db .schema",
    effects: ["read flows /home/dev/project/a.db", "database act=read where=local what=.schema"],
  },
  { run: "redis-cli ping", effects: ["database act=read where=local what=ping"] },
  { run: "redis-cli flushall", effects: ["database act=destroy where=local what=flushall"] },
  {
    run: "redis-cli -h r.example set a b",
    effects: ["database act=write where=remote what=set a b"],
  },
  {
    run: "redis-cli config set dir /root",
    effects: [
      "opaque redis-cli: it makes the server write a file or load code",
      "database act=write where=local what=config set dir /root",
    ],
  },
  {
    run: "mongosh --eval 'db.a.find()'",
    effects: ["database act=read where=local what=db.a.find()"],
  },
  {
    run: "mongosh mongodb://m.example/a --eval 'db.dropDatabase()'",
    effects: ["database act=destroy where=remote what=db.dropDatabase()"],
  },
]);
