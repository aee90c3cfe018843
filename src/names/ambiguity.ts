/**
 * 歧义, what a reading can't be trusted with: a stretch that can be cut in two ways (黄酒 + 店, 黄 + 酒店), and a brand
 * that holds what no brand does, such as another organization's name. Such a name is refused.
 * Sources: codelists/names/cuts.csv and no-brands.csv.
 *
 * @example
 * isAmbiguous('绍兴黄酒店', reading) // true
 */

import { CHARACTER, charactersOf } from './characters.js';
import { PIECE } from './grammar.js';
import type { Finding, Reading, Step } from './lattice.js';
import { formBefore, type LegalFormKind } from './legalForms.js';
import { placesAt, SORT } from './pieces.js';
import { holdsStation } from './stations.js';

export function isAmbiguous(text: string, { steps, findings }: Reading): boolean {
  if (findings.some((finding) => finding.sort === SORT.cut && isCut(finding, steps))) return true;
  return steps.some((step, index) => {
    if (step.piece !== PIECE.character || isOrdinary(text, step, steps[index + 1], findings)) return false;
    const brand = { start: step.start, end: step.end, text: text.slice(step.start, step.end) };
    const next = steps[index + 1];
    const place = next && isPlaceBehindBrand(next) ? text.slice(next.start, next.end) : '';
    const isAfterPlace = index > 0 && PLACES.has(steps[index - 1]?.piece ?? PIECE.word);
    if (brand.text.startsWith('驻') && isOfBranch(steps, index)) return true;
    if (isOfCity(steps, index, brand.text)) return true;
    return isNoBrand(brand, findings, isAfterPlace) || isCompound(brand, place, findings, isAfterPlace);
  });
}

/** A brand that nothing is known of but its characters, and none of those can make it doubtful. */
function isOrdinary(
  text: string,
  { start, end }: Step,
  next: Step | undefined,
  findings: readonly Finding[],
): boolean {
  if ((charactersOf(text, start, end) & CHARACTER.isDoubtful) !== 0) return false;
  if (next !== undefined && isPlaceBehindBrand(next)) return false;
  for (const finding of findings) if (finding.start >= start && finding.end <= end) return false;
  return true;
}

const PLACES: ReadonlySet<number> = new Set([
  PIECE.full,
  PIECE.region,
  PIECE.region_inside,
  PIECE.zone_region,
  PIECE.province,
  PIECE.side,
  PIECE.prefecture,
  PIECE.county,
  PIECE.inner,
  PIECE.again,
  PIECE.any,
  PIECE.station,
  PIECE.town,
  PIECE.subdistrict,
  PIECE.zone,
  PIECE.road,
  PIECE.village,
  PIECE.township,
  PIECE.namesake,
]);

/** Whether a step of the reading ends or begins within a stretch. */
function isCut({ start, end }: Finding, steps: readonly Step[]): boolean {
  return steps.some((step) => step.start > start && step.start < end);
}

function isPlaceBehindBrand({ piece }: Step): boolean {
  return piece === PIECE.province || piece === PIECE.region_inside;
}

/** Whether a step is in the name of a branch, where 驻 is "stationed in". */
function isOfBranch(steps: readonly Step[], index: number): boolean {
  return (
    steps.some(({ piece }, at) => FORMS.has(piece) && at < index) || steps.at(-1)?.piece === PIECE.branch
  );
}

const FORMS: ReadonlySet<number> = new Set([
  PIECE.company,
  PIECE.form,
  PIECE.body,
  PIECE.branch,
  PIECE.official,
  PIECE.official_company,
]);

