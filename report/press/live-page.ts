import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import { fontFolders } from "./fonts.ts";

/** One file of the live page, as it is served. */
export type LiveAsset = Readonly<{ type: string; body: string | Uint8Array }>;

/** The files of the live page by the path at which they are served, and what its policy must allow. */
export type LivePage = Readonly<{ assets: ReadonlyMap<string, LiveAsset>; contentSecurityPolicy: string }>;

const folder = new URL("../live/", import.meta.url);
const entry = new URL("../live/main.ts", import.meta.url);
const importing = /\bfrom "\.\/([a-z-]+\.ts)"/g;

/** The packages that the page imports, by the names that its import map gives them. */
const packages: Readonly<Record<string, string>> = {
  "/packages/preact.js": "preact",
  "/packages/preact-hooks.js": "preact/hooks",
  "/packages/htm.js": "htm",
  "/packages/htm-preact.js": "htm/preact",
};

/** Reads the live page: what it is made of comes from this machine alone, and its TypeScript loses its types here. */
export async function readLivePage(): Promise<LivePage> {
  const html = await readFile(new URL("index.html", folder), "utf8");
  const assets = new Map<string, LiveAsset>([
    ["/", { type: "text/html; charset=utf-8", body: html }],
    [
      "/live.css",
      { type: "text/css; charset=utf-8", body: await readFile(new URL("live.css", folder), "utf8") },
    ],
  ]);
  await addModules(assets, entry);
  for (const [path, name] of Object.entries(packages)) {
    const body = await readFile(fileURLToPath(import.meta.resolve(name)), "utf8");
    assets.set(path, { type: scriptType, body });
  }
  for (const weight of ["400Regular", "600SemiBold", "700Bold"]) {
    const body = await readFile(`${fontFolders[0]}/${weight}/Inter_${weight}.ttf`);
    assets.set(`/fonts/Inter_${weight}.ttf`, { type: "font/ttf", body });
  }
  return { assets, contentSecurityPolicy: policyFor(html) };
}

const scriptType = "text/javascript; charset=utf-8";

async function addModules(assets: Map<string, LiveAsset>, module: URL): Promise<void> {
  const name = module.pathname.slice(folder.pathname.length);
  if (assets.has(`/${name}`)) return;
  const body = quietly(stripTypeScriptTypes, await readFile(module, "utf8"));
  assets.set(`/${name}`, { type: scriptType, body });
  for (const [, imported = ""] of body.matchAll(importing)) {
    await addModules(assets, new URL(imported, folder));
  }
}

/** Node says at the first call that taking types off may change; whoever watches a demonstration need not read that. */
function quietly<In, Out>(work: (input: In) => Out, input: In): Out {
  const before = Object.getOwnPropertyDescriptor(process, "emitWarning");
  Object.defineProperty(process, "emitWarning", { configurable: true, value: () => undefined });
  try {
    return work(input);
  } finally {
    if (before) Object.defineProperty(process, "emitWarning", before);
  }
}

/** An import map must stand in the page itself; the policy knows it by its digest, and lets in no other such script. */
function policyFor(html: string): string {
  const [, map = ""] = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html) ?? [];
  const digest = createHash("sha256").update(map).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${digest}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
