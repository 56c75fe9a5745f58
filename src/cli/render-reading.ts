import type { Script } from "../syntax/nodes.ts";
import type { Reading } from "../syntax/reading.ts";
import { jsonText } from "./json-text.ts";

/** A reading as an outline: one line for each part of the tree, what it holds indented below it. */
export function renderReading({ status, scripts }: Reading): string {
  const lines: string[] = [status];
  for (const [at, script] of scripts.entries()) {
    if (scripts.length > 1) lines.push(`reading ${at + 1}`);
    renderScript(script, lines);
  }
  return `${lines.join("\n")}\n`;
}

function renderScript({ body, stopped }: Script, lines: string[]): void {
  renderFields(body, 1, lines);
  if (stopped === undefined) return;
  const { start, end } = stopped.span;
  lines.push(`  ${stopped.kind} ${start}-${end}: ${jsonText(stopped.why)}`);
}

/** Fields that say nothing beyond what the others say. */
const hidden = new Set(["kind", "span", "raw", "text"]);

function renderFields(value: object, depth: number, lines: string[]): void {
  for (const [name, field] of Object.entries(value)) {
    if (name === "items" || name === "andOr") renderInner(field, depth, lines);
    else if (!hidden.has(name)) renderField(name, field, depth, lines);
  }
}

function renderInner(field: unknown, depth: number, lines: string[]): void {
  for (const one of Array.isArray(field) ? field : [field])
    if (typeof one === "object" && one !== null) {
      if ("patterns" in one) renderField("item", one, depth, lines);
      else renderFields(one, depth, lines);
    }
}

function renderField(name: string, field: unknown, depth: number, lines: string[]): void {
  const margin = "  ".repeat(depth);
  if (Array.isArray(field)) {
    for (const one of field) renderField(name, one, depth, lines);
  } else if (typeof field === "object" && field !== null) {
    lines.push(`${margin}${headOf(name, field)}`);
    renderFields(field, depth + 1, lines);
  } else if (field !== false && field !== undefined) {
    lines.push(`${margin}${name}${field === true ? "" : ` ${jsonText(field)}`}`);
  }
}

/** What a part is, and its text where it has one. */
function headOf(name: string, field: object): string {
  const kind = "kind" in field ? String(field.kind) : "";
  const singular = name.replace(/(?<=ch)es$|s$/, "");
  const title = kind === "" || kind === singular ? singular : `${singular} ${kind}`;
  if ("raw" in field) return `${title} ${jsonText(field.raw)}`;
  return "text" in field ? `${title} ${jsonText(field.text)}` : title;
}
