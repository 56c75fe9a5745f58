import type { OptionSpec } from "../getopt.ts";
import { lazyOptions } from "../option-list.ts";

const required = { argument: "required" } as const;

/** Options with an argument that change nothing that decisions depend on. */
const neutral = (
  "alt-svc aws-sigv4 cacert capath cert cert-type ciphers connect-timeout connect-to " +
  "continue-at create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr " +
  "dns-ipv6-addr dns-servers doh-url egd-file etag-compare expect100-timeout ftp-account " +
  "ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms " +
  "hostpubmd5 hostpubsha256 hsts interface ipfs-gateway keepalive-time key key-type krb " +
  "libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize " +
  "max-redirs max-time netrc-file noproxy parallel-max pass pinnedpubkey proto " +
  "proto-default proto-redir proxy-cacert proxy-capath proxy-cert proxy-cert-type " +
  "proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass " +
  "proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype " +
  "proxy-tlspassword proxy-tlsuser proxy-user pubkey quote random-file range rate " +
  "request-target resolve retry retry-delay retry-max-time sasl-authzid service-name " +
  "socks5-gssapi-service speed-limit speed-time telnet-option tftp-blksize time-cond " +
  "tls-max tls13-ciphers tlsauthtype tlspassword tlsuser write-out"
).split(" ");

const flags = (
  "anyauth append basic cert-status compressed compressed-ssh create-dirs crlf digest " +
  "disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure " +
  "fail fail-early fail-with-body false-start form-escape ftp-create-dirs ftp-pasv " +
  "ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control globoff haproxy-protocol help " +
  "http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only " +
  "ignore-content-length include insecure ipv4 ipv6 junk-session-cookies list-only " +
  "location location-trusted mail-rcpt-allowfails manual metalink negotiate netrc-optional " +
  "next no-alpn no-buffer no-clobber no-keepalive no-npn no-progress-meter no-sessionid " +
  "ntlm ntlm-wb parallel parallel-immediate path-as-is post301 post302 post303 " +
  "progress-bar proxy-anyauth proxy-basic proxy-digest proxy-insecure proxy-negotiate " +
  "proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw " +
  "remote-header-name remote-name remote-name-all remote-time remove-on-error " +
  "retry-all-errors retry-connrefused sasl-ir show-error silent socks5-basic socks5-gssapi " +
  "socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke ssl-reqd " +
  "ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers tcp-fastopen " +
  "tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 " +
  "tr-encoding trace-ids trace-time  use-ascii verbose version xattr"
).split(" ");

const letters: Readonly<Record<string, string>> = {
  ":": "next",
  "#": "progress-bar",
  0: "http1.0",
  1: "tlsv1",
  2: "sslv2",
  3: "sslv3",
  4: "ipv4",
  6: "ipv6",
  a: "append",
  A: "user-agent",
  b: "cookie",
  B: "use-ascii",
  C: "continue-at",
  e: "referer",
  E: "cert",
  f: "fail",
  g: "globoff",
  G: "get",
  h: "help",
  H: "header",
  i: "include",
  I: "head",
  j: "junk-session-cookies",
  J: "remote-header-name",
  k: "insecure",
  l: "list-only",
  L: "location",
  m: "max-time",
  M: "manual",
  n: "netrc",
  N: "no-buffer",
  O: "remote-name",
  p: "proxytunnel",
  P: "ftp-port",
  q: "disable",
  Q: "quote",
  r: "range",
  R: "remote-time",
  s: "silent",
  S: "show-error",
  t: "telnet-option",
  u: "user",
  U: "proxy-user",
  v: "verbose",
  V: "version",
  w: "write-out",
  x: "proxy",
  X: "request",
  y: "speed-time",
  Y: "speed-limit",
  z: "time-cond",
  Z: "parallel",
};

/** The option names that the spec of curl asks for. */
export type CurlOption =
  | "config"
  | "cookie"
  | "cookie-jar"
  | "data"
  | "data-raw"
  | "dump-header"
  | "engine"
  | "form"
  | "form-string"
  | "get"
  | "head"
  | "header"
  | "help"
  | "manual"
  | "netrc"
  | "oauth2-bearer"
  | "output"
  | "output-dir"
  | "proxy"
  | "referer"
  | "remote-name"
  | "request"
  | "stderr"
  | "trace"
  | "unix-socket"
  | "upload-file"
  | "url"
  | "user"
  | "user-agent"
  | "version";

function table(): Readonly<Record<CurlOption, OptionSpec>> {
  const short = (name: string): OptionSpec => {
    const own = Object.entries(letters).filter(([, long]) => long === name);
    return own.length > 0 ? { short: own.map(([letter]) => letter).join("") } : {};
  };
  const options: Record<string, OptionSpec> = {};
  for (const name of flags) options[name] = short(name);
  for (const name of neutral) options[name] = { ...short(name), ...required };
  const used: Partial<Record<CurlOption, OptionSpec>> = {
    config: { short: "K", ...required },
    cookie: { short: "b", ...required },
    "cookie-jar": { short: "c", long: ["etag-save"], ...required },
    data: {
      short: "d",
      long: ["data-ascii", "data-binary", "data-urlencode", "json", "url-query"],
      ...required,
    },
    "data-raw": required,
    "dump-header": { short: "D", ...required },
    engine: required,
    form: { short: "F", ...required },
    "form-string": required,
    get: { short: "G" },
    head: { short: "I" },
    header: { short: "H", long: ["proxy-header"], ...required },
    netrc: { short: "n" },
    "oauth2-bearer": required,
    output: { short: "o", ...required },
    "output-dir": required,
    proxy: {
      short: "x",
      long: ["preproxy", "socks4", "socks4a", "socks5", "socks5-hostname", "proxy1.0"],
      ...required,
    },
    referer: { short: "e", ...required },
    request: { short: "X", ...required },
    stderr: required,
    trace: { long: ["trace-ascii"], ...required },
    "upload-file": { short: "T", ...required },
    url: required,
    "unix-socket": { long: ["abstract-unix-socket"], ...required },
    user: { short: "u", ...required },
    "user-agent": { short: "A", ...required },
  };
  return { ...options, ...used } as unknown as Readonly<Record<CurlOption, OptionSpec>>;
}

/** All options of curl 7.88. */
export const curlOptions: Readonly<Record<CurlOption, OptionSpec>> = lazyOptions(table);
