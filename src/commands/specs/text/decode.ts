/** Text of base64, as `base64 -d` reads it; undefined where it is invalid or no UTF-8. */
export function fromBase64(text: string): string | undefined {
  const clean = text.replace(/\n/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.length % 4 !== 0) return undefined;
  return textOfBytes([...atob(clean)].map((one) => one.charCodeAt(0)));
}

/**
 * Base64 of a text, in one line without an end; undefined where it holds bytes that are no UTF-8.
 */
export function toBase64(text: string): string | undefined {
  if (/[\uD800-\uDFFF]/u.test(text)) return undefined;
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Text of base32. Source: RFC 4648 section 6. */
export function fromBase32(text: string): string | undefined {
  const clean = text.replace(/\n/g, "");
  if (!/^[A-Z2-7]*={0,6}$/.test(clean) || clean.length % 8 !== 0) return undefined;
  const bits = [...clean.replace(/=+$/, "")]
    .map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return textOfBytes(bytes.map((one) => Number.parseInt(one, 2)));
}

/** Text of hexadecimal digits, as `xxd -r -p` reads them. */
export function fromHex(text: string): string | undefined {
  const clean = text.replace(/\s/g, "");
  if (!/^([0-9a-fA-F]{2})*$/.test(clean)) return undefined;
  return textOfBytes((clean.match(/../g) ?? []).map((one) => Number.parseInt(one, 16)));
}

function textOfBytes(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes),
    );
  } catch {
    // Why: bytes that are no text are known to nobody, and the caller says so.
    return undefined;
  }
}
