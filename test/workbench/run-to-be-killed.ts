import { writeFileSync } from "node:fs";
import { carryOn } from "../../workbench/run-variant.ts";

// A run in a process of its own, so that a test can kill it: node run-to-be-killed.ts FOLDER VARIANT RECEIPTS RESULT
const [folder = "", variant = "", receipts = "", result = ""] = process.argv.slice(2);
const { rows, found, check, digest } = await carryOn(folder, {
  seed: "killed",
  variant: variant === "lambda" ? "lambda" : "kappa",
  receipts: Number(receipts),
});
writeFileSync(result, JSON.stringify({ rows, found, differing: check.differing, digest }));
