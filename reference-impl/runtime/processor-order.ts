import type { Processor } from "#model";
import { ReferenceError } from "../reference-error.ts";

/**
 * Orders processors so that each stands after all that write what it reads; otherwise as they are written.
 *
 * @throws {ReferenceError} `PROCESSORS_CYCLE` where no such order is.
 */
export function orderProcessors(processors: readonly Processor[]): readonly Processor[] {
  const waiting = new Set(processors);
  const ordered: Processor[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find((processor) => !waitsForAny(processor, waiting));
    if (next === undefined) {
      const ids = Array.from(waiting, ({ id }) => id).join(", ");
      throw new ReferenceError(
        "PROCESSORS_CYCLE",
        `the processors ${ids} feed themselves; let one of them read another stream`,
      );
    }
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered;
}

function waitsForAny(processor: Processor, waiting: ReadonlySet<Processor>): boolean {
  const inputs = new Set(Object.values(processor.reads).map(({ stream }) => stream.id));
  return [...waiting].some(({ writes }) => Object.values(writes).some(({ id }) => inputs.has(id)));
}
