import fc from "fast-check";
import {
  contract,
  type Contract,
  domain,
  type Field,
  type Fields,
  type RecordOf,
  type SingleFields,
  type ValueOf,
} from "#model";
import { longMax } from "../../reference-impl/codec/exact-integers.ts";

type Single = SingleFields[string];
type Bare = Exclude<Single, { kind: "optional" }>;

const bare: fc.Arbitrary<Bare> = fc.oneof(
  fc
    .constantFrom("string", "int", "long", "double", "boolean", "instant", "money")
    .map((scalar): Bare => ({ kind: "scalar", scalar, personal: "none" })),
  fc
    .uniqueArray(fc.stringMatching(/^[a-z][a-z-]{0,4}$/), { minLength: 1, maxLength: 4 })
    .map((values): Bare => ({ kind: "choice", values, personal: "none" })),
);
const single: fc.Arbitrary<Single> = fc.oneof(
  bare,
  bare.map((of): Single => ({ kind: "optional", of })),
);
const plain = { noNullPrototype: true } as const;
const fieldName = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,6}$/);
const dictionary = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.dictionary(fieldName, values, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
const anyFields: fc.Arbitrary<Fields> = dictionary(
  fc.oneof(
    { arbitrary: single, weight: 4 },
    { arbitrary: dictionary(single).map((of): Field => ({ kind: "list", of })), weight: 1 },
  ),
);

/** Any values of a field that is no list, at the ends of its range too. */
function singleValueOf(field: Single): fc.Arbitrary<ValueOf<Single>> {
  switch (field.kind) {
    case "choice":
      return fc.constantFrom(...field.values);
    case "optional":
      return fc.option(singleValueOf(field.of), { nil: null });
    case "scalar":
      switch (field.scalar) {
        case "string":
          return fc.string({ unit: "binary" });
        case "int":
          return fc.oneof(fc.integer(), fc.constantFrom(-0x8000_0000, 0x7fff_ffff));
        case "double":
          return fc.double({ noNaN: true, noDefaultInfinity: true });
        case "boolean":
          return fc.boolean();
        case "long":
        case "instant":
        case "money":
          return fc.oneof(fc.integer({ min: -longMax, max: longMax }), fc.constantFrom(-longMax, longMax));
      }
  }
}

function valueOf(field: Field): fc.Arbitrary<ValueOf<Field>> {
  if (field.kind !== "list") return singleValueOf(field);
  return fc.array(fc.record(mapped(field.of, singleValueOf), plain), { maxLength: 3 });
}

function mapped<From, To>(
  object: Readonly<Record<string, From>>,
  change: (from: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, from]) => [name, change(from)]));
}

/** Any record of the given fields. */
export function recordOf(fields: Fields): fc.Arbitrary<RecordOf<Contract>> {
  return fc.record(mapped(fields, valueOf), plain);
}

const owner = domain("testing");

/** A contract of any fields, with `atMs` as its event time. */
export const anyContract: fc.Arbitrary<Contract> = anyFields.map((fields) =>
  contract("any-record", {
    version: 1,
    owner,
    fields: { ...fields, atMs: { kind: "scalar", scalar: "instant", personal: "none" } },
    eventTime: "atMs",
    identity: null,
    legalBasis: "not-personal",
    retentionDays: 1,
  }),
);

/** A contract and some records of it. */
export const contractWithRecords: fc.Arbitrary<
  Readonly<{ contract: Contract; records: readonly RecordOf<Contract>[] }>
> = anyContract.chain((any) =>
  fc.array(recordOf(any.fields), { maxLength: 5 }).map((records) => ({ contract: any, records })),
);
