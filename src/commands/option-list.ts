import type { OptionSpec } from "./getopt.ts";

/** Names of the options of a list, as their spec asks for them. */
export type NamesIn<Text extends string, Names = never> = Text extends `${infer One} ${infer Rest}`
  ? NamesIn<Rest, Names | FirstName<One>>
  : Names | FirstName<Text>;

type FirstName<Entry extends string> = Entry extends `${infer Names}=${string}`
  ? FirstName<Names>
  : Entry extends `${infer Name}|${string}`
    ? Name
    : Entry;

/**
 * Reads a list of options as manuals write them, in one line: `all|a lines|n= color=? T`. Entries
 * are separated by one space; the first name is the one by which a spec asks, single letters are
 * short options, `=` takes an argument, `=?` an optional one in the same word.
 * A long list comes in parts.
 */
export function optionList<const Text extends string>(
  ...parts: readonly Text[]
): Readonly<Record<NamesIn<Text>, OptionSpec>> {
  return lazyOptions(() => readList(parts));
}

/**
 * An option table that is made when it is first looked at: most programs that are known are not
 * called, and what starts for each command has to start soon.
 */
export function lazyOptions<Name extends string>(
  make: () => Readonly<Record<string, OptionSpec>>,
): Readonly<Record<Name, OptionSpec>> {
  let made: Readonly<Record<string, OptionSpec>> | undefined;
  const table = (): Readonly<Record<string, OptionSpec>> => {
    made ??= make();
    return made;
  };
  const handler: ProxyHandler<object> = {
    get: (_, name) => table()[name as string],
    has: (_, name) => name in table(),
    ownKeys: () => Reflect.ownKeys(table()),
    getOwnPropertyDescriptor: (_, name) => {
      const value = table()[name as string];
      return value && { value, enumerable: true, configurable: true };
    },
  };
  return new Proxy({}, handler) as Readonly<Record<Name, OptionSpec>>;
}

function readList(parts: readonly string[]): Readonly<Record<string, OptionSpec>> {
  const entries = parts
    .join(" ")
    .split(" ")
    .map((entry): readonly [string, OptionSpec] => {
      const [, written = "", mark] = /^([^=]*)(=\??)?$/.exec(entry) ?? [];
      const [name = "", ...others] = written.split("|");
      const short = [name, ...others].filter((one) => one.length === 1).join("");
      const long = others.filter((one) => one.length > 1);
      return [
        name,
        {
          ...(short === "" ? {} : { short }),
          ...(long.length === 0 ? {} : { long }),
          ...(name.length === 1 ? { shortOnly: true } : {}),
          ...(mark === undefined ? {} : { argument: mark === "=" ? "required" : "optional" }),
        },
      ];
    });
  return Object.fromEntries(entries);
}
