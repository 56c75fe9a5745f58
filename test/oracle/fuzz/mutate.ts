import { pick, type Random } from "../generator/random.ts";

/** A text with a few pieces put in, taken out, doubled or brought from another text. */
export function mutate(random: Random, text: string, other: string): string {
  let changed = text;
  for (let count = 1 + random(3); count > 0; count -= 1) {
    const at = random(changed.length + 1);
    const kept = changed.slice(at + random(4));
    changed = changed.slice(0, at) + put(random, changed, at, other) + kept;
  }
  return changed;
}

function put(random: Random, text: string, at: number, other: string): string {
  switch (random(8)) {
    case 0:
    case 1:
      return "";
    case 2:
      return text.slice(at, at + random(12));
    case 3: {
      const from = random(other.length + 1);
      return other.slice(from, from + random(16));
    }
    default:
      return pick(random, pieces);
  }
}

/** A soup of pieces: most of it is no valid text. */
export function soup(random: Random): string {
  let text = "";
  for (let count = 1 + random(14); count > 0; count -= 1) text += pick(random, pieces);
  return text;
}

/** Pieces that meet each other badly, parted by U+001F. */
const pieces: readonly string[] = [
  ..." \t\n\n;&|()<>{}[]!#$'\"`\\=*?@+-~:%^,/ax1",
  ..."  \x1f\\\n\x1f;;\x1f;&\x1f;;&\x1f&&\x1f||\x1f|&\x1f&>\x1f>>\x1f<<\x1f<<<".split("\x1f"),
  ..."<&\x1f>&\x1f<>\x1f>|\x1f$(\x1f$((\x1f((\x1f))\x1f${\x1f$'\x1f$\"\x1f<(\x1f>(".split("\x1f"),
  ..."$[\x1f[[\x1f]]\x1f`\x1f@(\x1f!(\x1f*(\x1fif \x1fthen \x1felse \x1ffi\x1felif ".split("\x1f"),
  ..."while \x1fdo \x1fdone\x1ffor \x1fin \x1fcase \x1fesac\x1ffunction \x1fselect ".split("\x1f"),
  ..."time \x1fcoproc \x1f{ \x1f; }\x1f! \x1ff() \x1fdeclare \x1fa=\x1fa+=(\x1fa[1]=".split("\x1f"),
  ..."<<E\n\x1f\nE\n\x1f<<-'E'\n\x1f$x\x1f${x}\x1f${x:-\x1f${x#\x1f${x//a/".split("\x1f"),
  ..."\"$x\"\x1f'b'\x1f2>&1\x1f>f\x1f{v}>f\x1fls\x1frm x\x1fecho a\x1f -f ".split("\x1f"),
  ..." =~ \x1f == \x1f -eq \x1fx)\x1f(x|y)\x1f$'\\n'\x1f\\\\\x1f((a))\x1f$((1))".split("\x1f"),
];
