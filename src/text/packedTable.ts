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

/** The entries that open with two code units, the longest first. */
export type Openings<Entry> = (first: number, second: number) => readonly Entry[];

/**
 * The entries of tables by the two characters that they open with, longest first: one look-up gives the few that can
 * stand at a position of a text, and `startsWith` tells which of them do. Where the lines lie is noted at once, but a
 * line is read when a text first asks for its opening, because a single name asks for few. A line opens with `zh`; those
 * of one character are left out.
 */
/* @__NO_SIDE_EFFECTS__ */
export function byOpening<Row extends readonly string[], Entry extends { readonly zh: string }>(
  tables: readonly string[],
  entriesOf: (alike: readonly TableRow<Row>[]) => Iterable<Entry>,
): Openings<Entry> {
  const lines = tables.flatMap(longLines);
  const bits = Math.ceil(Math.log2(lines.length + 1)) + 1;
  // Open addressing: twice as many slots as there can be openings, the next free one where two meet.
  const mask = (1 << bits) - 1;
  const openings = new Int32Array(1 << bits);
  const groups = new Array<readonly Entry[] | undefined>(1 << bits).fill(undefined);
  /** By slot, one more than the last line that opens so; by line, the same of the one before it. */
  const last = new Int32Array(1 << bits);
  const before = new Int32Array(lines.length);
  const slotOf = (opening: number): number => {
    let slot = Math.imul(opening, SPREAD) >>> (32 - bits);
    while (openings[slot] !== opening && openings[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [number, line] of lines.entries()) {
    const packed = tables[tableOf(line)] ?? '';
    const start = startOf(line);
    const opening = openingOf(packed.charCodeAt(start), packed.charCodeAt(start + 1));
    const slot = slotOf(opening);
    openings[slot] = opening;
    before[number] = last[slot] ?? 0;
    last[slot] = number + 1;
  }
  const read = (slot: number): readonly Entry[] => {
    const alike: TableRow<Row>[] = [];
    for (let next = last[slot] ?? 0; next !== 0; next = before[next - 1] ?? 0) {
      const line = lines[next - 1] ?? 0;
      const table = tableOf(line);
      alike.push({ row: rowAt<Row>(tables[table] ?? '', startOf(line)), table });
    }
    return [...entriesOf(alike.reverse())].sort((a, b) => b.zh.length - a.zh.length);
  };
  return (first, second) => {
    const slot = slotOf(openingOf(first, second));
    if (openings[slot] === 0) return NONE;
    const known = groups[slot];
    if (known !== undefined) return known;
    const entries = read(slot);
    groups[slot] = entries;
    return entries;
  };
}

/** The golden ratio, which spreads openings that are close to each other. */
const SPREAD = 0x9e3779b1;

/** Two UTF-16 code units as one number. */
function openingOf(first: number, second: number): number {
  return (first << 16) | second;
}

const START_BITS = 24;

/** Where the lines of a table begin that open with two characters or more, each as one number with the table's. */
function longLines(packed: string, table: number): number[] {
  const lines: number[] = [];
  for (let start = 1; start < packed.length; start = packed.indexOf('\n', start) + 1) {
    if (packed.charCodeAt(start + 1) !== BAR) lines.push((table << START_BITS) | start);
  }
  return lines;
}

const BAR = 0x7c;

function tableOf(line: number): number {
  return line >> START_BITS;
}

function startOf(line: number): number {
  return line & ((1 << START_BITS) - 1);
}

function rowAt<Row extends readonly string[]>(packed: string, start: number): Row {
  return packed.slice(start, packed.indexOf('\n', start)).split('|') as unknown as Row;
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
