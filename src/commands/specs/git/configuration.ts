/** Settings whose value git hands to a shell. Source: git 2.39 git-config(1). */
const programs =
  /^(core\.(pager|editor|sshcommand|askpass|gitproxy|fsmonitor|alternaterefscommand)|sequence\.editor|diff\.external|gpg\.program|gpg\.[a-z0-9]+\.program|gpg\.ssh\.defaultkeycommand|credential(\..*)?\.helper|(diff|merge|filter)\..*\.(command|textconv|driver|clean|smudge|process)|(merge|diff|gui)tool\..*\.cmd|(browser|man)\..*\.cmd|pager\.[a-z-]+|interactive\.difffilter|uploadpack\.packobjectshook|sendemail\..*cmd|remote\..*\.(uploadpack|receivepack|vcs)|trailer\..*\.(command|cmd)|instaweb\.httpd|web\.browser|imap\.tunnel|ssh\.variant)$/;

/** The shell text that a setting makes git run, or undefined when it runs nothing. */
export function runningKeys(key: string, value: string): string | undefined {
  if (key.startsWith("alias.")) return value.startsWith("!") ? value.slice(1) : undefined;
  if (!programs.test(key)) return undefined;
  if (/^(true|false|yes|no|on|off|\d+|)$/i.test(value)) return undefined;
  if (key.startsWith("credential")) {
    if (value.startsWith("!")) return value.slice(1);
    return value.startsWith("/") ? value : `git credential-${value}`;
  }
  return value;
}
