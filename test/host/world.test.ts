import { expect, test } from "vitest";
import { environFrom } from "../../src/host/environ.ts";
import { hostWorld } from "../../src/host/world.ts";

test("hostWorld is the real machine", () => {
  const world = hostWorld({
    environ: environFrom([Buffer.from("A=1")]),
    directory: "/",
    guardPaths: ["/opt/guardsh"],
  });
  expect(world.environ.get("A")).toBe("1");
  expect(world.directory).toBe("/");
  expect(world.files.stat("/")?.type).toBe("directory");
  expect(world.users.uid).toBe(process.getuid?.());
  expect(world.git.repository("/")).toBeUndefined();
  expect(["bash", "dash", "unknown"]).toContain(world.sh);
  expect(world.guardPaths).toEqual(["/opt/guardsh"]);
});

test.each(["/no/such/folder", "/dev/null", "relative", undefined])("%j is no directory", (path) => {
  const world = hostWorld({ environ: environFrom([]), directory: path, guardPaths: [] });
  expect(world.directory).toBeUndefined();
});
