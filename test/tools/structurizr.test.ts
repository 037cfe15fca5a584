import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { omnishop } from "#model/omnishop";
import { toStructurizrDsl } from "#report";
import { viewsOf } from "../../workbench/documents/views-of.ts";
import { hasTool, runTool } from "./run-tool.ts";

// Structurizr's own parser, fetched by Maven: skipped where Java or Maven is not installed.
const isInstalled = hasTool("java", "-version") && hasTool("mvn", "-version");
const here = "test/tools/structurizr";
let folder = "";

const named = z.object({ id: z.string(), name: z.string() });
const view = z.object({ key: z.string(), elements: z.array(z.object({ id: z.string() })) });
const workspace = z.object({
  model: z.object({
    people: z.array(named),
    softwareSystems: z.array(z.object({ ...named.shape, containers: z.array(named).optional() })),
  }),
  views: z.object({
    systemContextViews: z.array(view),
    containerViews: z.array(view),
    componentViews: z.array(view),
    deploymentViews: z.array(view),
    dynamicViews: z.array(view),
  }),
});

function parse(text: string): Readonly<{ code: number | null; said: string; json: string }> {
  const [source, target] = [join(folder, "workspace.dsl"), join(folder, "workspace.json")];
  writeFileSync(source, text);
  const classPath = join(folder, "lib", "*");
  return { ...runTool("java", ["-cp", classPath, `${here}/Parse.java`, source, target]), json: target };
}

describe.skipIf(!isInstalled)("Structurizr's own parser", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "archbench-structurizr-"));
    const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${join(folder, "lib")}`];
    const { code, said } = runTool("mvn", ["-q", "-B", "-f", `${here}/pom.xml`, ...goal]);
    if (code !== 0) throw new Error(`Maven could not fetch the parser:\n${said}`);
  }, 150_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["fr", "en"] as const)("accepts the workspace in %s, with every view of ours", (language) => {
    const { code, said, json } = parse(toStructurizrDsl(omnishop, language));
    expect(said).not.toMatch(/^line \d+:/m);
    expect(code).toBe(0);
    const { views } = workspace.parse(JSON.parse(readFileSync(json, "utf8")));
    const keys = Object.values(views).flatMap((kind) => kind.map(({ key }) => key));
    expect(keys.toSorted()).toEqual(
      viewsOf(omnishop, language)
        .map((planned) => planned.view.id)
        .toSorted(),
    );
  });

  it("shows in the context and container views the elements that our pictures show", () => {
    const { json } = parse(toStructurizrDsl(omnishop, "en"));
    const { model, views } = workspace.parse(JSON.parse(readFileSync(json, "utf8")));
    const systems = model.softwareSystems;
    const all = [...model.people, ...systems, ...systems.flatMap(({ containers }) => containers ?? [])];
    const nameOf = new Map(all.map(({ id, name }) => [id, name]));
    for (const { key, elements } of [...views.systemContextViews, ...views.containerViews]) {
      const drawn = viewsOf(omnishop, "en").find((planned) => planned.view.id === key);
      expect(elements.map(({ id }) => nameOf.get(id) ?? id).toSorted()).toEqual(
        drawn?.view.cards.map(({ name }) => name).toSorted(),
      );
    }
  });

  it("would say so if it were wrong", () => {
    const { code, said } = parse('workspace "W" {\n  model {\n    a -> b "no such things"\n  }\n}\n');
    expect(code).toBe(1);
    expect(said).toContain("line 3");
  });
});