interface Brand {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A town behind a place, with a word that can't be told from its own: 佛堂镇路灯. */
const TOWN_INSIDE = /^.{2,4}(?<![小古重])镇/u;
/** 金沙江西 is west of the 金沙江, or 金沙 in 江西. */
const MAY_BE_SIDE = /..(?:江西|山西|山东|河南|河北|湖南|湖北|海南)$/;

function isNoBrand(
  { start, end, text }: Brand,
  findings: readonly Finding[],
  isAfterPlace: boolean,
): boolean {
  if (text.includes('公司') || MAY_BE_SIDE.test(text) || isFormer(text)) return true;
  if (isAfterPlace && TOWN_INSIDE.test(text) && !isKnown(start + text.indexOf('镇'), findings)) return true;
  return findings.some(
    (finding) =>
      isForbidden(finding, end) &&
      finding.start >= start &&
      finding.end <= end &&
      !isInBrandWord(finding, findings),
  );
}

function isForbidden(finding: Finding, brandEnd: number): boolean {
  return finding.sort === SORT.noBrand || (finding.sort === SORT.noBrandEnd && finding.end === brandEnd);
}

/** 景德镇 is a city. */
function isKnown(at: number, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ sort, start, end }) => (sort === SORT.landmark || sort === SORT.brandWord) && start <= at && end > at,
  );
}

/** 街道口 is a quarter, though it opens like a subdistrict. */
function isInBrandWord({ start, end }: Finding, findings: readonly Finding[]): boolean {
  return findings.some((word) => word.sort === SORT.brandWord && word.start <= start && word.end >= end);
}

/** 原北京小米 is what a company was called before. */
function isFormer(brand: string): boolean {
  return brand.startsWith('原') && placesAt(brand, 1).some(({ short, alone }) => !short || alone);
}

/** 供销合作社 + 市农业 + 生产资料公司: the city's, which a brand doesn't say. */
function isOfCity(steps: readonly Step[], index: number, brand: string): boolean {
  if (!brand.startsWith('市') || index === 0) return false;
  return FORMS.has(steps[index - 1]?.piece ?? PIECE.word) && steps[index + 1]?.piece === PIECE.word;
}

/** What stands behind a place or a brand of its own: 四川大学 + 华西, not 牧场 + 人家. */
const BODIES: ReadonlySet<LegalFormKind> = new Set<LegalFormKind>([
  'company',
  'institution',
  'public_body',
  'association',
  'cooperative',
  'firm',
  'partnership',
]);

/** What a name goes on behind: 供销社 + 北, 分店 + 老店. */
const OUTLETS: ReadonlySet<LegalFormKind> = new Set<LegalFormKind>(['branch', 'cooperative']);

const STREET = /^[东西南北中]?(?:路|街|大街|大道)$/;
const FACTORY = '厂';

/**
 * Whether a brand holds an organization's name with more after it, as 汽车厂北京 and 科学院上海 do, or says where
 * something is stationed: no reader would write such a thing as one word.
 */
function isCompound(
  { start, end, text }: Brand,
  place: string,
  findings: readonly Finding[],
  isAfterPlace: boolean,
): boolean {
  if (text.includes('驻') && holdsStation(text + place)) return true;
  const shortest = isAfterPlace ? 2 : 3;
  if (place !== '' && text.length >= shortest && hasFormAtEnd(text)) return true;
  const factory = text.indexOf(FACTORY, shortest - 1);
  if (factory >= 0 && placesAt(text, factory + 1).length > 0) return true;
  return findings.some((finding) => {
    const { form } = finding;
    if (form === undefined || finding.start < start || finding.end > end) return false;
    const rest = text.slice(finding.end - start);
    if (finding.end - start < shortest || rest === '') return false;
    if (STREET.test(rest) && finding.start > start) return true;
    if (OUTLETS.has(form.kind) && form.zh.length > 1) return true;
    if (rest.length < 2) return false;
    if (placesAt(text, finding.end - start).length > 0) return true;
    return BODIES.has(form.kind) && form.zh !== '中心';
  });
}

function hasFormAtEnd(brand: string): boolean {
  const form = formBefore(brand, brand.length);
  return form !== undefined && (form.zh.length > 1 || form.zh === FACTORY);
}
