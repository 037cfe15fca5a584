import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash32, sha256Hex } from "#kernel/hash";

describe("hash32", () => {
  it("gives the value that the Iceberg specification prints for its bucket transform", () => {
    expect(hash32("iceberg")).toBe(1_210_000_089);
  });

  it.each([
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffff_ffff, 0x81f16f39],
    ["a", 0x9747b28c, 0x7fa09ea6],
    ["aa", 0x9747b28c, 0x5d211726],
    ["aaa", 0x9747b28c, 0x283e0130],
    ["aaaa", 0x9747b28c, 0x5a97808a],
    ["test", 0, 0xba6bd213],
    ["Hello, world!", 0, 0xc0363e43],
    ["The quick brown fox jumps over the lazy dog", 0, 0x2e4ff723],
    ["ππππππππ", 0x9747b28c, 0xd58063c1],
  ])("agrees with MurmurHash3 on %j with seed %d", (text, seed, expected) => {
    expect(hash32(text, seed)).toBe(expected);
  });

  it("hashes the UTF-8 bytes wherever in the text a wide character stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, seed) => {
        expect(hash32(text, seed)).toBe(murmurOfBytes(new TextEncoder().encode(text), seed));
      }),
    );
  });

  it("changes about half of its bits when one character changes", () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `customer-${index}`);
    const changed = keys.map((key) => bitCount(hash32(`${key}a`) ^ hash32(`${key}b`)));
    const meanChanged = changed.reduce((sum, count) => sum + count, 0) / changed.length;
    expect(meanChanged).toBeGreaterThan(15);
    expect(meanChanged).toBeLessThan(17);
  });

  it("spreads consecutive keys evenly over partitions", () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (let index = 0; index < 120_000; index++) {
      const partition = hash32(String(index)) % 12;
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(9500);
    expect(Math.max(...counts)).toBeLessThan(10_500);
  });
});

describe("sha256Hex", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    [
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ],
  ])("agrees with the published digest of %j", (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
  });

  it("agrees with the published digest of a million times the letter a", () => {
    expect(sha256Hex("a".repeat(1_000_000))).toBe(
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    );
  });

  it("agrees with the platform at every length around the block borders", () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0xff);
      expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("digests a text as its UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
    );
  });

  it("digests only the bytes of a view, not the buffer behind it", () => {
    const view = new TextEncoder().encode("xxabcxx").subarray(2, 5);
    expect(sha256Hex(view)).toBe(sha256Hex("abc"));
  });
});

function bitCount(word: number): number {
  return (word >>> 0).toString(2).replaceAll("0", "").length;
}

/** The published algorithm over bytes, in the plainest form, with no fast path. */
function murmurOfBytes(bytes: Uint8Array, seed: number): number {
  let h = BigInt(seed);
  for (let start = 0; start < bytes.length; start += 4) {
    const block = bytes.subarray(start, start + 4);
    const word = block.reduce((sum, byte, index) => sum + (BigInt(byte) << BigInt(8 * index)), 0n);
    h ^= times(rotl(times(word, 0xcc9e2d51n), 15n), 0x1b873593n);
    if (block.length === 4) h = BigInt.asUintN(32, rotl(h, 13n) * 5n + 0xe6546b64n);
  }
  h ^= BigInt(bytes.length);
  h = times(h ^ (h >> 16n), 0x85ebca6bn);
  h = times(h ^ (h >> 13n), 0xc2b2ae35n);
  return Number(h ^ (h >> 16n));
}

function rotl(word: bigint, bits: bigint): bigint {
  return BigInt.asUintN(32, (word << bits) | (word >> (32n - bits)));
}

function times(left: bigint, right: bigint): bigint {
  return BigInt.asUintN(32, left * right);
}
