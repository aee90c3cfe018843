/**
 * Reading of the packed tables in `src/generated/names`, and the two ways they are kept: split at first use,
 * and remembered results within a bound.
 *
 * @example
 * rows<[string, string]>('\n小|Xiao\n大|Da\n') // [['小', 'Xiao'], ['大', 'Da']]
 */

/** The rows of a packed table. `Row` names its cells: the generator writes every one of them. */
export function rows<Row extends readonly string[]>(packed: string): Row[] {
  const lines = packed.trim().split('\n');
  return lines.map((line) => line.split('|') as unknown as Row);
}

/** A value that is made when it is first asked for. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The most results a cache holds. A company names the same people as representative, shareholder and
 * officer, and a register the same firms as shareholders, so most names are asked for again soon: 4,096 of
 * them, each of 200 characters at most, stay below 4 MB. When it is full the oldest makes room.
 */
const CACHE_LIMIT = 4096;

/** A function of a short text that remembers its newest results. Give it pure functions only. */
export function remembered<Result>(
  compute: (text: string) => Result,
  limit = CACHE_LIMIT,
): (text: string) => Result {
  const results = new Map<string, { readonly result: Result }>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known.result;
    const result = compute(text);
    results.set(text, { result });
    // A Map keeps the order of insertion, so its first key is the oldest; there is one, `text` if no other.
    if (results.size > limit) results.delete(results.keys().next().value as string);
    return result;
  };
}
