import { kappaImplementation, openPipeline } from "#reference-impl";
import { saleOf } from "./needs-sales.ts";

// A process of its own, so that a test can give it a small disk: node full-pipeline.ts fill|check FOLDER
const [what = "", folder = ""] = process.argv.slice(2);
const salesPerOffer = 500;
const offersMax = 1_000;

/** Offers sales until the disk is full; gives how many offers were acknowledged before, and how the next one failed. */
async function fill(): Promise<unknown> {
  const pipeline = await openPipeline({ implementation: kappaImplementation, folder, clock: () => 0 });
  let acknowledged = 0;
  try {
    for (; acknowledged < offersMax; acknowledged += 1) await pipeline.offer("tills", offerOf(acknowledged));
    return { acknowledged, code: null };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : String(error);
    return { acknowledged, code };
  } finally {
    await pipeline.close();
  }
}

/** Opens what is there, works it off, and offers once more. */
async function check(): Promise<unknown> {
  const pipeline = await openPipeline({ implementation: kappaImplementation, folder, clock: () => 0 });
  const { values = 0, accepted = 0 } = pipeline.admitted()["tills"] ?? {};
  const ids = new Set(pipeline.read("sales", 0).map((record) => record["saleId"]));
  await pipeline.offer("tills", offerOf(offersMax));
  await pipeline.work();
  const { applied } = pipeline.ledger().sources["sales"]?.fates ?? {};
  await pipeline.close();
  return { values, accepted, ids: ids.size, applied: applied?.records };
}

function offerOf(index: number): readonly Readonly<{ arrivalMs: number; value: unknown }>[] {
  return Array.from({ length: salesPerOffer }, (_, each) => {
    const value = saleOf({ saleId: `s-${index}-${each}`, paymentToken: `card-${index}-${each}` });
    return { arrivalMs: value.soldAtMs, value };
  });
}

process.stdout.write(`${JSON.stringify(what === "fill" ? await fill() : await check())}\n`);
