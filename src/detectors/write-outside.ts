import { anyOf } from "../base/any-of.ts";
import { textsOf, whyOf } from "../base/value.ts";
import type { WriteEffect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import { type Detector, defineDetector, type Scene } from "./define-detector.ts";

type MessageId = "guard" | "secret" | "system" | "home" | "repository" | "elsewhere" | "unknown";

/** Flags writing where the project's work does not belong. */
export const writeOutside: Detector<MessageId> = defineDetector({
  id: "write-outside",
  meta: {
    title: "Writing outside the project",
    description:
      "Creates or changes files outside the project and the temporary folders: in the " +
      "system, elsewhere " +
      "in the home, in the repository's own files, over secrets, or in guardsh itself.",
    messages: {
      guard: "writes {{path}}, which belongs to guardsh",
      secret: "overwrites {{path}}, which holds secrets",
      system: "writes {{path}}, which belongs to the system",
      home: "writes {{path}}, which is outside the project",
      repository: "writes {{path}} past git",
      elsewhere: "writes {{path}}, which is outside the project",
      unknown: "writes a file that is not known before it runs: {{why}}",
    },
    examples: {
      flagged: ["cp a /usr/local/bin/tool", "echo x > ~/notes.txt", "cp key ~/.ssh/id_ed25519"],
      clean: ["echo x > notes.txt", "cp a /tmp/b", "mkdir -p src/new", "cat log > /dev/null"],
    },
    references: ["CWE-73"],
  },
  *detect(scene) {
    const seen = new Set<string>();
    for (const effect of scene.effects) {
      if (effect.kind !== "write") continue;
      const { at } = effect;
      const paths = textsOf(effect.target.path);
      if (paths === undefined) {
        if (!staysOrdinary(effect, scene))
          yield {
            messageId: "unknown",
            data: { why: whyOf(effect.target.path) ?? "it has too many values" },
            at,
          };
        continue;
      }
      const { wholeOf } = effect.target;
      // Why: a listing of all files has those of the repository in it, a pattern has not.
      const isListing = wholeOf !== undefined && paths.length === 1 && paths[0] === wholeOf;
      const repository = `${wholeOf}/.git`;
      if (isListing && effect.how === "edit" && scene.world.files.lstat(repository) !== undefined)
        yield { messageId: "repository", data: { path: repository }, at };
      for (const path of paths) {
        const messageId = kindOf(path, effect, scene);
        const key = `${messageId} ${path} ${at.start}`;
        if (messageId === undefined || seen.has(key)) continue;
        seen.add(key);
        yield { messageId, data: { path }, at };
      }
    }
  },
});

function kindOf(path: string, effect: WriteEffect, { here, world }: Scene): MessageId | undefined {
  if (path === "") return undefined;
  const place = placeOf(path, here);
  switch (place.class) {
    case "guard":
      return "guard";
    case "secret":
      if (!overwritesSecret(path, effect, here)) return undefined;
      return isNewKey(path, effect, world) ? "home" : "secret";
    case "system":
      return isDirectoryAlready(path, effect, world) ? undefined : "system";
    case "home":
      return caches.test(path.slice((here.home ?? "").length + 1)) ||
        isDirectoryAlready(path, effect, world) ||
        isNewAndEmpty(path, effect, world) ||
        (snapshots.test(path) && world.files.lstat(path) === undefined)
        ? undefined
        : "home";
    case "git-directory":
      return /\/(hooks|objects|refs|logs)(\/|$)|\.lock$/.test(path) ||
        effect.how === "metadata" ||
        isNewAndEmpty(path.replace(/(\/\.git)\/.*$/s, "$1"), effect, world)
        ? undefined
        : "repository";
    case "elsewhere":
      return isDirectoryAlready(path, effect, world) ? undefined : "elsewhere";
    default:
      return undefined;
  }
}

/**
 * A project's `.env` is written by whoever sets the project up, and a copy for a moment by whoever
 * made it; a key or credential file is not.
 */
const overwritesSecret = (
  path: string,
  effect: WriteEffect,
  { project, temporary }: Scene["here"],
): boolean =>
  effect.how !== "metadata" &&
  ![project, ...temporary].some((one) => one !== undefined && path.startsWith(`${one}/`));

/** A program that makes keys makes one where none was. */
const isNewKey = (path: string, effect: WriteEffect, world: Scene["world"]): boolean =>
  effect.how === "create" && effect.content === undefined && world.files.lstat(path) === undefined;

/** `mkdir -p` of a directory that is there changes nothing. */
const isDirectoryAlready = (path: string, effect: WriteEffect, world: Scene["world"]): boolean =>
  effect.how === "create" && world.files.stat(path)?.type === "directory";

/** What is new and empty replaces nothing, and there is nothing in it to be read or run. */
const isNewAndEmpty = (path: string, effect: WriteEffect, world: Scene["world"]): boolean =>
  effect.how === "create" &&
  effect.content?.kind === "known" &&
  effect.content.text === "" &&
  world.files.lstat(path) === undefined;

/**
 * Where Claude Code keeps what it found in the user's start-up files. A new one is its own; each
 * shell that sources it has it judged as a script.
 */
const snapshots = /\/\.claude\/shell-snapshots\/snapshot-(bash|zsh)-[\w-]+\.sh$/;

const caches = anyOf(
  /^(\.cache|\.npm\/_|\.local\/share\/(pnpm|virtualenvs)|go\/pkg)(\/|$)/,
  /^(\.cargo\/registry|\.m2\/repository)(\/|$)/,
);

function staysOrdinary(effect: WriteEffect, { here }: Scene): boolean {
  const { path } = effect.target;
  if (path.kind !== "partial" || !path.prefix.startsWith("/")) return false;
  // FAIL-CLOSED: `..` after what is not known may lead out of the folder that is.
  if (/(^|\/)\.\.(\/|$)/.test(path.suffix)) return false;
  const { class: place } = placeOf(path.prefix.slice(0, path.prefix.lastIndexOf("/")) || "/", here);
  return place === "project" || place === "temporary";
}
