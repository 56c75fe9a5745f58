import { anyOf } from "../base/any-of.ts";

/**
 * Files that hold secrets by convention, relative to a home directory. A trailing `/` means
 * everything below. Sources: the manual pages of the programs that keep them there.
 */
const belowHome: readonly string[] = [
  ".aws/credentials",
  ".aws/sso/cache/",
  ".aws/cli/cache/",
  ".azure/",
  ".config/gcloud/",
  ".config/gh/hosts.yml",
  ".config/hub",
  ".config/doctl/config.yaml",
  ".config/rclone/rclone.conf",
  ".docker/config.json",
  ".git-credentials",
  ".config/git/credentials",
  ".gnupg/",
  ".kube/config",
  ".netrc",
  "_netrc",
  ".authinfo",
  ".authinfo.gpg",
  ".npmrc",
  ".yarnrc.yml",
  ".pypirc",
  ".gem/credentials",
  ".cargo/credentials",
  ".cargo/credentials.toml",
  ".composer/auth.json",
  ".m2/settings.xml",
  ".gradle/gradle.properties",
  ".pgpass",
  ".my.cnf",
  ".mylogin.cnf",
  ".password-store/",
  ".local/share/keyrings/",
  "Library/Keychains/",
  ".vault-token",
  ".terraform.d/credentials.tfrc.json",
  ".terraformrc",
  ".s3cfg",
  ".boto",
  ".oci/",
  ".claude/.credentials.json",
  ".codex/auth.json",
  ".mozilla/firefox/",
  ".config/google-chrome/",
  ".config/chromium/",
  ".config/op/",
  ".electrum/",
  ".bitcoin/wallet.dat",
  ".ethereum/keystore/",
  ".config/solana/id.json",
  ".bash_history",
  ".zsh_history",
  ".python_history",
  ".psql_history",
  ".mysql_history",
  ".node_repl_history",
  ".sqlite_history",
  ".local/share/fish/fish_history",
  ".cache/huggingface/token",
  ".huggingface/token",
  ".config/containers/auth.json",
  ".config/helm/registry/config.json",
  ".config/hcloud/cli.toml",
  ".config/linode-cli",
  ".config/netlify/config.json",
  ".config/ngrok/ngrok.yml",
  ".config/sops/age/keys.txt",
  ".config/stripe/config.toml",
  ".databrickscfg",
  ".fly/config.yml",
  ".local/share/com.vercel.cli/auth.json",
  ".ngrok2/ngrok.yml",
  ".nuget/NuGet/NuGet.Config",
  ".sentryclirc",
  ".snowsql/config",
];

/** Absolute ones. */
const onSystem: readonly RegExp[] = [
  /^\/etc\/(shadow|gshadow|sudoers|security\/opasswd)-?$/,
  /^\/etc\/ssh\/ssh_host_[a-z0-9]+_key$/,
  /^\/etc\/ssl\/private\//,
  /^\/etc\/krb5\.keytab$/,
  /^\/proc\/(\d+|self|thread-self)\/(environ|mem|maps|task\/\d+\/environ)$/,
  /^\/(var\/)?run\/secrets\//,
  /^\/dev\/(mem|kmem)$/,
];

/** File names that hold secrets wherever they are. */
const anywhere: readonly RegExp[] = [
  /^\.env(\.(?!example$|sample$|template$|dist$|defaults?$|schema$)[\w.-]+)?$/,
  /^\.envrc$/,
  /^id_(rsa|dsa|ecdsa|ed25519|ecdsa_sk|ed25519_sk)$/,
  /\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc)$/,
  /^(credentials|secrets?)(\.(json|ya?ml|toml|ini|txt|env))?$/,
  /^(service[-_]?account|client[-_]secrets?)[\w.-]*\.json$/,
  /^\.?(htpasswd|pgpass|netrc|git-credentials|vault-token|vault_pass)$/,
  /\.tfstate(\.backup)?$/,
  /^master\.key$/,
  /^\.?([\w-]*[_-])?((access|api|auth|bot|oauth)[_-]?token|(api|private|secret)[_-]?key)$/i,
  /^\.?([\w-]*[_-])?((access|api|auth|bot|oauth)[_-]?token|(api|secret)[_-]?key)\.(txt|json)$/i,
  /^\.?passwords?(\.(txt|csv|json|ya?ml))?$/i,
];

const publicNames = /(^|[._-])(pub|public|example|sample|template)([._-]|$)/i;

/** Certificates are public, but what stands beside them under `.key` or in a key store is not. */
const certificates = /(^|[._-])(ca|cert|crt|chain|fullchain)([._-].*)?\.(pem|asc)$/i;

/** Whether a real, absolute path names a file (or folder) that holds secrets. */
export function isSecretPath(path: string, home: string | undefined): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const below =
    home !== undefined && path.startsWith(`${home}/`) ? path.slice(home.length + 1) : undefined;
  if (below !== undefined || path.startsWith("/root/") || /^\/(home|Users)\/[^/]+\//.test(path)) {
    const rest = below ?? path.replace(/^\/(root|(home|Users)\/[^/]+)\//, "");
    if (rest === ".ssh" || rest.startsWith(".ssh/")) return isPrivateKeyName(rest);
    for (const entry of belowHome)
      if (entry.endsWith("/") ? `${rest}/`.startsWith(entry) : rest === entry) return true;
  }
  if (onSystem.some((one) => one.test(path))) return true;
  return (
    anywhere.some((one) => one.test(name)) && !publicNames.test(name) && !certificates.test(name)
  );
}

/**
 * Whether everything below a real, absolute path is secret: the path is a folder where it exists.
 */
export function isSecretFolder(path: string, home: string | undefined): boolean {
  if (home === undefined || !path.startsWith(`${home}/`)) return false;
  const rest = path.slice(home.length + 1);
  return rest === ".ssh" || belowHome.includes(`${rest}/`);
}

/** In `.ssh`, everything but public keys, the list of known hosts and the configuration. */
const isPrivateKeyName = (rest: string): boolean =>
  !/\.pub$/.test(rest) &&
  !/^\.ssh\/(known_hosts[\w.]*|config(\.d\/.*)?|authorized_keys2?|environment)$/.test(rest);

/** Names of variables whose values are secrets. */
export const isSecretName = (name: string): boolean =>
  secretName.test(name) && !aboutSecret.test(name);

const secretName = anyOf(
  /(^|_)(SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|PWD_|CREDENTIALS?|PRIVATE_KEY)($|_)/i,
  /(^|_)(API_?KEY|ACCESS_KEY|AUTH)($|_)/i,
);

/** Names that say where a secret is, whose it is or how it is used. */
const aboutSecret = anyOf(
  /(^|_)(FILE|PATH|DIR|URL|HOST|NAME|ID|SOCK|TYPE|USER|METHOD|TTL|EXPIRY|EXPIRES)$/i,
  /(^|_)(ALGORITHM|PROVIDER)$/i,
);
