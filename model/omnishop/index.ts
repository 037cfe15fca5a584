export { lineAmountMinor, microsPerMinor } from "./contracts/line-amount.ts";
export { deadLetter } from "./contracts/dead-letter.ts";
export { fraudAlert } from "./contracts/fraud-alert.ts";
export { productHour, sale, saleLine } from "./contracts/sale.ts";
export { kappa } from "./kappa.ts";
export { lambda } from "./lambda.ts";
export { decisions } from "./decisions/decisions.ts";
export { hostWording, wording } from "./wording.ts";
export type { OmniShopLanguage } from "./wording.ts";
