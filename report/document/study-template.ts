/** The study's Typst source, to be filled by Handlebars; `t` makes a text safe. */
export const studyTemplate = `#set document(title: {{string w.title}})
#let ink = rgb("#12203F")
#let soft = rgb("#5A6275")
#set text(font: "Inter", size: 10pt, lang: "{{language}}", fill: rgb("#1E2433"), hyphenate: true)
#set par(justify: true, leading: 0.72em, spacing: 1.1em)
#set page(paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 22mm),
  footer: context { set text(8pt, fill: soft); grid(columns: (1fr, auto), [{{t w.title}}], counter(page).display("1 / 1", both: true)) })
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => { set text(19pt, weight: "semibold", fill: ink); block(above: 22pt, below: 14pt, it) }
#show heading.where(level: 2): it => { set text(13pt, weight: "semibold", fill: ink); block(above: 18pt, below: 9pt, it) }
#set table(stroke: none, inset: (x: 6pt, y: 5pt), align: left, fill: (_, y) => if y == 0 { ink } else if calc.even(y) { rgb("#F4F6FB") })
#show table.cell.where(y: 0): set text(fill: white, weight: "semibold")
#show table: set text(8.6pt)
#show table: set par(justify: false)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption: set text(8.6pt, fill: soft)

#block(below: 26pt)[
  #text(11pt, fill: soft)[{{t w.kind}}]
  #v(2pt)
  #text(27pt, weight: "bold", fill: ink)[{{t w.title}}]
  #v(2pt)
  #text(12pt, fill: soft)[{{t w.subtitle}}]
]

= {{t w.needTitle}}
{{t w.need}}

= {{t w.architectureTitle}}
{{t w.architecture}}
{{#each topologies}}

#page(flipped: true, margin: (x: 14mm, top: 18mm, bottom: 18mm))[
== {{t title}}
#figure(image("{{id}}.svg", width: 100%, height: 146mm, fit: "contain", alt: {{string title}}), caption: [{{t title}}])
]
{{/each}}
{{#each topologies}}

#figure(table(columns: (auto, 1fr, 1fr), table.header([{{t ../w.number}}], [{{t ../w.from}}], [{{t ../w.to}}]),
{{#each flows}}  [{{t number}}], [{{t from}}], [{{t to}}],
{{/each}}), caption: [{{t ../w.flowsCaption}} – {{t title}}])
{{/each}}

= {{t w.comparisonTitle}}
{{t w.comparison}}

#figure(table(columns: (1fr,) + (auto,) * 5, table.header([{{t w.variantHead}}], [{{t w.inHead}}], [{{t w.deadHead}}], [{{t w.duplicateHead}}], [{{t w.lateHead}}], [{{t w.appliedHead}}]),
{{#each runs}}  [{{t variant}}], [{{t in}}], [{{t deadLettered}}], [{{t duplicate}}], [{{t late}}], [{{t applied}}],
{{/each}}), caption: [{{t w.rowsCaption}}])

#figure(table(columns: (1fr,) + (auto,) * 4, table.header([{{t w.variantHead}}], [{{t w.entriesHead}}], [{{t w.beforeHead}}], [{{t w.afterHead}}], [{{t w.alertsHead}}]),
{{#each runs}}  [{{t variant}}], [{{t entries}}], [{{t before}}], [{{t after}}], [{{t alerts}}],
{{/each}}), caption: [{{t w.rightCaption}}])

= {{t w.decisionsTitle}}
{{#each decisions}}
== {{t title}}
*{{t ../w.contextHead}}* {{t context}}

*{{t ../w.choiceHead}}* {{t choice}}

{{#each refused}}*{{t ../../w.refusedHead}}* {{t option}} – {{t because}}

{{/each}}
*{{t ../w.consequencesHead}}*
{{#each consequences}}
- {{t this}}
{{/each}}

#table(columns: (1fr, auto, 1fr), table.header([{{t ../w.claimHead}}], [{{t ../w.verdictHead}}], [{{t ../w.figuresHead}}]),
{{#each claims}}  [{{t statement}}], [{{t verdict}}], [{{t figures}}],
{{/each}})
{{/each}}

= {{t w.methodTitle}}
{{t w.method}}

#table(columns: (auto, 1fr), table.header([{{t w.environmentHead}}], []),
  [{{t w.cpu}}], [{{t environment.cpu}} × {{t environment.cores}}],
  [{{t w.memory}}], [{{t environment.memory}} {{t w.gigabytes}}],
  [{{t w.system}}], [{{t environment.os}}],
  [Node], [{{t environment.node}}],
  [{{t w.seed}}], [{{t seed}}],
)

= {{t w.limitsTitle}}
{{t w.limits}}
`;
