import type { CommandSpec } from "../../define-command.ts";
import { deno, node } from "./javascript.ts";
import { otherInterpreters } from "./others.ts";
import { python } from "./python.ts";

/** Interpreters of programming languages. */
export const languages: readonly CommandSpec[] = [python, node, deno, ...otherInterpreters];
