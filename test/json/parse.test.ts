import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RawPayloadError } from '../../src/errors.js';
import { MAX_BYTES, MAX_DEPTH, parseJson } from '../../src/json/parse.js';

/** The error that a text is refused with; a test fails when it isn't. */
function refusal(input: string | Uint8Array): RawPayloadError {
  try {
    parseJson(input);
  } catch (error) {
    if (error instanceof RawPayloadError) return error;
    throw error;
  }
  throw new Error('the text was read');
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('what is read', () => {
  it.each([
    ['{"a":[1,2.5e3,true,null,"\\u4e2d"]}', { a: [1, 2500, true, null, '中'] }],
    [' \t\r\n{ "a" : 1 } \n', { a: 1 }],
    ['"text"', 'text'],
    ['12', 12],
    ['[]', []],
  ])('reads %s as JSON.parse does', (text, value) => {
    expect(parseJson(text)).toEqual(value);
    expect(parseJson(Buffer.from(text))).toEqual(value);
  });

  it('reads any JSON value that has no key twice, from text and from bytes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        // fast-check writes through JSON.stringify, so that no key can be there twice.
        expect(parseJson(text)).toEqual(JSON.parse(text));
        expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(Buffer.from(text).toString()));
      }),
    );
  });

  it('tolerates a byte order mark, in text and in bytes', () => {
    expect(parseJson('\ufeff{"a":1}')).toEqual({ a: 1 });
    expect(parseJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
  });

  it('keeps a key named __proto__ as a key, and leaves prototypes alone', () => {
    const value = parseJson('{"__proto__":{"polluted":true},"constructor":1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes quotes, colons and backslashes inside strings for what they are', () => {
    const value = { 'a":"b': 'c\\":{"d":1}', '\\': '\\\\', e: ':' };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('lets one key stand in several objects', () => {
    expect(parseJson('{"a":{"b":1},"c":{"b":1},"b":[{"b":1},{"b":2}]}')).toBeDefined();
  });
});

describe('encodings', () => {
  const text = '{"qyName":"小米科技"}';

  it.each([
    ['UTF-16 LE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 LE without one', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE without one', Buffer.from(text, 'utf16le').swap16()],
    ['UTF-32 LE', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0])],
  ])('refuses %s, at byte 0', (_, bytes) => {
    expect(refusal(bytes)).toMatchObject({ reason: 'encoding', byteOffset: 0 });
  });

  it.each([
    ['gzip', gzipSync(text)],
    ['zip', Buffer.from('PK\x03\x04\x14\0\0\0')],
    ['bzip2', Buffer.from('BZh91AY&SY')],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4])],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x24, 0])],
  ])('refuses what is packed by %s, and says so', (kind, bytes) => {
    expect(refusal(bytes)).toMatchObject({
      reason: 'encoding',
      byteOffset: 0,
      message: `The text is packed by ${kind}; unpack it first`,
    });
  });

  it.each([
    ['a stray byte', Buffer.from([0x7b, 0x22, 0x61, 0xff, 0x22]), 3],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 1],
    ['a surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 2],
    ['a character that is cut off by another', Buffer.from([0x22, 0xe4, 0xb8, 0x22]), 3],
    ['a character that the end cuts off', Buffer.from([0x22, 0xe4, 0xb8]), 3],
    ['GB 18030', Buffer.from([0x7b, 0x22, 0xd0, 0xa1, 0xc3, 0xd7, 0x22, 0x7d]), 5],
    ['a stray byte after a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22]), 4],
  ])('refuses %s, and says at which byte it stops being UTF-8', (_, bytes, offset) => {
    expect(refusal(bytes)).toMatchObject({ reason: 'encoding', byteOffset: offset });
  });
});

