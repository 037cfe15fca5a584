import type { Contract, Field, Fields, ListField, OptionalField } from "#model";

type SingleField = Exclude<Field, ListField | OptionalField>;
type SingleSchema =
  | "string"
  | "int"
  | "long"
  | "double"
  | "boolean"
  | Readonly<{ type: "long"; logicalType: "timestamp-millis" }>
  | Readonly<{ type: "string"; choices: readonly string[] }>
  | Readonly<{ type: "enum"; name: string; symbols: readonly string[] }>;
type FieldSchema =
  | SingleSchema
  | readonly ["null", SingleSchema]
  | Readonly<{ type: "array"; items: AvroRecordSchema }>;

/** A record in the words of Avro's specification, 1.12. */
export type AvroRecordSchema = Readonly<{
  type: "record";
  name: string;
  fields: readonly Readonly<{ name: string; type: FieldSchema }>[];
}>;

/** What Avro takes as a name. */
const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Writes a contract as an Avro record. An optional field is a union with null, a list an array of records, an instant
 * a `timestamp-millis`, money a long. A choice is an enum, or a string where a word (`impossible-travel`) is no name.
 */
export function avroSchemaOf(contract: Contract): AvroRecordSchema {
  return avroRecordOf(contract.fields, nameFrom(contract.id));
}

/** Writes fields as an Avro record of that name; the names inside follow from it. */
export function avroRecordOf(fields: Fields, name: string): AvroRecordSchema {
  return {
    type: "record",
    name,
    fields: Object.entries(fields).map(([key, field]) => ({
      name: key,
      type: fieldSchema(field, `${name}_${key}`),
    })),
  };
}

function fieldSchema(field: Field, name: string): FieldSchema {
  switch (field.kind) {
    case "scalar":
    case "choice":
      return singleSchema(field, name);
    case "optional":
      return ["null", singleSchema(field.of, name)];
    case "list":
      return { type: "array", items: avroRecordOf(field.of, name) };
  }
}

function singleSchema(field: SingleField, name: string): SingleSchema {
  if (field.kind === "choice") {
    return field.values.every((word) => namePattern.test(word))
      ? { type: "enum", name, symbols: field.values }
      : { type: "string", choices: field.values };
  }
  switch (field.scalar) {
    case "money":
      return "long";
    case "instant":
      return { type: "long", logicalType: "timestamp-millis" };
    case "string":
    case "int":
    case "long":
    case "double":
    case "boolean":
      return field.scalar;
  }
}

function nameFrom(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9_]/g, "_").replace(/^(?=[0-9])/, "_");
}
