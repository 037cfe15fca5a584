import type { Endpoint } from "#model";

/**
 * Paths of an endpoint that name what there is: each parameter takes the values that the field of its name has in the
 * records, a different one in each path. None where a parameter has no such field.
 *
 * @param values - As sources sent them.
 */
export function pathsOf(
  { path }: Pick<Endpoint, "path">,
  values: readonly unknown[],
  countMax: number,
): readonly string[] {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  if (names.length === 0) return [path];
  const found = names.map((name) => [...valuesOf(name, values)].slice(0, countMax));
  const count = Math.min(...found.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) =>
    names.reduce(
      (filled, name, at) => filled.replace(`{${name}}`, encodeURIComponent(found[at]?.[index] ?? "")),
      path,
    ),
  );
}

/** The texts that a field of this name has, at any depth, in the order in which they come first. */
function valuesOf(name: string, values: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === name && typeof inner === "string" && inner !== "") found.add(inner);
        else visit(inner);
      }
    }
  };
  for (const value of values) visit(value);
  return found;
}