describe('keys that stand twice', () => {
  it.each([
    ['{"a":1,"a":1}', 7],
    ['{"a":1,"\\u0061":2}', 7],
    ['{"\\u0061":1,"a":2}', 12],
    ['{"a\\/b":1,"a/b":2}', 10],
    ['{"\\u4e2d":1,"中":2}', 12],
    ['{"中":1,"中":2}', 9],
    ['{"\\ud83d\\ude00":1,"😀":2}', 18],
    ['{"__proto__":1,"__proto__":2}', 15],
    ['{"":1,"":2}', 6],
    ['[{"x":{"k":[],"k":[]}}]', 14],
    ['{"a":"\\"a\\":1","b":1,"b":2}', 21],
    ['\ufeff{"a":1,"a":2}', 10],
  ])('refuses %s at byte %i', (text, offset) => {
    expect(refusal(text)).toMatchObject({ reason: 'duplicate_key', byteOffset: offset });
    expect(refusal(Buffer.from(text))).toMatchObject({ reason: 'duplicate_key', byteOffset: offset });
  });

  it('finds the second of two spellings of any key anywhere', () => {
    const escaped = (key: string) =>
      `"${[...Array(key.length).keys()].map((at) => `\\u${key.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.json({ maxDepth: 2 }), (key, value) => {
        const start = `[${value},{${JSON.stringify(key)}:${value},`;
        const found = refusal(`${start}${escaped(key)}:0}]`);
        expect(found).toMatchObject({ reason: 'duplicate_key', byteOffset: Buffer.byteLength(start) });
      }),
    );
  });
});

describe('text that is not JSON', () => {
  it.each([
    ['', 0],
    [' \n ', 0],
    ['\ufeff', 0],
  ])('says of %j that it is empty', (text, offset) => {
    expect(refusal(text)).toMatchObject({ reason: 'not_json', byteOffset: offset });
    expect(refusal(text).message).toContain('empty');
  });

  it.each(['<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', '\n <html>', '<?xml version="1.0"?>'])(
    'says of %s that it is a page',
    (text) => {
      expect(refusal(text)).toMatchObject({ reason: 'not_json' });
      expect(refusal(text).message).toContain('HTML or XML');
      expect(refusal(text).byteOffset).toBe(text.indexOf('<'));
    },
  );

  it.each([
    ['{"a":1,}', 'a comma is before the end'],
    ['[1,\n ]', 'a comma is before the end'],
    ["{'a':1}", 'straight double quotes'],
    ['{“a”:1}', 'straight double quotes'],
    ['// c\n{}', 'a comment'],
    ['{"a":1 /* c */}', 'a comment'],
    ['# c\n{}', 'a comment'],
    ['{"a":NaN}', 'write null, true or false'],
    ['{"a":-Infinity}', 'write null, true or false'],
    ['{"a":undefined}', 'write null, true or false'],
    ['{"a":None,"b":True}', 'write null, true or false'],
    ['\ufeff\ufeff{}', 'a second byte order mark'],
    ['\u00a0{}', 'a space of another kind'],
    ['{"a":\u3000 1}', 'a space of another kind'],
    ['{"a\u0000":1}', 'a control character'],
    ['{"a":"\t"}', 'a control character'],
    ['\u001e{}', 'a control character'],
    ['HTTP/1.1 200 OK\r\n\r\n{}', 'the head of an HTTP answer'],
    ['callback({"a":1})', 'JSONP'],
  ])('says what is wrong with %j', (text, why) => {
    const { reason, message } = refusal(text);
    expect(reason).toBe('not_json');
    expect(message).toMatch(/^The text is not JSON: .* \(byte \d+\)$/);
    expect(message).toContain(why);
  });

  it.each(['qycxnew:\n  value: 1', '[1 2]', '{"a" 1}', '{"a":01}'])(
    'says of %j no more than where it stops being JSON',
    (text) => {
      expect(refusal(text).message).toMatch(/^The text is not JSON \(byte \d+\)$/);
    },
  );

  it('says of every prefix of a text that it was cut off, at its length in bytes', () => {
    const text = '{"名":"a\\u4e2d\\n","b":[1.5e+10,-2,0,true,false,null,{}],"c":{}}';
    for (let length = 1; length < text.length; length++) {
      const prefix = text.slice(0, length);
      const found = refusal(prefix);
      expect([prefix, found.reason, found.byteOffset]).toEqual([
        prefix,
        'not_json',
        Buffer.byteLength(prefix),
      ]);
      expect(found.message).toContain('cut off');
    }
  });

  it.each([
    ["{'a':1}", 1],
    ['{a:1}', 1],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1]]', 3],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['{"a":}', 5],
    ['{1:2}', 1],
    ['[,1]', 1],
    ['01', 1],
    ['1.', 2, 'cut off'],
    ['[1.]', 2],
    ['[.5]', 1],
    ['[+1]', 1],
    ['[-]', 1],
    ['[1e]', 2],
    ['NaN', 0],
    ['[nul]', 1],
    ['[truex]', 5],
    ['["a\nb"]', 3],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 3],
    ['{"中":x}', 7],
    ['{} {}', 3],
    ['// note\n{}', 0],
    ['\u00a0{}', 0],
    ['          \n'.repeat(20).concat('x'), 220],
  ])('refuses %j at byte %i', (text, offset, word = 'not JSON') => {
    const found = refusal(text);
    expect([found.reason, found.byteOffset]).toEqual(['not_json', offset]);
    expect(found.message).toContain(word);
  });

  it('refuses what JSON.parse refuses, whatever was done to a text, and never quotes it', () => {
    const word = 'geheim';
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(word, '"', '{', ']', ',', ':', '\\', '-', '\u0001'),
        (json, seed, mark) => {
          const at = seed % (json.length + 1);
          const text = json.slice(0, at) + mark + json.slice(at);
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          if (isJson) return;
          const found = refusal(text);
          expect(found.reason).toBe('not_json');
          expect(found.message).not.toContain(word);
          expect(found.byteOffset).toBeLessThanOrEqual(Buffer.byteLength(text));
          expect(found.cause).toBeUndefined();
        },
      ),
    );
  });
});

