import { hash32 } from "./hash.ts";
import { InvariantError, invariant } from "./invariant.ts";

/** A stream of pseudo-random draws: the same seed gives the same draws on every machine. Not for secrets. */
export interface Random {
  /** Draws a number in [0, 1), a multiple of 2^-53. */
  next(): number;
  /**
   * Draws an integer in 0..bound-1. No value is more likely than another by more than the ratio 2^-16
   * (bounds up to 65,536), or bound / 2^53 (greater ones).
   *
   * @throws {InvariantError} if `bound` is no integer in 1..2^53.
   */
  int(bound: number): number;
  /**
   * Draws an integer in min..max, both included.
   *
   * @throws {InvariantError} if the ends are no integers, or are the wrong way round.
   */
  between(range: Readonly<{ min: number; max: number }>): number;
  /** Says yes with the given probability; 0 is never, 1 is always. */
  chance(probability: number): boolean;
  /**
   * Draws one item, each as likely as the others.
   *
   * @throws {InvariantError} if there are no items, or the one drawn is undefined.
   */
  pick<Item>(items: readonly Item[]): Item;
  /**
   * Gives the stream for a purpose: it depends on the seed and the purposes that led to it, never on the draws
   * made, so that a new draw in one place does not shift the others. The same purpose gives the same stream.
   */
  split(purpose: string): Random;
}

/** Starts the stream of a seed. */
export function createRandom(seed: string): Random {
  return new SmallFastCounter(lineageEntry(seed));
}

/** Writes a name with its length before it, so that no two chains of names read the same. */
function lineageEntry(name: string): string {
  return `${name.length}:${name}`;
}

const unit32 = 1 / 0x1_0000_0000;
const unit53 = 1 / 0x20_0000_0000_0000;
const boundMax = 0x20_0000_0000_0000;
const warmUpRounds = 16;

/**
 * Chris Doty-Humphrey's sfc32: 96 bits of chaotic state and a counter, so that no period is under 2^32.
 * Source: PractRand 0.95, RNG engines. All arithmetic is on 32-bit integers.
 */
class SmallFastCounter implements Random {
  readonly #lineage: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(lineage: string) {
    this.#lineage = lineage;
    this.#a = hash32(lineage, 0x9e3779b9) | 0;
    this.#b = hash32(lineage, 0x243f6a88) | 0;
    this.#c = hash32(lineage, 0xb7e15162) | 0;
    for (let round = 0; round < warmUpRounds; round++) this.#draw();
  }

  /** Draws 32 bits, as a signed integer. */
  #draw(): number {
    const b = this.#b;
    const c = this.#c;
    const drawn = (((this.#a + b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn;
  }

  next(): number {
    const high = this.#draw() >>> 5;
    const low = this.#draw() >>> 6;
    return (high * 0x400_0000 + low) * unit53;
  }

  int(bound: number): number {
    if (!(bound >= 1 && bound <= boundMax && Number.isInteger(bound))) {
      throw new InvariantError(`a bound is an integer in 1..2^53: ${bound}`);
    }
    if (bound > 0x1_0000) return Math.floor(this.next() * bound);
    return Math.floor((this.#draw() >>> 0) * bound * unit32);
  }

  between({ min, max }: Readonly<{ min: number; max: number }>): number {
    if (!(Number.isInteger(min) && Number.isInteger(max) && min <= max)) {
      throw new InvariantError(`a range runs from an integer up to an integer: ${min}..${max}`);
    }
    return min + this.int(max - min + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    invariant(items.length > 0, "there is something to pick from");
    const item = items[this.int(items.length)];
    invariant(item !== undefined, "every item to pick from is defined");
    return item;
  }

  split(purpose: string): Random {
    return new SmallFastCounter(this.#lineage + lineageEntry(purpose));
  }
}
