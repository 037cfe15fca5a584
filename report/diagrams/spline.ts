export type Point = Readonly<{ x: number; y: number }>;

const stepsPerCurve = 16;

/** The point of a chain of cubic Béziers (a start, and then three points for each) that lies nearest to `from`. */
export function nearestOn(spline: readonly Point[], from: Point): Point {
  let nearest = spline[0] ?? from;
  for (const point of samplesOf(spline)) {
    if (distance(point, from) < distance(nearest, from)) nearest = point;
  }
  return nearest;
}

function samplesOf(spline: readonly Point[]): readonly Point[] {
  const samples: Point[] = [];
  for (let index = 0; index + 3 < spline.length; index += 3) {
    const [a, b, c, d] = spline.slice(index, index + 4);
    if (!a || !b || !c || !d) break;
    for (let step = 0; step <= stepsPerCurve; step += 1) {
      const t = step / stepsPerCurve;
      const u = 1 - t;
      const along = (axis: "x" | "y"): number =>
        u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
      samples.push({ x: along("x"), y: along("y") });
    }
  }
  return samples;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
