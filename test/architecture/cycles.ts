/**
 * Finds the cycles of a graph, one for each edge that closes a cycle in a walk in depth.
 *
 * @param graph - Targets of each node; targets that are no nodes of the graph are ignored.
 * @returns Each cycle as its nodes in order, with the first one repeated at the end.
 */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const finished = new Set<string>();
  const trail: string[] = [];
  const found: (readonly string[])[] = [];

  const walk = (node: string): void => {
    const start = trail.indexOf(node);
    if (start >= 0) found.push([...trail.slice(start), node]);
    if (start >= 0 || finished.has(node)) return;
    trail.push(node);
    for (const target of graph.get(node) ?? []) if (graph.has(target)) walk(target);
    trail.pop();
    finished.add(node);
  };

  for (const node of graph.keys()) walk(node);
  return found;
}
