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

/** A row of one of several tables that are read as one. */
export interface TableRow<Row> {
  readonly row: Row;
  /** The table's place among them. */
  readonly table: number;
}

/** The entries of tables by how they open. */
export interface Openings<Entry> {
  /** Those that open with two code units, the longest first. */
  readonly opening: (first: number, second: number) => readonly Entry[];
  /** Those of one character. */
  readonly alone: (unit: number) => readonly Entry[];
}

/** Lines that open alike, each as the number of its table and where it begins; their entries once they were asked for. */
interface Group<Entry> {
  readonly lines: number[];
  entries: readonly Entry[] | undefined;
}

/**
 * The entries of tables by the two characters that they open with: one look-up gives the few that can stand at a
 * position of a text, and `startsWith` tells which of them do. Nothing is read before a text asks for it: the tables are
 * sorted by their first character, whose lines are found by halving.
 */
/* @__NO_SIDE_EFFECTS__ */
export function byOpening<Row extends readonly string[], Entry extends { readonly zh: string }>(
  tables: readonly string[],
  entriesOf: (alike: readonly TableRow<Row>[]) => Iterable<Entry>,
): Openings<Entry> {
  /** By number; 0 is of what opens nothing. */
  const groups: (Group<Entry> | undefined)[] = [undefined];
  /** By code unit, 1 once what opens with it was looked for. */
  const known = new Uint8Array(0x10000);
  // Open addressing, in pairs of an opening and its number: the next free slot where two meet.
  let bits = FIRST_BITS;
  let slots = new Int32Array(2 << bits);
  const slotOf = (opening: number): number => {
    let slot = (Math.imul(opening, SPREAD) >>> (32 - bits)) << 1;
    while (slots[slot] !== opening && slots[slot] !== 0) slot = (slot + 2) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    bits += 1;
    slots = new Int32Array(2 << bits);
    for (let old = 0; old < before.length; old += 2) {
      const opening = before[old] ?? 0;
      if (opening !== 0) slots.set([opening, before[old + 1] ?? 0], slotOf(opening));
    }
  };
  const lookFor = (first: number): void => {
    known[first] = 1;
    for (const { second, line } of linesWith(tables, first)) {
      const opening = openingOf(first, second);
      const slot = slotOf(opening);
      const group = groups[slots[slot + 1] ?? 0];
      if (group) group.lines.push(line);
      else slots.set([opening, groups.push({ lines: [line], entries: undefined }) - 1], slot);
      if (groups.length > 1 << (bits - 1)) grow();
    }
  };
  const entriesIn = (group: Group<Entry>): readonly Entry[] => {
    group.entries ??= [...entriesOf(group.lines.map((line) => rowAt<Row>(tables, line)))].sort(
      (a, b) => b.zh.length - a.zh.length,
    );
    return group.entries;
  };
  const opening = (first: number, second: number): readonly Entry[] => {
    // Beyond a text's end `charCodeAt` gives NaN, which becomes 0: nothing opens with it.
    if (known[first | 0] === 0) lookFor(first | 0);
    const group = groups[slots[slotOf(openingOf(first, second)) + 1] ?? 0];
    return group === undefined ? NONE : (group.entries ?? entriesIn(group));
  };
  return { opening, alone: (unit) => opening(unit, BAR) };
}

const FIRST_BITS = 9;
/** The golden ratio, which spreads openings that are close to each other. */
const SPREAD = 0x9e3779b1;
/** What ends the first cell of a line. */
const BAR = 0x7c;
const START_BITS = 24;

/** Two UTF-16 code units as one number. */
function openingOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** The lines of sorted tables that open with a code unit, and the one after it. */
function* linesWith(
  tables: readonly string[],
  first: number,
): Iterable<{ readonly second: number; readonly line: number }> {
  for (const [table, packed] of tables.entries()) {
    let start = firstLine(packed, first);
    while (packed.charCodeAt(start) === first) {
      yield { second: packed.charCodeAt(start + 1), line: (table << START_BITS) | start };
      start = packed.indexOf('\n', start) + 1;
    }
  }
}

/** Where the first line of a sorted table begins that opens with a code unit, or where it would. */
function firstLine(packed: string, first: number): number {
  let [low, high] = [1, packed.length];
  while (low < high) {
    const start = packed.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    if (packed.charCodeAt(start) < first) low = packed.indexOf('\n', start) + 1;
    else high = start;
  }
  return low;
}

function rowAt<Row extends readonly string[]>(tables: readonly string[], line: number): TableRow<Row> {
  const table = line >> START_BITS;
  const start = line & ((1 << START_BITS) - 1);
  const packed = tables[table] ?? '';
  const row = packed.slice(start, packed.indexOf('\n', start)).split('|') as unknown as Row;
  return { row, table };
}

/** A small table by the first character of its entries, longest first: for entries of one character too. */
/* @__NO_SIDE_EFFECTS__ */
export function byFirstCharacter<Entry extends { readonly zh: string }>(
  entries: Iterable<Entry>,
): (text: string, start: number) => readonly Entry[] {
  const groups = new Map<number, Entry[]>();
  /** A bit for each code unit that an entry opens with: most characters of a text open nothing. */
  const opens = new Int32Array(0x10000 / 32);
  for (const entry of [...entries].sort((a, b) => b.zh.length - a.zh.length)) {
    const first = entry.zh.charCodeAt(0);
    opens[first >> 5] = (opens[first >> 5] ?? 0) | (1 << first);
    const group = groups.get(first);
    if (group) group.push(entry);
    else groups.set(first, [entry]);
  }
  return (text, start) => {
    const first = text.charCodeAt(start);
    return ((opens[first >> 5] ?? 0) & (1 << first)) === 0 ? NONE : (groups.get(first) ?? NONE);
  };
}

const NONE: readonly never[] = [];
