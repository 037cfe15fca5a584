/** Digits that prose may hold, in either language: they name or date, and measure nothing. */
const names: readonly RegExp[] = [
  // Days and years.
  /\b(?:1er|[12]?\d|3[01])[ \u00a0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/g,
  /\b(?:[12]?\d|3[01])[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b(?:19|20)\d{2}\b/g,
  // Articles of law, and the requirements of a standard.
  /\b(?:[Aa]rticles?|[Rr]equirements?|[Ee]xigences?)[ \u00a0]\d+(?:\.\d+)*(?:(?:, | et | and | à | to )\d+(?:\.\d+)*)*/g,
  // Versions.
  /\bv\d+(?:\.\d+)*\b/g,
  /\b(?:Kafka|Flink|Spark|Iceberg|DuckDB|Node|PCI DSS|OpenAPI|AsyncAPI|ODCS|Avro|TypeScript|Typst|Java|ISO|RFC)[ \u00a0]\d+(?:\.\d+)*/g,
  // Names that hold a digit.
  /\b(?:p50|p90|p99|C4|S3|H3|PDF\/UA-1|M3|RSC15|SHA-256|AES-256|UTF-8|B2B|ISO-4217|3-D Secure|3DS2?|F1)(?![\w])/g,
  /\b(?:2|3|4)PC\b/g,
];

/** The digits in prose that look like a figure: each belongs in the evidence or in the model, behind a reference. */
export function typedFigures(prose: string): readonly string[] {
  const rest = names.reduce((text, pattern) => text.replace(pattern, ""), prose);
  return [...rest.matchAll(/[\w.,]*\d[\w.,\u202f\u00a0%]*/g)].map(([found]) => found);
}
