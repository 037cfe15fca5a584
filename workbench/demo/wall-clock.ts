/** Milliseconds since the epoch with fractions, the same in every process of one machine but for a fraction of a ms. */
export function wallMs(): number {
  return performance.timeOrigin + performance.now();
}
