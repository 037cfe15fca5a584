import { openInputText } from "./input-file.ts";
import { readOnlineRetail } from "./read-online-retail.ts";
import type { SalesFile } from "./read-online-retail.ts";

/** The formats of sales that files are read in. */
export const salesFormats = ["online-retail"] as const;
export type SalesFormat = (typeof salesFormats)[number];

const readers: Readonly<Record<SalesFormat, typeof readOnlineRetail>> = { "online-retail": readOnlineRetail };

/** A file of sales, and how much of it has been read, from 0 to 1. */
export type OpenedSales = SalesFile & Readonly<{ readShare: () => number }>;

/**
 * Opens a file of sales in one of the formats, packed by gzip or not.
 *
 * @throws {ReferenceError} as `openInputText` does; while it is read also `INPUT_NOT_OF_FORMAT`.
 */
export async function openSales(path: string, format: SalesFormat): Promise<OpenedSales> {
  const { blocks, byteCount, readByteCount } = await openInputText(path);
  const { arrivals, tally } = readers[format](path, blocks);
  return { arrivals, tally, readShare: () => (byteCount === 0 ? 0 : readByteCount() / byteCount) };
}
