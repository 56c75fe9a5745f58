import type { Span } from "../../base/span.ts";
import type { Assignment, Redirection, SimpleCommand, Word } from "../nodes.ts";
import { assignmentOf, scanArrayAssignment } from "./assignments.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, type Lowering } from "./lowering.ts";
import { scanRedirection } from "./redirections.ts";
import { type Scan, scanOf } from "./scan.ts";
import type { TreeNode } from "./tree.ts";
import { scanWord, skipBlanks, skipComment } from "./words.ts";

interface GrowingCommand {
  assignments: Assignment[];
  words: Word[];
  redirections: Redirection[];
  start: number;
  end: number;
}

/**
 * Reads the simple commands in a part of the text that tree-sitter takes for one: where it runs
 * over a newline, there are several.
 * @throws Doubt
 */
export function lowerSimple(
  lowering: Lowering,
  trees: readonly TreeNode[],
  span: Span,
): SimpleCommand[] {
  const { text } = lowering;
  const scan = scanOf(lowering, atomsOf(trees), span.start, span.end);
  const commands: SimpleCommand[] = [];
  let command = startCommand(scan.at);
  for (;;) {
    skipBlanks(scan);
    skipComment(scan);
    if (scan.at >= scan.end) break;
    if (text.charCodeAt(scan.at) === 0x0a) {
      scan.at += 1;
      finish(command, commands);
      command = startCommand(scan.at);
      continue;
    }
    if (command.end === command.start) command.start = scan.at;
    scanElement(scan, command);
    command.end = scan.at;
  }
  finish(command, commands);
  return commands;
}

/**
 * Reads the redirections behind a compound command.
 * @throws Doubt when anything else stands there.
 */
export function lowerRedirections(
  lowering: Lowering,
  trees: readonly TreeNode[],
  span: Span,
): readonly Redirection[] {
  if (trees.length === 0) return [];
  const [command, ...more] = lowerSimple(lowering, trees, span);
  if (command === undefined) return [];
  if (more.length > 0 || command.words.length > 0 || command.assignments.length > 0)
    doubt("words behind a compound command", span.start, span.end);
  return command.redirections;
}

const startCommand = (at: number): GrowingCommand => ({
  assignments: [],
  words: [],
  redirections: [],
  start: at,
  end: at,
});

function finish(command: GrowingCommand, commands: SimpleCommand[]): void {
  const { assignments, words, redirections, start, end } = command;
  if (end === start) return;
  commands.push({ kind: "simple", assignments, words, redirections, span: { start, end } });
}

/** Whether all words so far are reserved ones, which they cannot be behind an assignment. */
function isPrefix({ words, assignments }: GrowingCommand): boolean {
  const first = words[0]?.span.start ?? 0;
  return (
    words.every(({ raw }) => prefixes.has(raw)) && (assignments[0]?.span.start ?? first) >= first
  );
}

/** Words before which the assignments of a command may still follow. */
const prefixes = new Set(["time", "-p", "--", "!", "coproc"]);

/** One word, assignment or redirection. */
function scanElement(scan: Scan, command: GrowingCommand): void {
  const inPrefix = command.words.length === 0 || isPrefix(command);
  const word = scanWord(scan);
  const redirection = scanRedirection(scan, word);
  if (redirection !== undefined) {
    command.redirections.push(redirection);
    const taken = redirection.descriptor !== undefined;
    if (word === undefined || taken) return;
  } else if (word === undefined) {
    doubt("tree-sitter overlooks an operator", scan.at, scan.end);
  }
  const assignment = inPrefix ? assignmentOf(scan.lowering, word) : undefined;
  if (assignment !== undefined) command.assignments.push(assignment);
  else command.words.push(word);
  if (scan.atoms[scan.next]?.type === "array" && scan.atoms[scan.next]?.start === scan.at)
    scanArrayAssignment(scan, command, word);
}
