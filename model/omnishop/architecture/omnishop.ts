import { architecture } from "../../language/architecture.ts";
import type { Architecture } from "../../language/architecture.ts";
import { kappa } from "../kappa.ts";
import { lambda } from "../lambda.ts";
import { wording } from "../wording.ts";
import { told } from "../words/told.ts";
import type { OmniShopLanguage } from "../words/told.ts";
import { concernContainers } from "./concern-containers.ts";
import { dataContainers } from "./data-containers.ts";
import { deployments } from "./deployments.ts";
import { domainWords } from "./domain-words.ts";
import { governance } from "./governance.ts";
import { needs } from "./needs.ts";
import { people } from "./people.ts";
import { relationships } from "./relationships.ts";
import { systems } from "./systems.ts";
import { volumes } from "./volumes.ts";

/** OmniShop's data platform, whole: its variants and all that stands around them. */
export const omnishop: Architecture<OmniShopLanguage> = architecture("omnishop", {
  languages: ["fr", "en"],
  words: told(
    { fr: "Plateforme de données", en: "Data platform" },
    {
      fr: "transforme ce que vivent magasins et boutique en ligne en décisions prises à temps",
      en: "turns what happens in shops and web store into decisions made in time",
    },
  ),
  topologies: [kappa, lambda],
  nodeWords: wording,
  domainWords,
  people: Object.values(people),
  systems: Object.values(systems),
  containers: [...Object.values(dataContainers), ...Object.values(concernContainers)],
  relationships,
  deployments,
  needs,
  volumes,
  governance,
});
