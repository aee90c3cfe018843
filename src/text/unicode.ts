/**
 * Unicode 属性, regular expressions that ask for a property of characters (`\p{Script=Han}`), made when they are
 * first asked for: V8 takes up to half a millisecond to look one up, and does so for a literal when it reads the
 * file, whether or not the code is ever run.
 *
 * @example
 * const HAN = unicode`\p{Script=Han}`;
 * HAN().test('小米') // true
 */

/** A tag, because a bundler drops an unused template but keeps `String.raw`, which might do something. */
/* @__NO_SIDE_EFFECTS__ */
export function unicode({ raw: [source = ''] }: TemplateStringsArray): () => RegExp {
  return lazyPattern(source, 'u');
}

/** The same with the flag g: for all that is found in a text. */
/* @__NO_SIDE_EFFECTS__ */
export function unicodeAll({ raw: [source = ''] }: TemplateStringsArray): () => RegExp {
  return lazyPattern(source, 'gu');
}

function lazyPattern(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
