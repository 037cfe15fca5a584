/** Numbers as a language writes them. */
export type Numbers = Readonly<{
  /** A whole number. */
  whole: (value: number) => string;
  /** With one digit after the point below ten. */
  short: (value: number) => string;
  /** A share in 0..1 as per cent. */
  percent: (share: number) => string;
  /** Milliseconds below a second, then seconds. */
  duration: (ms: number) => string;
  /** An amount in minor units of a currency. */
  money: (amountMinor: number, currency: string) => string;
  /** An instant of the day in Paris, to the second. */
  clock: (atMs: number) => string;
  /** An instant of the day in Paris, to the minute. */
  hour: (atMs: number) => string;
}>;

const timeZone = "Europe/Paris";
/** The euro and the pound have a hundred each. */
const minorPerMajor = 100;
const narrow = "\u202f";

export function createNumbers(language: "fr" | "en"): Numbers {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium", timeZone });
  const hour = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
  const short = (value: number): string => (value < 10 ? tenths : whole).format(value);
  return {
    whole: (value) => whole.format(value),
    short,
    percent: (share) => `${short(100 * share)}${language === "fr" ? narrow : ""}%`,
    duration: (ms) => (ms < 1000 ? `${short(ms)}${narrow}ms` : `${tenths.format(ms / 1000)}${narrow}s`),
    money: (amountMinor, currency) =>
      new Intl.NumberFormat(locale, { style: "currency", currency }).format(amountMinor / minorPerMajor),
    clock: (atMs) => clock.format(atMs),
    hour: (atMs) => hour.format(atMs),
  };
}
