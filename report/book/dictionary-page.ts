import { formatInteger } from "#kernel/units";
import type { Language } from "#kernel/units";
import { contractsOf, personalOf } from "#model";
import type { Contract, Field, LegalBasis, Must, QualityRule } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { Block, Line, TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    contract: "Contrat",
    owner: "Domaine",
    eventTime: "Heure de l’événement",
    basis: "Base légale",
    retention: "Conservation",
    personal: "Donnée personnelle",
    days: "jours",
    overview: "Les contrats de données",
    field: "Champ",
    type: "Type",
    rule: "Règle de qualité",
    fieldsOf: (id: string, version: number) => `Contrat ${id}, version ${version}`,
    optional: "facultatif",
    listOf: "liste de",
    where: (field: string, is: string) => ` (si ${field} vaut ${is})`,
    personalKinds: { none: "non", pseudonym: "pseudonyme", direct: "directe", sensitive: "sensible" },
    bases: {
      contract: "contrat (art. 6.1.b)",
      consent: "consentement (art. 6.1.a)",
      "legal-obligation": "obligation légale (art. 6.1.c)",
      "legitimate-interest": "intérêt légitime (art. 6.1.f)",
      "not-personal": "hors champ",
    },
    musts: {
      above: (bound: string) => `> ${bound}`,
      "at-least": (bound: string) => `≥ ${bound}`,
      "at-most": (bound: string) => `≤ ${bound}`,
      "not-blank": () => "non vide",
      "not-a-card-number": () => "jamais un numéro de carte",
    },
  },
  en: {
    contract: "Contract",
    owner: "Domain",
    eventTime: "Event time",
    basis: "Legal ground",
    retention: "Retention",
    personal: "Personal",
    days: "days",
    overview: "The data contracts",
    field: "Field",
    type: "Type",
    rule: "Quality rule",
    fieldsOf: (id: string, version: number) => `Contract ${id}, version ${version}`,
    optional: "optional",
    listOf: "list of",
    where: (field: string, is: string) => ` (where ${field} is ${is})`,
    personalKinds: { none: "no", pseudonym: "pseudonym", direct: "direct", sensitive: "sensitive" },
    bases: {
      contract: "contract (art. 6.1.b)",
      consent: "consent (art. 6.1.a)",
      "legal-obligation": "legal obligation (art. 6.1.c)",
      "legitimate-interest": "legitimate interest (art. 6.1.f)",
      "not-personal": "not personal",
    },
    musts: {
      above: (bound: string) => `> ${bound}`,
      "at-least": (bound: string) => `≥ ${bound}`,
      "at-most": (bound: string) => `≤ ${bound}`,
      "not-blank": () => "not blank",
      "not-a-card-number": () => "never a card number",
    },
  },
} as const satisfies Record<Language, unknown>;

/** `{{table:contracts}}`: what each promises; `{{dictionary:all}}`: the fields of each; `{{retention:<contract>}}`. */
export function dictionaryPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const contracts = contractsOf(input.model.architecture);
  return [
    blockEntry("table:contracts", () => [overview(contracts, input)]),
    blockEntry("dictionary:all", () => contracts.map((contract) => fieldsTable(contract, language))),
    lineEntry("count:contracts", [figure(String(contracts.length), { kind: "modelled" })]),
    ...contracts.map((contract) => lineEntry(`retention:${contract.id}`, days(contract, language))),
  ];
}

function days({ retentionDays }: Contract, language: Language): Line {
  return [
    figure(`${formatInteger(retentionDays, language)}\u00a0${words[language].days}`, { kind: "modelled" }),
  ];
}

function overview(contracts: readonly Contract[], { language, model }: ReportInput): TableBlock {
  const { domainWords } = model.architecture;
  const w = words[language];
  return {
    kind: "table",
    id: "table-contracts",
    caption: w.overview,
    columns: [
      { head: w.contract, width: "share", align: "start" },
      { head: w.owner, width: "content", align: "start" },
      { head: w.personal, width: "content", align: "start" },
      { head: w.basis, width: "share", align: "start" },
      { head: w.retention, width: "content", align: "end" },
    ],
    rows: contracts.map((contract) => [
      code(`${contract.id} v${contract.version}`),
      plain(domainWords[contract.owner.id]?.[language] ?? contract.owner.id),
      plain(w.personalKinds[mostPersonal(contract)]),
      plain(w.bases[contract.legalBasis satisfies LegalBasis]),
      days(contract, language),
    ]),
  };
}

function fieldsTable(contract: Contract, language: Language): Block {
  const w = words[language];
  return {
    kind: "table",
    id: `contract-${contract.id}`,
    caption: w.fieldsOf(contract.id, contract.version),
    columns: [
      { head: w.field, width: "content", align: "start" },
      { head: w.type, width: "share", align: "start" },
      { head: w.personal, width: "content", align: "start" },
      { head: w.rule, width: "share", align: "start" },
    ],
    rows: Object.entries(contract.fields).flatMap(([name, field]) =>
      fieldRows({ name, field }, contract, language),
    ),
  };
}

type NamedField = Readonly<{ name: string; field: Field }>;

/** A row for the field and, of a list, one for each field of its records. */
function fieldRows(
  { name, field }: NamedField,
  contract: Contract,
  language: Language,
): readonly (readonly Line[])[] {
  const w = words[language];
  const rules = contract.rules.filter(({ on }) => on === name).map((rule) => ruleWords(rule, language));
  const isEventTime = contract.eventTime === name ? [w.eventTime.toLowerCase()] : [];
  const row = [
    code(name),
    plain(typeName(field, language)),
    plain(w.personalKinds[personalOf(field)]),
    plain([...isEventTime, ...rules].join("\u202f; ")),
  ];
  if (field.kind !== "list") return [row];
  const inside = Object.entries(field.of).flatMap(([inner, of]) =>
    fieldRows({ name: `${name}.${inner}`, field: of }, contract, language),
  );
  return [row, ...inside];
}

function typeName(field: Field, language: Language): string {
  const w = words[language];
  switch (field.kind) {
    case "scalar":
      return field.scalar;
    case "choice":
      return field.values.join(" | ");
    case "optional":
      return `${typeName(field.of, language)} (${w.optional})`;
    case "list":
      return `${w.listOf} ${Object.keys(field.of).join(", ")}`;
  }
}

function ruleWords({ must, where }: QualityRule, language: Language): string {
  const w = words[language];
  return `${mustWords(must, language)}${where ? w.where(where.field, where.is) : ""}`;
}

function mustWords(must: Must, language: Language): string {
  const bound = "bound" in must ? formatInteger(Math.round(must.bound), language) : "";
  return words[language].musts[must.kind](bound);
}

function mostPersonal({ fields }: Contract): "none" | "pseudonym" | "direct" | "sensitive" {
  const found = new Set(Object.values(fields).map(personalOf));
  return (["sensitive", "direct", "pseudonym"] as const).find((rung) => found.has(rung)) ?? "none";
}

function code(text: string): Line {
  return [{ kind: "code", text }];
}
