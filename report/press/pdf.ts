import { Buffer } from "node:buffer";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { ReportError } from "../report-error.ts";
import { fontFolders } from "./fonts.ts";

export type PrintJob = Readonly<{
  typst: string;
  /** Pictures by file name, as SVG. */
  pictures: Readonly<Record<string, string>>;
  /** Seconds since the epoch, for the document's own date: the same input gives the same bytes. */
  createdAtSeconds: number;
}>;

/** Prints a document as accessible PDF (PDF/UA-1), with the project's own fonts. @throws {ReportError} PRESS_FAILED. */
export function printPdf({ typst, pictures, createdAtSeconds }: PrintJob): Uint8Array {
  const workspace = fontFolders[0] ?? ".";
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontFolders] }] });
  for (const [name, svg] of Object.entries(pictures)) {
    compiler.mapShadow(`${workspace}/${name}`, Buffer.from(svg));
  }
  const compiled = compiler.compile({ mainFileContent: typst });
  if (!compiled.result) {
    const faults = JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
    throw new ReportError("PRESS_FAILED", `the report does not compile: ${faults}`);
  }
  try {
    return compiler.pdf(compiled.result, { pdfStandard: "ua-1", creationTimestamp: createdAtSeconds });
  } catch (cause) {
    throw new ReportError("PRESS_FAILED", `the report does not pass PDF/UA-1: ${JSON.stringify(cause)}`, {
      cause,
    });
  }
}
