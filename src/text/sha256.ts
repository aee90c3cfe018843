/**
 * SHA-256 of a short text, synchronous and without a package or a platform’s own module, so that it runs in every
 * engine. Source: FIPS 180-4.
 *
 * @example
 * sha256('') // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */

/**
 * @param text Any text; its UTF-8 bytes are hashed.
 * @returns 64 hexadecimal digits in lower case.
 */
export function sha256(text: string): string {
  const words = paddedWords(bytesOf(text));
  const state = new Int32Array(INITIAL);
  for (let block = 0; block < words.length; block += 16) compress(state, words, block, SCHEDULE);
  let digest = '';
  for (const word of state) {
    digest += `${HEX[word >>> 24]}${HEX[(word >>> 16) & 0xff]}${HEX[(word >>> 8) & 0xff]}${HEX[word & 0xff]}`;
  }
  return digest;
}

/** Overwritten by each block. Made once, because the engine puts so large an array outside of its heap. */
const SCHEDULE = /* @__PURE__ */ new Int32Array(64);
const HEX = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const UTF_8 = new TextEncoder();

/** UTF-8; a text of ASCII is its own, which spares the call into the engine. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0, end = text.length; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return UTF_8.encode(text);
    bytes[index] = unit;
  }
  return bytes;
}

/** The message in big-endian words: a bit 1, zeros, and the length in bits fill the last block. */
function paddedWords(bytes: Uint8Array): Int32Array {
  const { length } = bytes;
  const words = new Int32Array(((length + 8) >> 6) * 16 + 16);
  for (let index = 0; index < length; index += 1) put(words, index, bytes[index] as number);
  put(words, length, 0x80);
  words[words.length - 2] = Math.floor(length / 0x2000_0000);
  words[words.length - 1] = length << 3;
  return words;
}

function put(words: Int32Array, index: number, byte: number): void {
  words[index >> 2] = (words[index >> 2] as number) | (byte << (24 - (index & 3) * 8));
}

/** Every index is inside its array: 64 words of schedule, 8 of state. */
function compress(state: Int32Array, words: Int32Array, block: number, schedule: Int32Array): void {
  for (let index = 0; index < 16; index += 1) schedule[index] = words[block + index] as number;
  for (let index = 16; index < 64; index += 1) {
    const a = schedule[index - 15] as number;
    const b = schedule[index - 2] as number;
    const small = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const large = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    schedule[index] =
      ((schedule[index - 16] as number) + small + (schedule[index - 7] as number) + large) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let index = 0; index < 64; index += 1) {
    const large = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const first = (h + large + choice + (ROUND[index] as number) + (schedule[index] as number)) | 0;
    const small = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + small + majority) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < 8; index += 1)
    state[index] = ((state[index] as number) + (mixed[index] as number)) | 0;
}

const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

const ROUND = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);
