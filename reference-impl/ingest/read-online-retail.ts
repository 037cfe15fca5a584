import type { RecordOf } from "#model";
import type { sale } from "#model/omnishop";
import { ReferenceError } from "../reference-error.ts";
import { CsvParser } from "./csv-parser.ts";
import type { CsvRow } from "./csv-parser.ts";
import type { Refusal, Unread } from "./dead-letter.ts";
import { FileClock } from "./file-clock.ts";
import type { Clocked } from "./file-clock.ts";
import { FileCounter } from "./file-tally.ts";
import type { FileTally } from "./file-tally.ts";
import { readRetailHeader, readRetailRow, retailColumns } from "./online-retail-row.ts";
import type { RetailHeader } from "./online-retail-row.ts";
import { ReceiptAssembly } from "./receipt-assembly.ts";

type Sale = RecordOf<typeof sale>;

/** What a file gives: a receipt, or a row that cannot be read; `arrivalMs` is what the file's own clock shows. */
export type FileArrival = Readonly<{ arrivalMs: number } & ({ value: Sale } | { unread: Unread })>;

/** A file of sales on its way in. */
export type SalesFile = Readonly<{
  /** Read once, in pieces, in the order of the file. */
  arrivals: AsyncIterable<readonly FileArrival[]>;
  /** What has been read so far. */
  tally: () => FileTally;
}>;

/**
 * Reads the UCI Online Retail file, whose rows are lines of invoices, as receipts. Only a few receipts are held at a
 * time, whatever the size of the file.
 *
 * @param name - What messages call the file.
 * @throws {ReferenceError} while it is read: `INPUT_NOT_OF_FORMAT`, and what `blocks` throws.
 */
export function readOnlineRetail(name: string, blocks: AsyncIterable<string>): SalesFile {
  const counter = new FileCounter();
  return { arrivals: arrivalsOf(new RetailReading(name, counter), blocks), tally: () => counter.tally() };
}

async function* arrivalsOf(
  reading: RetailReading,
  blocks: AsyncIterable<string>,
): AsyncGenerator<readonly FileArrival[]> {
  const parser = new CsvParser();
  for await (const block of blocks) yield reading.take(parser.push(block));
  yield [...reading.take(parser.end()), ...reading.end()];
}

/** A file half read: the receipts that are open, and what waits for the file's clock. */
class RetailReading {
  readonly #name: string;
  readonly #counter: FileCounter;
  readonly #assembly = new ReceiptAssembly();
  readonly #clock = new FileClock<Sale>();
  #header: RetailHeader | null = null;
  /** Rows that cannot be read have no time: they go when the next receipt does. */
  #unread: Unread[] = [];
  #clockMs = 0;

  constructor(name: string, counter: FileCounter) {
    this.#name = name;
    this.#counter = counter;
  }

  take(rows: readonly CsvRow[]): readonly FileArrival[] {
    for (const row of rows) {
      if (this.#header === null) this.#header = this.#headerOf(row);
      else this.#add(row, this.#header);
    }
    return this.#release(this.#complete({ atEnd: false }));
  }

  end(): readonly FileArrival[] {
    if (this.#header === null) throw this.#notOfFormat("it has no line; its first");
    const released = [...this.#complete({ atEnd: true }), ...this.#clock.end()];
    return [...this.#release(released), ...this.#releaseUnread()];
  }

  #headerOf(row: CsvRow): RetailHeader {
    if (/\r[^\n]/.test(row.text)) {
      throw this.#notOfFormat(
        "its lines end with a carriage return alone: write them with line feeds; its first line",
      );
    }
    const first = `its first line is ${JSON.stringify(row.text.slice(0, shownCharacterCountMax))}`;
    const header = row.state === "read" ? readRetailHeader(row.fields) : { misfit: row.why };
    if ("at" in header) return header;
    throw this.#notOfFormat(`${first}: ${header.misfit}; it`);
  }

  #notOfFormat(what: string): ReferenceError {
    return new ReferenceError(
      "INPUT_NOT_OF_FORMAT",
      `${this.#name} is not an Online Retail file: ${what} must name the columns ${retailColumns}. ` +
        `Name another file, or the format that it has.`,
    );
  }

  #add(row: CsvRow, header: RetailHeader): void {
    const read = readRetailRow(row, header);
    const taken = "reason" in read ? read : this.#assembly.add(read);
    if ("reason" in taken) this.#refuse(taken, row.text);
    else if ("line" in read) this.#counter.row(read, taken);
  }

  #refuse({ reason, detail }: Refusal, payload: string): void {
    this.#counter.unread();
    this.#unread.push({ reason, detail, payload });
  }

  #complete(when: Readonly<{ atEnd: boolean }>): readonly Clocked<Sale>[] {
    const complete = this.#assembly.take(when);
    this.#counter.receipts(complete.length);
    return complete.flatMap(({ receipt, lastAtMs }) => this.#clock.push(receipt, lastAtMs));
  }

  #release(receipts: readonly Clocked<Sale>[]): readonly FileArrival[] {
    const last = receipts.at(-1);
    if (last === undefined) return this.#unread.length > unreadHeldMax ? this.#releaseUnread() : [];
    this.#clockMs = last.clockMs;
    const arrivals = receipts.map(({ item, clockMs }) => ({ arrivalMs: clockMs, value: item }));
    return [...arrivals, ...this.#releaseUnread()];
  }

  #releaseUnread(): readonly FileArrival[] {
    const released = this.#unread.map((unread) => ({ arrivalMs: this.#clockMs, unread }));
    this.#unread = [];
    return released;
  }
}

const shownCharacterCountMax = 80;
/** So many rows that cannot be read are not held back any longer for a receipt that tells their time. */
const unreadHeldMax = 1000;
