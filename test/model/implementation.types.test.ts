import { describe, expect, it } from "vitest";
import { implement, nodesOf } from "#model";
import { kappa } from "#model/omnishop";
import { alertsFold, hoursFold } from "../../reference-impl/needs/folds.ts";
import { kappaImplementation } from "../../reference-impl/needs/implementations.ts";

const { topology, ...code } = kappaImplementation;
const { "tally-sales": tally, ...others } = code.processors;
const { "open-alerts": alerts } = code.folds;
const { "alert-list": alertList } = code.answers;

// Each of these is never called: that its marked line does not compile is what is tested, by the compiler.
export const wrongUses: readonly (() => unknown)[] = [
  // @ts-expect-error -- a modelled processor is missing.
  () => implement(kappa, { ...code, processors: others }),
  // @ts-expect-error -- the modelled version of a processor is missing.
  () => implement(kappa, { ...code, processors: { ...others, "tally-sales": { v2: tally.v1 } } }),
  // @ts-expect-error -- the code is another processor's.
  () => implement(kappa, { ...code, processors: { ...others, "tally-sales": others["conform-sales"] } }),
  // @ts-expect-error -- a processor is not modelled.
  () => implement(kappa, { ...code, processors: { ...code.processors, "tally-returns": tally } }),
  // @ts-expect-error -- a fold is another contract's.
  () => implement(kappa, { ...code, folds: { "sales-by-product-hour": alertsFold, "open-alerts": alerts } }),
  // @ts-expect-error -- the fold of a view is missing.
  () => implement(kappa, { ...code, folds: { "open-alerts": alerts } }),
  // @ts-expect-error -- a fold's view is not modelled.
  () => implement(kappa, { ...code, folds: { ...code.folds, "returns-by-product": hoursFold } }),
  // @ts-expect-error -- an endpoint has no answer.
  () => implement(kappa, { ...code, answers: { "alert-list": alertList } }),
  // @ts-expect-error -- a job is not modelled.
  () => implement(kappa, { ...code, jobs: { "recompute-sales": alertList } }),
];

describe("implement", () => {
  it("joins a topology with all the code that it needs", () => {
    expect(topology).toBe(kappa);
    const modelled = nodesOf(kappa, "processor").map(({ id }) => id);
    expect(Object.keys(implement(kappa, code).processors).toSorted()).toEqual(modelled.toSorted());
  });
});
