import type { Answered } from "./answers.ts";

type FollowOptions = Readonly<{
  variants: readonly string[];
  productId: () => string;
  /** What is asked besides. */
  path: () => string;
  onAnswer: (variant: string, answered: Answered) => void;
}>;

const askEveryMs = 1_000;
const alertCount = 5;

/** Asks the endpoints of every variant about once a second, each again only after it has answered. */
export function followAnswers({ variants, productId, path, onAnswer }: FollowOptions): void {
  for (const variant of variants) void follow(variant);

  async function follow(variant: string): Promise<void> {
    for (;;) {
      const [hours, alerts, said] = await Promise.all([
        ask<{ hours: Answered["hours"] }>(variant, `/products/${encodeURIComponent(productId())}/sales`),
        ask<{ alerts: Answered["alerts"] }>(variant, `/alerts?limit=${alertCount}`),
        askForText(variant, path()),
      ]);
      onAnswer(variant, { hours: hours?.hours ?? null, alerts: alerts?.alerts ?? null, said });
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  }
}

/** Longer answers are cut: they are to be looked at. */
const charactersMax = 4_000;

async function askForText(variant: string, path: string): Promise<string | null> {
  try {
    const response = await fetch(`/answers/${variant}${path}`);
    const text = JSON.stringify(await response.json(), null, 1);
    return text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
  } catch {
    return null;
  }
}

async function ask<T>(variant: string, path: string): Promise<T | null> {
  try {
    const response = await fetch(`/answers/${variant}${path}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
