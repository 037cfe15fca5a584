type Point = readonly number[];
type Vertex = Readonly<{ at: Point; value: number }>;

/** When the search ends: after `stepsMax`, or when the values of all corners lie within `tolerance`. */
type Ending = Readonly<{ stepsMax: number; tolerance: number }>;

/**
 * Finds a point at which a function is least, near `start`, without derivatives.
 *
 * Source: Nelder and Mead (1965), The Computer Journal 7, 308-313, with their coefficients 1, 2, 1/2 and 1/2.
 */
export function minimise(
  objective: (at: Point) => number,
  start: Point,
  { stepsMax, tolerance }: Ending,
): Vertex {
  const measured = (at: Point): Vertex => ({ at, value: objective(at) });
  let corners = sorted([
    measured(start),
    ...start.map((_, axis) => measured(start.map((value, index) => (index === axis ? value + 0.5 : value)))),
  ]);
  for (let step = 0; step < stepsMax; step += 1) {
    const [best, worst, second] = [corners[0], corners.at(-1), corners.at(-2)];
    if (!best || !worst || !second || worst.value - best.value <= tolerance) break;
    corners = sorted(moved(corners, { best, worst, second, measured }));
  }
  return corners[0] ?? measured(start);
}

type Move = Readonly<{ best: Vertex; worst: Vertex; second: Vertex; measured: (at: Point) => Vertex }>;

function moved(corners: readonly Vertex[], { best, worst, second, measured }: Move): readonly Vertex[] {
  const others = corners.slice(0, -1);
  const centre = worst.at.map(
    (_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / others.length,
  );
  const along = (by: number): Vertex =>
    measured(centre.map((middle, axis) => middle + by * (middle - (worst.at[axis] ?? 0))));
  const reflected = along(1);
  if (reflected.value < best.value) {
    const expanded = along(2);
    return [...others, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < second.value) return [...others, reflected];
  const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
  if (contracted.value < Math.min(reflected.value, worst.value)) return [...others, contracted];
  return corners.map((corner) =>
    corner === best ? corner : measured(corner.at.map((value, axis) => ((best.at[axis] ?? 0) + value) / 2)),
  );
}

function sorted(corners: readonly Vertex[]): readonly Vertex[] {
  return corners.toSorted((a, b) => a.value - b.value);
}
