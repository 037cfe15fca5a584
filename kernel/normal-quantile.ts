import { invariant } from "./invariant.ts";
import { ln, sqrt } from "./portable-math.ts";

/**
 * Gives the value below which a standard normal variable lies with the given probability, to about 16 digits,
 * with the same bits on every machine.
 *
 * @throws {InvariantError} if `probability` is not strictly between 0 and 1.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 */
export function normalQuantile(probability: number): number {
  invariant(probability > 0 && probability < 1, "a probability lies strictly between 0 and 1");
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(central, 0.180625 - centred * centred);

  const tail = sqrt(-ln(centred < 0 ? probability : 1 - probability));
  const magnitude = tail <= 5 ? ratio(middle, tail - 1.6) : ratio(far, tail - 5);
  return centred < 0 ? -magnitude : magnitude;
}

/** Two polynomials of degree 7, each from the highest power down. */
type RationalFunction = Readonly<{ numerator: Float64Array; denominator: Float64Array }>;

function ratio({ numerator, denominator }: RationalFunction, x: number): number {
  let above = 0;
  let below = 0;
  for (let index = 0; index < 8; index++) {
    above = above * x + (numerator[index] ?? 0);
    below = below * x + (denominator[index] ?? 0);
  }
  return above / below;
}

// biome-ignore format: eight coefficients read best as a table.
const central: RationalFunction = {
  numerator: Float64Array.of(
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
    13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ),
  denominator: Float64Array.of(
    5226.495278852545, 28729.085735721943, 39307.89580009271, 21213.794301586597,
    5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
  ),
};
// biome-ignore format: eight coefficients read best as a table.
const middle: RationalFunction = {
  numerator: Float64Array.of(
    7.745450142783414e-4, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
    3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ),
  denominator: Float64Array.of(
    1.0507500716444169e-9, 5.475938084995345e-4, 0.015198666563616457, 0.14810397642748008,
    0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
  ),
};
// biome-ignore format: eight coefficients read best as a table.
const far: RationalFunction = {
  numerator: Float64Array.of(
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ),
  denominator: Float64Array.of(
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 7.868691311456133e-4,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ),
};
