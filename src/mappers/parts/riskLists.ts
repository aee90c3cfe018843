/** 经营异常, 严重违法, 重大税收违法: the three risk lists, wherever they stand. */

import * as clean from '../../cleaners/index.js';
import type {
  AbnormalOperation,
  MajorTaxViolation,
  RiskList,
  SeriousViolation,
} from '../../company/company.js';
import type { Reader, Taken } from '../../company/reader.js';
import { derived, type Sourced, sourced } from '../../company/sourced.js';
import type { RiskLists } from '../../upstream/parts/riskLists.js';

const CURRENT = 'current-row/1';

export function abnormalOperations(
  raw: Reader<Pick<RiskLists, 'jyycFlag' | 'jyycList'>>,
): RiskList<AbnormalOperation> {
  const list = new Collected<AbnormalOperation>(clean.flag(raw.take('jyycFlag')));
  for (const section of raw.section('jyycList')) {
    for (const row of list.open(section.rows('items'), section.listAt('items'), section.take('total'))) {
      row.ignore('province', 'the deciding authority says it');
      const removed = row.take('outDate');
      const history = clean.flag(row.take('disabled'));
      const reason = clean.abnormalReason(row.take('inReason'));
      list.rows.push({
        name: clean.text(row.take('name')),
        registrationNumber: clean.registrationNumber(row.take('regNo')),
        includedDate: clean.date(row.take('inDate')),
        includedReason: reason.includedReason,
        includedReasonCode: reason.includedReasonCode,
        includedBy: clean.text(row.take('department')),
        removedDate: clean.date(removed),
        removedReason: clean.text(row.take('outReason')),
        current: current(row, removed, history),
      });
    }
  }
  return list.close(raw.listAt('jyycList'));
}

export function seriousViolations(
  raw: Reader<Pick<RiskLists, 'yzwfFlag' | 'yzwfList' | 'yzwfError'>>,
): RiskList<SeriousViolation> {
  const list = new Collected<SeriousViolation>(clean.flag(raw.take('yzwfFlag')));
  for (const section of raw.section('yzwfList')) {
    for (const row of list.open(section.rows('execution'), section.listAt('execution'))) {
      const removed = row.take('out_date');
      const history = clean.flag(row.take('is_history'));
      list.rows.push({
        includedDate: clean.date(row.take('in_date')),
        includedReason: clean.text(row.take('in_reason')),
        includedBy: clean.text(row.take('in_department')),
        removedDate: clean.date(removed),
        removedReason: clean.text(row.take('out_reason')),
        removedBy: clean.text(row.take('out_department')),
        current: current(row, removed, history),
      });
    }
  }
  return list.close(raw.listAt('yzwfList'), raw.take('yzwfError'));
}

export function majorTaxViolations(
  raw: Reader<Pick<RiskLists, 'zdsswfFlag' | 'zdsswfList' | 'zdsswfError'>>,
): RiskList<MajorTaxViolation> {
  const list = new Collected<MajorTaxViolation>(clean.flag(raw.take('zdsswfFlag')));
  for (const section of raw.section('zdsswfList')) {
    section.publishedBy('STA');
    for (const row of list.open(section.rows('items'), section.listAt('items'), section.take('total'))) {
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
        current: current(row, undefined, history),
      });
    }
  }
  return list.close(raw.listAt('zdsswfList'), raw.take('zdsswfError'));
}

/**
 * A row is current when its removal date is blank and its history flag isn't 1; an absent flag counts as 0. A
 * removal date that we can't read is one all the same.
 */
function current(
  row: Reader<never>,
  removal: Taken | undefined,
  history: Sourced<boolean> | undefined,
): Sourced<boolean> {
  const removed = clean.isDated(removal) ? sourced(true, removal) : undefined;
  if (removal && removed && history?.value === false) {
    const message = 'stands on a row that is flagged as current; the row counts as removed';
    removal.reader.report('contradiction', removal.key, message, { reason: 'removal_date_on_current_row' });
  }
  const inputs = [removed, history].filter((input) => input !== undefined);
  const isCurrent = removed === undefined && history?.value !== true;
  return derived(isCurrent, CURRENT, inputs.length > 0 ? inputs : [sourced(null, row.origin())]);
}

/** The rows of one body's list, and whether the list was there at all and whole. */
class Collected<Row> {
  readonly rows: Row[] = [];
  readonly #flags: readonly Sourced<boolean>[];
  readonly #lists: Sourced<number>[] = [];

  constructor(flag: Sourced<boolean> | undefined) {
    this.#flags = flag ? [flag] : [];
  }

  /**
   * The rows of a list that say anything. Notes the list when it is whole: when each of its elements is such a
   * row, and `total` counts no others, which would be on a page that was cut off.
   */
  open<R extends Reader<never>>(rows: readonly R[] = [], list?: Sourced<number>, taken?: Taken): R[] {
    for (const row of rows) if (row.isBlank()) row.ignoreAll('a row of blanks');
    const said = rows.filter((row) => !row.isBlank());
    const total = clean.total(taken);
    const count = list?.value ?? 0;
    const isWhole = said.length === count && (total?.value ?? count) <= count;
    const evidence = list ?? (total?.value === 0 ? total : undefined);
    if (evidence && isWhole) this.#lists.push(evidence);
    if (taken && total && total.value !== count) {
      const message = 'is not the number of rows; a page may be cut off';
      taken.reader.report('contradiction', taken.key, message, { reason: 'total_against_rows' });
    }
    return said;
  }

  /** An empty list of sections is a list; with an error beside it, flag and list say nothing. */
  close(sections: Sourced<number> | undefined, error?: Taken): RiskList<Row> {
    if (clean.isMessage(error)) {
      const message = 'says that this list could not be asked; its state is unknown';
      error.reader.report('upstream_failed', error.key, message, { reason: 'section_error' });
      return { flags: [], lists: [], rows: this.rows };
    }
    if (sections?.value === 0) this.#lists.push(sections);
    return { flags: this.#flags, lists: this.#lists, rows: this.rows };
  }
}
