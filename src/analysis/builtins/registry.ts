import type { Builtin } from "./builtin.ts";
import { command, evaluate, exec, source, trap } from "./code.ts";
import { exit, fail, leaveFunction, leaveLoop, look, nextRound, succeed } from "./control.ts";
import { declare } from "./declare.ts";
import { cd, popd, pwd } from "./directory.ts";
import { echo } from "./echo.ts";
import { alias, bind, compgen, complete, enable, fc, hash, history } from "./evaluating.ts";
import { getopts } from "./getopts.ts";
import { evaluateAll } from "./let.ts";
import { mapfile } from "./mapfile.ts";
import { printf } from "./printf.ts";
import { read } from "./read.ts";
import { set, shopt } from "./settings.ts";
import { test } from "./test.ts";
import { unset } from "./unset.ts";
import { setsVariables, shift } from "./variables.ts";

/** Builtins of bash 5.2 that act on the shell; `kill` has a spec like a program. */
const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [".", source],
  [":", succeed],
  ["[", test],
  ["alias", alias],
  ["bg", look],
  ["bind", bind],
  ["break", leaveLoop],
  ["builtin", command],
  ["caller", look],
  ["cd", cd],
  ["command", command],
  ["compgen", compgen],
  ["complete", complete],
  ["compopt", look],
  ["continue", nextRound],
  ["declare", declare],
  ["dirs", look],
  ["disown", look],
  ["echo", echo],
  ["enable", enable],
  ["eval", evaluate],
  ["exec", exec],
  ["exit", exit],
  ["export", declare],
  ["false", fail],
  ["fg", look],
  ["getopts", getopts],
  ["hash", hash],
  ["fc", fc],
  ["help", look],
  ["history", history],
  ["jobs", look],
  ["let", evaluateAll],
  ["local", declare],
  ["logout", exit],
  ["mapfile", mapfile],
  ["popd", popd],
  ["printf", printf],
  ["pushd", cd],
  ["pwd", pwd],
  ["read", read],
  ["readarray", mapfile],
  ["readonly", declare],
  ["return", leaveFunction],
  ["set", set],
  ["shift", shift],
  ["shopt", shopt],
  ["source", source],
  ["test", test],
  ["times", look],
  ["trap", trap],
  ["true", succeed],
  ["type", look],
  ["typeset", declare],
  ["ulimit", look],
  ["umask", look],
  ["unalias", look],
  ["unset", unset],
  ["wait", setsVariables],
]);

/** The builtin of that name that acts on the shell itself. */
export const builtin = (name: string): Builtin | undefined => builtins.get(name);
