import type { Language } from "#kernel/units";
import type { Decision, Evidence, Metric, Text, Topology } from "#model";
import type { ChapterFile } from "../chapters/read-chapter.ts";
import type { DiagramLanguage, Words } from "../diagrams/words.ts";

/** What of an architecture a report tells. */
export type ReportModel = Readonly<{
  title: Text<Language>;
  subtitle: Text<Language>;
  topologies: readonly Topology[];
  words: Words;
  hostWords: Words;
  decisions: readonly Decision<DiagramLanguage>[];
  metrics: readonly Metric<DiagramLanguage>[];
  /** What quantities are measured of, by id. */
  subjects: Readonly<Record<string, Text<DiagramLanguage>>>;
  sources: readonly CitedSource[];
}>;

/** A work that the report leans on. */
export type CitedSource = Readonly<{ id: string; authors: string; title: string; where: string; year: number }>;

/** The files of one gathering of evidence: a run that was published with the project, or one of this machine. */
export type EvidenceSet = Readonly<{ role: "published" | "here"; evidence: readonly Evidence[] }>;

/** A picture that is drawn outside, and how it is told. */
export type PictureSource = Readonly<{
  id: string;
  caption: string;
  description: string;
  size: "column" | "page";
}>;

export type ReportInput = Readonly<{
  language: Language;
  chapters: readonly ChapterFile[];
  model: ReportModel;
  evidence: readonly EvidenceSet[];
  pictures: readonly PictureSource[];
}>;
