import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/bulk/block.js';
import { blocksOfLines, linesOf } from '../../src/bulk/lines.js';
import { workOn } from '../../src/bulk/work.js';
import { MAX_BYTES } from '../../src/json/parse.js';
import { parsed, SUPER } from './bundles.js';

async function* chunked(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

async function blocks(text: string | Uint8Array, size = 7): Promise<Block[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const found: Block[] = [];
  for await (const block of blocksOfLines(chunked(bytes, size))) found.push(block);
  return found;
}

function numbered(found: readonly Block[]): [number, string][] {
  return found.flatMap((block) => {
    if (block.kind !== 'lines') return [];
    return [...linesOf(block)].map(({ line, bytes }): [number, string] => [
      line,
      Buffer.from(bytes).toString(),
    ]);
  });
}

describe('lines', () => {
  it('numbers physical lines from 1 and passes over blank ones', async () => {
    expect(numbered(await blocks('a\n\n  \t\nb\nc\n'))).toEqual([
      [1, 'a'],
      [4, 'b'],
      [5, 'c'],
    ]);
  });

  it('counts a last line without its end', async () => {
    expect(numbered(await blocks('a\nb'))).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('leaves a carriage return to the JSON, where it is white space, and takes a lone one for a blank line', async () => {
    expect(numbered(await blocks('a\r\n\r\nb\r\n'))).toEqual([
      [1, 'a\r'],
      [3, 'b\r'],
    ]);
  });

  it('takes U+2028, U+2029 and U+0085 for text, not for the end of a line', async () => {
    expect(numbered(await blocks('a\u2028b\u2029c\u0085d\ne\n', 3))).toEqual([
      [1, 'a\u2028b\u2029c\u0085d'],
      [2, 'e'],
    ]);
  });

  it('takes a BOM alone for a blank line and leaves one before text', async () => {
    expect(numbered(await blocks('\ufeff\n\ufeffa\n'))).toEqual([[2, '\ufeffa']]);
  });

  it('gives nothing for no input, and nothing for newlines alone', async () => {
    expect(await blocks('')).toEqual([]);
    expect(numbered(await blocks('\n\n\n'))).toEqual([]);
  });

  it('gives the same lines however the input is cut into chunks', async () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('a', '界', '\r', ' ') }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (parts, size, isEnded) => {
        const whole = parts.join('\n') + (isEnded ? '\n' : '');
        const expected = whole
          .split('\n')
          .map((each, index): [number, string] => [index + 1, each])
          .filter(([, each]) => each.trim() !== '');
        const found = await blocks(whole, size);
        expect(numbered(found)).toEqual(expected);
        expect(found.at(-1)?.end.at ?? 0).toBe(Buffer.byteLength(whole));
      }),
    );
  });

  it('goes on counting where an earlier run stopped, when told its position', async () => {
    const found: Block[] = [];
    const rest = chunked(Buffer.from('c\nd\n'), 2);
    for await (const block of blocksOfLines(rest, { at: 4, records: 2 })) found.push(block);
    expect(numbered(found)).toEqual([
      [3, 'c'],
      [4, 'd'],
    ]);
    expect(found.at(-1)?.end).toEqual({ at: 8, records: 4 });
  });

  it('cuts many tiny lines into several blocks, each with memory of its own', async () => {
    const found = await blocks('1\n'.repeat(5000), 100_000);
    expect(numbered(found).at(-1)).toEqual([5000, '1']);
    expect(found.length).toBe(3);
    const memory = found.map((block) => (block.kind === 'lines' ? block.pieces[0]?.buffer : undefined));
    expect(new Set(memory).size).toBe(3);
  });

  it('does not keep a line that is longer than a bundle may be, names it, and reads on after it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.alloc(MAX_BYTES + 3_000_000, 0x78),
      Buffer.from('\nb\n'),
    ]);
    const found = await blocks(bytes, 1_048_576);
    expect(numbered(found)).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
    expect(found.filter(({ kind }) => kind === 'longLine')).toMatchObject([
      { firstLine: 2, size: MAX_BYTES + 3_000_000, end: { at: MAX_BYTES + 3_000_003, records: 2 } },
    ]);
    expect(found.at(-1)?.end).toEqual({ at: bytes.length, records: 3 });
  });

  it('takes a line for too long by its bytes alone, wherever the chunks end', async () => {
    const long = [MAX_BYTES, MAX_BYTES + 1, MAX_BYTES + 900_000];
    const bytes = Buffer.concat([
      ...long.flatMap((size) => [Buffer.alloc(size, 0x31), Buffer.from('\n')]),
      // It is blank, but longer than any bundle.
      Buffer.alloc(MAX_BYTES + 1, 0x20),
    ]);
    for (const size of [999_983, bytes.length]) {
      const worked = (await blocks(bytes, size)).map((block) => workOn(block, SUPER));
      expect(
        worked.flatMap(({ issues }) => parsed(issues).map(({ line, message }) => [line, message])),
      ).toEqual([
        [1, expect.stringContaining('The JSON is not an object')],
        [2, 'The line is longer than 20000000 bytes; split it'],
        [3, 'The line is longer than 20000000 bytes; split it'],
        [4, 'The line is longer than 20000000 bytes; split it'],
      ]);
      expect(worked.reduce((sum, { tally }) => sum + tally.bytes, 0)).toBe(bytes.length - long.length);
    }
  });
});
