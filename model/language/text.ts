/** A text in each of the languages that an architecture declares. */
export type Text<L extends string = string> = Readonly<Record<L, string>>;

/** What a reader is told of a part of the model: a short name, and one sentence on what it does. */
export type Wording<L extends string = string> = Readonly<{ name: Text<L>; does: Text<L> }>;
