/**
 * `RATES_DIVERGE`: records feed themselves without end; `NETWORK_INVALID`: a network that no run can take;
 * `TOPOLOGY_INCOMPLETE`: a flow names a node that the topology lacks.
 */
export type SimulatorErrorCode = "RATES_DIVERGE" | "NETWORK_INVALID" | "TOPOLOGY_INCOMPLETE";

/** Thrown where a topology or a network cannot be simulated; the message says what, where, and how to mend it. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  readonly code: SimulatorErrorCode;

  constructor(code: SimulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
