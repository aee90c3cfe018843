/** 经营异常, 严重违法, 重大税收违法: the three risk lists, wherever they stand. */

import * as clean from '../../cleaners/index.js';
import type {
  AbnormalOperation,
  MajorTaxViolation,
  RiskList,
  SeriousViolation,
} from '../../company/company.js';
import type { Reader, Taken } from '../../reading/reader.js';
import { derived, type Sourced, sourced } from '../../reading/sourced.js';
import type { RiskLists } from '../../upstream/parts/riskLists.js';

const CURRENT = 'current-row/1';

export function abnormalOperations(
  raw: Reader<Pick<RiskLists, 'jyycFlag' | 'jyycList'>>,
): RiskList<AbnormalOperation> {
  const list = new Collected<AbnormalOperation>(clean.flagOrDoubt(raw.take('jyycFlag')));
  for (const section of raw.section('jyycList')) {
    for (const row of list.open(
      section,
      section.rows('items'),
      section.listAt('items'),
      section.take('total'),
    )) {
      row.ignore('province', 'the deciding authority says it');
      const included = clean.date(row.take('inDate'));
      const removed = clean.date(row.take('outDate'));
      const history = clean.flag(row.take('disabled'));
      const reason = clean.abnormalReason(row.take('inReason'));
      list.rows.push({
        name: clean.text(row.take('name')),
        registrationNumber: clean.registrationNumber(row.take('regNo')),
        includedDate: included,
        includedReason: reason.includedReason,
        includedReasonCode: reason.includedReasonCode,
        includedBy: clean.text(row.take('department')),
        removedDate: removed,
        removedReason: clean.text(row.take('outReason')),
        current: current(row, { included, removed, history }),
      });
    }
  }
  return list.close(raw.take('jyycList'));
}

export function seriousViolations(
  raw: Reader<Pick<RiskLists, 'yzwfFlag' | 'yzwfList' | 'yzwfError'>>,
): RiskList<SeriousViolation> {
  const list = new Collected<SeriousViolation>(clean.flagOrDoubt(raw.take('yzwfFlag')));
  for (const section of raw.section('yzwfList')) {
    for (const row of list.open(section, section.rows('execution'), section.listAt('execution'))) {
      const included = clean.date(row.take('in_date'));
      const removed = clean.date(row.take('out_date'));
      const history = clean.flag(row.take('is_history'));
      list.rows.push({
        includedDate: included,
        includedReason: clean.text(row.take('in_reason')),
        includedBy: clean.text(row.take('in_department')),
        removedDate: removed,
        removedReason: clean.text(row.take('out_reason')),
        removedBy: clean.text(row.take('out_department')),
        current: current(row, { included, removed, history }),
      });
    }
  }
  return list.close(raw.take('yzwfList'), raw.take('yzwfError'));
}

export function majorTaxViolations(
  raw: Reader<Pick<RiskLists, 'zdsswfFlag' | 'zdsswfList' | 'zdsswfError'>>,
): RiskList<MajorTaxViolation> {
  const list = new Collected<MajorTaxViolation>(clean.flagOrDoubt(raw.take('zdsswfFlag')));
  for (const section of raw.section('zdsswfList')) {
    section.publishedBy('STA');
    for (const row of list.open(
      section,
      section.rows('items'),
      section.listAt('items'),
      section.take('total'),
    )) {
      row.ignore('address', 'the target has no place for it');
      row.ignore('agent', 'a person');
      row.ignore('finance_officer', 'a person');
      row.ignore('oper', 'a person, with gender');
      row.ignore('org_no', 'part of the taxpayer id');
      const history = clean.flag(row.take('u_tags'));
      list.rows.push({
        taxpayerName: clean.text(row.take('name')),
        taxpayerId: clean.companyCode(row.take('credit_no')),
        caseType: clean.text(row.take('property')),
        facts: clean.text(row.take('illegal_fact')),
        penalty: clean.text(row.take('result')),
        occurredDate: clean.date(row.take('time')),
        createdDate: clean.date(row.take('created_time')),
        updatedDate: clean.date(row.take('updated_time')),
        url: clean.text(row.take('url')),
        current: current(row, { history }),
      });
    }
  }
  return list.close(raw.take('zdsswfList'), raw.take('zdsswfError'));
}

