import type { Contract } from "./contract.ts";
import type { Place } from "./place.ts";
import type { Landing, Stream } from "./stream.ts";

/** Events a second that a source sends: over a whole year, in the peak hour of an ordinary evening, on the busiest day. */
export type Rate = Readonly<{
  meanPerSecond: number;
  eveningPeakPerSecond: number;
  busiestPerSecond: number;
}>;

/** Emits records of one contract at a modelled rate; what the contract forbids goes, whole and with a reason, to `rejects`. */
export type Source<Id extends string = string, C extends Contract = Contract> = Place &
  Readonly<{
    kind: "source";
    id: Id;
    contract: C;
    into: Stream | Landing;
    rejects: Stream | null;
    rate: Rate;
  }>;

export function source<const Id extends string, C extends Contract>(
  id: Id,
  spec: Place &
    Readonly<{
      contract: C;
      into: Stream<string, NoInfer<C>> | Landing<string, NoInfer<C>>;
      rejects: Stream | null;
      rate: Rate;
    }>,
): Source<Id, C> {
  return { kind: "source", id, ...spec };
}
