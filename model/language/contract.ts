import type { Domain } from "./place.ts";
import type { Field, Fields, ListField, ScalarField, ValuesOf } from "./field.ts";

/** The fields of a record that hold an instant. */
type InstantOf<F extends Fields> = {
  [K in keyof F & string]: F[K] extends ScalarField<"instant"> ? K : never;
}[keyof F & string];
/** The fields of a record that hold a string for certain. */
type StringOf<F extends Fields> = {
  [K in keyof F & string]: F[K] extends ScalarField<"string"> ? K : never;
}[keyof F & string];
type ListOf<F extends Fields> = { [K in keyof F & string]: F[K] extends ListField ? K : never }[keyof F &
  string];
/** A field by name, or a field of a list's records as `list.field`. */
type PathOf<F extends Fields> = {
  [K in keyof F & string]: F[K] extends ListField<infer Item> ? `${K}.${keyof Item & string}` : K;
}[keyof F & string];

/** What a value must be; a bound is in the field's own unit. */
export type Must =
  | Readonly<{ kind: "above" | "at-least" | "at-most"; bound: number }>
  | Readonly<{ kind: "not-blank" }>
  | Readonly<{ kind: "not-a-card-number" }>;

/**
 * A quality rule, held where events enter: a breach goes to the dead letters under the rule's id. A rule on a field of
 * the contract's `rows` forbids a row, and the record goes on with the others; any other rule forbids the record.
 */
export type QualityRule<Path extends string = string> = Readonly<{
  id: string;
  on: Path;
  must: Must;
  /** The rule binds only records whose choice field has this value. */
  where?: Readonly<{ field: string; is: string }>;
}>;

/** Why personal data of a contract may be processed: one of the GDPR's six grounds (article 6). */
export type LegalBasis = "contract" | "consent" | "legal-obligation" | "legitimate-interest" | "not-personal";

/** What a record is and promises: its fields, times, owner, quality, purpose and retention. */
export type Contract<Id extends string = string, F extends Fields = Fields> = Readonly<{
  kind: "contract";
  id: Id;
  version: number;
  owner: Domain;
  fields: F;
  /** When the thing happened: what windows and watermarks go by. */
  eventTime: string;
  /** What makes two records the same record; null where records are changes of a view. */
  identity: string | null;
  /** The list whose entries are counted as rows; null where a record is one row. */
  rows: string | null;
  rules: readonly QualityRule[];
  legalBasis: LegalBasis;
  retentionDays: number;
}>;

/** The record type that a contract describes. */
export type RecordOf<C extends Contract> = ValuesOf<C["fields"]>;

type ContractSpec<F extends Fields> = Readonly<{
  version: number;
  owner: Domain;
  fields: F;
  eventTime: InstantOf<F>;
  identity: StringOf<F> | null;
  rows?: ListOf<F>;
  rules?: readonly QualityRule<PathOf<F>>[];
  legalBasis: LegalBasis;
  retentionDays: number;
}>;

/** Writes down a contract; the compiler holds event time, identity, rows and rules to the fields. */
export function contract<const Id extends string, const F extends Fields>(
  id: Id,
  spec: ContractSpec<F>,
): Contract<Id, F> {
  return { kind: "contract", id, ...spec, rows: spec.rows ?? null, rules: spec.rules ?? [] };
}

/** How personal a field is: of a list, the most personal of its fields. */
export function personalOf(field: Field): "none" | "pseudonym" | "direct" | "sensitive" {
  switch (field.kind) {
    case "scalar":
    case "choice":
      return field.personal;
    case "optional":
      return field.of.personal;
    case "list": {
      const ladder = ["sensitive", "direct", "pseudonym"] as const;
      const inside = new Set(Object.values(field.of).map(personalOf));
      return ladder.find((rung) => inside.has(rung)) ?? "none";
    }
  }
}

/** Tells whether any field of the contract comes close to a person. */
export function isPersonal({ fields }: Contract): boolean {
  return Object.values(fields).some((field) => personalOf(field) !== "none");
}
