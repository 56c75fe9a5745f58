import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Packing and installing take minutes, so they are no part of the usual run. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/packaging/**/*.test.ts"],
    pool: "forks",
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

export default config;
