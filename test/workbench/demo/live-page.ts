import type { Incident, LiveAction, LiveState, PipelineReading } from "#report";

/** States as the page hears them, until one is what is waited for. */
export async function stateWhere(url: string, isIt: (state: LiveState) => boolean): Promise<LiveState> {
  for await (const state of statesOf(url)) if (isIt(state)) return state;
  throw new Error("the stream of states ended before what was waited for");
}

// The states of the event stream as they come.
export async function* statesOf(url: string): AsyncGenerator<LiveState> {
  const leave = new AbortController();
  const response = await fetch(`${url}/events`, { signal: leave.signal });
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        if (event.startsWith("data: ")) {
          const state: LiveState = JSON.parse(event.slice(6));
          yield state;
        }
      }
    }
  } finally {
    leave.abort();
  }
}

export async function perform(url: string, action: LiveAction): Promise<number> {
  const response = await fetch(`${url}/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(action),
  });
  return response.status;
}

/** What a variant measures in a state. */
export function readingOf(state: LiveState, variant: string): PipelineReading {
  const found = state.variants.find(({ id }) => id === variant);
  if (found === undefined) throw new Error(`${variant} does not run`);
  return found.reading;
}

export function newest(state: LiveState, kind: Incident["kind"]): Incident | undefined {
  return state.incidents.find((incident) => incident.kind === kind);
}
