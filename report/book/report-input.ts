import type { Language } from "#kernel/units";
import type { Architecture, Charted, CitedSource, Decision, Evidence, Metric, Target, Text } from "#model";
import type { ChapterFile } from "../chapters/read-chapter.ts";
import type { PictureSize } from "../document/tree.ts";

/** What a report tells: an architecture, what it decided, and what may be measured of it. */
export type ReportModel = Readonly<{
  title: Text<Language>;
  subtitle: Text<Language>;
  architecture: Architecture<Language>;
  decisions: readonly Decision<Language>[];
  metrics: readonly Metric<Language>[];
  /** What the reference implementation is to reach. */
  targets: readonly Target<Language>[];
  /** What quantities are measured of, by id. */
  subjects: Readonly<Record<string, Text<Language>>>;
  charts: readonly Charted[];
  sources: readonly CitedSource[];
}>;

/** The files of one gathering of evidence: a run that was published with the project, or one of this machine. */
export type EvidenceSet = Readonly<{
  role: "published" | "here";
  evidence: readonly Evidence[];
  /** The ids of those whose subject has changed since. */
  stale: ReadonlySet<string>;
}>;

/** A picture that is drawn outside, and how it is told. */
export type PictureSource = Readonly<{
  id: string;
  caption: string;
  description: string;
  size: PictureSize;
  /** What its numbered arrows lead from and to, by name, and what passes there; none where its arrows have no numbers. */
  flows: readonly Readonly<{ number: number; from: string; to: string; says: string }>[];
}>;

export type ReportInput = Readonly<{
  language: Language;
  chapters: readonly ChapterFile[];
  model: ReportModel;
  evidence: readonly EvidenceSet[];
  pictures: readonly PictureSource[];
}>;
