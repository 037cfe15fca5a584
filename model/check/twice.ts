import type { Breach } from "./rule.ts";

/** A breach for each item whose id an earlier one of the list has. */
export function twice(list: string, items: readonly Readonly<{ id: string }>[]): readonly Breach[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }) => {
    const again = seen.has(id);
    seen.add(id);
    return again ? [{ at: list === "" ? id : `${list}.${id}`, message: "two have this id" }] : [];
  });
}
