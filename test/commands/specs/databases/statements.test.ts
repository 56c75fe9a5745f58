import { testEffects } from "../../../support/effects-of.ts";

testEffects("statements", [
  {
    run: "psql -c 'select 1; drop table a'",
    effects: ["database act=destroy where=local what=select 1; drop table a"],
  },
  {
    run: "psql -c \"select 'drop table a'\"",
    effects: ["database act=read where=local what=select 'drop table a'"],
  },
  {
    run: "psql -c 'delete from a'",
    effects: ["database act=destroy where=local what=delete from a"],
  },
  {
    run: "psql -c 'delete from a where b = 1'",
    effects: ["database act=write where=local what=delete from a where b = 1"],
  },
  {
    run: "psql -c '-- drop\nselect 1'",
    effects: ["database act=read where=local what=-- drop select 1"],
  },
  {
    run: "psql -c 'with x as (delete from a returning 1) select 1'",
    effects: ["database act=write where=local what=with x as (delete from a returning 1) select 1"],
  },
  {
    run: "psql -c 'alter table a drop column b'",
    effects: ["database act=destroy where=local what=alter table a drop column b"],
  },
  {
    run: "psql -c 'alter table a add b int'",
    effects: ["database act=write where=local what=alter table a add b int"],
  },
  {
    run: "psql -c 'frobnicate a'",
    effects: ["database act=unknown where=local what=frobnicate a"],
  },
  {
    run: 'psql -c "$(cat v)"',
    effects: ["read flows /home/dev/project/v", "database act=unknown where=local what=psql"],
  },
  {
    run: "psql -c 'explain analyze delete from a'",
    effects: ["database act=write where=local what=explain analyze delete from a"],
  },
  { run: "mysql -e 'truncate a'", effects: ["database act=destroy where=local what=truncate a"] },
  { run: "redis-cli keys '*'", effects: ["database act=read where=local what=keys *"] },
  { run: "redis-cli del a", effects: ["database act=write where=local what=del a"] },
  {
    run: "printf 'GET a\\nFLUSHDB\\n' | redis-cli",
    effects: ["database act=destroy where=local what=redis-cli"],
  },
  {
    run: "mongosh --eval 'db.a.deleteMany({})'",
    effects: ["database act=destroy where=local what=db.a.deleteMany({})"],
  },
  {
    run: "mongosh --eval 'db.a.deleteMany({b: 1})'",
    effects: ["database act=write where=local what=db.a.deleteMany({b: 1})"],
  },
]);
