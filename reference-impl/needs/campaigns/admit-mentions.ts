import { boolean, instant, logic } from "#model";
import type { Logic, NodeById } from "#model";
import type { kappa } from "#model/omnishop";

type AdmitMentions = NodeById<typeof kappa, "processor", "admit-mentions">;

const fields = {
  isSeen: boolean(),
  /** From this watermark on a mention of the id is late, so that the id need not be remembered. */
  forgetAtMs: instant(),
} as const;

/**
 * Lets each mention of a campaign through once, without text or author; one that names no campaign is filtered.
 *
 * @param allowedLatenessMs - How far behind the watermark a mention may be and still count.
 */
export function admitMentions(allowedLatenessMs: number): Logic<AdmitMentions, typeof fields> {
  return logic<AdmitMentions>()({
    state: fields,
    initial: () => ({ isSeen: false, forgetAtMs: 0 }),
    step(state, { record }, { emit, discard, watermarkMs }) {
      const { mentionId, campaignId, rating, publishedAtMs } = record;
      if (campaignId === null) {
        discard("filtered");
        return null;
      }
      if (publishedAtMs < watermarkMs - allowedLatenessMs) {
        discard("late");
        return state.isSeen ? state : null;
      }
      if (state.isSeen) {
        discard("duplicate");
        return state;
      }
      emit.mentions({ mentionId, campaignId, rating, publishedAtMs });
      return { isSeen: true, forgetAtMs: publishedAtMs + allowedLatenessMs + 1 };
    },
    wakeAtMs: (state) => (state.isSeen ? state.forgetAtMs : null),
    wake: () => null,
  });
}
