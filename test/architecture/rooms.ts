/** The rooms of the house, from the bottom up. */
export const roomNames = [
  "kernel",
  "model",
  "generators",
  "simulators",
  "reference-impl",
  "report",
  "benchmarks",
  "workbench",
  "cli",
  "test",
] as const;

export type Room = (typeof roomNames)[number];

/** What one room may do. What is not written is forbidden. */
type RoomRow = Readonly<{
  /** The other rooms that it may import. */
  mayImport: readonly Room[];
  /** The files by which the other rooms enter it; `*` stands for one file name. */
  doors: readonly string[];
  /** A pure room touches no file, network, clock, process or chance. */
  pure: boolean;
}>;

const belowBenchmarks = ["kernel", "model", "generators", "simulators", "reference-impl"] as const;
const belowWorkbench = [...belowBenchmarks, "report", "benchmarks"] as const;

/** The walls and the doors. A new arrow needs a record in docs/decisions first. */
export const rooms: Readonly<Record<Room, RoomRow>> = {
  kernel: { mayImport: [], doors: ["kernel/*.ts"], pure: true },
  model: { mayImport: ["kernel"], doors: ["model/index.ts", "model/omnishop/index.ts"], pure: true },
  generators: { mayImport: ["kernel", "model"], doors: ["generators/index.ts"], pure: false },
  simulators: { mayImport: ["kernel", "model"], doors: ["simulators/index.ts"], pure: true },
  "reference-impl": {
    mayImport: ["kernel", "model"],
    doors: [
      "reference-impl/index.ts",
      "reference-impl/lake/index.ts",
      "reference-impl/disk-full.ts",
      "reference-impl/needs/implementations.ts",
    ],
    pure: false,
  },
  report: { mayImport: ["kernel", "model"], doors: ["report/index.ts", "report/press/index.ts"], pure: true },
  benchmarks: {
    mayImport: belowBenchmarks,
    doors: ["benchmarks/index.ts", "benchmarks/suite/index.ts"],
    pure: false,
  },
  workbench: { mayImport: belowWorkbench, doors: ["workbench/index.ts"], pure: false },
  cli: { mayImport: ["kernel", "model", "workbench"], doors: [], pure: false },
  test: { mayImport: [...belowWorkbench, "workbench", "cli"], doors: [], pure: false },
};

/** The one part of a pure room that has effects: engines, fonts and bytes. */
const effectfulPart = "report/press/";

/** The room in which a path lies, if it lies in one. */
export function roomOf(path: string): Room | undefined {
  return roomNames.find((room) => path.startsWith(`${room}/`));
}

/** Tells whether another room may enter by this file. */
export function isDoor(path: string): boolean {
  const room = roomOf(path);
  return room !== undefined && rooms[room].doors.some((door) => matches({ path, door }));
}

/** Tells whether the file must stay free of effects. */
export function isPure(path: string): boolean {
  const room = roomOf(path);
  return room !== undefined && rooms[room].pure && !path.startsWith(effectfulPart);
}

function matches({ path, door }: Readonly<{ path: string; door: string }>): boolean {
  const [before = "", after] = door.split("*");
  if (after === undefined) return path === door;
  const middle = path.slice(before.length, -after.length);
  return path === `${before}${middle}${after}` && !middle.includes("/");
}
