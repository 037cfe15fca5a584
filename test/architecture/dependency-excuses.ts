/** Why a package may stand in package.json although no file imports it. */
export type Excuse =
  | Readonly<{ kind: "tool"; reason: string }>
  /** `part` is the file or folder that comes with its first use: once that exists, the row must go. */
  | Readonly<{ kind: "waits"; part: string }>;

const tool = (reason: string): Excuse => ({ kind: "tool", reason });

export const excuses: Readonly<Record<string, Excuse>> = {
  "@biomejs/biome": tool("npm run format, npm run check"),
  "@types/autocannon": tool("types of autocannon"),
  "@types/cli-progress": tool("types of cli-progress"),
  "@expo-google-fonts/inter": tool("a folder of fonts, found by its name in report/press/fonts.ts"),
  "@expo-google-fonts/jetbrains-mono": tool("a folder of fonts, found by its name in report/press/fonts.ts"),
  "@types/node": tool("types of Node"),
  "@types/opentype.js": tool("types of opentype.js"),
  "@types/yargs": tool("types of yargs"),
  knip: tool("npm run check"),
  node: tool("every script of package.json"),
  oxlint: tool("npm run check"),
  "oxlint-tsgolint": tool("the rules of oxlint that need types"),
  typescript: tool("npm run check"),
};
