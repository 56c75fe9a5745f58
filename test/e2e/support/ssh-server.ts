import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

/** A server on loopback whose root has this home and this login shell. */
export interface SshServer {
  readonly port: number;
  /** Options for ssh, scp and sftp, without the port. */
  readonly options: readonly string[];
  readonly log: string;
  stop(): void;
}

/** Why there can be no server here; undefined when there can. */
export function missingForSsh(): string | undefined {
  if (process.getuid?.() !== 0) return "sshd in a mount namespace of its own needs root";
  const files = ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/scp", "/usr/bin/unshare"];
  const missing = [...files, "/etc/passwd"].find((file) => !existsSync(file));
  if (missing !== undefined) return `${missing} is missing`;
  const tried = spawnSync("/usr/bin/unshare", ["-m", "true"]);
  return tried.status === 0 ? undefined : "mount namespaces cannot be made here";
}

/**
 * Starts sshd where only it sees other accounts: passwd, shadow and group of its own are mounted
 * over the machine's in a private mount namespace, so nothing of the machine changes.
 */
export async function startSshServer(
  folder: string,
  home: string,
  shell: string,
): Promise<SshServer> {
  const at = (name: string): string => join(folder, name);
  mkdirSync(folder, { recursive: true });
  for (const name of ["host", "user"])
    spawnSync("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at(name)]);
  const port = await freePort();
  const nobody = "nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n";
  const separation = "sshd:x:101:65534::/run/sshd:/usr/sbin/nologin\n";
  const contents: Readonly<Record<string, string>> = {
    passwd: `root:x:0:0:root:${home}:${shell}\n${nobody}${separation}`,
    shadow: "root:*:19000:0:99999:7:::\nsshd:!:19000::::::\n",
    group: "root:x:0:\nnogroup:x:65534:\n",
    keys: readFileSync(at("user.pub"), "utf8"),
    config: [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${at("host")}`,
      `AuthorizedKeysFile ${at("keys")}`,
      "PidFile none",
      "StrictModes no",
      "UsePAM no",
      "PasswordAuthentication no",
      "PermitRootLogin yes",
      "PrintMotd no",
      "PrintLastLog no",
      "Subsystem sftp /usr/lib/openssh/sftp-server",
      "",
    ].join("\n"),
  };
  for (const [name, content] of Object.entries(contents)) writeFileSync(at(name), content);
  const script = [
    ...["passwd", "shadow", "group"].map((name) => `mount --bind "$0/${name}" /etc/${name}`),
    "mount -t tmpfs none /run",
    "mkdir -m 755 /run/sshd",
    'exec /usr/sbin/sshd -D -f "$0/config" -E "$0/log"',
  ].join(" && ");
  const server = spawn("/usr/bin/unshare", ["-m", "/bin/sh", "-c", script, folder], {
    stdio: "ignore",
  });
  await listening(port, server);
  const options = [
    ...["-F", "none", "-i", at("user"), "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"],
    ...["-o", "StrictHostKeyChecking=no", "-o", `UserKnownHostsFile=${at("known")}`],
  ];
  return { port, options, log: at("log"), stop: () => server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error("sshd ended at once");
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("sshd does not listen");
}
