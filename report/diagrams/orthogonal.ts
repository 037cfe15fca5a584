import type { Point } from "./spline.ts";

const cornerRadius = 7;
/** The last pixels of a line are its head's: by them a drawing knows which way the head points. */
const headPixels = 2;

/**
 * A line of straight parts as a chain of cubic Béziers with rounded corners (a start, then three points for each), which
 * ends a little before the line does.
 */
export function roundCorners(points: readonly Point[]): readonly Point[] {
  const [start, ...rest] = shortened(points);
  if (!start) return [];
  const chain: Point[] = [start];
  let from = start;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) {
      chain.push(from, corner, corner);
      break;
    }
    const radius = Math.min(cornerRadius, distance(from, corner) / 2, distance(corner, next) / 2);
    const before = towards(corner, from, radius);
    const after = towards(corner, next, radius);
    chain.push(from, before, before, corner, corner, after);
    from = after;
  }
  return chain;
}

function shortened(points: readonly Point[]): readonly Point[] {
  const [last, before] = points.toReversed();
  return last && before ? [...points.slice(0, -1), towards(last, before, headPixels)] : points;
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
