import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { renderHeader } from "../../src/protocol/header.ts";

const header = new URL("../../src/launcher/protocol.h", import.meta.url).pathname;

test("the launcher's header is what the table renders (renew it: vitest run -u)", async () => {
  expect(existsSync(header)).toBe(true);
  await expect(renderHeader()).toMatchFileSnapshot(header);
});
