import { formatInteger } from "#kernel/units";
import type { Language } from "#kernel/units";
import { nodesOf } from "#model";
import type { Rate } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { wordsOf } from "../diagrams/words.ts";
import { cells, figure, plain, strong } from "../document/inline.ts";
import type { Inline, Line, TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    what: "Grandeur",
    value: "Valeur",
    sizes: "Les volumes supposés",
    source: "Source",
    contract: "Contrat",
    mean: "Moyenne",
    evening: "Pointe du soir",
    busiest: "Jour le plus chargé",
    all: "Toutes les sources",
    rates: "Les débits supposés, en événements par seconde",
    days: "jours",
    logRetention: "conservation du journal",
    lakeRetention: "conservation du lac",
  },
  en: {
    what: "Quantity",
    value: "Value",
    sizes: "The volumes assumed",
    source: "Source",
    contract: "Contract",
    mean: "Mean",
    evening: "Evening peak",
    busiest: "Busiest day",
    all: "All sources",
    rates: "The rates assumed, in events a second",
    days: "days",
    logRetention: "retention of the log",
    lakeRetention: "retention of the lake",
  },
} as const satisfies Record<Language, unknown>;

/** `{{volume:shops}}`, `{{volume:mean-rate}}`, `{{volume:log-retention}}` and so on; `{{table:volumes}}`, `{{table:rates}}`. */
export function volumesPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const { volumes } = input.model.architecture;
  const w = words[language];
  const assumed = (value: number): Inline => figure(formatInteger(value, language), { kind: "assumed" });
  const days = (value: number): Inline =>
    figure(`${formatInteger(value, language)}\u00a0${w.days}`, { kind: "modelled" });
  return [
    ...volumes.sizes.flatMap(({ id, value, unit }) => [
      lineEntry(`volume:${id}`, [assumed(value), { kind: "text", text: `\u00a0${unit[language]}` }]),
      lineEntry(`volume:${id}.value`, [assumed(value)]),
    ]),
    lineEntry("volume:mean-rate", [assumed(volumes.rate.meanPerSecond)]),
    lineEntry("volume:evening-rate", [assumed(volumes.rate.eveningPeakPerSecond)]),
    lineEntry("volume:busiest-rate", [assumed(volumes.rate.busiestPerSecond)]),
    lineEntry("volume:events-per-day", [assumed(volumes.rate.meanPerSecond * secondsPerDay)]),
    lineEntry("volume:peak-factor", [
      figure(
        formatInteger(Math.round(volumes.rate.busiestPerSecond / volumes.rate.meanPerSecond), language),
        {
          kind: "assumed",
        },
      ),
    ]),
    lineEntry("volume:log-retention", [days(volumes.logRetentionDays)]),
    lineEntry("volume:lake-retention", [days(volumes.lakeRetentionDays)]),
    blockEntry("table:volumes", () => [sizesTable(input)]),
    blockEntry("table:rates", () => [ratesTable(input)]),
  ];
}

const secondsPerDay = 86_400;

function sizesTable({ language, model }: ReportInput): TableBlock {
  const w = words[language];
  const { sizes, logRetentionDays, lakeRetentionDays } = model.architecture.volumes;
  const days = (value: number): Line => [
    figure(`${formatInteger(value, language)}\u00a0${w.days}`, { kind: "modelled" }),
  ];
  return {
    kind: "table",
    id: "table-volumes",
    caption: w.sizes,
    columns: [
      { head: w.what, width: "share", align: "start" },
      { head: w.value, width: "content", align: "end" },
    ],
    rows: [
      ...sizes.map(({ value, unit }) => [
        plain(unit[language]),
        [figure(formatInteger(value, language), { kind: "assumed" })],
      ]),
      [plain(w.logRetention), days(logRetentionDays)],
      [plain(w.lakeRetention), days(lakeRetentionDays)],
    ],
  };
}

/** The sources of the proposal, and all of them together. */
function ratesTable({ language, model }: ReportInput): TableBlock {
  const w = words[language];
  const { topologies, nodeWords, volumes } = model.architecture;
  const [proposal] = topologies;
  const ofRate = (rate: Rate): readonly Line[] =>
    [rate.meanPerSecond, rate.eveningPeakPerSecond, rate.busiestPerSecond].map((value) => [
      figure(formatInteger(value, language), { kind: "assumed" }),
    ]);
  return {
    kind: "table",
    id: "table-rates",
    caption: w.rates,
    columns: [
      { head: w.source, width: "share", align: "start" },
      { head: w.contract, width: "content", align: "start" },
      { head: w.mean, width: "content", align: "end" },
      { head: w.evening, width: "content", align: "end" },
      { head: w.busiest, width: "content", align: "end" },
    ],
    rows: [
      ...(proposal ? nodesOf(proposal, "source") : []).map(({ id, contract, rate }) =>
        cells(
          plain(wordsOf(id, nodeWords, language).name),
          [[{ kind: "code", text: contract.id }]],
          ofRate(rate),
        ),
      ),
      cells([strong(w.all)], [[]], ofRate(volumes.rate)),
    ],
  };
}
