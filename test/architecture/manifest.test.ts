import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Excuse, excuses } from "./dependency-excuses.ts";
import { readProjectTexts } from "./project-texts.ts";

const dependencies: Readonly<Record<string, string>> = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
};
const names = Object.keys(dependencies);

describe("package.json", () => {
  it("names every dependency by one exact version", () => {
    const loose = Object.entries(dependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("asks for a Node that runs TypeScript by itself, and brings one along", () => {
    expect(manifest.engines).toEqual({ node: ">=22.18" });
    expect(manifest.allowScripts.node).toBe(true);
    expect(names).toContain("node");
  });

  it("decides about every install script of the tree", () => {
    const { packages } = readLock();
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(withScript));
  });

  it("keeps a program where bin says", () => {
    const missing = existsSync("cli") ? Object.values(manifest.bin).filter((path) => !existsSync(path)) : [];
    expect(missing).toEqual([]);
  });
});

describe("a dependency", () => {
  const listing = new Set(["test/architecture/dependency-excuses.ts", "test/architecture/room-rules.ts"]);
  const texts = readProjectTexts().filter(({ path }) => path.endsWith(".ts") && !listing.has(path));
  const isUsed = (name: string): boolean =>
    texts.some(({ text }) =>
      [`"${name}"`, `"${name}/`, `/${name}/`].some((mention) => text.includes(mention)),
    );

  it.each(names)("%s is used, or there is a reason why no file imports it", (name) => {
    expect(isUsed(name) || name in excuses, `nothing uses ${name}: remove it from package.json`).toBe(true);
  });

  it.each(Object.entries(excuses))("%s needs its excuse still", (name, excuse) => {
    expect(names).toContain(name);
    expect(isOver(excuse), `delete the row of ${name} in dependency-excuses.ts, and use it`).toBe(false);
  });

  it.each(Object.entries(dependencies))("%s %s has its reason in docs/decisions", (name, version) => {
    const records = globSync("docs/decisions/*.md").map((path) => readFileSync(path, "utf8"));
    const row = `| \`${name}\` | ${version} |`;
    expect(
      records.some((text) => text.includes(row)),
      `write a row "${row}" in docs/decisions`,
    ).toBe(true);
  });
});

describe("the lock file", () => {
  it("names no host, so that it installs from whatever registry npm is set to", () => {
    expect(readLock().text).not.toMatch(/"resolved":/);
  });

  it("holds the versions of package.json", () => {
    const { packages } = readLock();
    const held = Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`]?.version]));
    expect(held).toEqual(dependencies);
  });

  it("has a checksum for everything that it installs", () => {
    const bare = Object.entries(readLock().packages)
      .filter(
        ([path, { integrity, inBundle }]) => path !== "" && integrity === undefined && inBundle !== true,
      )
      .map(([path]) => path);
    expect(bare).toEqual([]);
  });
});

describe(".npmrc", () => {
  it("keeps hosts out of the lock file and ranges out of package.json", () => {
    const lines = readFileSync(".npmrc", "utf8").split("\n");
    expect(lines).toEqual(
      expect.arrayContaining(["omit-lockfile-registry-resolved=true", "save-exact=true"]),
    );
    expect(lines.filter((line) => /^registry|_auth/.test(line))).toEqual([]);
  });
});

type Locked = Readonly<{
  version?: string;
  integrity?: string;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}>;

function readLock(): Readonly<{ text: string; packages: Readonly<Record<string, Locked>> }> {
  const text = readFileSync("package-lock.json", "utf8");
  const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(text);
  return { text, packages };
}

/** A package may wait for the part that will use it, but only until that part is there. */
function isOver(excuse: Excuse): boolean {
  return excuse.kind === "waits" && existsSync(excuse.part);
}
