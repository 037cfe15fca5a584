/** A slide of the oral presentation: its text is `slides/<language>/<id>.md`; how long it is spoken to. */
export type DeckSlide = Readonly<{ id: string; seconds: number }>;

/** The slides in the order in which they are shown. */
export const deck: readonly DeckSlide[] = [
  { id: "opening", seconds: 45 },
  { id: "needs", seconds: 90 },
  { id: "volumes", seconds: 75 },
  { id: "architecture", seconds: 120 },
  { id: "flow", seconds: 90 },
  { id: "paradigms", seconds: 105 },
  { id: "measured", seconds: 90 },
  { id: "latency", seconds: 90 },
  { id: "technologies", seconds: 90 },
  { id: "governance", seconds: 75 },
  { id: "operations", seconds: 75 },
  { id: "conclusion", seconds: 75 },
];
