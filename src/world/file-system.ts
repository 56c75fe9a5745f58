/** What a path is, as lstat(2) or stat(2) tells. */
export interface FileFacts {
  readonly type:
    | "file"
    | "directory"
    | "symlink"
    | "fifo"
    | "socket"
    | "block-device"
    | "character-device";
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  /** Permission bits with set-uid, set-gid and sticky: `st_mode & 0o7777`. */
  readonly mode: number;
  readonly uid: number;
  readonly links: number;
  /** Status change time in nanoseconds; modification time is never evidence. */
  readonly changedNs: bigint;
}

/** One name in a directory; `unknown` where the file system does not tell its type. */
export interface DirectoryEntry {
  readonly name: string;
  readonly type: FileFacts["type"] | "unknown";
}

/**
 * Reads the file system, and only reads it. Paths are absolute; strings are decoded by
 * `host/bytes.ts`, so bytes that are not UTF-8 survive. Every call answers undefined when there is
 * no such thing or it may not be looked at, and nothing here opens a FIFO, a socket or a device.
 */
export interface FileSystem {
  /** Facts of the path itself; a symbolic link is not followed. */
  lstat(path: string): FileFacts | undefined;
  /** Facts of what the path leads to. */
  stat(path: string): FileFacts | undefined;
  /** Target of a symbolic link, as stored. */
  readlink(path: string): string | undefined;
  /** The path with every symbolic link resolved; it has to exist. */
  realpath(path: string): string | undefined;
  /**
   * Entries without `.` and `..`, unordered; undefined also when there are more than `entriesMax`.
   */
  list(path: string, entriesMax: number): readonly DirectoryEntry[] | undefined;
  /** Content of a regular file of at most `bytesMax` bytes. */
  read(path: string, bytesMax: number): string | undefined;
}
