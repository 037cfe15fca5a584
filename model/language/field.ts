/** How close a field comes to a person, by the GDPR's ladder: nothing, a pseudonym, a direct identifier, a sensitive datum. */
export type Personal = "none" | "pseudonym" | "direct" | "sensitive";

/** `instant` is UTC milliseconds since the epoch; `money` is whole minor units of the record's `currency`. */
export type Scalar = "string" | "int" | "long" | "double" | "boolean" | "instant" | "money";

type ScalarValues = {
  string: string;
  int: number;
  long: number;
  double: number;
  boolean: boolean;
  instant: number;
  money: number;
};

export type ScalarField<S extends Scalar = Scalar> = Readonly<{
  kind: "scalar";
  scalar: S;
  personal: Personal;
}>;
export type ChoiceField<V extends string = string> = Readonly<{
  kind: "choice";
  values: readonly V[];
  personal: Personal;
}>;
type SingleField = ScalarField | ChoiceField;
export type OptionalField<F extends SingleField = SingleField> = Readonly<{ kind: "optional"; of: F }>;
export type ListField<F extends SingleFields = SingleFields> = Readonly<{ kind: "list"; of: F }>;
export type SingleFields = Readonly<Record<string, SingleField | OptionalField>>;
export type Field = SingleField | OptionalField | ListField;
export type Fields = Readonly<Record<string, Field>>;

/** The value that a field describes: an optional one may be null, a list holds records of its own fields. */
export type ValueOf<F extends Field> =
  F extends ScalarField<infer S>
    ? ScalarValues[S]
    : F extends ChoiceField<infer V>
      ? V
      : F extends OptionalField<infer Inner>
        ? ValueOf<Inner> | null
        : F extends ListField<infer Item>
          ? readonly ValuesOf<Item>[]
          : never;
/** The record that a set of fields describes. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

function scalar<S extends Scalar>(kind: S): (personal?: Personal) => ScalarField<S> {
  return (personal = "none") => ({ kind: "scalar", scalar: kind, personal });
}

/** Field builders: each takes how personal the field is, `none` unless said. */
export const string: (personal?: Personal) => ScalarField<"string"> = scalar("string");
export const int: (personal?: Personal) => ScalarField<"int"> = scalar("int");
export const long: (personal?: Personal) => ScalarField<"long"> = scalar("long");
export const double: (personal?: Personal) => ScalarField<"double"> = scalar("double");
export const boolean: (personal?: Personal) => ScalarField<"boolean"> = scalar("boolean");
/** UTC milliseconds since the epoch. */
export const instant: (personal?: Personal) => ScalarField<"instant"> = scalar("instant");
/** Whole minor units (cents) of the currency that the record's field `currency` names. */
export const money: (personal?: Personal) => ScalarField<"money"> = scalar("money");

/** One of the given words. */
export function choice<const V extends string>(
  values: readonly V[],
  personal: Personal = "none",
): ChoiceField<V> {
  return { kind: "choice", values, personal };
}

/** A field that may be null. */
export function optional<F extends SingleField>(of: F): OptionalField<F> {
  return { kind: "optional", of };
}

/** A list of records, one level deep. */
export function list<const F extends SingleFields>(of: F): ListField<F> {
  return { kind: "list", of };
}
