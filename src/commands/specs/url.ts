import { prefixOf, textsOf, type Value } from "../../base/value.ts";

/** The host of a URL, `host:path` or bare host, in lower case; what is known of it where it is partial. */
export function hostOf(url: Value): string {
  const text = textsOf(url)?.[0] ?? prefixOf(url);
  if (text === "") return "a host that is not known";
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?(\[[^\]]*\]|[^:/?#\s]+)/i.exec(text);
  return (match?.[1] ?? text).toLowerCase();
}

/** Whether a host is this machine. Source: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|[\w.-]+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0)$/i.test(host);
