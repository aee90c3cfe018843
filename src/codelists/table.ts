/**
 * What the code lists have in common: an index by key, and the form in which texts are compared.
 *
 * @example
 * indexBy([{ code: 'A' }], (entry) => [entry.code]).get('constructor') // undefined
 * squeeze('吊销， 未注销【2019】') // '吊销,未注销(2019)'
 */

export interface Index<Entry> {
  get(key: string): Entry | undefined;
}

/** An index that knows its own keys only: "constructor" and "__proto__" miss. It is made on first use. */
export function indexBy<Entry>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly string[],
): Index<Entry> {
  let index: ReadonlyMap<string, Entry> | undefined;
  return {
    get(key) {
      index ??= new Map(entries.flatMap((entry) => keysOf(entry).map((own) => [own, entry] as const)));
      return index.get(key);
    },
  };
}

/** Common Chinese characters, digits and Latin letters: squeezed, they are what they were. */
const SQUEEZED = /^[\u4e00-\u9fff0-9A-Za-z]*$/;

/** NFKC, without spaces and invisible characters; every kind of bracket is "(" or ")". */
export function squeeze(text: string): string {
  if (SQUEEZED.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[[{〔【〖「『〈《]/g, '(')
    .replace(/[\]}〕】〗」』〉》]/g, ')');
}
