/**
 * Whose record each part is. The first part that names a company says which one the bundle is about; a part belongs to
 * it that has one of its names or codes. A part that names another company keeps its rows, which are reported, but
 * fills no scalar, no identifier and no name, and its flags clear nothing.
 */

import { reworded, type Sourced } from '../reading/sourced.js';
import * as uscc from '../values/uscc.js';
import { bareCode, bareName } from './agreement.js';
import { type CodeKind, codesOf, kindOf } from './codes.js';
import type { PartialCompany, RiskList } from './company.js';

/** The parts, those of another company reduced to their rows. They come in order of precedence. */
export function withoutOthers(parts: readonly PartialCompany[]): readonly PartialCompany[] {
  if (areAllAlike(parts)) return parts;
  const named = parts.map((part) => ({ part, whose: identityOf(part) }));
  const first = named.find(({ whose }) => whose.names.size > 0 || whose.codes.size > 0);
  if (!first) return parts;
  const known = first.whose;
  const isSame = ({ whose }: (typeof named)[number]) => hasName(known, whose) || codesAgree(known, whose);
  // A former name may be in a part that comes later than the one that goes by it.
  let unread = named;
  for (let own = unread.filter(isSame); own.length > 0; own = unread.filter(isSame)) {
    for (const { whose } of own) learn(known, whose);
    unread = unread.filter((one) => !own.includes(one));
  }
  const others = new Set(unread.filter(({ whose }) => isOther(known, whose)).map(({ part }) => part));
  const doubtful = new Set(named.filter(({ whose }) => hasOtherCode(known, whose)).map(({ part }) => part));
  return parts.map((part) => {
    if (others.has(part)) return rowsOf(part);
    return doubtful.has(part) ? { ...part, ...risksOf(part) } : part;
  });
}

/** Whether all parts write one name and one code, as they do in nearly every bundle. */
function areAllAlike(parts: readonly PartialCompany[]): boolean {
  let name: string | undefined;
  let code: string | undefined;
  for (const { subjects } of parts) {
    for (const subject of subjects ?? []) {
      name ??= subject.name?.value;
      code ??= subject.code?.value;
      if (subject.name && subject.name.value !== name) return false;
      if (subject.code && subject.code.value !== code) return false;
    }
  }
  return true;
}

/** Whether a name has a mark in it that stands for what was hidden: it can't be compared with another. */
export function isMaskedName(name: string): boolean {
  return MASK.test(name);
}

const MASK = /[*＊×╳✕✖●○■□█]|[xXＸｘ]{3,}/;

interface Identity {
  readonly names: Set<string>;
  readonly codes: Map<string, CodeKind>;
  /** The kinds of code by which the part says whom it speaks of. A company may have had two registration numbers. */
  readonly decisive: ReadonlySet<CodeKind>;
}

function identityOf(part: PartialCompany): Identity {
  const { name, formerNames = [], subjects = [] } = part;
  const names = [name, ...formerNames, ...subjects.map((subject) => subject.name)];
  const echoed = given(subjects.map((subject) => subject.code)).map(bareCode);
  const codes = [...given(codesOf(part)).map(bareCode), ...echoed];
  return {
    names: new Set(
      given(names)
        .filter((text) => !isMaskedName(text))
        .map(bareName),
    ),
    codes: new Map(codes.map((code) => [code, kindOf(code)])),
    decisive: new Set(echoed.map(kindOf)),
  };
}

function given(leaves: readonly (Sourced<string> | undefined)[]): string[] {
  return leaves.filter((leaf) => leaf !== undefined).map((leaf) => leaf.value);
}

function hasName(known: Identity, { names }: Identity): boolean {
  for (const name of names) if (known.names.has(name)) return true;
  return false;
}

function codesAgree(known: Identity, { codes }: Identity): boolean {
  for (const code of codes.keys()) if (known.codes.has(code)) return true;
  return false;
}

/** It has a name or a code to compare, and none of the company's. */
function isOther(known: Identity, { names, decisive }: Identity): boolean {
  const kinds = new Set(known.codes.values());
  return (names.size > 0 && known.names.size > 0) || [...decisive].some((kind) => kinds.has(kind));
}

function learn(known: Identity, { names, codes }: Identity): void {
  for (const name of names) known.names.add(name);
  const isKnown = new Set(known.codes.values());
  // Two codes of one kind are a contradiction, and the first is the company's.
  for (const [code, kind] of codes) if (!isKnown.has(kind)) known.codes.set(code, kind);
}

/** It goes by a name of the company, and by a valid credit code that is not the company's: two shops of one name. */
function hasOtherCode(known: Identity, whose: Identity): boolean {
  const own = creditCodes(known);
  return own.length > 0 && creditCodes(whose).some((code) => !own.includes(code));
}

function creditCodes({ codes }: Identity): string[] {
  return [...codes.keys()].filter(uscc.isValid);
}

function rowsOf(part: PartialCompany): PartialCompany {
  return {
    shareholders: part.shareholders,
    officers: part.officers,
    branches: part.branches,
    ...risksOf(part),
    checkedTimes: part.checkedTimes,
    subjects: part.subjects,
  };
}

type Risks = Pick<
  PartialCompany,
  'abnormalOperations' | 'seriousViolations' | 'majorTaxViolations' | 'blacklistFlags'
>;

/** What a part says of risks, without what would clear the company. */
function risksOf(part: PartialCompany): Risks {
  return {
    abnormalOperations: part.abnormalOperations && inDoubt(part.abnormalOperations),
    seriousViolations: part.seriousViolations && inDoubt(part.seriousViolations),
    majorTaxViolations: part.majorTaxViolations && inDoubt(part.majorTaxViolations),
    blacklistFlags: part.blacklistFlags?.filter((flag) => flag.value),
  };
}

/** A list of another company does not show that this one is on none. */
function inDoubt<Row>(list: RiskList<Row>): RiskList<Row> {
  return {
    flags: list.flags.filter((flag) => flag.value),
    lists: list.lists.map((leaf) => reworded(leaf, undefined)),
    failures: list.failures,
    rows: list.rows,
  };
}
