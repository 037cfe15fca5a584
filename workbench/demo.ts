import { allSources, salesSources } from "#generators";
import { nodesOf } from "#model";
import { wording } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import type { LiveSettings, Words } from "#report";
import { readLivePage } from "#report/press";
import { Answers } from "./demo/answers.ts";
import { hasBatch } from "./demo/batch-clock.ts";
import { doses } from "./demo/extra-sales.ts";
import { drawPictures } from "./demo/live-pictures.ts";
import type { DrawnPictures } from "./demo/live-pictures.ts";
import { openPageServer } from "./demo/page-server.ts";
import { worldFor } from "./demo/sender.ts";
import { Stage } from "./demo/stage.ts";
import { wallMs } from "./demo/wall-clock.ts";
import { variants } from "./run/variants.ts";
import type { VariantId } from "./run/variants.ts";

export type DemoOptions = Readonly<{
  /** 0 takes any that is free. */
  port: number;
  /** Events a second of all that is sent, at the beginning. */
  ratePerSecond: number;
  /** Every how many seconds of the event clock the tables are fed and the jobs run, days scaled to seconds. */
  batchSeconds: number;
  variants: readonly VariantId[];
  /** What is sent: by every source, or receipts alone. */
  sources: "all" | "sales";
  language: OmniShopLanguage;
  seed: string;
}>;

/** A demonstration at work. */
export type Demo = Readonly<{
  url: string;
  /** Rejects when a pipeline fails; never resolves. */
  failed: Promise<never>;
  /** Ends streams, processes and server, and removes the data. */
  close(): Promise<void>;
}>;

const readEveryMs = 250;
const productsOffered = 12;

/**
 * Runs variants side by side on the same generated events, open loop at speed 1, and serves one page that shows what is
 * measured of them. Nothing outside this machine is reached or can reach it.
 *
 * @throws {WorkbenchError} PORT_BUSY; PIPELINE_FAILED.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const server = await openPageServer({ port: options.port, page: await readLivePage() });
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  try {
    const topologies = options.variants.map((id) => variants[id].implementation.topology);
    const pictures = await drawPictures(topologies, options.language);
    const sources = options.sources === "all" ? allSources : salesSources;
    const world = worldFor({ ...options, sources });
    const batchEveryMs = options.batchSeconds * 1000;
    const stage = await Stage.open({
      ...options,
      sources,
      world,
      batchEveryMs,
      readEveryMs,
      onFailure: failure.reject,
    });
    const answers = new Map<string, Answers>(
      topologies.map((topology) => [topology.id, new Answers(topology)]),
    );
    server.begin({
      settings: settingsOf(options, { products: world.products.slice(0, productsOffered), pictures }),
      pictures: pictures.svgs,
      state: () => {
        const nowMs = wallMs();
        const read = Array.from(answers, ([id, counted]) => [id, counted.read(nowMs)] as const);
        return stage.state(Object.fromEntries(read));
      },
      perform: (action) => stage.perform(action),
      ask: (variant, path) => answers.get(variant)?.ask(stage.urlOf(variant), path) ?? null,
      pushEveryMs: readEveryMs,
    });
    return {
      url: server.url,
      failed: failure.promise,
      close: async () => {
        await server.close();
        await stage.close();
      },
    };
  } catch (cause) {
    await server.close();
    throw cause;
  }
}

function settingsOf(
  { language, batchSeconds, variants: shown }: DemoOptions,
  { products, pictures }: Readonly<{ products: LiveSettings["products"]; pictures: DrawnPictures }>,
): LiveSettings {
  return {
    language,
    variants: shown.map((id) => {
      const { topology } = variants[id].implementation;
      const nodes = topology.nodes.map((node) => ({ id: node.id, name: nameOf(node.id, language) }));
      const endpoints = nodesOf(topology, "endpoint").map((endpoint) => ({
        id: endpoint.id,
        name: nameOf(endpoint.id, language),
        path: endpoint.path,
      }));
      return { id, hasBatch: hasBatch(topology), nodes, endpoints, pictures: pictures.of(topology) };
    }),
    batchEveryMs: batchSeconds * 1000,
    products: products.map(({ productId, name }) => ({ productId, name })),
    doses,
  };
}

function nameOf(nodeId: string, language: OmniShopLanguage): string {
  const words: Words = wording;
  return words[nodeId]?.name[language] ?? nodeId;
}
