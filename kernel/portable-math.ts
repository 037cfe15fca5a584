/**
 * Logarithm, exponential and root that give the same bits on every machine.
 *
 * ECMAScript leaves Math.log, Math.exp, Math.pow and `**` to the engine, so their last bits may differ. Here only
 * + - * / are used, which IEEE 754 rounds in one way; whatever decides the bytes of an event goes through this file.
 */

/** ln 2 in two parts: the first has 32 low bits of zero, so that its product with an exponent is exact. */
const ln2High = 6.931471803691238e-1;
const ln2Low = 1.9082149292705877e-10;
const exponentBias = 1023;
const smallestNormal = 2.2250738585072014e-308;
const two54 = 0x40_0000_0000_0000;
const expOverflow = 709.782712893384;
const expUnderflow = -745.1332191019412;

/** Holds a double while its bits are read or set; never carries anything from one call to the next. */
const scratch = new DataView(new ArrayBuffer(8));

/**
 * Gives the natural logarithm, within 2 units in the last place.
 *
 * @returns -Infinity for 0, NaN below 0.
 * Source: ln m = 2 artanh((m - 1) / (m + 1)) by its power series, m in [sqrt(1/2), sqrt(2)).
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  if (x < smallestNormal) return lnOfNormal(x * two54, -54);
  return lnOfNormal(x, 0);
}

function lnOfNormal(x: number, exponentAdded: number): number {
  scratch.setFloat64(0, x);
  const high = scratch.getUint32(0);
  let exponent = (high >>> 20) - exponentBias + exponentAdded;
  scratch.setUint32(0, (high & 0x000f_ffff) | (exponentBias << 20));
  let mantissa = scratch.getFloat64(0);
  if (mantissa >= Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  return exponent * ln2High + (2 * s + (2 * s * artanhTail(s * s) + exponent * ln2Low));
}

/** Gives artanh(s) / s - 1 from the square of s, for |s| <= 0.172: eleven terms leave less than 2^-57. */
function artanhTail(z: number): number {
  const outer = 1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23)))));
  return z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * outer)))));
}

/**
 * Gives e to the power x, within 2 units in the last place where the result is a normal number.
 *
 * @returns Infinity above 709.79, 0 below -745.14.
 * Source: x = k ln 2 + r, then the Taylor series of exp(r) for |r| <= ln(2) / 2.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > expOverflow) return Infinity;
  if (x < expUnderflow) return 0;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * ln2High - k * ln2Low;
  const half = Math.floor(k / 2);
  return (1 + r * expSlope(r)) * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Gives (exp(r) - 1) / r for |r| <= 0.35: fourteen terms leave less than 2^-57. */
function expSlope(r: number): number {
  let sum = 1;
  for (let n = 14; n >= 2; n--) sum = 1 + (r * sum) / n;
  return sum;
}

/** Gives 2 to the power `exponent`, an integer in -1022..1023. */
function powerOfTwo(exponent: number): number {
  scratch.setUint32(0, (exponent + exponentBias) << 20);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}

/** Gives the square root; IEEE 754 defines it to the last bit, and every engine uses the machine's instruction. */
export function sqrt(x: number): number {
  return Math.sqrt(x);
}
