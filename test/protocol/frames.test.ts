import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answerTo,
  ProtocolError,
  readAnswer,
  readRequest,
  writeAnswer,
  writeRequest,
} from "../../src/protocol/frames.ts";
import {
  answerFields,
  type LauncherRequest,
  protocol,
  requestFields,
} from "../../src/protocol/protocol.ts";

const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, "latin1"));

const full: LauncherRequest = {
  id: new Uint8Array(16).map((_, index) => 240 + index),
  argv: [text("bash"), text("-c"), text("echo \xff\x80"), text("")],
  environ: [text("PATH=/bin"), text("PATH=/evil"), text("no-equals"), text("B=\xc3\x28")],
  directory: text("/tmp"),
  directoryDevice: 2n ** 63n,
  directoryInode: 2n ** 64n - 1n,
  personality: "bash",
  kind: "command",
  operandIndex: 2,
  terminals: 5,
  inputType: "socket",
  pid: 4_000_000_000,
  parentPid: 1,
  uid: 0,
  effectiveUid: 1000,
  shell: text("/bin/bash"),
  record: text("/opt/guardsh/bin/install.json"),
  scriptPath: text("./x.sh"),
  scriptDescriptor: 4,
  scriptDevice: 1n,
  scriptInode: 2n,
  scriptSize: 3n,
  scriptChangedNs: 1_700_000_000_123_456_789n,
  inputDescriptor: 5,
};

const { directory, directoryDevice, directoryInode, operandIndex, ...without } = full;

describe("requests", () => {
  test("every field survives the wire", () => {
    expect(readRequest(writeRequest(full))).toEqual(full);
    expect(Object.keys(full).sort()).toEqual(["id", ...Object.keys(requestFields)].sort());
  });

  test("a Buffer in the middle of other memory is read alike", () => {
    const around = Buffer.concat([text("before"), writeRequest(full), text("after")]);
    expect(readRequest(around.subarray(6, -5))).toEqual(full);
  });

  test("absent fields stay absent", () => {
    expect(readRequest(writeRequest(without))).toEqual(without);
    expect(readRequest(writeRequest({ ...without, argv: [], environ: [] })).argv).toEqual([]);
  });

  test("any bytes in argv and environ come back, in order", () => {
    const bytes = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(bytes, bytes, (argv, environ) => {
        const read = readRequest(writeRequest({ ...full, argv, environ }));
        expect(read.argv).toEqual(argv);
        expect(read.environ).toEqual(environ);
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  test("a request over the limit is not written", () => {
    const argv = [new Uint8Array(protocol.requestBytesMax)];
    expect(() => writeRequest({ ...full, argv })).toThrow(ProtocolError);
  });

  test("tags are unique over both messages", () => {
    const tags = [...Object.values(requestFields), ...Object.values(answerFields)].map(
      (field) => field.tag,
    );
    expect(new Set(tags).size).toBe(tags.length);
  });
});

const request = writeRequest(full);
const answer = writeAnswer(
  answerTo(request, { decision: "refuse", status: 126, text: text("no\n") }),
);

describe("answers", () => {
  test("an answer to this request is read", () => {
    const read = readAnswer(answer, request);
    expect(read).toMatchObject({ decision: "refuse", status: 126, text: text("no\n") });
  });

  const changed = (at: number, value: number): Uint8Array => {
    const copy = answer.slice();
    copy[at] = value;
    return copy;
  };
  const decisionAt = protocol.headerBytes + 6 + 32 + 6;
  const other = writeRequest({ ...full, pid: 7 });
  test.each<[string, Uint8Array, Uint8Array]>([
    ["nothing", new Uint8Array(0), request],
    ["one byte", text("A"), request],
    ["wrong magic", changed(0, 0), request],
    ["wrong version", changed(4, 2), request],
    ["wrong length", changed(8, 0), request],
    ["wrong id", changed(12, 0), request],
    ["wrong digest", changed(protocol.headerBytes + 6, 0), request],
    ["digest of other bytes with the same id", answer, other],
    ["unknown decision", changed(decisionAt, 0), request],
    ["decision past the last one", changed(decisionAt, 4), request],
    ["unknown field", changed(protocol.headerBytes, 99), request],
    ["trailing byte", Buffer.concat([answer, text("\0")]), request],
    ["two answers", Buffer.concat([answer, answer]), request],
    ["a request", request, request],
  ])("%s is no answer", (_, bytes, to) => {
    expect(() => readAnswer(new Uint8Array(bytes), to)).toThrow(ProtocolError);
  });

  test("every shorter prefix is no answer", () => {
    for (let length = 0; length < answer.length; length += 1)
      expect(() => readAnswer(answer.subarray(0, length), request)).toThrow(ProtocolError);
  });
});

test("bytes of any kind are read or rejected, never anything else", () => {
  const valid = fc.constantFrom(request, answer);
  const edits = fc.array(fc.tuple(fc.nat(request.length), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(valid, edits, (bytes, changes) => {
      const copy = bytes.slice();
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
      try {
        expect(writeRequest(readRequest(copy))).toEqual(copy);
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError);
      }
    }),
    { seed: 21, numRuns: 2000 },
  );
});
