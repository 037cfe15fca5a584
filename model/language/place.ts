/** Who owns a node and its data: a part of the business. */
export type Domain<Id extends string = string> = Readonly<{ kind: "domain"; id: Id }>;
/** Which container (C4 level 2) a node lives in. */
export type Host<Id extends string = string> = Readonly<{ kind: "host"; id: Id }>;
/** Where a node stands: whose it is, and what runs it. */
export type Place = Readonly<{ domain: Domain; host: Host }>;

export function domain<const Id extends string>(id: Id): Domain<Id> {
  return { kind: "domain", id };
}

export function host<const Id extends string>(id: Id): Host<Id> {
  return { kind: "host", id };
}
