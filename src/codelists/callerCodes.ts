/**
 * Rows that a caller adds to the code lists (调用方代码), or writes in the place of a list's own. Each list looks its
 * texts up in them first. src/extend/codes.ts makes and checks them.
 */

import type { Ground } from './abnormal-reason.js';
import type { Currency } from './currency.js';
import type { EntStatus } from './entstatus.js';
import type { HolderKind } from './holder-type.js';
import type { Status } from './status.js';

/** What tells a caller's row from a row of the list itself. */
export interface Added {
  readonly addedBy: 'caller';
  /** The key as the caller writes it. */
  readonly key: string;
}

/** By the form in which the list compares its texts. */
export type CallerRows<Row> = ReadonlyMap<string, Row & Added>;

export interface Labelled {
  readonly label: string;
}

export interface CallerCodes {
  readonly status?: CallerRows<Status>;
  readonly entstatus?: CallerRows<EntStatus>;
  readonly holderType?: CallerRows<Labelled & { readonly kind: HolderKind }>;
  readonly currency?: CallerRows<Currency>;
  readonly abnormalReason?: CallerRows<{ readonly ground: Ground }>;
  readonly tag?: CallerRows<{ readonly listed: string }>;
  readonly legalForm?: CallerRows<Labelled>;
  readonly entityClass?: CallerRows<Labelled>;
  readonly category?: CallerRows<Labelled>;
  readonly organizationType?: CallerRows<Labelled>;
}
