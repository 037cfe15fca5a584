import type { Field, Fields, Scalar } from "#model";
import { identifier } from "./engine.ts";

/** Instants and money are whole numbers in the lake, as they are in the log: UTC milliseconds and minor units. */
const scalarTypes: Readonly<Record<Scalar, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  long: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  instant: "BIGINT",
  money: "BIGINT",
};

/** The SQL type of a field. */
export function columnType(field: Field): string {
  switch (field.kind) {
    case "scalar":
      return scalarTypes[field.scalar];
    case "choice":
      return "VARCHAR";
    case "optional":
      return columnType(field.of);
    case "list":
      return `STRUCT(${columnList(field.of)})[]`;
  }
}

/** `"name" TYPE, …` for the fields of a record. */
function columnList(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, field]) => `${identifier(name)} ${columnType(field)}`)
    .join(", ");
}
