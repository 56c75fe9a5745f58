import { textsOf, type Value } from "../../../base/value.ts";
import type { DatabaseEffect } from "../../../effects/system-effects.ts";
import { spread } from "../plain-tool.ts";

/** What statements do, the gravest of them first. */
export type Act = DatabaseEffect["act"];

const order: readonly Act[] = ["read", "migrate", "write", "unknown", "destroy"];

/** The gravest of some acts; reading when there are none. */
export const gravest = (acts: readonly Act[]): Act =>
  acts.reduce((one, other) => (order.indexOf(other) > order.indexOf(one) ? other : one), "read");

/**
 * What SQL statements do, by their verbs.
 * Source: ISO/IEC 9075-2; the manuals of PostgreSQL 15, MySQL 8.0 and SQLite 3.40.
 */
export function sqlAct(value: Value): Act {
  const texts = textsOf(value);
  return texts === undefined ? "unknown" : gravest(texts.map(textAct));
}

function textAct(text: string): Act {
  const plain = text
    .replace(/'(?:[^'\\]|''|\\.)*'/gs, "''")
    .replace(/--[^\n]*|\/\*(?!!).*?\*\/|^\s*#[^\n]*/gms, " ");
  return gravest(
    plain
      .split(/;|\\G|\\g|\n(?=\s*[\\.]\w)/)
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map(statementAct),
  );
}

function statementAct(statement: string): Act {
  const upper = statement.replace(/\s+/g, " ").toUpperCase();
  if (/^[\\.]|^(system|tee|notee|pager|nopager|source)\b/i.test(statement)) return "read";
  if (/^(DROP|TRUNCATE|FLUSH (TABLES|DATABASE)|RESET MASTER|PURGE)\b/.test(upper)) return "destroy";
  if (/^DELETE\b/.test(upper)) return /\bWHERE\b/.test(upper) ? "write" : "destroy";
  if (/^ALTER\b/.test(upper))
    return /\bDROP (COLUMN|PARTITION)\b/.test(upper) ? "destroy" : "write";
  if (/^WITH\b/.test(upper))
    return /\b(INSERT|UPDATE|DELETE|MERGE)\b/.test(upper) ? "write" : "read";
  if (/^SELECT\b/.test(upper))
    return /\bINTO (OUTFILE|DUMPFILE|TABLE|TEMP)?\b/.test(upper) ? "write" : selected(upper);
  if (/^EXPLAIN\b/.test(upper))
    return /\bANALY[SZ]E\b.*\b(INSERT|UPDATE|DELETE)\b/.test(upper) ? "write" : "read";
  if (/^PRAGMA\b/.test(upper)) return upper.includes("=") ? "write" : "read";
  if (reading.test(upper)) return "read";
  return writing.test(upper) ? "write" : "unknown";
}

/** Functions that end sessions, write files or run programs on the server. */
const selected = (upper: string): Act =>
  /\b(PG_TERMINATE_BACKEND|LO_EXPORT|PG_READ_FILE|SYS_EXEC|SYS_EVAL|DBLINK|SETVAL)\b/.test(upper)
    ? "write"
    : "read";

const reading = spread(String.raw`
    ^(SHOW|DESCRIBE|DESC|VALUES|TABLE|USE|SET|BEGIN|START|COMMIT|ROLLBACK|END|HELP|STATUS|
    LIST|EXISTS|CHECK|ANALYZE|FETCH|DECLARE|CLOSE|QUIT|EXIT|CONNECT|\?)\b
  `);

const writing = spread(String.raw`
    ^(INSERT|UPDATE|CREATE|GRANT|REVOKE|MERGE|REPLACE|UPSERT|COPY|CALL|DO|EXEC(UTE)?|VACUUM|
    REINDEX|REFRESH|LOAD|IMPORT|LOCK|ATTACH|DETACH|OPTIMIZE|REPAIR|RENAME|COMMENT|KILL|NOTIFY|
    CLUSTER|SECURITY|REASSIGN|DELIMITER|FLUSH|HANDLER|PREPARE)\b
  `);

/** What a script of the MongoDB shell does, by the methods that it names. */
export function mongoAct(value: Value): Act {
  const texts = textsOf(value);
  if (texts === undefined) return "unknown";
  return gravest(
    texts.map((text) => {
      if (/\.\s*(dropDatabase|drop|dropUser|dropAllUsers)\s*\(/.test(text)) return "destroy";
      if (/\.\s*(deleteMany|remove)\s*\(\s*(\{\s*\})?\s*\)/.test(text)) return "destroy";
      if (
        spread(String.raw`
          \.\s*(insert|update|delete|remove|replace|bulkWrite|create|findAndModify|findOneAnd|
          rename|runCommand|adminCommand|grant|shutdown)\w*\s*\(
        `).test(text)
      )
        return "write";
      return spread(String.raw`
        \b(find|count\w*|aggregate|distinct|stats|show|get\w+|explain|version|hello|isMaster|
        ping|serverStatus|list\w+|help|status|print\w*)\b
      `).test(text)
        ? "read"
        : "unknown";
    }),
  );
}

/** What a command of redis does. */
export function redisAct(line: string): Act {
  const upper = line.toUpperCase();
  if (/^(FLUSHALL|FLUSHDB)\b/.test(upper)) return "destroy";
  if (
    spread(String.raw`
      ^(INFO|PING|ECHO|DBSIZE|TIME|LASTSAVE|MONITOR|ROLE|HELLO|AUTH|SELECT|QUIT|COMMAND|HELP|
      SUBSCRIBE|PSUBSCRIBE)\b
    `).test(upper)
  )
    return "read";
  if (
    spread(String.raw`
      ^(CONFIG GET|CLIENT (LIST|INFO|GETNAME|ID)|CLUSTER (INFO|NODES|SLOTS|SHARDS)|
      SLOWLOG (GET|LEN)|MEMORY|LATENCY|OBJECT|DEBUG OBJECT|XINFO|ACL (LIST|WHOAMI|GETUSER|
      USERS|CAT)|MODULE LIST|PUBSUB|SCRIPT EXISTS)\b
    `).test(upper)
  )
    return "read";
  return spread(String.raw`
    ^(GET|MGET|STRLEN|EXISTS|TYPE|TTL|PTTL|KEYS|SCAN|HGET|HGETALL|HKEYS|HVALS|HLEN|HMGET|
    HEXISTS|HSCAN|LRANGE|LLEN|LINDEX|SMEMBERS|SCARD|SISMEMBER|SSCAN|SINTER|SUNION|SDIFF|
    ZRANGE|ZREVRANGE|ZRANGEBYSCORE|ZCARD|ZSCORE|ZRANK|ZCOUNT|ZSCAN|XLEN|XRANGE|XREAD|GETRANGE|
    BITCOUNT|GETBIT|RANDOMKEY|DUMP|TOUCH|PFCOUNT|GEOPOS|GEODIST|JSON\.GET|FT\.SEARCH|WAIT)\b
  `).test(upper)
    ? "read"
    : "write";
}
