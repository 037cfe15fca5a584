const encoder = new TextEncoder();

/**
 * Hashes a text to an unsigned 32-bit integer with good avalanche; for partitioning keys, not for secrets.
 *
 * It is MurmurHash3 x86_32 over the UTF-8 bytes, so its value never changes and other systems know it:
 * with seed 0 it is, but for the sign, the hash of Iceberg's bucket transform.
 * Source: A. Appleby, SMHasher; Iceberg table specification, appendix B.
 */
export function hash32(text: string, seed = 0): number {
  const length = text.length;
  const blockEnd = length & ~3;
  let h = seed | 0;
  for (let index = 0; index < blockEnd; index += 4) {
    const a = text.charCodeAt(index);
    const b = text.charCodeAt(index + 1);
    const c = text.charCodeAt(index + 2);
    const d = text.charCodeAt(index + 3);
    if ((a | b | c | d) > 0x7f) return hashBytes(encoder.encode(text), seed);
    h = mixBlock(h, a | (b << 8) | (c << 16) | (d << 24));
  }
  let tail = 0;
  for (let index = length - 1; index >= blockEnd; index--) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return hashBytes(encoder.encode(text), seed);
    tail = (tail << 8) | unit;
  }
  return finish(h ^ scramble(tail), length);
}

function hashBytes(bytes: Uint8Array, seed: number): number {
  const length = bytes.length;
  const blockEnd = length & ~3;
  let h = seed | 0;
  for (let index = 0; index < blockEnd; index += 4) h = mixBlock(h, littleEndian(bytes, index));
  let tail = 0;
  for (let index = length - 1; index >= blockEnd; index--) tail = (tail << 8) | (bytes[index] ?? 0);
  return finish(h ^ scramble(tail), length);
}

function littleEndian(bytes: Uint8Array, index: number): number {
  const low = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
  return low | ((bytes[index + 2] ?? 0) << 16) | ((bytes[index + 3] ?? 0) << 24);
}

function scramble(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

function mixBlock(hash: number, block: number): number {
  const h = hash ^ scramble(block);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number, byteCount: number): number {
  let h = hash ^ byteCount;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Digests a content into 64 hexadecimal digits by SHA-256; a text counts as its UTF-8 bytes.
 * Source: FIPS 180-4.
 */
export function sha256Hex(content: string | Uint8Array): string {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const state = Uint32Array.from(initialState);
  const schedule = new Uint32Array(64);
  const fullEnd = bytes.length - (bytes.length % 64);
  const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < fullEnd; start += 64) compress({ state, schedule, source, start });

  const tail = padTail(bytes.subarray(fullEnd), bytes.length);
  const tailSource = new DataView(tail.buffer);
  for (let start = 0; start < tail.length; start += 64) {
    compress({ state, schedule, source: tailSource, start });
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

type Compression = Readonly<{
  state: Uint32Array;
  schedule: Uint32Array;
  source: DataView;
  start: number;
}>;

function padTail(rest: Uint8Array, byteCount: number): Uint8Array {
  const padded = new Uint8Array(rest.length < 56 ? 64 : 128);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(byteCount / 0x2000_0000));
  view.setUint32(padded.length - 4, (byteCount << 3) >>> 0);
  return padded;
}

function compress({ state, schedule, source, start }: Compression): void {
  for (let t = 0; t < 16; t++) schedule[t] = source.getUint32(start + t * 4);
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] ?? 0) + sigma0 + (schedule[t - 7] ?? 0) + sigma1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (roundWords[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] ?? 0) + word;
  }
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
const initialState = firstPrimes(8).map((prime) => rootFraction(prime, 2n));
/** The same of the cube roots of the first 64 primes. */
const roundWords = Uint32Array.from(firstPrimes(64), (prime) => rootFraction(prime, 3n));

function firstPrimes(count: number): readonly bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}

/** Finds the largest `root` with root^degree <= prime * 2^(32 * degree) by bisection, in whole numbers. */
function rootFraction(prime: bigint, degree: bigint): number {
  const target = prime << (32n * degree);
  let low = 0n;
  let high = prime << 32n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle - 1n;
  }
  return Number(BigInt.asUintN(32, low));
}
