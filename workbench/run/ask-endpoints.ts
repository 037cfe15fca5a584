import { nodesOf } from "#model";
import type { Endpoint, JsonValue } from "#model";
import { bindAnswer } from "#reference-impl";
import type { Pipeline, Runnable } from "#reference-impl";

/** What is asked for of a list: a few are enough to look at. */
const shownMax = "3";

/**
 * Asks each endpoint whose path names nothing what it answers now, at the pipeline's event time; by the endpoint's id.
 */
export function askEndpoints(
  pipeline: Pipeline,
  implementation: Runnable,
): Readonly<Record<string, JsonValue>> {
  const nowMs = pipeline.watermarkMs();
  if (!Number.isFinite(nowMs)) return {};
  const asked = nodesOf(implementation.topology, "endpoint").filter(({ path }) => !path.includes("{"));
  return Object.fromEntries(
    asked.map((endpoint): [string, JsonValue] => {
      const query = endpoint.query.includes("limit") ? { limit: shownMax } : {};
      const request = { path: {}, query, nowMs, cutMs: ofViews(endpoint, (id) => pipeline.views.cutMs(id)) };
      const indexes = ofViews(endpoint, (id) => pipeline.views.index(id));
      return [endpoint.id, bindAnswer(implementation, endpoint.id).answer(indexes, request)];
    }),
  );
}

function ofViews<Value>(
  { reads }: Endpoint,
  valueOf: (viewId: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(reads).flatMap(([name, node]) =>
      node.kind === "view" ? [[name, valueOf(node.id)] as const] : [],
    ),
  );
}
