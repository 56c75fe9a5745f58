import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

/** Largest script that is compared, in bytes. */
const bytesMax = 1_000_000;

/** Paths of the scripts for sh and bash below some folders, in order; links are not followed. */
export function shellScripts(folders: readonly string[]): readonly string[] {
  return folders.flatMap(filesBelow).filter(isShellScript);
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return filesBelow(path);
        return entry.isFile() ? [path] : [];
      });
  } catch {
    return [];
  }
}

/** `*.sh`, and files without an extension that begin with `#!` and a shell; not those for zsh. */
function isShellScript(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const named = name.endsWith(".sh");
  if (!named && name.includes(".")) return false;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size > bytesMax) return false;
  const first = firstLine(path);
  if (first.startsWith("#!")) return /^#! ?\S*(?:\/| )(?:ba|da)?sh\b/.test(first);
  return named && !/^#(?:compdef|autoload)\b/.test(first);
}

function firstLine(path: string): string {
  const buffer = Buffer.alloc(128);
  try {
    const descriptor = openSync(path, "r");
    const length = readSync(descriptor, buffer, 0, buffer.length, 0);
    closeSync(descriptor);
    return buffer.toString("latin1", 0, length).split("\n")[0] ?? "";
  } catch {
    return "";
  }
}

/** The text of a script; undefined when it is no UTF-8 or holds a NUL. */
export function textOfScript(path: string): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      readFileSync(path),
    );
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
