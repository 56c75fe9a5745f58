import { concat, known, unknown, type Value } from "../../../base/value.ts";
import type { Target } from "../../../effects/target.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { Deed } from "../../define-command.ts";
import { code } from "../../roles.ts";
import { beginsWith } from "../plain-tool.ts";

/** A folder of this machine, and where the container has it. */
export interface Mounted {
  readonly source: Target;
  readonly to: string;
}

/**
 * What a command does that runs in a container: not what it would do here, except to the folders
 * that the container has from here. Statements for a database are still statements, and what the
 * container keeps outside its temporary and built files is data.
 */
export function* entered(
  argv: readonly Argument[],
  { mounts, isFresh }: { readonly mounts: readonly Mounted[]; readonly isFresh: boolean },
): Iterable<Deed> {
  const [first] = argv;
  const program = textOf(first)?.split("/").at(-1) ?? "";
  if (first === undefined) return;
  if (databaseClients.test(program)) yield { kind: "execution", argv };
  else if (argv.length === 1 && /^(ba|z|da|a|k)?sh$/.test(program))
    yield code("shell", unknown("it is typed into a container"), first.at);
  const line = argv.map((one) => textOf(one) ?? "").join(" ");
  for (const command of line.match(losing) ?? []) {
    const words = command.trim().split(/\s+/);
    const mapped = words.map((word) => mappedTo(word.replaceAll(/["']/g, ""), mounts));
    if (mapped.some((word, index) => word.kind !== "known" || word.text !== words[index]))
      yield {
        kind: "execution",
        argv: mapped.map((value): Argument => wholeOf({ value, many: false, at: first.at })),
        perhaps: true,
      };
    else if (!isFresh && words.some(isData))
      yield {
        kind: "container",
        act: "remove",
        mounts: [],
        privileged: false,
        what: `what ${command.trim()} takes away in it`,
        at: first.at,
      };
  }
}

/** A word as a path of this machine, if it leads into a folder that the container has from here. */
function mappedTo(word: string, mounts: readonly Mounted[]): Value {
  const mount = mounts.find(({ to }) => to !== "" && (word === to || word.startsWith(`${to}/`)));
  return mount ? concat(mount.source.path, known(word.slice(mount.to.length))) : known(word);
}

/** `folder/*` takes everything in the folder. */
function wholeOf(argument: Argument): Argument {
  const text = textOf(argument);
  if (!text?.endsWith("/*")) return argument;
  return { ...argument, value: known(text.slice(0, -2)), pattern: text };
}

const isData = (word: string): boolean => /^["']?(\/|~|\*|\.)/.test(word) && !passing.test(word);

/** Commands that delete or empty what their operands name, as parts of a longer text too. */
const losing = /(?<![\w.-])(rm|shred|truncate|unlink)\s[^;&|]+|(?<![\w.-])find\s[^;&|]+-delete/g;

/** Files that are there to go, or that the image has in it. */
const passing =
  /\/(tmp|temp|cache|\.cache|node_modules|dist|build|\.next|__pycache__|logs?)(\/|["']?$)/;

const databaseClients = beginsWith(
  "psql, mysql, mariadb, mysqladmin, mongo, mongosh, redis-cli, dropdb, " +
    "createdb, sqlite3, clickhouse-client, cqlsh",
);
