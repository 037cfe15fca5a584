import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("the code of the live page has no type error where a document is, which the rest of the project has not", async () => {
  const compile = promisify(execFile)("node_modules/.bin/tsc", ["-p", "report/live"]);
  await expect(compile).resolves.toMatchObject({ stdout: "" });
});
