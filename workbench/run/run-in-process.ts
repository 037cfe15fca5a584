import { z } from "zod";
import { answerQuestion } from "#benchmarks";
import { carryOn } from "./run-variant.ts";

// A run in a process of its own, so that it can be killed: it carries on where an earlier one of its folder ended.

const options = z.object({
  data: z.string(),
  variant: z.enum(["kappa", "lambda"]),
  events: z.int().positive(),
  seed: z.string(),
});

answerQuestion(async (question) => {
  const { data, ...run } = options.parse(question);
  const { rows, found, check, digest } = await carryOn(data, run);
  return { rows, found, differing: check.differing, digest };
});
