import type { Contract, Field, Fields, RecordOf, SingleFields, ValueOf, ValuesOf } from "#model";
import { ReferenceError } from "../reference-error.ts";
import { columnsOf } from "./column.ts";
import type { QueryEngine } from "./query-engine.ts";
import { quoteName } from "./sql-text.ts";

/**
 * Runs a query whose rows are records of a contract; each column is cast to its field's type, and others are left out.
 *
 * @throws {ReferenceError} `QUERY_FAILED` for a column that is missing or cannot be cast, `ROW_NOT_OF_CONTRACT` for a
 * value that the field does not allow.
 */
export async function readRecords(
  engine: Pick<QueryEngine, "rows">,
  { sql, contract }: Readonly<{ sql: string; contract: Contract }>,
): Promise<readonly RecordOf<Contract>[]> {
  const columns = columnsOf(contract.fields)
    .map(({ name, type }) => `CAST(${quoteName(name)} AS ${type}) AS ${quoteName(name)}`)
    .join(", ");
  // The line break ends a comment with which the query may end.
  const rows = await engine.rows(`SELECT ${columns} FROM (${sql.replace(/;\s*$/, "")}\n)`);
  return rows.map((row) => valuesOf(row, contract.fields, contract.id));
}

type Single = string | number | boolean | null;

function valuesOf(row: object, fields: Fields, where: string): ValuesOf<Fields> {
  const found = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      valueOf(found.get(name), field, `${where}.${name}`),
    ]),
  );
}

function valueOf(value: unknown, field: Field, where: string): ValueOf<Field> {
  if (field.kind !== "list") return singleOf(value, field, where);
  if (!Array.isArray(value)) throw notOfContract(value, where);
  return value.map((item: unknown) => itemOf(item, field.of, where));
}

function itemOf(item: unknown, fields: SingleFields, where: string): Readonly<Record<string, Single>> {
  if (typeof item !== "object" || item === null) throw notOfContract(item, where);
  const found = new Map<string, unknown>(Object.entries(item));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      singleOf(found.get(name), field, `${where}.${name}`),
    ]),
  );
}

function singleOf(value: unknown, field: SingleFields[string], where: string): Single {
  switch (field.kind) {
    case "optional":
      return value === null ? null : singleOf(value, field.of, where);
    case "choice":
      if (typeof value === "string" && field.values.includes(value)) return value;
      break;
    case "scalar":
      if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  }
  throw notOfContract(value, where);
}

function notOfContract(value: unknown, where: string): ReferenceError {
  return new ReferenceError(
    "ROW_NOT_OF_CONTRACT",
    `A query gave ${String(value)} for ${where}, which its contract does not allow. Mend the query, or the contract.`,
  );
}
