import type { Incident } from "./live-state.ts";
import type { Numbers } from "./numbers.ts";
import { nameOf } from "./words.ts";
import type { PageWords } from "./words.ts";

export const french: PageWords = {
  title: "OmniShop en direct",
  subtitle: "les mêmes événements traversent les deux architectures, sur cette machine, au fil de l’eau",
  connecting: "Connexion…",
  lost: "Plus rien n’arrive : la démonstration est terminée, ou cette page l’a perdue.",
  sent: (numbers, { planned, measured, total }) =>
    `${numbers.short(measured)} événements/s envoyés (${numbers.whole(planned)} prévus), ${numbers.whole(total)} en tout`,
  cut: (numbers, { endsInMs, held }) =>
    `Ligne des caisses coupée encore ${numbers.duration(endsInMs)} : ${numbers.whole(held)} tickets attendent`,
  down: (numbers, { variant, downMs }) => `${variant} : aucun processus depuis ${numbers.duration(downMs)}`,
  measure: "Mesuré en ce moment",
  freshness: "Fraîcheur de la réponse",
  freshnessIs:
    "temps écoulé depuis l’arrivée du plus ancien événement absent de la réponse ; 0 si rien ne manque",
  worst: (numbers, windowMs) => `pire sur ${numbers.whole(windowMs / 1000)} s`,
  batchLayer: (numbers, everyMs) =>
    `Couche par lots seule (ici, un jour dure ${numbers.whole(everyMs / 1000)} s)`,
  measures: {
    answer: "",
    "batch-layer": ", couche par lots seule",
    "latency-p50": ", p50",
    "latency-p99": ", p99",
  },
  latency: (numbers, windowMs) => `Latence sur ${numbers.whole(windowMs / 1000)} s`,
  latencyIs: "Latence : de l’arrivée d’un événement jusqu’à ce que tout ce qu’il change soit visible.",
  waiting: "Arrivés, pas encore visibles",
  law: "Chaque ligne a un sort et un seul",
  lawOf:
    "Lignes des sources que lit un traitement ; celles des autres sont gardées dans le journal et le lac.",
  fate: "Sort",
  colon: "\u00a0:",
  fates: {
    in: "reçues",
    accepted: "acceptées",
    deadLettered: "rebutées",
    applied: "appliquées",
    late: "en retard",
    duplicate: "en double",
    filtered: "écartées",
  },
  check: "Face au calcul de référence",
  checkIs: (numbers, { expected, differing }) =>
    `${numbers.whole(differing)} entrée${differing > 1 ? "s" : ""} sur ${numbers.whole(expected)} en écart`,
  never: "pas encore comparé",
  none: "aucune",
  latencyHistory: (seconds) => `Latence, ${seconds} dernières secondes`,
  history: (seconds) => `Fraîcheur, ${seconds} dernières secondes`,
  picture: "L’architecture au travail",
  enlarge: "Agrandir la figure",
  reduce: "Tout afficher",
  onThisMachine:
    "Les produits nommés sont ceux de la production. Les chiffres sont ceux de cette machine, qui exécute le même modèle sans eux.",
  nodes: "Tous les nœuds du modèle",
  node: "Nœud",
  now: "En ce moment",
  actions: "Provoquer un événement",
  happened: "Ce qui s’est passé",
  products: "Ce qu’un produit a vendu, selon les API",
  product: "Produit",
  hour: "Heure",
  units: "unités",
  unknownYet: "rien de vendu pour l’instant",
  endpoints: "Interroger une API",
  noAnswer: "pas encore de réponse",
  alerts: "Dernières alertes de fraude, selon l’API",
  noAlert: "aucune alerte",
  alertReasons: {
    burst: "achats en rafale",
    "impossible-travel": "deux magasins trop éloignés",
    "unusual-amount": "montant inhabituel",
  },
  deadLetters: "Rebuts, gardés entiers avec leur motif",
  noDeadLetter: "aucun rebut",
  buttons: {
    faster: "Doubler le débit",
    slower: "Diviser le débit par deux",
    broken: (count) => `Envoyer ${count} enregistrements fautifs`,
    cut: (seconds) => `Couper la ligne des caisses ${seconds} s`,
    found: (hours) => `Retrouver une caisse perdue depuis ${hours} h`,
    stolen: "Utiliser une carte volée",
    pause: "Suspendre les lots de Lambda",
    resume: "Reprendre les lots de Lambda",
    check: "Comparer au calcul de référence",
    kill: (variant) => `Tuer le processus ${variant}`,
  },
  incident,
  reading: {
    perSecond: (rate) => `${rate}/s`,
    waiting: (count) => `${count} en attente`,
    late: (count) => `${count} en retard`,
    toFeed: (count) => `${count} à verser`,
    rows: (rows, files) => `${rows} lignes, ${files} fich.`,
    lastRun: (took) => `dernier en ${took}`,
    running: "en cours",
    paused: "suspendu",
    neverRun: "pas encore lancé",
    cutAge: (age) => `coupure il y a ${age}`,
    notPublished: "pas encore publiée",
    notRun: "hors de cette machine",
  },
};

function incident(numbers: Numbers, { kind, variant, figures }: Incident): string {
  const count = numbers.whole(figures["count"] ?? 0);
  const seconds = numbers.short(figures["seconds"] ?? 0);
  const differing = figures["differingCount"] ?? 0;
  const expected = numbers.whole(figures["expectedCount"] ?? 0);
  const compared = `${numbers.whole(differing)} entrée${differing > 1 ? "s" : ""} sur ${expected} en écart avec un calcul de référence sur tout ce qui a été envoyé`;
  switch (kind) {
    case "rate-changed":
      return `Le débit prévu est maintenant de ${numbers.whole(figures["perSecond"] ?? 0)} événements/s.`;
    case "broken-sent":
      return `${count} enregistrements fautifs ont été envoyés.`;
    case "line-cut":
      return `La ligne des caisses est coupée pour ${seconds} s.`;
    case "line-restored":
      return `La ligne est rétablie : ${count} tickets arrivent d’un coup, le plus ancien avec ${seconds} s de retard.`;
    case "till-found":
      return `Une caisse perdue depuis ${numbers.whole(figures["hours"] ?? 0)} h envoie ${count} tickets.`;
    case "card-stolen":
      return `Une même carte paie ${count} fois en quelques secondes.`;
    case "worker-killed":
      return `${nameOf(variant)} : le processus est tué.`;
    case "worker-recovered":
      return `${nameOf(variant)} : de retour au travail après ${numbers.duration(figures["downMs"] ?? 0)}, tout rattrapé après ${numbers.duration(figures["caughtUpMs"] ?? 0)} ; ${compared}.`;
    case "checked":
      return `${nameOf(variant)} : ${compared}.`;
    case "batch-paused":
      return "Les lots de Lambda sont suspendus.";
    case "batch-resumed":
      return "Les lots de Lambda reprennent.";
  }
}
