import type { Wording } from "../../language/text.ts";

/** The languages in which OmniShop's architecture is told. */
export type OmniShopLanguage = "fr" | "en";

/** A short name, and one sentence on what it does, in each language. */
export function told(
  name: Readonly<{ fr: string; en: string }>,
  does: Readonly<{ fr: string; en: string }>,
): Wording<OmniShopLanguage> {
  return { name, does };
}
