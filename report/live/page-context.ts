import type { LiveAction, LiveSettings } from "./live-state.ts";
import type { Numbers } from "./numbers.ts";
import type { PageWords } from "./words.ts";

/** What every part of the page needs. */
export type PageContext = Readonly<{
  words: PageWords;
  numbers: Numbers;
  settings: LiveSettings;
  /** Asks the demonstration to do something. */
  act: (action: LiveAction) => void;
}>;
