/** What was chosen where an event comes from. */
export function valueOf({ target }: Event): string {
  return target !== null && "value" in target && typeof target.value === "string" ? target.value : "";
}
