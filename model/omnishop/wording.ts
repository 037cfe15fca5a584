import type { IdOf } from "../language/topology.ts";
import type { Wording } from "../language/text.ts";
import type { kappa } from "./kappa.ts";
import type { lambda } from "./lambda.ts";
import { campaignWords } from "./words/campaigns.ts";
import { churnWords } from "./words/churn.ts";
import { inflowWords } from "./words/inflows.ts";
import { personalisationWords } from "./words/personalisation.ts";
import { sellingWords } from "./words/selling.ts";
import { stockWords } from "./words/stock.ts";
import type { OmniShopLanguage } from "./words/told.ts";

type NodeId = IdOf<typeof kappa> | IdOf<typeof lambda>;

/** What each node is called and does; a node without words does not compile. */
export const wording: Readonly<Record<NodeId, Wording<OmniShopLanguage>>> = {
  ...sellingWords,
  ...inflowWords,
  ...stockWords,
  ...personalisationWords,
  ...campaignWords,
  ...churnWords,
};
