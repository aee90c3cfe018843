/**
 * What every risk list has in common: a flag, lists of rows of which it has to be known whether they are whole, and
 * rows of the past.
 *
 * @example
 * riskList({ flag, sections: raw.sections('yzwfList'), open: (section) => ({ list: section.list('execution') }), map });
 * riskCases(raw.list(), map); // a payload that is itself the list
 */

import * as clean from '../../cleaners/index.js';
import type { RiskList } from '../../company/company.js';
import type { List, Reader, Sections, Taken } from '../../reading/reader.js';
import { derived, reworded, type Sourced, sourced } from '../../reading/sourced.js';

const CURRENT = 'current-row/1';

/** How a body gives a risk list. */
interface Source<Section, R, Row> {
  readonly flag: Sourced<boolean | undefined> | undefined;
  readonly sections: Sections<Section>;
  /** The rows of a section, and how many it says there are. */
  readonly open: (section: Reader<Section>) => { readonly list: List<R>; readonly total?: Taken | undefined };
  readonly map: (row: Reader<R>) => Row;
  /** A message that the list could not be asked for. */
  readonly error?: Taken | undefined;
}

/**
 * A risk list with its flag. An empty list of sections is a list. With an error beside it the list was not asked: a
 * flag 0 and an empty list say nothing then, a flag 1 and a row do.
 *
 * @param source The flag, the sections and their rows, and a message that the list could not be asked for.
 * @returns The list, as a field of a company.
 * @example
 * riskList({ flag: clean.flagOrDoubt(raw.take('flag')), sections: raw.sections('lists'), open, map });
 */
export function riskList<Section, R, Row>(source: Source<Section, R, Row>): RiskList<Row> {
  const { sections, error } = source;
  const flags = source.flag ? [source.flag] : [];
  const lists: Sourced<number | undefined>[] = [];
  const rows: Row[] = [];
  for (const section of sections.readers) {
    const { list, total } = source.open(section);
    const given = list.rows.filter(isGiven);
    const size = sizeOf(list, given.length, total);
    if (size || !section.isBlank()) lists.push(size ?? sourced(undefined, section.origin()));
    rows.push(...given.map(source.map));
  }
  if (clean.isMessage(error)) {
    const message = 'says that this list could not be fetched; its state is unknown';
    error.reader.report('upstream_failed', error.key, message, { reason: 'section_error' });
    return { flags: flags.filter((flag) => flag.value), lists: [], failures: [sourced(null, error)], rows };
  }
  return { flags, lists: [...lists, ...listOfSections(sections)], failures: [], rows };
}

/**
 * A risk list that is a list of rows and no more, such as a payload of cases.
 *
 * @param list What `raw.list()` gives.
 * @param map Maps one row.
 * @returns The list, as a field of a company.
 * @example
 * riskCases(raw.list('cases'), (row) => ({ caseType: clean.text(row.take('type')), current }));
 */
export function riskCases<R, Row>(list: List<R>, map: (row: Reader<R>) => Row): RiskList<Row> {
  const given = list.rows.filter(isGiven);
  const lists = list.size ? [sizeOf(list, given.length, undefined) ?? reworded(list.size, undefined)] : [];
  return { flags: [], lists, failures: [], rows: given.map(map) };
}

/** Whether a row has any value; a row of blanks is ignored. */
function isGiven<R>(row: Reader<R>): boolean {
  const isBlank = row.isBlank();
  if (isBlank) row.ignoreAll('a row of blanks');
  return !isBlank;
}

/**
 * The size of a list that is whole: each of its elements is a row, and `total` counts no others, which would be on
 * a page that was cut off. A `total` that can't be read may count some.
 */
function sizeOf(
  { size }: List<unknown>,
  given: number,
  taken: Taken | undefined,
): Sourced<number> | undefined {
  const total = clean.total(taken);
  const count = size?.value ?? 0;
  const isUnreadable = !total && clean.sizeOf(taken) > 0;
  if (taken && total && total.value !== count) {
    const message = 'is not the number of rows; a page may be cut off';
    taken.reader.report('contradiction', taken.key, message, { reason: 'total_against_rows' });
  }
  const evidence = size ?? (total?.value === 0 ? total : undefined);
  return given === count && !isUnreadable && (total?.value ?? count) <= count ? evidence : undefined;
}

/** What the field of the sections itself says: that there are none, or that some could not be read. */
function listOfSections({ taken, readers }: Sections<unknown>): Sourced<number | undefined>[] {
  if (!taken) return [];
  const count = clean.sizeOf(taken);
  if (count !== readers.length) return [sourced(undefined, taken)];
  return count === 0 && Array.isArray(taken.original) ? [sourced(0, taken)] : [];
}

interface Marks {
  readonly included?: Sourced<string> | undefined;
  readonly removed?: Sourced<string> | undefined;
  readonly history: Sourced<boolean> | undefined;
}

/**
 * A row is current when it has no removal date and its history flag isn't 1; an absent flag counts as 0. What
 * can't be read, or can't be a day of removal, removes nothing: doubt must not clear a company.
 *
 * @param row The row.
 * @param marks The days of inclusion and removal, and the history flag, each where the source has it.
 * @returns Whether the row counts.
 * @example
 * isCurrent(row, { included, removed, history: clean.flag(row.take('isHistory')) });
 */
export function isCurrent(row: Reader<never>, marks: Marks): Sourced<boolean> {
  const { included, removed, history } = marks;
  const isPending = removed !== undefined && clean.isStillToCome(removed.value, row.timestamp);
  const removal = removed && !isPending && isRemoval(removed, included) ? removed : undefined;
  // A day still to come on a row of the past is reported as such.
  if (removed && !removal && !(isPending && history?.value)) {
    const message =
      'is not a day of removal: it is before the inclusion, after the time of asking or a placeholder; it removes nothing';
    report(row, removed, message, 'removal_date');
  }
  if (removal && history?.value === false) {
    const message = 'is on a row that is flagged as current; the row counts as removed';
    report(row, removal, message, 'removal_date_on_current_row');
  }
  const inputs = [removed, history].filter((input) => input !== undefined);
  const current = removal === undefined && history?.value !== true;
  return derived(current, CURRENT, inputs.length > 0 ? inputs : [sourced(null, row.origin())]);
}

function report(
  row: Reader<never>,
  { origins }: Sourced<string>,
  message: string,
  reason: 'removal_date' | 'removal_date_on_current_row',
): void {
  row.report('contradiction', origins[0]?.key ?? '', message, { reason });
}

function isRemoval({ value: day }: Sourced<string>, included: Sourced<string> | undefined): boolean {
  return !clean.isNoDay(day) && (included === undefined || day >= included.value);
}
