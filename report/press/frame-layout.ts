import { planFrames } from "../diagrams/frame-plan.ts";
import type { FrameView } from "../diagrams/frame-plan.ts";
import { sizeCards } from "../diagrams/layout.ts";
import type { Layout } from "../diagrams/layout.ts";
import { widthOf } from "./fonts.ts";

const cardWidth = 168;

/** Places a view of frames within frames. */
export function layoutFrames(view: FrameView): Layout {
  const sized = sizeCards(view.cards, { widthOf, cardWidth });
  return { view, ...planFrames(view, { sized, widthOf }), arrows: [] };
}
