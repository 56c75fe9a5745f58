import type { Socket } from "node:net";
import { decode } from "../host/bytes.ts";

/** What a caller writes, as it comes. */
export interface Incoming {
  /** Complete lines that have not been taken; behind the end of it, all that is left. */
  text(): string;
  /** Takes so many UTF-16 code units of the text away. */
  take(length: number): void;
  /** Nothing more will come. */
  hasEnded(): boolean;
  /** Nobody is there any more to hand anything to. */
  isGone(): boolean;
  /** Waits until something has changed, for so many milliseconds at most. */
  more(waitMs?: number): Promise<void>;
}

/** Reads from a socket. Zero bytes are left out, as shells do. */
export function incomingOn(socket: Socket): Incoming {
  let text = "";
  let parts: Uint8Array[] = [];
  let ended = false;
  let gone = false;
  let wake = (): void => undefined;
  socket.on("data", (bytes: Uint8Array) => {
    const plain = bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
    const cut = plain.lastIndexOf(newline) + 1;
    if (cut > 0) {
      text += decode(Buffer.concat([...parts, plain.subarray(0, cut)]));
      parts = [];
    }
    if (cut < plain.length) parts.push(plain.subarray(cut));
    if (text.length > waitingMax) socket.pause();
    wake();
  });
  socket.on("end", () => {
    text += decode(Buffer.concat(parts));
    parts = [];
    ended = true;
    wake();
  });
  const leave = (): void => {
    gone = true;
    wake();
  };
  socket.on("error", leave);
  socket.on("close", leave);
  return {
    text: () => text,
    take(length) {
      text = text.slice(length);
      if (text.length <= waitingMax) socket.resume();
    },
    hasEnded: () => ended,
    isGone: () => gone,
    more: (waitMs) =>
      new Promise((resolve) => {
        const timer = waitMs === undefined ? undefined : setTimeout(resolve, waitMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}

const newline = 10;

/** What may wait here before the caller has to: more than the longest line that is judged. */
const waitingMax = 8_388_608;
