import type { FakeWorldOptions } from "../../support/fake-world.ts";

const installed = { text: "\x7fELF\0", mode: 0o755 };

/** Where the acts take place: a project with work of every kind in it. */
export const actWorld: FakeWorldOptions = {
  git: {
    tracked: ["README.md", "package.json", "package-lock.json", "src/main.ts", "src/a.ts"],
    changed: ["src/a.ts"],
  },
  files: {
    ".env": "TOKEN=abc\n",
    ".env.example": "TOKEN=\n",
    ".gitignore": "node_modules/\ndist/\n.env\n",
    "README.md": "# app\n",
    "package.json": '{"name":"app","scripts":{"test":"vitest run","build":"tsc"}}\n',
    "src/main.ts": "export const a = 1;\n",
    "src/a.ts": "export const b = 2;\n",
    "notes.txt": "notes\n",
    "node_modules/left-pad/index.js": "",
    "dist/main.js": "",
    "/home/dev/.aws/credentials": "[default]\naws_secret_access_key = x\n",
    "/home/dev/.bash_history": "ls\n",
    "/home/dev/other/.git/HEAD": "ref: refs/heads/main\n",
    "/home/dev/other/src/a.c": "",
    "/usr/bin/nmap": installed,
    "/usr/bin/mkfs.ext4": installed,
    "/usr/bin/shutdown": installed,
    "/tmp/tool": { text: "\x7fELF\0", mode: 0o755 },
    "/tmp/scratch/a.txt": "a\n",
  },
};
