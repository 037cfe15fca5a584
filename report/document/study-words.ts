type Told = Readonly<{
  of: string;
  comparedWith: string;
  factor: string;
  low: string;
  high: string;
  pairs: string;
}>;

/** The study's own words in each language; figures come in from outside. */
export const studyWords = {
  fr: {
    kind: "Dossier d’architecture",
    title: "OmniShop : les ventes, de la caisse à la réponse",
    subtitle: "Kappa et Lambda sur les mêmes tickets, comparées par la mesure",
    needTitle: "Le besoin",
    need: "OmniShop vend en magasin et en ligne. Pour réapprovisionner, pour juger une promotion et pour arrêter une fraude, l’enseigne doit savoir à tout moment ce que chaque produit a vendu, heure par heure, et quels achats méritent un regard humain. Les caisses ne sont pas toujours reliées : un ticket peut arriver des heures après la vente, ou deux fois. La réponse doit pourtant rester juste, et rien de ce qui est accepté ne doit se perdre.",
    architectureTitle: "L’architecture",
    architecture:
      "Les deux variantes partagent leurs sources, leur journal, leur lac et leur détection de fraude. Elles diffèrent en un point : Kappa calcule le cumul des ventes une fois pour toutes, au fil de l’eau ; Lambda le calcule deux fois, vite et approximativement d’abord, puis chaque nuit à partir du lac, et fusionne les deux à chaque requête. Les figures qui suivent sont tirées du modèle même qui a été exécuté ; leurs numéros renvoient au tableau des flux.",
    pictureOf: (id: string) =>
      id === "kappa" ? "Kappa : un journal, un seul code" : "Lambda : une couche rapide, une couche par lots",
    variant: (id: string) => (id === "kappa" ? "Kappa" : "Lambda"),
    number: "N°",
    from: "De",
    to: "Vers",
    flowsCaption: "Les flux de la figure",
    comparisonTitle: "La comparaison, mesurée",
    comparison:
      "Les deux variantes ont reçu les mêmes tickets générés, avec les défauts des vraies sources : caisses en retard, envois répétés, enregistrements interdits. Toute ligne reçue est soit acceptée, soit mise au rebut avec son motif ; toute ligne acceptée est appliquée, en retard, en double ou écartée. Les entrées de la vue sont ensuite comparées, une à une, à un calcul naïf fait d’un bloc sur les mêmes tickets, sans code commun avec ce qu’il juge.",
    variantHead: "Variante",
    inHead: "Reçues",
    deadHead: "Au rebut",
    duplicateHead: "En double",
    lateHead: "En retard",
    appliedHead: "Appliquées",
    rowsCaption: "Ce que sont devenues les lignes",
    entriesHead: "Entrées",
    beforeHead: "Fausses avant la nuit",
    afterHead: "Fausses après la nuit",
    alertsHead: "Alertes de fraude",
    rightCaption: "Entrées « produit, heure » qui diffèrent du calcul naïf",
    decisionsTitle: "Les décisions et ce qui les fonde",
    contextHead: "Contexte.",
    choiceHead: "Choix.",
    refusedHead: "Écarté :",
    consequencesHead: "Conséquences.",
    claimHead: "Affirmation",
    verdictHead: "Verdict",
    figuresHead: "Mesures",
    verdicts: {
      supported: "confirmée",
      refuted: "réfutée",
      inconclusive: "indécise",
      "not-measured": "non mesurée",
    },
    figures: ({ of, comparedWith, factor, low, high, pairs }: Told) =>
      `${of} contre ${comparedWith} ; ${factor} fois mieux (de ${low} à ${high}, ${pairs} paires)`,
    methodTitle: "La méthode",
    method:
      "Chaque affirmation compare deux sujets mesurés en alternance dans une même exécution ; l’intervalle est celui du rapport des médianes, à 95 %, par rééchantillonnage des paires. Un verdict se calcule à partir des mesures et ne s’écrit jamais à la main ; une affirmation réfutée est imprimée comme telle. Toutes les mesures ont été prises sur la machine ci-dessous.",
    environmentHead: "Machine",
    cpu: "Processeur",
    memory: "Mémoire",
    gigabytes: "Go",
    system: "Système",
    seed: "Graine",
    limitsTitle: "Les limites",
    limits:
      "Un seul besoin est exécuté de bout en bout ; les quatre autres, la simulation aux grandes charges et l’estimation des coûts ne figurent pas encore dans ce dossier. Les tickets sont générés : leur réalisme est une hypothèse. Les temps dépendent de la machine ; seuls les rapports se comparent.",
  },
  en: {
    kind: "Architecture report",
    title: "OmniShop: sales, from the till to the answer",
    subtitle: "Kappa and Lambda on the same receipts, compared by measurement",
    needTitle: "The need",
    need: "OmniShop sells in shops and on the web. To restock, to judge a promotion and to stop a fraud, it must know at any moment what each product has sold, hour by hour, and which purchases deserve a person’s look. Tills are not always connected: a receipt may come hours after the sale, or twice. The answer must stay right all the same, and nothing that was accepted may be lost.",
    architectureTitle: "The architecture",
    architecture:
      "The two variants share their sources, log, lake and fraud detection. They differ in one place: Kappa tallies sales once, as they come; Lambda does it twice, first fast and roughly, then each night from the lake, and merges the two at each request. The figures below are drawn from the very model that was run; their numbers refer to the table of flows.",
    pictureOf: (id: string) =>
      id === "kappa" ? "Kappa: one log, one code path" : "Lambda: a speed layer and a batch layer",
    variant: (id: string) => (id === "kappa" ? "Kappa" : "Lambda"),
    number: "No.",
    from: "From",
    to: "To",
    flowsCaption: "The flows of the figure",
    comparisonTitle: "The comparison, measured",
    comparison:
      "Both variants were given the same generated receipts, with the faults of real sources: late tills, repeated sends, forbidden records. Every row that came in is either accepted or dead-lettered with its reason; every accepted row is applied, late, a duplicate, or filtered. The view’s entries are then held, one by one, against a plain computation over the same receipts that shares no code with what it judges.",
    variantHead: "Variant",
    inHead: "Received",
    deadHead: "Dead letters",
    duplicateHead: "Duplicates",
    lateHead: "Late",
    appliedHead: "Applied",
    rowsCaption: "What became of the rows",
    entriesHead: "Entries",
    beforeHead: "Wrong before the night",
    afterHead: "Wrong after the night",
    alertsHead: "Fraud alerts",
    rightCaption: "Entries by product and hour that differ from the plain computation",
    decisionsTitle: "The decisions, and what they rest on",
    contextHead: "Context.",
    choiceHead: "Choice.",
    refusedHead: "Refused:",
    consequencesHead: "Consequences.",
    claimHead: "Claim",
    verdictHead: "Verdict",
    figuresHead: "Measured",
    verdicts: {
      supported: "supported",
      refuted: "refuted",
      inconclusive: "inconclusive",
      "not-measured": "not measured",
    },
    figures: ({ of, comparedWith, factor, low, high, pairs }: Told) =>
      `${of} against ${comparedWith}; ${factor} times better (${low} to ${high}, ${pairs} pairs)`,
    methodTitle: "The method",
    method:
      "Each claim compares two subjects measured in turn within one run; the interval is that of the ratio of medians, at 95%, by resampling the pairs. A verdict is computed from the measurements and never written by hand; a refuted claim is printed as refuted. All measurements were taken on the machine below.",
    environmentHead: "Machine",
    cpu: "Processor",
    memory: "Memory",
    gigabytes: "GB",
    system: "System",
    seed: "Seed",
    limitsTitle: "The limits",
    limits:
      "One need runs end to end; the other four, simulation at great loads and an estimate of cost are not yet in this report. The receipts are generated: how real they are is an assumption. Times depend on the machine; only ratios compare.",
  },
} as const;
