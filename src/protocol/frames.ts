import { createHash } from "node:crypto";
import {
  answerFields,
  codes,
  type Field,
  type FieldType,
  type LauncherAnswer,
  type LauncherRequest,
  protocol,
  requestFields,
} from "./protocol.ts";

/** A message that is not exactly what the protocol allows. It counts as no message at all. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/**
 * The request in these bytes, all of them.
 * @throws {ProtocolError} on anything but one whole, well-formed request of this version.
 */
export function readRequest(bytes: Uint8Array): LauncherRequest {
  const request = readMessage(bytes, requestFields, protocol.requestBytesMax);
  // INVARIANT: the table has a row of the right type for every property (FieldsOf).
  return request as unknown as LauncherRequest;
}

/** @throws {ProtocolError} when the request would be longer than the limit. */
export const writeRequest = (request: LauncherRequest): Uint8Array =>
  writeMessage(request.id, { ...request }, requestFields, protocol.requestBytesMax);

/** The answer to these request bytes that says this; for deciders. */
export const answerTo = (
  requestBytes: Uint8Array,
  says: Pick<LauncherAnswer, "decision" | "status" | "text">,
): LauncherAnswer => ({
  id: new Uint8Array(requestBytes.subarray(idStart, protocol.headerBytes)),
  digest: digestOf(requestBytes),
  decision: says.decision,
  status: says.status,
  text: says.text,
});

/** @throws {ProtocolError} when the answer would be longer than the limit. */
export const writeAnswer = (answer: LauncherAnswer): Uint8Array =>
  writeMessage(answer.id, { ...answer }, answerFields, protocol.answerBytesMax);

/**
 * The answer in these bytes, all of them, to these request bytes.
 * @throws {ProtocolError} on anything but one whole, well-formed answer to this very request.
 */
export function readAnswer(bytes: Uint8Array, requestBytes: Uint8Array): LauncherAnswer {
  const message = readMessage(bytes, answerFields, protocol.answerBytesMax);
  // INVARIANT: the table has a row of the right type for every property (FieldsOf).
  const answer = message as unknown as LauncherAnswer;
  if (!sameBytes(answer.id, requestBytes.subarray(idStart, protocol.headerBytes)))
    throw new ProtocolError("the answer is for another request");
  if (!sameBytes(answer.digest, digestOf(requestBytes)))
    throw new ProtocolError("the answer is for other bytes");
  return answer;
}

/** SHA-256 of a whole request, which ties an answer to it. */
export const digestOf = (requestBytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash("sha256").update(requestBytes).digest());

type Cell = Uint8Array | number | bigint | string;
type Table = Readonly<Record<string, Field>>;

const idStart = protocol.headerBytes - protocol.idBytes;
const widths = { u8: 1, u32: 4, u64: 8 } as const;

function readMessage(given: Uint8Array, table: Table, bytesMax: number): Record<string, unknown> {
  // Why: a Buffer slices without copying, so that fields would share the memory of their source.
  const bytes = new Uint8Array(given);
  const view = new DataView(bytes.buffer);
  if (bytes.length < protocol.headerBytes) throw new ProtocolError("the header is cut off");
  if (view.getUint32(0, true) !== protocol.magic) throw new ProtocolError("wrong magic");
  if (view.getUint32(4, true) !== protocol.version) throw new ProtocolError("unknown version");
  if (bytes.length > bytesMax) throw new ProtocolError("the message is too long");
  if (view.getUint32(8, true) !== bytes.length) throw new ProtocolError("wrong length");
  const message: Record<string, unknown> = { id: bytes.slice(idStart, protocol.headerBytes) };
  let at: number = protocol.headerBytes;
  for (const [name, field] of rowsOf(table)) {
    const cells: Cell[] = [];
    while (at < bytes.length) {
      if (at + protocol.fieldHeaderBytes > bytes.length)
        throw new ProtocolError("a field header is cut off");
      if (view.getUint16(at, true) !== field.tag) break;
      const start = at + protocol.fieldHeaderBytes;
      const end = start + view.getUint32(at + 2, true);
      if (end > bytes.length) throw new ProtocolError(`${name} is cut off`);
      cells.push(readCell(name, field.type, bytes.slice(start, end)));
      at = end;
    }
    if (field.times === "many") message[name] = cells;
    else if (cells.length === 1) message[name] = cells[0];
    else if (cells.length > 1) throw new ProtocolError(`${name} is given twice`);
    else if (field.times === "once") throw new ProtocolError(`${name} is missing`);
  }
  if (at !== bytes.length) throw new ProtocolError("a field that has no place here");
  return message;
}

function readCell(name: string, type: FieldType, cell: Uint8Array): Cell {
  if (type === "bytes") return cell;
  const width = isNumber(type) ? widths[type] : 1;
  if (cell.length !== width) throw new ProtocolError(`${name} has the wrong width`);
  const view = new DataView(cell.buffer);
  if (type === "u64") return view.getBigUint64(0, true);
  if (type === "u32") return view.getUint32(0, true);
  if (type === "u8") return view.getUint8(0);
  const code = view.getUint8(0);
  const found = Object.entries(codes[type]).find(([, value]) => value === code);
  if (!found) throw new ProtocolError(`${name} has an unknown code`);
  return found[0];
}

function writeMessage(
  id: Uint8Array,
  message: Readonly<Record<string, unknown>>,
  table: Table,
  bytesMax: number,
): Uint8Array {
  if (id.length !== protocol.idBytes) throw new ProtocolError("an id has 16 bytes");
  const chunks: Uint8Array[] = [];
  for (const [name, field] of rowsOf(table)) {
    const value = message[name];
    const cells = field.times === "many" ? (value as Cell[]) : value === undefined ? [] : [value];
    for (const cell of cells) {
      const content = cellBytes(field.type, cell as Cell);
      const header = new DataView(new ArrayBuffer(protocol.fieldHeaderBytes));
      header.setUint16(0, field.tag, true);
      header.setUint32(2, content.length, true);
      chunks.push(new Uint8Array(header.buffer), content);
    }
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, protocol.headerBytes as number);
  if (length > bytesMax) throw new ProtocolError("the message is too long");
  const header = new DataView(new ArrayBuffer(idStart));
  header.setUint32(0, protocol.magic, true);
  header.setUint32(4, protocol.version, true);
  header.setUint32(8, length, true);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of [new Uint8Array(header.buffer), id, ...chunks]) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function cellBytes(type: FieldType, cell: Cell): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  const view = new DataView(new ArrayBuffer(isNumber(type) ? widths[type] : 1));
  if (type === "u64") view.setBigUint64(0, cell as bigint, true);
  else if (type === "u32") view.setUint32(0, cell as number, true);
  else if (type === "u8") view.setUint8(0, cell as number);
  else if (type !== "bytes") view.setUint8(0, codeOf(codes[type], cell as string));
  return new Uint8Array(view.buffer);
}

function codeOf(names: Readonly<Record<string, number>>, name: string): number {
  const code = names[name];
  if (code === undefined) throw new ProtocolError(`there is no ${name}`);
  return code;
}

const rowsOf = (table: Table): readonly (readonly [string, Field])[] =>
  Object.entries(table).sort(([, a], [, b]) => a.tag - b.tag);

const isNumber = (type: FieldType): type is keyof typeof widths => type in widths;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
