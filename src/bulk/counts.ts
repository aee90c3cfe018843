/** Numbers by name. */

export type Counts = Record<string, number>;

export function count(counts: Counts, key: string, by = 1): void {
  counts[key] = (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + by;
}

export function addCounts(sum: Counts, later: Counts): void {
  for (const key in later) count(sum, key, later[key]);
}

export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

/** The largest first; equal ones by name. */
export function ranked(counts: Counts): (readonly [name: string, count: number])[] {
  return Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
