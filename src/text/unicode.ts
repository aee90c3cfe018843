/**
 * Unicode 属性, regular expressions that ask for a property of characters (`\p{Script=Han}`), made when they are
 * first asked for: V8 takes up to half a millisecond to look one up, and does so for a literal when it reads the
 * file, whether or not the code is ever run.
 *
 * @example
 * const HAN = unicode(String.raw`\p{Script=Han}`);
 * HAN().test('小米') // true
 */

/* @__NO_SIDE_EFFECTS__ */
export function unicode(source: string, flags = 'u'): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
