import { testEffects } from "../../../support/effects-of.ts";

testEffects("what clients run beside statements", [
  {
    run: "psql -c '\\! touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=read where=local what=\\! touch x",
    ],
  },
  {
    run: "psql -c '\\o x' -c 'select 1'",
    effects: ["write truncate /home/dev/project/x", "database act=read where=local what=\\o x"],
  },
  {
    run: "psql -c '\\copy a to x.csv'",
    effects: [
      "write truncate /home/dev/project/x.csv",
      "database act=read where=local what=\\copy a to x.csv",
    ],
  },
  {
    run: "psql -c '\\copy a from x.csv'",
    effects: [
      "read unknown /home/dev/project/x.csv",
      "database act=read where=local what=\\copy a from x.csv",
    ],
  },
  {
    run: "psql -c '\\i x.sql'",
    effects: ["code sql …", "database act=read where=local what=\\i x.sql"],
  },
  {
    run: "mysql -e 'system touch x'",
    effects: [
      'write create /home/dev/project/x = ""',
      "database act=read where=local what=system touch x",
    ],
  },
  {
    run: "mysql -e 'tee x'",
    effects: ["write truncate /home/dev/project/x", "database act=read where=local what=tee x"],
  },
  {
    run: "mysql -e 'source x.sql'",
    effects: ["code sql …", "database act=read where=local what=source x.sql"],
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
    run: "sqlite3 a.db '.output x'",
    effects: [
      "write truncate /home/dev/project/x",
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=.output x",
    ],
  },
  {
    run: "sqlite3 a.db '.load ./x'",
    effects: [
      "code library …",
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=.load ./x",
    ],
  },
  {
    run: "sqlite3 a.db '.import x t'",
    effects: [
      "read unknown /home/dev/project/x",
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=.import x t",
    ],
  },
  {
    run: "sqlite3 a.db \"select writefile('x', 1)\"",
    effects: [
      "write truncate /home/dev/project/x",
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=select writefile('x', 1)",
    ],
  },
  {
    run: "sqlite3 a.db '.output stdout'",
    effects: [
      "read flows /home/dev/project/a.db",
      "database act=read where=local what=.output stdout",
    ],
  },
]);
