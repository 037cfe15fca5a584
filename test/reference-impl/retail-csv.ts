import { openSales } from "#reference-impl";
import type { FileArrival, FileTally } from "#reference-impl";
import { readOnlineRetail } from "../../reference-impl/ingest/read-online-retail.ts";

export const retailHeader =
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

/** A row of an invoice, ordinary but for the changes. */
export function retailRow(changes: Readonly<Record<string, string>> = {}): string {
  const row = {
    invoice: "536365",
    product: "85123A",
    description: "HOLDER",
    quantity: "6",
    at: "2010-12-01T08:26",
    price: "2.55",
    customer: "17850",
    country: "United Kingdom",
    ...changes,
  };
  return Object.values(row).join(",");
}

type Read = Readonly<{ arrivals: readonly FileArrival[]; tally: FileTally }>;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Reads rows under the right header, or lines as they are. */
export async function readRows(rows: readonly string[], header: string = retailHeader): Promise<Read> {
  const file = readOnlineRetail("sales.csv", once([header, ...rows].map((row) => `${row}\n`).join("")));
  const pieces = [];
  for await (const piece of file.arrivals) pieces.push(piece);
  return { arrivals: pieces.flat(), tally: file.tally() };
}

/** Reads a file to its end. */
export async function readFileWhole(path: string): Promise<Read> {
  const file = await openSales(path, "online-retail");
  const pieces = [];
  for await (const piece of file.arrivals) pieces.push(piece);
  return { arrivals: pieces.flat(), tally: file.tally() };
}