interface Marks {
  readonly included?: Sourced<string> | undefined;
  readonly removed?: Sourced<string> | undefined;
  readonly history: Sourced<boolean> | undefined;
}

/**
 * A row is current when it has no removal date and its history flag isn't 1; an absent flag counts as 0. What
 * can't be read, or can be no day of removal, removes nothing: a listed company must not look clean by it.
 */
function current(row: Reader<never>, { included, removed, history }: Marks): Sourced<boolean> {
  const removal = removed && isRemoval(removed, included) ? removed : undefined;
  if (removed && !removal) {
    const message =
      'is no day of removal: it is before the inclusion, or stands for never; it removes nothing';
    report(row, removed, message, 'removal_date');
  }
  if (removal && history?.value === false) {
    const message = 'stands on a row that is flagged as current; the row counts as removed';
    report(row, removal, message, 'removal_date_on_current_row');
  }
  const inputs = [removed, history].filter((input) => input !== undefined);
  const isCurrent = removal === undefined && history?.value !== true;
  return derived(isCurrent, CURRENT, inputs.length > 0 ? inputs : [sourced(null, row.origin())]);
}

function report(row: Reader<never>, { origins }: Sourced<string>, message: string, reason: string): void {
  row.report('contradiction', origins[0]?.key ?? '', message, { reason });
}

function isRemoval({ value: day }: Sourced<string>, included: Sourced<string> | undefined): boolean {
  return !clean.isNoDay(day) && (included === undefined || day >= included.value);
}

/** The rows of one body's list, and whether the list was there at all and whole. */
class Collected<Row> {
  readonly rows: Row[] = [];
  readonly #flags: readonly Sourced<boolean | undefined>[];
  readonly #lists: Sourced<number | undefined>[] = [];
  #opened = 0;

  constructor(flag: Sourced<boolean | undefined> | undefined) {
    this.#flags = flag ? [flag] : [];
  }

  /**
   * The rows of a list that say anything. Notes the list, with its number of rows when it is whole: when each of
   * its elements is such a row, and `total` counts no others, which would be on a page that was cut off.
   */
  open<R extends Reader<never>>(
    section: Reader<never>,
    rows: readonly R[] = [],
    list?: Sourced<number>,
    taken?: Taken,
  ): R[] {
    for (const row of rows) if (row.isBlank()) row.ignoreAll('a row of blanks');
    const said = rows.filter((row) => !row.isBlank());
    const total = clean.total(taken);
    const count = list?.value ?? 0;
    const evidence = list ?? (total?.value === 0 ? total : undefined);
    const isWhole = evidence !== undefined && said.length === count && (total?.value ?? count) <= count;
    if (isWhole) this.#lists.push(evidence);
    else if (!section.isBlank()) this.#lists.push(sourced(undefined, section.origin()));
    this.#opened += 1;
    if (taken && total && total.value !== count) {
      const message = 'is not the number of rows; a page may be cut off';
      taken.reader.report('contradiction', taken.key, message, { reason: 'total_against_rows' });
    }
    return said;
  }

  /**
   * An empty list of sections is a list. With an error beside it the list was not asked: a flag 0 and an empty
   * list say nothing then, a flag 1 and a row do.
   */
  close(sections: Taken | undefined, error?: Taken): RiskList<Row> {
    if (clean.isMessage(error)) {
      const message = 'says that this list could not be asked; its state is unknown';
      error.reader.report('upstream_failed', error.key, message, { reason: 'section_error' });
      const raised = this.#flags.filter((flag) => flag.value);
      return { flags: raised, lists: [], failures: [sourced(null, error)], rows: this.rows };
    }
    const count = clean.sizeOf(sections);
    if (sections && count === 0 && Array.isArray(sections.original)) this.#lists.push(sourced(0, sections));
    if (sections && count !== this.#opened) this.#lists.push(sourced(undefined, sections));
    return { flags: this.#flags, lists: this.#lists, failures: [], rows: this.rows };
  }
}
