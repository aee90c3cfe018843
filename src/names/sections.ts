/**
 * A name has sections, each with a legal form at its end: a company, then its branch. What a section may hold depends on
 * that form, so a way through a name remembers what the form must be: its lane.
 *
 * @example
 * const ending = endingOf({ zh: '分公司', en: 'Branch', kind: 'branch', shortest: 4, goesOn: true });
 * (ending.lanes & (1 << LANE.laterBranch)) !== 0 // true
 */

import { PIECE, STATE } from './grammar.js';
import type { LegalForm, LegalFormKind } from './legalForms.js';

/** What the form at the end of the section must be. */
export const LANE = {
  /** The first section; any form. */
  first: 0,
  /** The first section, with a road or a village in it: no company. */
  firstNoCompany: 1,
  /** The first section, with a place that only branches have in their names. */
  firstBranch: 2,
  /** A later section; here, as in a branch's name, any place will do. */
  later: 3,
  laterNoCompany: 4,
  laterBranch: 5,
  laterShop: 6,
  laterOutlet: 7,
} as const;
export const LANES = 8;

/** A form as the end of a section. */
export interface Ending {
  readonly form: LegalForm;
  /** What the grammar has it for. */
  readonly piece: number;
  /** The lanes that it may end, a bit for each. */
  readonly lanes: number;
  /** How the name may go on behind it. */
  readonly state: number;
  /** 有限公司 closes a company's name whatever follows it. */
  readonly closesCompany: boolean;
}

export function endingOf(form: LegalForm): Ending {
  const closesCompany = form.goesOn && form.zh.length > 2 && form.zh.endsWith('公司');
  let lanes = 0;
  for (const lane of Object.values(LANE)) if (isOfLane(lane, form)) lanes |= 1 << lane;
  return { form, piece: pieceOf(form), lanes, state: stateBehind(form, closesCompany), closesCompany };
}

const STORE = '店';
/** A fund or a plan is held in the name of the bank or the company that is named before it. */
const FUND = /(?:基金|信托|计划)$/;

function pieceOf({ zh, kind }: LegalForm): number {
  return zh === STORE ? PIECE.branch : pieceOfKind(kind);
}

function pieceOfKind(kind: LegalFormKind): number {
  switch (kind) {
    case 'company':
      return PIECE.company;
    case 'branch':
      return PIECE.branch;
    case 'cooperative':
    case 'institution':
    case 'association':
    case 'public_body':
      return PIECE.body;
    default:
      return PIECE.form;
  }
}

/** The offices that a bureau or a government has in its towns: 公安局 + 佛堂派出所. */
const OFFICES: ReadonlySet<string> = new Set([
  '派出所',
  '税务所',
  '工商所',
  '司法所',
  '财政所',
  '街道办事处',
]);

/** Behind its company only: 天和分子公司 is a company of 分子. */
const SUBSIDIARY = '子公司';

function isOfLane(lane: number, { zh, kind }: LegalForm): boolean {
  if (zh === SUBSIDIARY) return lane >= LANE.later;
  switch (lane) {
    case LANE.firstNoCompany:
    case LANE.laterNoCompany:
      return kind !== 'company';
    case LANE.firstBranch:
      return kind === 'branch';
    case LANE.laterBranch:
      return kind === 'branch' || zh === STORE || FUND.test(zh) || OFFICES.has(zh);
    case LANE.laterOutlet:
      return kind === 'branch' || kind === 'shop';
    case LANE.laterShop:
      return kind === 'branch' || kind === 'shop' || kind === 'enterprise' || zh.endsWith('信用社');
    default:
      return true;
  }
}

/** What has outlets of its own: 机器厂 + 招待所, 经营处 + 加油站. */
const OUTLETS: ReadonlySet<LegalFormKind> = new Set<LegalFormKind>(['shop', 'enterprise', 'branch']);

/** How a name may go on behind a form. */
function stateBehind(form: LegalForm, closesCompany: boolean): number {
  if (!form.goesOn) return STATE.end;
  if (closesCompany || form.kind === 'cooperative') return STATE.hard;
  if (form.zh === '公司') return STATE.co;
  return OUTLETS.has(form.kind) ? STATE.outlet : STATE.soft;
}
