import type { Answered } from "./answers.ts";

type FollowOptions = Readonly<{
  variants: readonly string[];
  productId: () => string;
  onAnswer: (variant: string, answered: Answered) => void;
}>;

const askEveryMs = 1_000;
const alertCount = 5;

/** Asks the endpoints of every variant about once a second, each again only after it has answered. */
export function followAnswers({ variants, productId, onAnswer }: FollowOptions): void {
  for (const variant of variants) void follow(variant);

  async function follow(variant: string): Promise<void> {
    for (;;) {
      const [hours, alerts] = await Promise.all([
        ask<{ hours: Answered["hours"] }>(variant, `/products/${encodeURIComponent(productId())}/sales`),
        ask<{ alerts: Answered["alerts"] }>(variant, `/alerts?limit=${alertCount}`),
      ]);
      onAnswer(variant, { hours: hours?.hours ?? null, alerts: alerts?.alerts ?? null });
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
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
