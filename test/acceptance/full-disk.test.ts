import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { smallDisks } from "../small-disk.ts";

const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

let place = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-full-disk-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** Each file of the folder with its digest; a lock of the store is of no run. */
const list = 'cd "$dir/out"; find . -type f ! -name lock.mdb -exec sha256sum {} + | sort -k 2';

/** What a command says, and its folder before and after, when the disk on which it made the same before has become full. */
async function onFullDisk(
  disk: (typeof smallDisks)[number],
  { words, again = words, roomKb }: Readonly<{ words: string; again?: string; roomKb: number }>,
): Promise<Readonly<{ code: number; said: string; before: readonly string[]; after: readonly string[] }>> {
  const made = join(place, "made");
  const silent = { out: () => {}, error: () => {} };
  expect(await main([...words.split(" "), "--out", made], silent)).toBe(0);
  const dir = join(place, "disk");
  const notes = join(place, "notes");
  await mkdir(dir);
  await writeFile(join(place, "list.sh"), list);
  const code = await disk.run({
    dir,
    roomKb,
    prepare: 'cp -r "$made" "$dir/out"; . "$list" > "$notes.before"',
    limited: '"$node" "$cli" $words --out "$dir/out" > "$notes.said" 2>&1 && echo 0 || echo $?',
    after: '. "$list" > "$notes.after"',
    environment: { made, notes, cli, words: again, list: join(place, "list.sh") },
  });
  const [said = "", before = "", after = ""] = await Promise.all(
    ["said", "before", "after"].map((name) => readFile(`${notes}.${name}`, "utf8")),
  );
  return { code: Number(code), said, before: before.trim().split("\n"), after: after.trim().split("\n") };
}

/** What is made with room enough, and again, or beside it, without. */
const commands = [
  { words: "generate --events 2000", roomKb: 64, error: "OUTPUT_FULL" },
  { words: "report --format html", roomKb: 64, error: "OUTPUT_FULL" },
  { words: "run --events 300", roomKb: 128, error: "STORE_FULL" },
  {
    words: "simulate --load mean --seconds 1",
    again: "simulate --load evening --seconds 1",
    roomKb: 1,
    error: "EVIDENCE_FULL",
  },
];
const firstPossible = smallDisks.find(({ isPossible }) => isPossible);
const cases = smallDisks.flatMap((disk) =>
  commands
    // The ways differ in the system's word for it: one command is enough to hear the other.
    .filter((_, index) => index === 0 || disk === (firstPossible ?? disk))
    .map((command) => ({ disk, command, way: disk.name, verb: command.words.split(" ")[0] })),
);

describe("a command whose disk is full", () => {
  it.for(cases)(
    "$verb says $command.error and how to mend it, and leaves what was there and nothing half written: $way",
    async ({ disk, command }, { skip }) => {
      if (!disk.isPossible) skip();
      const { code, said, before, after } = await onFullDisk(disk, command);
      expect(said).toMatch(new RegExp(`^archbench: ${command.error}: .*[Ff]ree (?:room|space) there`, "m"));
      expect(said).toContain(join(place, "disk", "out"));
      expect(code).toBe(3);
      expect(before.filter((file) => !after.includes(file))).toEqual([]);
      const added = after.filter((file) => !before.includes(file));
      expect(added.filter((file) => !/ \.\/evidence\/[a-z0-9-]+\.json$/.test(file))).toEqual([]);
    },
  );
});
