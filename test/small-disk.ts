import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is done, as shell commands that know `$dir`, `$node` and more: with room enough, with little, and with enough again. */
type OnSmallDisk = Readonly<{
  dir: string;
  roomKb: number;
  prepare?: string;
  limited: string;
  after?: string;
  environment?: Readonly<Record<string, string>>;
}>;

export type SmallDisk = Readonly<{
  name: string;
  isPossible: boolean;
  /** Gives what the commands said. `$dir` is empty at first, and not to be looked at afterwards. */
  run(what: OnSmallDisk): Promise<string>;
}>;

const unshared = "exec unshare --user --map-root-user --mount bash -ec";

/** Ways in which this machine may have a small disk without a right of root. */
const ways = [
  {
    name: "a small disk in memory",
    trial: `${unshared} 'mount -t tmpfs -o size=1m tmpfs "$dir"'`,
    script: `${unshared} '
      mount -t tmpfs -o size=200m tmpfs "$dir"; eval "$prepare"
      mount -o remount,size=$(( $(du -sk "$dir" | cut -f 1) + room ))k "$dir"; eval "$limited"
      mount -o remount,size=200m "$dir"; eval "$after"'`,
  },
  {
    name: "a limit on the size of a file",
    trial: "ulimit -f 1024",
    script: 'set -e; eval "$prepare"; (ulimit -f $room; eval "$limited"); eval "$after"',
  },
];

/** Each way, and whether this machine lets us take it. */
export const smallDisks: readonly SmallDisk[] = await Promise.all(
  ways.map(async ({ name, trial, script }) => ({
    name: `${name} (skipped where this machine cannot make it)`,
    isPossible: await shell(trial, { dir: tmpdir() }).then(
      () => true,
      () => false,
    ),
    run: ({ roomKb, prepare = ":", limited, after = ":", dir, environment }: OnSmallDisk) =>
      shell(script, { ...environment, dir, room: String(roomKb), prepare, limited, after }),
  })),
);

async function shell(script: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, node: process.execPath, ...variables };
  const { stdout } = await run("bash", ["-c", script], { env });
  return stdout;
}
