import { ReferenceError } from "../reference-error.ts";

/** A request that cannot be understood: the client's to mend, so it is answered with status 400. */
export class RequestError extends ReferenceError {
  readonly statusCode = 400;
}
