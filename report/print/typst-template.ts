/** The document as Typst source, to be filled by Handlebars; `t` makes a text safe, `string` a string of it. */
export const typstTemplate = `#set document(title: {{string title}})
#let ink = rgb("#12203F")
#let soft = rgb("#4A546B")
#let accent = rgb("#1D4FB8")
#set text(font: "Inter", size: 9.6pt, lang: "{{language}}", fill: rgb("#1E2433"), hyphenate: true)
#set par(justify: true, leading: 0.7em, spacing: 1.05em)
#set page(paper: "a4", margin: (x: 23mm, top: 25mm, bottom: 22mm),
  header: context {
    let page = here().page()
    let all = query(heading.where(level: 1))
    let on = all.filter(h => h.location().page() == page)
    let before = all.filter(h => h.location().page() < page)
    let current = if on.len() > 0 { on.first() } else if before.len() > 0 { before.last() }
    if page > 1 and current != none { set text(8pt, fill: soft); align(right, current.body) }
  },
  footer: context { set text(8pt, fill: soft); grid(columns: (1fr, auto), [{{t title}}], counter(page).display("1 / 1", both: true)) })
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => { pagebreak(weak: true); set text(20pt, weight: "semibold", fill: ink); block(above: 0pt, below: 16pt, it) }
#show heading.where(level: 2): it => { set text(13pt, weight: "semibold", fill: ink); block(above: 19pt, below: 9pt, it) }
#show heading.where(level: 3): it => { set text(10.6pt, weight: "semibold", fill: accent); block(above: 14pt, below: 7pt, it) }
#show heading.where(level: 4): it => { set text(9.6pt, weight: "semibold", fill: ink); block(above: 11pt, below: 6pt, it.body) }
#show raw: set text(font: "JetBrains Mono", size: 8.2pt)
#show raw.where(block: true): it => block(width: 100%, fill: rgb("#F4F6FB"), inset: 9pt, radius: 3pt, it)
#show link: set text(fill: accent)
#set list(indent: 2pt, body-indent: 6pt, spacing: 0.75em)
#set enum(indent: 2pt, body-indent: 6pt, spacing: 0.75em)
#set table(stroke: none, inset: (x: 5pt, y: 4.6pt), fill: (_, y) => if y == 0 { ink } else if calc.even(y) { rgb("#F4F6FB") })
#show table.cell.where(y: 0): set text(fill: white, weight: "semibold", hyphenate: false)
#show table: set text(8pt, hyphenate: true)
#show table: set par(justify: false, leading: 0.58em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption.where(kind: table): it => block(sticky: true, width: 100%, it)
#show figure.caption: it => { set text(8.4pt, fill: soft); set par(justify: false); align(left, it) }
#set figure(gap: 8pt)
#show figure: set block(above: 16pt, below: 16pt)
#let mark(letter) = text(size: 0.68em, fill: soft, baseline: -0.42em, sym.wj + letter)
#let absent(body) = text(style: "italic", fill: soft, body)
#let note(body) = block(width: 100%, inset: (x: 11pt, y: 9pt), radius: 3pt, fill: rgb("#EEF3FD"), stroke: (left: 2.5pt + accent), body)
#let across(body) = page(flipped: true, margin: (x: 14mm, top: 20mm, bottom: 18mm), body)

#v(42mm)
#text(11pt, fill: soft, weight: "semibold")[{{t kind}}]
#v(2pt)
#par(justify: false, leading: 0.75em)[#text(28pt, weight: "bold", fill: ink)[{{t title}}]]
#v(5pt)
#par(justify: false)[#text(12.5pt, fill: soft)[{{t subtitle}}]]
#v(16mm)
#note[{{t legend}}]
#pagebreak()
#show outline: set text(8.6pt)
#show outline: set par(leading: 0.5em, spacing: 0.5em)
#show outline: set block(spacing: 0.62em)
#show outline.entry.where(level: 1): it => { set text(weight: "semibold"); set block(above: 8pt); it }
#heading(level: 1, numbering: none, outlined: false)[{{t contents}}]
#block(height: 185mm, columns(2, gutter: 9mm, outline(title: none, depth: 2, indent: 1.2em)))
{{#each chapters}}

= {{t title}} <{{id}}>
{{body}}
{{/each}}
`;
