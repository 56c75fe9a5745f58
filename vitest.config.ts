import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Why: it takes minutes; `npm run test:packaging` runs it.
    exclude: ["test/packaging/**"],
    // Why: the tree-sitter and pty addons are native and not safe to load in several threads.
    pool: "forks",
    testTimeout: 60_000,
  },
});

export default config;
