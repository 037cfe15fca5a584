/** What a mention says of something: `praise` and `blame` in full sentences around `{it}`, the name of what is spoken of. */
type Phrases = Readonly<{
  openings: readonly string[];
  praise: readonly string[];
  blame: readonly string[];
  /** Says one thing in the words of the other: only the context tells. */
  sarcasm: readonly string[];
  so: readonly string[];
  reasonsToPraise: readonly string[];
  reasonsToBlame: readonly string[];
  endings: readonly string[];
  spam: readonly string[];
}>;

const fr: Phrases = {
  openings: [
    "",
    "Bon.",
    "Franchement,",
    "Retour d’expérience :",
    "Petit avis :",
    "Alors,",
    "Voilà,",
    "Pour info,",
  ],
  praise: [
    "j’adore {it}",
    "{it}, c’est du solide",
    "très contente de {it}",
    "{it} vaut largement son prix",
    "rien à redire sur {it}",
    "{it} m’a agréablement surpris",
    "je recommande {it} les yeux fermés",
  ],
  blame: [
    "je suis déçue par {it}",
    "{it} ne tient pas ses promesses",
    "à fuir, {it}",
    "{it} est parti à la poubelle",
    "je regrette d’avoir pris {it}",
    "{it}, plus jamais",
    "{it} n’est pas à la hauteur",
  ],
  sarcasm: [
    "bravo pour {it}, un vrai chef-d’œuvre",
    "merci pour {it}, exactement ce qu’il me fallait pour gâcher ma semaine",
    "{it}, quelle merveille, trois jours et déjà cassé",
    "génial, {it} : on en redemande, vraiment",
  ],
  so: ["parce que", "vu que", "et puis", "surtout que", "d’autant que"],
  reasonsToPraise: [
    "la livraison a pris deux jours",
    "la vendeuse a été adorable",
    "la qualité est au rendez-vous",
    "mes enfants s’en servent tous les jours",
    "la matière est belle",
    "le retrait en magasin a été immédiat",
  ],
  reasonsToBlame: [
    "le colis est arrivé ouvert",
    "la caisse était interminable",
    "le service client ne répond pas",
    "ça a lâché au bout d’une semaine",
    "la taille ne correspond pas",
    "le produit était en rupture deux fois",
  ],
  endings: [
    "",
    "À suivre.",
    "Voilà, c’est dit.",
    "Je reviendrai.",
    "Avis aux intéressés.",
    "Bonne journée à tous.",
  ],
  spam: [
    "GAGNEZ {it} en 2 minutes, lien dans la bio",
    "Bon d’achat OmniShop de 500 € pour {it}, les 100 premiers seulement",
  ],
};

const en: Phrases = {
  openings: [
    "",
    "Honestly,",
    "Quick review:",
    "So,",
    "Right,",
    "For what it is worth,",
    "An update:",
    "Just saying,",
  ],
  praise: [
    "I love {it}",
    "{it} is built to last",
    "really happy with {it}",
    "{it} is worth every penny",
    "nothing bad to say about {it}",
    "{it} surprised me in a good way",
    "I would buy {it} again tomorrow",
  ],
  blame: [
    "{it} let me down",
    "{it} does not do what it says",
    "stay away from {it}",
    "{it} went straight into the bin",
    "I regret buying {it}",
    "never again, {it}",
    "{it} is not up to it",
  ],
  sarcasm: [
    "well done on {it}, a true masterpiece",
    "thanks for {it}, just what I needed to ruin my week",
    "{it}, what a gem, three days and already broken",
    "great, {it}: more of this, please",
  ],
  so: ["because", "since", "and", "not least because", "all the more as"],
  reasonsToPraise: [
    "delivery took two days",
    "the woman in the shop could not have been kinder",
    "the quality is there",
    "my children use it every day",
    "the fabric is lovely",
    "I could pick it up at once",
  ],
  reasonsToBlame: [
    "the parcel came open",
    "the queue at the till never ended",
    "customer service does not answer",
    "it gave up after a week",
    "the size is wrong",
    "it was out of stock twice",
  ],
  endings: [
    "",
    "To be continued.",
    "There, I said it.",
    "I will be back.",
    "Make of it what you will.",
    "Have a good day, all.",
  ],
  spam: ["WIN {it} in 2 minutes, link in bio", "OmniShop voucher of £500 for {it}, first 100 only"],
};

export const phrases = { fr, en } as const;

export const emoji = { praise: ["😍", "👍", "🎉", "❤️"], blame: ["😡", "👎", "🙄", "💔"] } as const;
