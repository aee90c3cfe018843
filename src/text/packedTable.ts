/**
 * Reading of the packed tables in `src/generated/names`, and the ways they are kept: split at first use,
 * and found by how they open.
 *
 * @example
 * rows('\n小|Xiao\n大|Da\n') // [['小', 'Xiao'], ['大', 'Da']]
 */

/** The lines of a packed table, one for each row. */
export function linesOf(packed: string): string[] {
  return packed.trim().split('\n');
}

/** The rows of a packed table. `Row` names its cells: the generator writes every one of them. */
export function rows<Row extends readonly string[]>(packed: string): Row[] {
  return linesOf(packed).map((line) => line.split('|') as unknown as Row);
}

/** A value that is made when it is first asked for. */
/* @__NO_SIDE_EFFECTS__ */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The entries of a table by the two characters that they open with, longest first: one look-up gives the few
 * that can stand at a position of a text, and `startsWith` tells which of them do. Lines that open alike are
 * read when a text first asks for them, because a single name asks for few. A line opens with `zh`, of two
 * characters or more.
 */
/* @__NO_SIDE_EFFECTS__ */
export function byOpening<Row extends readonly string[], Entry extends { readonly zh: string }>(
  lines: Iterable<string>,
  entriesOf: (rows: readonly Row[]) => Iterable<Entry>,
): (text: string, start: number) => readonly Entry[] {
  const all = [...lines];
  const bits = Math.ceil(Math.log2(all.length + 1)) + 1;
  // Open addressing: twice as many slots as there can be openings, the next free one where two meet.
  const mask = (1 << bits) - 1;
  const openings = new Int32Array(1 << bits);
  const groups = new Array<string | readonly Entry[] | undefined>(1 << bits).fill(undefined);
  const slotOf = (opening: number): number => {
    let slot = Math.imul(opening, SPREAD) >>> (32 - bits);
    while (openings[slot] !== opening && openings[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  };
  for (const line of all) {
    const opening = openingAt(line, 0);
    const slot = slotOf(opening);
    const others = groups[slot];
    openings[slot] = opening;
    groups[slot] = others === undefined ? line : `${others}\n${line}`;
  }
  return (text, start) => {
    const slot = slotOf(openingAt(text, start));
    const group = groups[slot];
    if (group === undefined) return NONE;
    if (typeof group !== 'string') return group;
    const entries = [...entriesOf(rows<Row>(group))].sort((a, b) => b.zh.length - a.zh.length);
    groups[slot] = entries;
    return entries;
  };
}

/** The golden ratio, which spreads openings that are close to each other. */
const SPREAD = 0x9e3779b1;

/** The same for a table of one column. */
/* @__NO_SIDE_EFFECTS__ */
export function textsByOpening(
  texts: Iterable<string>,
): (text: string, start: number) => readonly { readonly zh: string }[] {
  return byOpening<[zh: string], { readonly zh: string }>(texts, (alike) => alike.map(([zh]) => ({ zh })));
}

/** A small table by the first character of its entries, longest first: for entries of one character too. */
/* @__NO_SIDE_EFFECTS__ */
export function byFirstCharacter<Entry extends { readonly zh: string }>(
  entries: Iterable<Entry>,
): (text: string, start: number) => readonly Entry[] {
  const groups = new Map<number, Entry[]>();
  for (const entry of [...entries].sort((a, b) => b.zh.length - a.zh.length)) {
    const first = entry.zh.charCodeAt(0);
    const group = groups.get(first);
    if (group) group.push(entry);
    else groups.set(first, [entry]);
  }
  return (text, start) => groups.get(text.charCodeAt(start)) ?? NONE;
}

const NONE: readonly never[] = [];

/** Two UTF-16 code units as one number. */
function openingAt(text: string, index: number): number {
  return (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);
}
