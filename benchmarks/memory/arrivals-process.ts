import { z } from "zod";
import { arrivalSupply } from "../load/arrival-supply.ts";
import type { ArrivalSupply } from "../load/arrival-supply.ts";

// A process of its own: it makes events as it is asked for them, so that what making them takes is not in the memory of
// the process that works them off. It ends when that one leaves.

const request = z.object({
  seed: z.string(),
  count: z.int().positive(),
  ratePerSecond: z.number().positive(),
});

let supply: ArrivalSupply | null = null;
process.on("message", (message) => {
  const { seed, ...amount } = request.parse(message);
  supply ??= arrivalSupply(seed);
  process.send?.(supply(amount).map(({ sourceId, arrivalMs, value }) => ({ sourceId, arrivalMs, value })));
});
