import type { Taint } from "../../base/taint.ts";
import { choice, concat, known, mapText, textsOf, type Value } from "../../base/value.ts";
import { argumentValue, type Call, callTaint, type Machine } from "./machine.ts";
import { namesIn } from "./names.ts";
import { anyData, asValue, data, elementsOf, list, type Things, vectorOf } from "./thing.ts";

/** What methods of texts and lists give, in all languages; undefined for other methods. */
export function dataMethod(call: Call, machine: Machine): Things | undefined {
  const { receiver } = call;
  if (receiver === undefined) return undefined;
  const name = call.name.slice(1);
  const isSame =
    same.test(name) &&
    call.args.every((one) => plainEncoding.test(textsOf(asValue(one))?.[0] ?? ""));
  if (isSame) return receiver.kind === "data" ? data(receiver.value) : [receiver];
  const value = asValue([receiver]);
  const change = changes.get(name);
  if (change && receiver.kind === "data" && call.args.length === 0 && !call.spread)
    return data(mapText(value, change));
  if (name === "join") return joined(call);
  if (name === "split" && receiver.kind === "data") return split(call, value, machine);
  if (name === "concat" && receiver.kind === "data")
    return data([value, ...call.args.map(asValue)].reduce(concat));
  if (name === "format" && receiver.kind === "data") return formatted(call, value);
  if (replacing.has(name)) return replaced(call, value);
  if (lists.test(name)) return list([elementsOf([receiver])], true);
  if (changes.has(name) || same.test(name))
    return anyData(`it is computed by ${name}`, callTaint(call));
  return plainMethods.has(name)
    ? anyData(`it is computed by ${name}`, taintOf(name, call))
    : undefined;
}

const taintOf = (name: string, call: Call): readonly Taint[] =>
  measures.has(name) ? [] : callTaint(call);

const same =
  /^(encode|decode|toString|to_s|to_str|valueOf|freeze|dup|clone|copy|resolve|absolute|to_a)$/;

/** Encodings in which a text stays what it is; with any other it becomes another. */
const plainEncoding = /^(utf-?8|utf8-sig|ascii|us-ascii|latin-?1|strict|ignore|replace)$/i;

const changes: ReadonlyMap<string, (one: string) => string> = new Map([
  ["strip", (one: string) => one.trim()],
  ["trim", (one: string) => one.trim()],
  ["chomp", (one: string) => one.replace(/\r?\n$/, "")],
  ["rstrip", (one: string) => one.trimEnd()],
  ["lstrip", (one: string) => one.trimStart()],
  ["upper", (one: string) => one.toUpperCase()],
  ["upcase", (one: string) => one.toUpperCase()],
  ["toUpperCase", (one: string) => one.toUpperCase()],
  ["lower", (one: string) => one.toLowerCase()],
  ["downcase", (one: string) => one.toLowerCase()],
  ["toLowerCase", (one: string) => one.toLowerCase()],
  ["reverse", (one: string) => [...one].reverse().join("")],
] satisfies readonly (readonly [string, (one: string) => string])[]);

const lists =
  /^(filter|select|reject|sort|sorted|reversed|uniq|compact|flat|values|to_set|keys|entries)$/;

const replacing = namesIn(
  "replace replaceAll gsub sub substring slice format_map zfill ljust rjust center",
);

const measures = namesIn(
  "count index find indexOf includes length size startswith endswith startsWith endsWith",
  "isdigit isalpha exists is_file is_dir keys has empty? include? nil? any?",
);

/** Methods of texts, lists and numbers that only compute. */
const plainMethods = namesIn(
  "count index find indexOf lastIndexOf includes length size startswith endswith startsWith",
  "endsWith isdigit isalpha has get items splitlines rsplit partition rpartition title",
  "capitalize append extend insert push pop shift unshift add discard update setdefault clear",
  "map forEach each reduce some every match matchAll test toFixed padStart padEnd charCodeAt",
  "charAt repeat toISOString",
);

function joined(call: Call): Things {
  const { receiver, args } = call;
  if (receiver === undefined) return anyData("it is computed");
  const own = receiver.kind === "list";
  const parts = vectorOf(own ? [receiver] : (args[0] ?? []));
  const between = own ? (argumentValue(call, 0) ?? known(",")) : asValue([receiver]);
  if (parts === undefined) return anyData("it is computed by join", callTaint(call));
  return data(
    parts.reduce<Value>(
      (sum, one, index) => (index === 0 ? one : concat(concat(sum, between), one)),
      known(""),
    ),
  );
}

function split(call: Call, value: Value, { library }: Machine): Things {
  const [whole, ...more] = textsOf(value) ?? [];
  const separator = argumentValue(call, 0);
  const [at] = separator === undefined ? [undefined] : (textsOf(separator) ?? [""]);
  if (whole === undefined || more.length > 0 || at === "" || call.args.length > 1)
    return list([anyData("it is a part of a text", callTaint(call))], true);
  const parts = at === undefined ? whole.trim().split(/\s+/) : whole.split(at);
  // Why: without a separator, JavaScript splits nothing.
  if (at === undefined && parts.length > 1 && library.computesMembers)
    return list([data(known(whole, value.taint))]);
  return list(parts.map((one) => data(known(one, value.taint))));
}

/** `"{}/{}".format(a, b)`. */
function formatted(call: Call, value: Value): Things {
  const [format, ...more] = textsOf(value) ?? [];
  const pieces = format?.split("{}");
  if (pieces === undefined || more.length > 0 || pieces.some((one) => /[{}]/.test(one)))
    return anyData("it is computed by format", callTaint(call));
  const parts = pieces.map((piece, index) => {
    const put = index < pieces.length - 1 ? argumentValue(call, index) : known("");
    return concat(known(piece), put ?? known(""));
  });
  return data(parts.reduce(concat));
}

function replaced(call: Call, value: Value): Things {
  const [from, to] = [argumentValue(call, 0), argumentValue(call, 1)].map(
    (one) => one && textsOf(one)?.[0],
  );
  const [whole] = textsOf(value) ?? [];
  const exact = /^(replace|replaceAll)$/.test(call.name.slice(1));
  // Why: how often it is replaced may be said, and `$` has a meaning in JavaScript.
  const isPlain = call.args.length === 2 && call.named.size === 0 && !to?.includes("$");
  if (
    exact &&
    isPlain &&
    whole !== undefined &&
    from !== undefined &&
    to !== undefined &&
    from !== ""
  )
    return data(choice([whole.replaceAll(from, to), whole.replace(from, () => to)], value));
  return anyData("it is computed by a replacement", callTaint(call));
}
