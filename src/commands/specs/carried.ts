import type { Taint } from "../../base/taint.ts";
import { concat, textsOf, type Value, withTaint } from "../../base/value.ts";
import { holds } from "../../effects/place.ts";
import type { Target } from "../../effects/target.ts";
import { type Argument, textOf } from "../argument.ts";
import type { Deed, Resolve } from "../define-command.ts";

/**
 * Reads files and whole folders to put them into something else: an archive, an upload. The value
 * is what they hold, with the taint of what they are; undefined without any. `-` is standard input.
 */
export function* carried(
  files: readonly Argument[],
  resolve: Resolve,
): Generator<Deed, Value | undefined> {
  let all: Value | undefined;
  const add = (value: Value): void => {
    all = all === undefined ? value : concat(all, value);
  };
  for (const file of files) {
    if (textOf(file) === "-") {
      add(resolve.stdin);
      continue;
    }
    for (const target of resolve.paths(file, true)) {
      yield { kind: "read", target, use: "used", at: file.at };
      add(withTaint(resolve.content(target), wholeTaint(target, resolve)));
    }
  }
  return all;
}

/** What takes in the whole project, its history or a home is nobody else's business. */
export function wholeTaint(target: Target, resolve: Resolve): readonly Taint[] {
  const { home, project, repository } = resolve.here;
  const paths = [...(textsOf(target.path) ?? []), ...(target.wholeOf ? [target.wholeOf] : [])];
  const whole = (place: string | undefined, source: string): readonly Taint[] =>
    paths.some((path) => holds(path, place)) ? [{ label: "confidential", source }] : [];
  // Why: the accounts of the machine go with the folder that they are in.
  const accounts = paths.some((path) => holds(path, "/etc/shadow"));
  const [taint] = [
    ...(accounts ? [{ label: "secret", source: "/etc/shadow" } as const] : []),
    ...whole(home, "the home folder"),
    ...whole(project, "the whole project"),
    ...whole(repository, "the history of the project"),
  ];
  return taint ? [taint] : [];
}