describe('limits', () => {
  it(`reads ${MAX_DEPTH} levels and refuses one more`, () => {
    expect(parseJson(nested(MAX_DEPTH))).toBeDefined();
    expect(refusal(nested(MAX_DEPTH + 1)).reason).toBe('limit_exceeded');
    expect(refusal(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`).reason).toBe('limit_exceeded');
  });

  it('refuses 100,000 brackets without running out of stack, closed or cut off', () => {
    expect(refusal(nested(100_000)).reason).toBe('limit_exceeded');
    expect(refusal('['.repeat(100_000)).reason).toBe('not_json');
    expect(refusal('{"a":'.repeat(100_000)).reason).toBe('not_json');
  });

  it('counts bytes, not characters', () => {
    const filled = (bytes: number) => `"${'中'.repeat((bytes - 2) / 3)}"`;
    expect(parseJson(filled(MAX_BYTES))).toHaveLength((MAX_BYTES - 2) / 3);
    expect(refusal(filled(MAX_BYTES + 3)).reason).toBe('limit_exceeded');
    expect(refusal(Buffer.alloc(MAX_BYTES + 1, 0x20)).reason).toBe('limit_exceeded');
  });
});

describe('time', () => {
  /** What made an earlier reader slow, or run out of stack, each a megabyte long. */
  const NASTY: readonly (readonly [string, (size: number) => string])[] = [
    ['digits', (size) => `${'1'.repeat(size)}x`],
    ['decimals', (size) => `1.${'1'.repeat(size)}x`],
    ['escapes', (size) => `"${'\\n'.repeat(size / 2)}"x`],
    ['escapes that are cut off', (size) => `"${'\\n'.repeat(size / 2)}`],
    ['escaped backslashes', (size) => `["${'\\\\'.repeat(size / 2)}"`],
    ['spaces', (size) => `[${' '.repeat(size)}x`],
    ['commas', (size) => `[${'1,'.repeat(size / 2)}`],
    ['quotes', (size) => `[${'"",'.repeat(size / 3)}`],
    ['brackets', (size) => '['.repeat(size)],
    ['keys', (size) => `{${'"a":1,'.repeat(size / 6)}"a":1}`],
  ];

  it.each(NASTY)('refuses a megabyte of %s', (_, text) => {
    expect(['not_json', 'duplicate_key', 'limit_exceeded']).toContain(refusal(text(1_000_000)).reason);
  });
});
