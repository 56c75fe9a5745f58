import { concat, known, textsOf, unknown, type Value, withTaint } from "../../../base/value.ts";
import type { DatabaseEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code, contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { lineOf, plainTool } from "../plain-tool.ts";
import { type Dialect, escapes } from "./escapes.ts";
import { addresses, placeOfDatabase, variablesIn } from "./place.ts";
import { type Act, gravest, mongoAct, redisAct, sqlAct } from "./statements.ts";

interface SqlClient {
  readonly names: string;
  readonly source: string;
  readonly options: string;
  /** Options whose arguments are statements, files of statements, hosts, files that it writes. */
  readonly texts: readonly string[];
  readonly files: readonly string[];
  readonly hosts: readonly string[];
  readonly writes?: readonly string[];
  readonly loads?: readonly string[];
  readonly shows?: readonly string[];
  readonly variables: readonly string[];
  readonly dialect: Dialect;
}

const clients: readonly SqlClient[] = [
  {
    names: "psql pgcli",
    source: "PostgreSQL 15 psql(1)",
    options:
      "c|command= d|dbname= f|file= l|list v|set|variable= V X|no-psqlrc " +
      "1|single-transaction ?=? a|echo-all b|echo-errors e|echo-queries E|echo-hidden " +
      "L|log-file= n|no-readline o|output= q|quiet s|single-step S|single-line A|no-align " +
      "csv F|field-separator= H|html P|pset= R|record-separator= t|tuples-only " +
      "T|table-attr= x|expanded z|field-separator-zero 0|record-separator-zero h|host= " +
      "p|port= U|username= w|no-password W|password",
    texts: ["c"],
    files: ["f"],
    hosts: ["h", "d"],
    writes: ["L"],
    shows: ["V", "l"],
    variables: ["PGHOST", "PGHOSTADDR"],
    dialect: "psql",
  },
  {
    names: "mysql mariadb mycli",
    source: "MySQL 8.0 mysql(1); MariaDB 10.11 mariadb(1)",
    options:
      "e|execute= h|host= P|port= u|user= p|password=? D|database= S|socket= V ? B|batch " +
      "s|silent t|table v|verbose N|skip-column-names r|raw X|xml H|html E|vertical " +
      "f|force n|unbuffered q|quick A|no-auto-rehash C|compress protocol= ssl=? ssl-mode= " +
      "ssl-ca= ssl-cert= ssl-key= default-character-set= defaults-file= " +
      "defaults-extra-file= defaults-group-suffix= login-path= no-defaults init-command= " +
      "pager=? tee= local-infile=? plugin-dir= default-auth= connect-timeout= " +
      "max-allowed-packet= o w i L G b c U safe-updates prompt= delimiter= binary-mode " +
      "auto-rehash no-tee skip-pager comments column-names show-warnings reconnect " +
      "sigint-ignore line-numbers named-commands",
    texts: ["e", "init-command"],
    files: [],
    hosts: ["h"],
    writes: ["tee"],
    loads: ["plugin-dir", "default-auth"],
    shows: ["V"],
    variables: ["MYSQL_HOST"],
    dialect: "mysql",
  },
  {
    names:
      "clickhouse-client clickhouse cqlsh sqlcmd duckdb snowsql influx usql isql sqlplus " +
      "trino presto",
    source: "ClickHouse 24 clickhouse-client; Cassandra 4 cqlsh(1); go-sqlcmd 1.6",
    options:
      "q|query|Q= h|host|H= p|port= u|user|U= P|password= d|database= e|execute= " +
      "f|file|queries-file= c|command= s|S|server= i= o= t T V format= k= org= b= n m v",
    texts: ["q", "e", "c"],
    files: ["f", "i"],
    hosts: ["h", "s"],
    shows: ["V"],
    variables: ["CLICKHOUSE_HOST", "CQLSH_HOST"],
    dialect: "none",
  },
];

/** Clients of databases: what they do is what their statements do. */
export const databaseClients: readonly CommandSpec[] = [
  ...clients.map(sqlClient),
  plainTool<string>({
    names: "sqlite3 sqlite sqlcipher",
    source: "SQLite 3.40 sqlite3(1)",
    oneDash: true,
    lenient: true,
    options:
      "cmd= init= separator= newline= nullvalue= mmap= maxsize= heap= vfs= escape= A " +
      "append ascii bail batch box column csv deserialize echo header noheader html " +
      "interactive json line list lookaside= memtrace markdown nofollow nonce= pagecache= " +
      "pcachetrace quote readonly safe sorterref= stats table tabs unsafe-testing zip",
    *effects(inv, resolve) {
      const [file, ...texts] = inv.operands;
      const said = [...inv.values("cmd"), ...texts];
      const scripts = inv.values("init");
      yield* reads(scripts, "used", resolve);
      const stdin = texts.length === 0 && resolve.stdinGiven ? [resolve.stdin] : [];
      const all = [...said.map((one) => one.value), ...fileTexts(scripts, resolve), ...stdin];
      for (const one of all) yield* escapes(one, "sqlite", inv.at, resolve);
      if (file === undefined || /^(:memory:|\/dev\/null|)$/.test(textOf(file) ?? "x")) return;
      const act = all.length === 0 ? "unknown" : gravest(all.map(sqlAct));
      yield* reads([file], "flows", resolve);
      if (act !== "read" && !inv.has("readonly")) yield* writes([file], "edit", resolve);
      yield did(act, "local", lineOf(texts) || "sqlite3", inv.at);
      const content = contents([file], resolve);
      yield {
        kind: "stdout",
        value: madeFrom(
          all.reduce((a, b) => concat(a, b), content),
          "sqlite3",
        ),
      };
    },
  }),
  plainTool<string>({
    names: "mongosh mongo",
    source: "mongosh 2.2 mongosh(1)",
    lenient: true,
    options:
      "eval= f|file= host= port= u|username= p|password=? authenticationDatabase= quiet " +
      "shell norc nodb json=? tls tlsCAFile= tlsCertificateKeyFile= apiVersion=",
    *effects(inv, resolve) {
      const scripts = inv.operands.filter((one) => /\.(m?js|mongodb)$/.test(textOf(one) ?? ""));
      const files = [...inv.values("f"), ...scripts];
      yield* reads(files, "used", resolve);
      const stdin = resolve.stdinGiven ? [resolve.stdin] : [];
      const texts = [
        ...inv.values("eval").map((one) => one.value),
        ...fileTexts(files, resolve),
        ...stdin,
      ];
      for (const text of texts)
        if (
          /child_process|require\(|\bload\(|\brun\(|runProgram|writeFile/.test(
            textsOf(text)?.join() ?? "",
          )
        )
          yield code("javascript", text, inv.at);
      const hosts = [...inv.values("host").map((one) => one.value), ...addresses(inv.operands)];
      const act = texts.length === 0 ? "unknown" : gravest(texts.map(mongoAct));
      yield did(act, placeOfDatabase(hosts), shown(texts, "mongosh"), inv.at);
    },
  }),
  plainTool<string>({
    names: "redis-cli valkey-cli keydb-cli",
    source: "Redis 7 redis-cli(1)",
    lenient: true,
    stopAtOperand: true,
    options:
      "h= p= s= a= u= r= i= n= x X= d= D= c e raw no-raw csv json user= pass= askpass tls " +
      "sni= cacert= cert= key= stat latency latency-history latency-dist lru-test= replica " +
      "rdb= functions-rdb= pipe pipe-timeout= bigkeys memkeys hotkeys scan pattern= count= " +
      "quoted-pattern= intrinsic-latency= eval= ldb ldb-sync-mode cluster= verbose " +
      "no-auth-warning 2 3",
    *effects(inv, resolve) {
      const hosts = [...inv.values("h"), ...inv.values("u")].map((one) => one.value);
      const where = placeOfDatabase(hosts);
      yield* reads(inv.values("eval"), "used", resolve);
      yield* writes(inv.values("rdb"), "truncate", resolve, dumped(known("")));
      const line = lineOf(inv.operands);
      if (/^(config set (dir|dbfilename)|module load|debug)\b/i.test(line))
        yield { kind: "opaque", why: "it makes the server write a file or load code", at: inv.at };
      if (
        /^\s*(config set (dir|dbfilename)|module load)\b/im.test(textsOf(resolve.stdin)?.[0] ?? "")
      )
        yield { kind: "opaque", why: "it makes the server write a file or load code", at: inv.at };
      const piped = inv.operands.length === 0 && resolve.stdinGiven;
      const lines = piped ? textsOf(resolve.stdin)?.flatMap((text) => text.split("\n")) : [line];
      const act = lines ? gravest(lines.filter((one) => one !== "").map(redisAct)) : "unknown";
      if (inv.has("eval") || inv.has("pipe")) yield did("write", where, "redis-cli", inv.at);
      else if (inv.operands.length > 0 || piped) yield did(act, where, line || "redis-cli", inv.at);
      else if (
        !inv.given.some((name) => /^(stat|latency|bigkeys|memkeys|hotkeys|scan|rdb)/.test(name))
      )
        yield did("unknown", where, "redis-cli", inv.at);
    },
  }),
];

function sqlClient(client: SqlClient): CommandSpec {
  return plainTool<string>({
    names: client.names,
    source: client.source,
    lenient: true,
    options: client.options,
    idle: client.shows ?? [],
    *effects(inv, resolve) {
      const files = client.files.flatMap((name) => inv.values(name));
      yield* reads(files, "used", resolve);
      const written = (client.writes ?? []).flatMap((name) => inv.values(name));
      yield* writes(written, "append", resolve);
      for (const library of (client.loads ?? []).flatMap((name) => inv.values(name)))
        if (/[/.]/.test(textOf(library) ?? "/")) yield code("library", library.value, library.at);
      for (const output of client.dialect === "psql" ? inv.values("o") : [])
        yield* piped(output, resolve);
      for (const pager of client.dialect === "mysql" ? inv.values("pager") : [])
        yield shellText(pager.value, pager.at);
      const texts = client.texts.flatMap((name) => inv.values(name)).map((one) => one.value);
      const none = texts.length === 0 && files.length === 0;
      const all = [
        ...texts,
        ...fileTexts(files, resolve),
        ...(none && resolve.stdinGiven ? [resolve.stdin] : []),
      ];
      for (const one of all) yield* escapes(one, client.dialect, inv.at, resolve);
      const hosts = client.hosts.flatMap((name) => inv.values(name));
      const where = placeOfDatabase([
        ...named(hosts, client),
        ...placed(hosts, inv, client, resolve),
      ]);
      const act: Act = all.length === 0 ? "unknown" : gravest(all.map(sqlAct));
      yield did(act, where, shown(all, inv.name), inv.at);
    },
  });
}

/** `-d name` is no host, but `-d postgres://host/name` is one. */
const named = (hosts: readonly Argument[], client: SqlClient): readonly Value[] =>
  client.hosts.includes("d")
    ? [...addresses(hosts), ...hosts.filter((one) => isHostWord(one)).map((one) => one.value)]
    : hosts.map((one) => one.value);

const isHostWord = (one: Argument): boolean =>
  textsOf(one.value)?.some((text) => /^[\w-]+(\.[\w-]+)+$|^(localhost|\/)/.test(text)) ?? false;

function placed(
  hosts: readonly Argument[],
  inv: Invocation<string>,
  client: SqlClient,
  resolve: Resolve,
): readonly (Value | undefined)[] {
  const urls = addresses(inv.operands);
  return urls.length > 0 || hosts.length > 0 ? urls : variablesIn(client.variables, resolve);
}

/** `-o |program` runs a program, `-o file` writes. */
function* piped(output: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(output);
  if (text?.startsWith("|")) yield shellText(known(text.slice(1)), output.at);
  else yield* writes([output], "truncate", resolve);
}

const fileTexts = (files: readonly Argument[], resolve: Resolve): readonly Value[] =>
  files.map((file) => contents([file], resolve));

const shown = (texts: readonly Value[], name: string): string =>
  texts
    .flatMap((one) => textsOf(one) ?? [])[0]
    ?.replace(/\s+/g, " ")
    .slice(0, 80) ?? name;

const did = (act: Act, where: DatabaseEffect["where"], what: string, at: Argument["at"]): Deed => ({
  kind: "database",
  act,
  where,
  what,
  at,
});

/** A dump is the whole database: nobody else's business. */
export const dumped = (value: Value): Value =>
  withTaint(unknown("it is a dump of a database", value.taint), [
    { label: "confidential", source: "a dump of a database" },
  ]);
