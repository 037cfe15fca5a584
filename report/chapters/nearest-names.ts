/** The few names that are most like `wanted`, the nearest first; none where nothing is like it. */
export function nearestNames(wanted: string, names: Iterable<string>): readonly string[] {
  const limit = Math.max(3, Math.floor(wanted.length / 2));
  return [...names]
    .map((name) => ({ name, distance: distance({ from: wanted, to: name }) }))
    .filter((near) => near.distance <= limit)
    .toSorted((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance: how many letters to add, drop or change. */
function distance({ from, to }: Readonly<{ from: string; to: string }>): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of from.split("").entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const change = (previous[column] ?? 0) + (letter === to[column] ? 0 : 1);
      current.push(Math.min(change, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
