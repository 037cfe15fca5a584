import type { Screen } from "./progress-bar.ts";

/** Where a command writes: lines for the reader, and lines for errors; and the screen, where there is one to draw on. */
export type Terminal = Readonly<{
  out: (text: string) => void;
  error: (text: string) => void;
  screen?: Screen;
}>;
