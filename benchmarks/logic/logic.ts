import type { Comparison } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { exactComparison } from "../evidence/comparison.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { readSource } from "../subject/project-files.ts";
import { originOf } from "../subject/subject-hash.ts";
import { countCodeReached } from "./code-reached.ts";

const folder = "reference-impl/needs";
const path = `${folder}/implementations.ts`;

/**
 * Hypothesis of the decision `paradigm`: Lambda needs more code than Kappa for the same needs. Counts the lines of code
 * of the needs that each implementation reaches; the runtime beneath is the same for both and is left out.
 *
 * @throws {BenchmarkError} `SOURCE_NOT_FOUND`.
 */
export function measureLogic(circumstances: Circumstances): Comparison {
  const options = { folder, read: readSource };
  const pair = {
    of: countCodeReached({ path, name: "kappaImplementation" }, options),
    comparedWith: countCodeReached({ path, name: "lambdaImplementation" }, options),
  };
  const entries = ["benchmarks/logic/logic.ts", path];
  const subject = { entries, topologies: [kappa, lambda], workload: { folder } };
  return exactComparison(originOf(circumstances, subject), {
    id: "need-code",
    metric: "need-code-lines",
    of: "kappa",
    comparedWith: "lambda",
    better: "lower",
    pair,
  });
}
