import * as posix from "node:path/posix";
import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import type { Target } from "../../../effects/target.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { Deed, Invocation, Resolve } from "../../define-command.ts";
import { code } from "../../roles.ts";

/**
 * What a script of the nearest `package.json` runs, with those that are run before and after it.
 * Nothing where there is no such file or script. Source: npm 10 npm-run-script(1), scripts(7).
 */
export function* packageScript(
  name: string,
  operands: readonly Argument[],
  inv: Invocation,
  resolve: Resolve,
): Iterable<Deed> {
  const manifest = manifestOf(inv, resolve);
  if (manifest === undefined) return;
  const content = resolve.content(manifest);
  const scripts = scriptsOf(content);
  // FAIL-CLOSED: a manifest that an earlier command has changed may say anything now. One that a
  // host has sent is seen as such, whoever reads it.
  const isSent = content.taint.some((one) => one.label === "network");
  if (scripts === undefined && !isSent) yield code("shell", content, inv.at);
  else if (scripts !== undefined)
    for (const one of [`pre${name}`, name, `post${name}`]) {
      const text = Object.hasOwn(scripts, one) ? scripts[one] : undefined;
      if (typeof text !== "string") continue;
      yield run(one === name ? withOperands(text, operands) : known(text), manifest, inv);
    }
}

/** Scripts run in the folder of their manifest. */
function run(text: Value, manifest: Target, { at }: Invocation): Deed {
  const argv = [known("sh"), known("-c"), text].map((value) => ({ value, many: false, at }));
  const path = textsOf(manifest.path)?.[0] ?? "";
  const folder = known(posix.dirname(path));
  const directory: Target = { written: folder.text, path: folder, followed: true };
  return { kind: "execution", argv, directory };
}

/** `npm pkg set scripts.name=text`: what the manifest says afterwards. */
export function* manifestEdit(
  operands: readonly Argument[],
  inv: Invocation,
  resolve: Resolve,
): Iterable<Deed> {
  const target = manifestOf(inv, resolve);
  if (target === undefined) return;
  const content = edited(resolve.content(target), operands);
  yield { kind: "write", target, how: "truncate", content, at: inv.at };
}

function manifestOf(inv: Invocation, resolve: Resolve): Target | undefined {
  const given = ["prefix", "dir", "cwd"].map((name) => inv.value(name)).find(Boolean);
  const from = given ? textOf(given) : ".";
  if (resolve.directory === undefined || from === undefined) return undefined;
  for (let folder = posix.resolve(resolve.directory, from); ; folder = posix.dirname(folder)) {
    const value = known(`${folder}/package.json`);
    const [target] = resolve.paths({ value, many: false, at: inv.at }, true);
    if (target && exists(target, resolve)) return target;
    if (folder === "/") return undefined;
  }
}

const exists = (target: Target, resolve: Resolve): boolean =>
  textsOf(target.path)?.some((path) => resolve.world.files.stat(path)?.type === "file") === true ||
  textsOf(resolve.content(target)) !== undefined;

function scriptsOf(content: Value): Readonly<Record<string, unknown>> | undefined {
  const manifest = manifestIn(content);
  if (manifest === undefined) return undefined;
  const { scripts } = manifest;
  return isRecord(scripts) ? scripts : {};
}

function manifestIn(content: Value): Readonly<Record<string, unknown>> | undefined {
  const [text, ...more] = textsOf(content) ?? [];
  if (text === undefined || more.length > 0) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    // Why: npm itself runs nothing from a manifest that is no JSON.
    return {};
  }
}

function edited(content: Value, operands: readonly Argument[]): Value {
  const manifest = manifestIn(content);
  const scripts: Record<string, unknown> = { ...(manifest && scriptsOf(content)) };
  const doubt = unknown("npm edits it", content.taint);
  if (manifest === undefined) return doubt;
  for (const one of operands) {
    const set = /^([^=]*)=(.*)$/s.exec(textOf(one) ?? "");
    const name = /^scripts(?:\.|\[)([\w:.-]+)\]?$/.exec(set?.[1] ?? "")?.[1];
    if (name !== undefined) scripts[name] = set?.[2];
    else if (set === null || /^scripts\b/.test(set[1] ?? "")) return doubt;
  }
  return known(JSON.stringify({ ...manifest, scripts }), content.taint);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withOperands(text: string, operands: readonly Argument[]): Value {
  const rest = textOf(operands[0]) === "--" ? operands.slice(1) : operands;
  return rest.reduce(
    (all: Value, one) => concat(concat(all, known(" ")), quoted(one)),
    known(text),
  );
}

function quoted({ value }: Argument): Value {
  const [text, ...more] = textsOf(value) ?? [];
  if (text === undefined || more.length > 0) return concat(concat(known("'"), value), known("'"));
  return known(`'${text.replaceAll("'", "'\\''")}'`, value.taint, value.unset);
}
