import type { FakeFile } from "./fake-files.ts";

/** What a fresh Debian-like system and a developer's home hold, as far as tests care. */
export function systemFiles(home: string, uid: number): (readonly [string, FakeFile])[] {
  return [
    ["/bin", { symlink: "usr/bin" }],
    ["/sbin", { symlink: "usr/sbin" }],
    ["/lib", { symlink: "usr/lib" }],
    ...programs.map((name) => [`/usr/bin/${name}`, program] as const),
    ...systemPrograms.map((name) => [`/usr/sbin/${name}`, program] as const),
    ["/usr/bin/sudo", { ...program, mode: 0o4755 }],
    ["/usr/bin/sh", { symlink: "dash" }],
    ["/usr/bin/python3", { symlink: "python3.11" }],
    ["/usr/lib/x86_64-linux-gnu/libc.so.6", program],
    ["/usr/local/bin", { dir: true }],
    ["/usr/share/doc", { dir: true }],
    ["/boot/vmlinuz", "kernel"],
    ["/dev/null", { special: "character-device", device: 5 }],
    ["/dev/zero", { special: "character-device", device: 5 }],
    ["/dev/urandom", { special: "character-device", device: 5 }],
    ["/dev/tty", { special: "character-device", device: 5 }],
    ["/dev/sda", { special: "block-device", device: 5, mode: 0o660 }],
    ["/etc/passwd", passwd(home, uid)],
    ["/etc/shadow", { text: "root:*:19000:0:99999:7:::\n", mode: 0o640 }],
    ["/etc/hosts", "127.0.0.1 localhost\n"],
    ["/etc/os-release", 'ID=debian\nVERSION_ID="12"\n'],
    ["/etc/crontab", ""],
    ["/etc/ssh/sshd_config", ""],
    ["/opt", { dir: true }],
    ["/proc/self", { dir: true, device: 4 }],
    ["/root", { dir: true, mode: 0o700 }],
    ["/run/user/1000", { dir: true, mode: 0o700, device: 6 }],
    ["/tmp", { dir: true, mode: 0o1777, uid: 0 }],
    ["/var/tmp", { dir: true, mode: 0o1777, uid: 0 }],
    ["/var/log/syslog", ""],
    ["/var/lib/dpkg/status", ""],
    [`${home}/.bashrc`, ""],
    [`${home}/.profile`, ""],
    [`${home}/.ssh/id_ed25519`, { text: "-----BEGIN OPENSSH PRIVATE KEY-----\n", mode: 0o600 }],
    [`${home}/.ssh`, { dir: true, mode: 0o700 }],
    [`${home}/.config`, { dir: true }],
    [`${home}/.cache`, { dir: true }],
  ];
}

const program: FakeFile & object = { text: "\x7fELF", mode: 0o755 };

const passwd = (home: string, uid: number): string =>
  [
    "root:x:0:0:root:/root:/bin/bash",
    "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
    `dev:x:${uid}:${uid}:Dev,,,:${home}:/bin/bash`,
    "",
  ].join("\n");

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const programs: readonly string[] = words(`
  apt-get ar at awk aws base32 base64 basename bash bunzip2 bzip2 cargo cat chattr chgrp chmod
  chown clang cmake cmp cp cpio crontab curl cut dash date dd df diff dig dirname docker dpkg du
  ed emacs env expand expr false fd file find flock fmt fold g++ gawk gcc gdb gh git go gpg grep
  gunzip gzip head helm hexdump host id install java jobs join jq kill killall kubectl less ln
  logger ls lsof make md5sum mkdir mkfifo mktemp mount mv mysql nano nc ncat nice node nohup npm
  npx nslookup od openssl parallel passwd paste patch perl pg_dump php ping pip pip3 pkill pnpm
  podman ps psql python python3.11 readlink realpath rg rm rmdir rsync ruby scp screen sed seq
  setsid sftp sha256sum shred shuf sleep socat sort split sqlite3 ssh ssh-add ssh-keygen stat
  stdbuf strace strings su svn sync systemctl tac tail tar tee telnet terraform test time timeout
  tmux touch tr true truncate tsc tty umount uname uniq unlink unxz unzip uv vi vim watch wc wget
  which who whoami xargs xxd xz yarn yes zcat zip zsh zstd
`);

const systemPrograms: readonly string[] = words(`
  fdisk halt ifconfig insmod ip iptables losetup mkfs mkfs.ext4 mkswap nologin parted poweroff
  reboot shutdown sysctl useradd userdel usermod visudo
`);
