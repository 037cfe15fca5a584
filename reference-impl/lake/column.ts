import type { Field, Fields, Scalar } from "#model";
import { quoteName } from "./sql-text.ts";

/** A column of a table: `type` is DuckDB's name of its type. */
export type Column = Readonly<{ name: string; type: string }>;

/** Money is whole minor units; an instant is UTC milliseconds, so that SQL and TypeScript reckon with one number. */
const scalarTypes: Readonly<Record<Scalar, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  long: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  instant: "BIGINT",
  money: "BIGINT",
};

/** The columns that hold records of these fields; a list of records is a list of structs. */
export function columnsOf(fields: Fields): readonly Column[] {
  return Object.entries(fields).map(([name, field]) => ({ name, type: typeOf(field) }));
}

function typeOf(field: Field): string {
  switch (field.kind) {
    case "scalar":
      return scalarTypes[field.scalar];
    case "choice":
      return "VARCHAR";
    case "optional":
      return typeOf(field.of);
    case "list": {
      const members = columnsOf(field.of).map(({ name, type }) => `${quoteName(name)} ${type}`);
      return `STRUCT(${members.join(", ")})[]`;
    }
  }
}
