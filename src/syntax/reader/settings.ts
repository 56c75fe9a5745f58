import type { Command, ListItem, SimpleCommand, Word, WordPart } from "../nodes.ts";
import type { Settings, Tristate } from "./cursor.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * Brings the settings up to date with the commands of one complete line, as far as they change how
 * later lines are read.
 * @throws NotUnderstood when it cannot be told how later lines are read.
 */
export function applyLine(settings: Settings, items: readonly ListItem[]): void {
  for (const item of items) if (!item.background) applyAndOr(settings, item, true);
}

function applyAndOr(settings: Settings, item: ListItem, certain: boolean): void {
  item.andOr.pipelines.forEach((pipeline, index) => {
    const [command, second] = pipeline.commands;
    if (command !== undefined && second === undefined)
      applyCommand(settings, command, certain && index === 0);
  });
}

/** Not `certain`: the command may run or not, so an option that it changes cannot be told. */
function applyCommand(settings: Settings, command: Command, certain: boolean): void {
  switch (command.kind) {
    case "simple":
      applySimple(settings, command, certain);
      return;
    case "group":
      for (const item of command.body.items) applyAndOr(settings, item, certain);
      return;
    case "if":
      for (const { condition, body } of command.branches)
        for (const item of [...condition.items, ...body.items]) applyAndOr(settings, item, false);
      for (const item of command.otherwise?.items ?? []) applyAndOr(settings, item, false);
      return;
    case "while":
      for (const item of command.condition.items) applyAndOr(settings, item, false);
      for (const item of command.body.items) applyAndOr(settings, item, false);
      return;
    case "for":
    case "select":
    case "arithmetic-for":
      for (const item of command.body.items) applyAndOr(settings, item, false);
      return;
    case "case":
      for (const { body } of command.items)
        for (const item of body.items) applyAndOr(settings, item, false);
      return;
    case "function":
      applyCommand(settings, command.body, false);
      return;
    default:
      return;
  }
}

function applySimple(settings: Settings, command: SimpleCommand, certain: boolean): void {
  const texts = command.words.map(literalText);
  let first = 0;
  while (texts[first] === "command" || texts[first] === "builtin") first += 1;
  const words = texts.slice(first + 1);
  switch (texts[first]) {
    case "shopt":
      applyShopt(settings, words, certain);
      return;
    case "set":
      applySet(settings, words, certain);
      return;
    case "alias":
      applyAlias(settings, words, certain);
      return;
    case "unalias":
      applyUnalias(settings, words, certain);
      return;
    case "eval":
      if (settings.expandAliases !== false && command.words.some((word) => /alias/.test(word.raw)))
        throw new NotUnderstood("`eval` may define aliases");
      return;
    default:
      return;
  }
}

function applyShopt(
  settings: Settings,
  words: readonly (string | undefined)[],
  certain: boolean,
): void {
  let value: Tristate;
  let named = false;
  for (const word of words) {
    if (word === "-s" || word === "-qs" || word === "-sq") value = true;
    else if (word === "-u" || word === "-qu" || word === "-uq") value = false;
    else if (word === "-o" || word === "-so" || word === "-os") named = true;
    else if (word === "-uo" || word === "-ou") named = true;
    if (word === "-so" || word === "-os") value = true;
    if (word === "-uo" || word === "-ou") value = false;
  }
  if (value === undefined && !words.includes(undefined)) return;
  const to = certain && !words.includes(undefined) ? value : undefined;
  const unknown = words.includes(undefined);
  if (unknown || words.includes("extglob")) settings.extglob = change(settings.extglob, to);
  if (unknown || words.includes("expand_aliases"))
    settings.expandAliases = change(settings.expandAliases, to);
  if (named) for (const word of words) setNamed(settings, word, to);
}

/** What an option is after it may have been set: the same when it had that value already. */
const change = (before: Tristate, to: Tristate): Tristate => (before === to ? before : to);

function applySet(
  settings: Settings,
  words: readonly (string | undefined)[],
  certain: boolean,
): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || word === "--" || word === "-" || !/^[-+]/.test(word)) return;
    const on = word.startsWith("-");
    // FAIL-CLOSED: with an unknown letter or two `o`, bash may set nothing.
    const to =
      certain && /^[-+][abefhkmnptuvxBCEHPT]*o?[abefhkmnptuvxBCEHPT]*$/.test(word) ? on : undefined;
    if (word.includes("H")) settings.historyExpansion = change(settings.historyExpansion, to);
    if (!word.includes("o")) continue;
    index += 1;
    setNamed(settings, words[index], to);
  }
}

function setNamed(settings: Settings, name: string | undefined, to: Tristate): void {
  if (name === "posix") {
    settings.posix = change(settings.posix, to);
    // Why: POSIX mode turns alias expansion on; leaving it restores what was before.
    if (to !== false) settings.expandAliases = change(settings.expandAliases, to);
    else settings.expandAliases = undefined;
  } else if (name === "history") settings.history = change(settings.history, to);
  else if (name === "histexpand") settings.historyExpansion = change(settings.historyExpansion, to);
}

function applyAlias(
  settings: Settings,
  words: readonly (string | undefined)[],
  certain: boolean,
): void {
  if (settings.expandAliases === false && words.includes(undefined)) {
    settings.aliases.set("", "");
    return;
  }
  for (const word of words) {
    if (word === undefined) throw new NotUnderstood("an alias is defined that is not known");
    const equals = word.indexOf("=");
    if (equals <= 0) continue;
    const name = word.slice(0, equals);
    if (!certain && settings.expandAliases !== false)
      throw new NotUnderstood(`it is not known whether the alias \`${name}' is defined`);
    settings.aliases.set(name, word.slice(equals + 1));
  }
}

function applyUnalias(
  settings: Settings,
  words: readonly (string | undefined)[],
  certain: boolean,
): void {
  if (settings.aliases.size === 0) return;
  if (!certain && settings.expandAliases !== false)
    throw new NotUnderstood("it is not known which aliases are removed");
  for (const word of words) {
    if (word === "-a") settings.aliases.clear();
    else if (word !== undefined) settings.aliases.delete(word);
    else throw new NotUnderstood("it is not known which aliases are removed");
  }
}

/** The text of a word that holds no expansion, or undefined. */
function literalText(word: Word): string | undefined {
  return textOf(word.parts);
}

function textOf(parts: readonly WordPart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind === "double-quoted") {
      const inner = textOf(part.parts);
      if (inner === undefined) return undefined;
      text += inner;
    } else if ("text" in part) text += part.text;
    else return undefined;
  }
  return text;
}
