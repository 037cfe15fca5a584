import { parseIsoInstant } from "#kernel/civil-time";
import { localToUtcMs } from "#kernel/time-zone";
import { lineAmountMinor, microsPerMinor } from "#model/omnishop";
import { longMax } from "../codec/exact-integers.ts";
import type { CsvRow } from "./csv-parser.ts";
import { describe } from "./dead-letter.ts";
import type { Refusal } from "./dead-letter.ts";

/** A row of the file, read: one line of an invoice. Prices are in millionths of a pound, amounts in pence. */
export type RetailRow = Readonly<{
  /** As it came. */
  text: string;
  invoice: string;
  isRefund: boolean;
  /** Null where the file names no customer. */
  customerId: string | null;
  country: string;
  atMs: number;
  line: Readonly<{
    productId: string;
    quantity: number;
    unitPriceMicros: number;
    amountMinor: number;
    promotionId: null;
  }>;
}>;

/** Where in a row each column stands; the file's second edition calls some of them otherwise. */
const columns = {
  invoice: ["invoiceno", "invoice"],
  product: ["stockcode"],
  description: ["description"],
  quantity: ["quantity"],
  at: ["invoicedate"],
  price: ["unitprice", "price"],
  customer: ["customerid"],
  country: ["country"],
} as const;
type Column = keyof typeof columns;
export type RetailHeader = Readonly<{ count: number; at: Readonly<Record<Column, number>> }>;

/** The columns as the file's first line gives them, for people. */
const shownColumns = [
  "InvoiceNo",
  "StockCode",
  "Description",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
  "Country",
] as const;
export const retailColumns: string = shownColumns.join(", ");

/** Finds each column by its name, in any order; or says in what the line differs from these columns, each once. */
export function readRetailHeader(fields: readonly string[]): RetailHeader | Readonly<{ misfit: string }> {
  const names = fields.map((field) => field.replace(/[\s_\uFEFF]/g, "").toLowerCase());
  const find = (column: Column): number =>
    columns[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const at = {
    invoice: find("invoice"),
    product: find("product"),
    description: find("description"),
    quantity: find("quantity"),
    at: find("at"),
    price: find("price"),
    customer: find("customer"),
    country: find("country"),
  };
  const found = new Set(Object.values(at));
  const others = fields.map((field, index) => ({ field: field.trim(), index, name: names[index] ?? "" }));
  const extra = others.filter(({ index }) => !found.has(index));
  if (!found.has(-1) && extra.length === 0) return { count: names.length, at };
  const missing = shownColumns.filter((_, index) => Object.values(at)[index] === -1);
  const repeated = extra.filter(({ name, index }) => names.indexOf(name) < index);
  const foreign = extra.filter((each) => !repeated.includes(each));
  return {
    misfit: [
      listed("it lacks", missing),
      listed(
        "it has besides",
        foreign.map(({ field }) => field),
      ),
      listed(
        "it repeats",
        repeated.map(({ field }) => field),
      ),
    ]
      .filter((part) => part !== "")
      .join("; "),
  };
}

/** As many as fit into a message: a file of another kind may have any line at all. */
const listedMax = 12;
const listedCharacterCountMax = 40;

function listed(what: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names
    .slice(0, listedMax)
    .map((name) => JSON.stringify(name.slice(0, listedCharacterCountMax)));
  const left = names.length - shown.length;
  return `${what} ${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

/** Reads a row, or says what of it cannot be read. What the contract forbids is not judged here. */
export function readRetailRow(row: CsvRow, { count, at }: RetailHeader): RetailRow | Refusal {
  const place = `line ${row.lineNumber}`;
  if (row.state === "broken") return { reason: "malformed", detail: `${place} ${row.why}` };
  const { fields } = row;
  if (fields.length !== count) {
    return { reason: "malformed", detail: `${place} has ${fields.length} columns, and must have ${count}` };
  }
  const field = (column: Column): string => (fields[at[column]] ?? "").trim();
  const misfit = (what: Readonly<{ name: string; text: string; must: string }>): Refusal => ({
    reason: "wrong-type",
    detail: `${place}: ${what.name} is ${describe(what.text, false)}, and must be ${what.must}`,
  });
  const atMs = readTime(field("at"));
  if (atMs === null) {
    return misfit({ name: "InvoiceDate", text: field("at"), must: "a date and a time, as 2010-12-01T08:26" });
  }
  const quantity = readQuantity(field("quantity"));
  if (quantity === null) {
    return misfit({ name: "Quantity", text: field("quantity"), must: "a whole number of 32 bits" });
  }
  const unitPriceMicros = readPrice(field("price"), quantity);
  if (unitPriceMicros === null) {
    return misfit({
      name: "UnitPrice",
      text: field("price"),
      must: "a decimal number of at most 6 decimals",
    });
  }
  const invoice = field("invoice");
  const amountMinor = lineAmountMinor({ quantity, unitPriceMicros });
  return {
    text: row.text,
    invoice,
    isRefund: /^c/i.test(invoice),
    customerId: readCustomer(field("customer")),
    country: field("country"),
    atMs,
    line: { productId: field("product"), quantity, unitPriceMicros, amountMinor, promotionId: null },
  };
}

const monthFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/;

/** Reads what a clock in London showed: as ISO 8601 writes it, or month first, as copies of the file have it. */
function readTime(text: string): number | null {
  const match = monthFirst.exec(text);
  if (match === null) return parseIsoInstant(text.replace(" ", "T"), londonMs);
  const [, month = "", day = "", year = "", hour = "", minute = ""] = match;
  const [mm, dd, hh] = [month, day, hour].map((digits) => digits.padStart(2, "0"));
  return parseIsoInstant(`${year}-${mm}-${dd}T${hh}:${minute}`, londonMs);
}

function londonMs(civil: Parameters<typeof localToUtcMs>[0]): number {
  return localToUtcMs(civil, "Europe/London");
}

function readQuantity(text: string): number | null {
  if (!/^-?\d{1,10}$/.test(text)) return null;
  const quantity = Number(text);
  return quantity >= -0x8000_0000 && quantity <= 0x7fff_ffff ? quantity + 0 : null;
}

const decimal = /^(-?)(\d{1,12})(?:\.(\d+))?$/;

/** In millionths; null for a finer price, which is not rounded, and where the amount would be too large to be exact. */
function readPrice(text: string, quantity: number): number | null {
  const match = decimal.exec(text);
  if (match === null) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > 6) return null;
  const micros = Number(whole + digits.padEnd(6, "0"));
  const isExact = micros <= longMax && Math.abs(quantity) * (micros / microsPerMinor) <= longMax;
  return isExact ? (sign === "-" ? -micros : micros) + 0 : null;
}

/** Some exports make of a customer's number a number with decimals. */
function readCustomer(text: string): string | null {
  return text === "" ? null : text.replace(/^(\d+)\.0$/, "$1");
}
