/**
 * The best reading of a whole name. Every known piece that may stand at a position, and every character that may
 * belong to a brand, is a step from there to where it ends; grammar.csv says which steps may follow which, and what
 * each costs. The cheapest way from the name's beginning to its end is its reading. One pass finds it: at each
 * position only the cheapest way to each state is kept.
 *
 * A name has sections, each with a form: a company, then its branch. What a section may hold depends on the form at
 * its end, so a way also remembers what that form must be (its lane).
 *
 * @example
 * readName('小米科技有限责任公司', [])?.steps.map(({ start, end }) => [start, end]) // [[0, 2], [2, 4], [4, 10]]
 */

import { isCommonHan, isHan, LONGEST_NAME } from '../text/han.js';
import { lazy } from '../text/packedTable.js';
import { unicode } from '../text/unicode.js';
import { type Area, areasAt } from './areas.js';
import { type Grammar, grammar, PIECE, ruleAt, STATE, STATE_BITS } from './grammar.js';
import { type LegalForm, type LegalFormKind, shortForms } from './legalForms.js';
import { isNumeral, numberOf, ordinal } from './ordinals.js';
import { type KnownPiece, piecesAt, placesAt, SORT, stands } from './pieces.js';
import { isPrefecture, isProvince, isWithin, type Place } from './places.js';
import { stationsAt } from './stations.js';

/** What a step was read as: a piece of a table, a place, an area, a number. */
export interface Source {
  readonly en: string;
  /** Of an area: the name before its word. */
  readonly name?: string;
  /** Of a place: its code in GB/T 2260. */
  readonly code?: number;
  readonly form?: LegalForm | undefined;
}

/** A stretch of the name and what it was read as. */
export interface Step {
  /** One of PIECE. A brand's characters are one step. */
  readonly piece: number;
  readonly start: number;
  readonly end: number;
  readonly source: Source | undefined;
}

/** What is in the name, whether or not the reading has it: forms, and what tables warn of. */
export interface Finding {
  readonly sort: number;
  readonly start: number;
  readonly end: number;
  readonly form: LegalForm | undefined;
}

export interface Reading {
  readonly steps: readonly Step[];
  /** Whether another reading is as good, or one of the steps is in doubt. */
  readonly isDoubtful: boolean;
  readonly findings: readonly Finding[];
}

export interface Bracket {
  readonly start: number;
  readonly end: number;
  /** A place stands between places, a form may close the name, anything else is the end of the places. */
  readonly piece: number;
}

/** What the form at the end of the section must be. */
const LANE = {
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
};
const LANES = 7;
const LANE_BITS = 3;
const POSITION_BITS = STATE_BITS + LANE_BITS;
const ALL_STATES = (1 << STATE_BITS) - 1;
const ALL_LANES = (1 << LANE_BITS) - 1;

/**
 * The search's memory, used again for each name. A node is a position, a lane and a state. `live` has a bit for each
 * state that was reached, so that nothing else needs clearing.
 */
interface Search {
  readonly rules: Grammar;
  readonly piecesAt: (text: string, start: number) => readonly KnownPiece[];
  readonly live: Int32Array;
  /** By position: a bit for each lane with a state that was reached. */
  readonly lanes: Uint8Array;
  readonly cost: Int32Array;
  /** The node before, or -1. */
  readonly from: Int32Array;
  readonly piece: Int8Array;
  readonly source: (Source | undefined)[];
  /** The code of the last place. */
  readonly within: Int32Array;
  /** Where brands and places lie, as one number: two ways of one cost that differ in it are two readings. */
  readonly shape: Int32Array;
  readonly doubt: Uint8Array;
  /** By position: one more than where the longest word begins that ends there, or 0. */
  readonly wordStart: Int16Array;
  findings: Finding[];
  /** Where a trade word ends that 公司 is part of: 上市公司. */
  companyWordEnd: number;
}

const search = lazy((): Search => {
  const size = (LONGEST_NAME + 1) << POSITION_BITS;
  return {
    rules: grammar(),
    piecesAt: piecesAt(),
    live: new Int32Array((LONGEST_NAME + 1) << LANE_BITS),
    lanes: new Uint8Array(LONGEST_NAME + 1),
    cost: new Int32Array(size),
    from: new Int32Array(size),
    piece: new Int8Array(size),
    source: new Array<Source | undefined>(size).fill(undefined),
    within: new Int32Array(size),
    shape: new Int32Array(size),
    doubt: new Uint8Array(size),
    wordStart: new Int16Array(LONGEST_NAME + 1),
    findings: [],
    companyWordEnd: -1,
  };
});

/** Reads a whole name, whose last section must have a form. */
export function readName(text: string, brackets: readonly Bracket[]): Reading | undefined {
  return read(text, brackets, LANE.first);
}

/** Reads what is in brackets: any place will do there, and no form is needed. */
export function readBracket(text: string): Reading | undefined {
  return read(text, [], LANE.later);
}

function read(text: string, brackets: readonly Bracket[], lane: number): Reading | undefined {
  const s = search();
  s.findings = [];
  s.companyWordEnd = -1;
  s.lanes.fill(0, 0, text.length + 1);
  s.wordStart.fill(0, 0, text.length + 1);
  s.live.fill(0, 0, (text.length + 1) << LANE_BITS);
  put(s, nodeAt(0, lane, STATE.start), 0, -1, BEGINNING, undefined, 0, 0, 0);
  let ahead = 0;
  for (let at = 0; at < text.length; at += 1) {
    const bracket = brackets[ahead];
    if (bracket?.start === at) {
      ahead += 1;
      step(s, at, bracket.end, bracket.piece, undefined, 0, 0);
      if (bracket.piece === PIECE.bracket_form) step(s, at, bracket.end, PIECE.bracket, undefined, 0, 0);
    } else if (s.lanes[at] !== 0) stepsFrom(s, text, at);
  }
  return lane === LANE.first ? atForm(s, text.length) : atAnyState(s, text.length);
}

function nodeAt(position: number, lane: number, state: number): number {
  return (position << POSITION_BITS) | (lane << STATE_BITS) | state;
}

/** Keeps a way to a node, if it is the cheapest so far. */
function put(
  s: Search,
  node: number,
  cost: number,
  from: number,
  piece: number,
  source: Source | undefined,
  within: number,
  shape: number,
  doubt: number,
): void {
  const row = node >> STATE_BITS;
  const bit = 1 << (node & ALL_STATES);
  const live = s.live[row] ?? 0;
  if ((live & bit) !== 0) {
    const known = s.cost[node] ?? 0;
    if (cost > known) return;
    if (cost === known) {
      if (s.shape[node] !== shape) {
        s.doubt[node] = 1;
        return;
      }
      // Words that cost the same: the first is to be the longer, 企业管理 + 咨询, and so the last the shorter.
      if (from >> POSITION_BITS <= (s.from[node] ?? 0) >> POSITION_BITS) return;
    }
  }
  if (live === 0) {
    const at = row >> LANE_BITS;
    s.lanes[at] = (s.lanes[at] ?? 0) | (1 << (row & ALL_LANES));
  }
  s.live[row] = live | bit;
  s.cost[node] = cost;
  s.from[node] = from;
  s.piece[node] = piece;
  s.source[node] = source;
  s.within[node] = within;
  s.shape[node] = shape;
  s.doubt[node] = doubt;
}

/** One step by the rule for a piece behind a node's state; `target` is its end and lane. */
function advance(
  s: Search,
  node: number,
  target: number,
  piece: number,
  source: Source | undefined,
  within: number,
  shape: number,
  extra: number,
): void {
  const rule = ruleAt(node & ALL_STATES, piece);
  put(
    s,
    target | (s.rules.then[rule] ?? 0),
    (s.cost[node] ?? 0) + (s.rules.cost[rule] ?? 0) + extra,
    node,
    piece,
    source,
    within,
    ((s.shape[node] ?? 0) + shape) | 0,
    (s.doubt[node] ?? 0) | (s.rules.doubt[rule] ?? 0),
  );
}

/** Steps over a piece from every state that was reached and that it may follow. */
function step(
  s: Search,
  at: number,
  end: number,
  piece: number,
  source: Source | undefined,
  shape: number,
  behindBrand: number,
): void {
  const follows = s.rules.follows[piece] ?? 0;
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & follows;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const extra = ((1 << state) & BRANDS) === 0 ? 0 : behindBrand;
      advance(s, node, nodeAt(end, lane, 0), piece, source, s.within[node] ?? 0, shape, extra);
    }
  }
}

const BRANDS =
  (1 << STATE.brand1) | (1 << STATE.brand2) | (1 << STATE.brand3) | (1 << STATE.brand4) | (1 << STATE.brand5);

function stepsFrom(s: Search, text: string, at: number): void {
  beginSections(s, text, at);
  const unit = text.charCodeAt(at);
  const width = isCommonHan(unit) ? 1 : widthOfOtherHan(text, at);
  if (width === 0) {
    stepOverLatin(s, text, at);
    return;
  }
  const character = stepOverKnown(s, text, at);
  stepOverShort(s, text, at, unit);
  stepOverAreas(s, text, at);
  if (character !== NO_CHARACTER)
    step(s, at, at + width, character, undefined, shapeOf(at, at + width, BRAND), 0);
}

/** The code units of a rarer Chinese character, or of 〇; 0 for anything else. */
function widthOfOtherHan(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return isHan(character) ? character.length : 0;
}

/** A number for a stretch, by which readings are told apart. */
function shapeOf(start: number, end: number, kind: number): number {
  return Math.imul(start * 1024 + end * 4 + kind, 0x9e3779b1);
}

/** The same as of its characters one by one. */
function shapeOfBrand(start: number, end: number): number {
  let shape = 0;
  for (let each = start; each < end; each += 1) shape = (shape + shapeOf(each, each + 1, BRAND)) | 0;
  return shape;
}

const BRAND = 1;
const PLACE = 2;

/** A form that a name may go on after begins a section. */
function beginSections(s: Search, text: string, at: number): void {
  const states = (s.live[(at << LANE_BITS) | LANE.first] ?? 0) & GOING_ON;
  if (states === 0) return;
  if ((states & (1 << STATE.hard)) !== 0) begin(s, at, STATE.hard, LANE.later, STATE.start);
  if ((states & (1 << STATE.soft)) !== 0) {
    begin(s, at, STATE.soft, LANE.laterBranch, STATE.start);
    begin(s, at, STATE.soft, LANE.laterNoCompany, STATE.opening);
  }
  if ((states & (1 << STATE.co)) !== 0) {
    begin(s, at, STATE.co, LANE.laterShop, STATE.start);
    begin(s, at, STATE.co, LANE.later, STAFF.has(text.slice(at, at + 2)) ? STATE.start : STATE.opening);
  }
}

const GOING_ON = (1 << STATE.hard) | (1 << STATE.soft) | (1 << STATE.co);
const STAFF: ReadonlySet<string> = new Set(['工会', '职工', '员工', '持股']);
/** What a section costs, so that a name has no more of them than it must. */
const SECTION = 2;
/** The piece of a step that is not a stretch of the name. */
const BEGINNING = -1;

function begin(s: Search, at: number, ended: number, lane: number, state: number): void {
  const node = nodeAt(at, LANE.first, ended);
  const cost = (s.cost[node] ?? 0) + SECTION;
  put(
    s,
    nodeAt(at, lane, state),
    cost,
    node,
    BEGINNING,
    undefined,
    0,
    s.shape[node] ?? 0,
    s.doubt[node] ?? 0,
  );
}

/** Steps over what the tables have. Gives what a character of a brand would be here: none where a company's form is. */
function stepOverKnown(s: Search, text: string, at: number): number {
  let character = PIECE.character;
  let fullEnd = 0;
  let landmarkEnd = 0;
  for (const known of s.piecesAt(text, at)) {
    if (!stands(known, text, at)) continue;
    const { sort } = known;
    const end = at + known.zh.length;
    if (sort === SORT.places) {
      if (fullEnd === 0 && known.place?.short === false) fullEnd = end;
      if (known.opensNoBrand && character === PIECE.character) character = PIECE.province_character;
      const torn = end < landmarkEnd ? TORN_FROM_LANDMARK : end < fullEnd ? tornAt(text, end) : 0;
      stepOverPlace(s, at, end, known, torn, opensRoad(text, end));
    } else if (sort <= SORT.group) {
      const piece = sort === SORT.group ? PIECE.group : PIECE.word;
      step(s, at, end, piece, known, 0, isTornWord(s, at, end) ? TORN_WORD : 0);
      noteWord(s, at, end);
      if (known.zh.endsWith('公司')) s.companyWordEnd = end;
    } else {
      if (sort === SORT.official) {
        const piece = known.zh.endsWith('公司') ? PIECE.official_company : PIECE.official;
        step(s, at, end, piece, known, 0, 0);
      } else if (sort === SORT.groupName)
        step(s, at, end, PIECE.group_name, undefined, shapeOfBrand(at, end), 0);
      else if (sort === SORT.brandWord || sort === SORT.landmark) stepOverBrandWord(s, at, end);
      if (sort === SORT.landmark && landmarkEnd === 0) landmarkEnd = end;
      if (known.form) {
        stepOverForm(s, text.length, at, known, known.form);
        if (closesCompany(known.form)) character = NO_CHARACTER;
      }
      s.findings.push({ sort, start: at, end, form: known.form });
    }
  }
  return character;
}

/** What it costs to leave the beginning of a longer word to a brand: 巢新 + 能源 of 新能源. */
const TORN_WORD = 5;
const TORN_FORM = 8;

/** Whether a longer word or form ends where this one does. */
function isTornWord(s: Search, at: number, end: number): boolean {
  const start = s.wordStart[end] ?? 0;
  return start !== 0 && start - 1 < at;
}

function noteWord(s: Search, at: number, end: number): void {
  if (s.wordStart[end] === 0) s.wordStart[end] = at + 1;
}

const NO_CHARACTER = -1;

/** What it costs to leave the 市 of a city to the next word: 北京 + 市政. */
const TORN = 3;
/** What it costs to leave it to a brand. */
const TORN_TO_BRAND = 20;
function tornAt(text: string, end: number): number {
  const isWord = piecesAt()(text, end).some(
    (known) => (known.sort === SORT.word || known.sort === SORT.brandWord) && stands(known, text, end),
  );
  return isWord ? TORN : TORN_TO_BRAND;
}

/** What it costs to take a place for part of a mountain or a water: 金沙 of 金沙江. */
const TORN_FROM_LANDMARK = 10;
/** What it costs to leave 路 behind a second place to a brand: 上海 + 南京 + 路步行街. */
const TORN_FROM_ROAD = 15;
const ROAD = /^(?:[东西南北中]?路|街|大街|大道)/;

function opensRoad(text: string, at: number): boolean {
  return OPENS_ROAD.includes(text.charAt(at)) && ROAD.test(text.slice(at, at + 2));
}

const OPENS_ROAD = '东西南北中路街大';

/** 有限公司 closes a company's name whatever follows it. */
function closesCompany({ zh, goesOn }: LegalForm): boolean {
  return goesOn && zh.length > 2 && zh.endsWith('公司');
}

/** Of all places of one name, each state takes the one that its context has: 朝阳 in 北京, or in 长春. */
function stepOverPlace(
  s: Search,
  at: number,
  end: number,
  known: KnownPiece,
  torn: number,
  isOnRoad: boolean,
): void {
  const shape = shapeOf(at, end, PLACE);
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & BEFORE_PLACES;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const within = s.within[node] ?? 0;
      const place = placeIn(known, within);
      if (place === undefined) continue;
      const piece = pieceOf(place, within);
      if (((s.rules.follows[piece] ?? 0) & (1 << state)) === 0) continue;
      const isOfBranch = piece === PIECE.any && lane < LANE.firstBranch;
      const isBeforeRoad = isOnRoad && state !== STATE.start && lane < LANE.firstBranch;
      const target = nodeAt(end, isOfBranch ? LANE.firstBranch : lane, 0);
      const extra = torn + (isBeforeRoad ? TORN_FROM_ROAD : 0);
      advance(s, node, target, piece, place, place.code || within, shape, extra);
    }
  }
}

const BEFORE_PLACES =
  (1 << STATE.start) |
  (1 << STATE.opening) |
  (1 << STATE.place) |
  (1 << STATE.short) |
  (1 << STATE.local) |
  (1 << STATE.latin) |
  (1 << STATE.bracket) |
  (1 << STATE.group) |
  (1 << STATE.group_name) |
  (1 << STATE.brand2) |
  (1 << STATE.brand3) |
  (1 << STATE.brand4) |
  (1 << STATE.brand5);

/** The place inside the one before, or else the one that the name means by itself. */
function placeIn({ places, place }: KnownPiece, within: number): Place | undefined {
  if (within !== 0) for (const each of places) if (isWithin(each.code, within)) return each;
  return place;
}

/** A county stands by itself only where no place is named before it. */
function isAlone(place: Place, within: number): boolean {
  return (place.alone && within === 0) || isProvince(place);
}

function pieceOfRegion({ inside, zone }: Place): number {
  if (inside) return PIECE.region_inside;
  return zone ? PIECE.zone_region : PIECE.region;
}

function pieceOf(place: Place, within: number): number {
  if (!place.short) return place.code > 0 ? PIECE.full : pieceOfRegion(place);
  if (isWithin(place.code, within)) return place.code === within ? PIECE.again : PIECE.inner;
  if (!isAlone(place, within)) return PIECE.any;
  if (isProvince(place)) return place.side ? PIECE.side : PIECE.province;
  return isPrefecture(place) ? PIECE.prefecture : PIECE.county;
}

/** A brand's word costs a little less than its characters one by one. */
function stepOverBrandWord(s: Search, at: number, end: number): void {
  const shape = shapeOfBrand(at, end);
  const follows = s.rules.follows[PIECE.character] ?? 0;
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & follows;
    while (states !== 0) {
      const first = 31 - Math.clz32(states);
      states ^= 1 << first;
      const node = nodeAt(at, lane, first);
      let state = first;
      let cost = (s.cost[node] ?? 0) - BRAND_WORD;
      for (let each = at; each < end; each += 1) {
        const rule = ruleAt(state, PIECE.character);
        cost += s.rules.cost[rule] ?? 0;
        state = s.rules.then[rule] ?? 0;
      }
      const within = s.within[node] ?? 0;
      const whole = ((s.shape[node] ?? 0) + shape) | 0;
      put(
        s,
        nodeAt(end, lane, state),
        cost,
        node,
        PIECE.character,
        undefined,
        within,
        whole,
        s.doubt[node] ?? 0,
      );
    }
  }
}

const BRAND_WORD = 2;

/** Closes the section, if its lane allows for a form of this kind. */
function stepOverForm(s: Search, nameLength: number, at: number, source: Source, form: LegalForm): void {
  const { zh, kind, shortest } = form;
  const end = at + zh.length;
  if (nameLength < shortest || (zh === '公司' && end === s.companyWordEnd && end < nameLength)) return;
  const isStore = zh === '店';
  const piece = isStore ? PIECE.branch : pieceOfForm(kind);
  const follows = s.rules.follows[piece] ?? 0;
  const ended = stateBehind(form);
  const behindBrand = isTornWord(s, at, end) ? TORN_FORM : 0;
  noteWord(s, at, end);
  for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
    const lane = 31 - Math.clz32(lanes);
    lanes ^= 1 << lane;
    let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & follows;
    if (states === 0 || !isOfLane(lane, form, isStore)) continue;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const rule = ruleAt(state, piece);
      const extra = ((1 << state) & BRANDS) === 0 ? 0 : behindBrand;
      const cost = (s.cost[node] ?? 0) + (s.rules.cost[rule] ?? 0) + extra;
      const doubt = (s.doubt[node] ?? 0) | (s.rules.doubt[rule] ?? 0);
      put(s, nodeAt(end, LANE.first, ended), cost, node, piece, source, 0, s.shape[node] ?? 0, doubt);
    }
  }
}

function pieceOfForm(kind: LegalFormKind): number {
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

function isOfLane(lane: number, { zh, kind }: LegalForm, isStore: boolean): boolean {
  switch (lane) {
    case LANE.firstNoCompany:
    case LANE.laterNoCompany:
      return kind !== 'company';
    case LANE.firstBranch:
      return kind === 'branch';
    case LANE.laterBranch:
      return kind === 'branch' || isStore;
    case LANE.laterShop:
      return kind === 'branch' || kind === 'shop' || kind === 'enterprise' || zh.endsWith('信用社');
    default:
      return true;
  }
}

/** How a name may go on behind a form. */
function stateBehind(form: LegalForm): number {
  if (!form.goesOn) return STATE.end;
  if (closesCompany(form)) return STATE.hard;
  return form.zh === '公司' || form.kind === 'cooperative' ? STATE.co : STATE.soft;
}

const CONJUNCTIONS = '与和及';
const AND: Source = { en: 'and' };
const TAILS: Readonly<Record<string, Source>> = { 厂: { en: 'Factory' }, 矿: { en: 'Mine' } };
const ORDINAL = '第';
const BUREAU = '局';

/** Pieces of one character, and those that open with one of their own: 第八, 驻上海. */
function stepOverShort(s: Search, text: string, at: number, unit: number): void {
  const flags = shortOpenings()[unit] ?? 0;
  if (flags === 0) return;
  const character = text.charAt(at);
  const form = flags & OPENS_FORM ? shortForms().get(unit) : undefined;
  if (form) stepOverForm(s, text.length, at, form, form);
  if (flags & OPENS_AND) step(s, at, at + 1, PIECE.and, AND, 0, 0);
  if (flags & OPENS_TAIL) step(s, at, at + 1, PIECE.tail, TAILS[character], 0, 0);
  if (flags & OPENS_ORDINAL) stepOverNumerals(s, text, at + 1, at);
  if (flags & OPENS_NUMERAL) stepOverNumerals(s, text, at, at);
  if (flags & OPENS_STATION) stepOverStation(s, text, at);
}

const OPENS_FORM = 1;
const OPENS_AND = 2;
const OPENS_TAIL = 4;
const OPENS_ORDINAL = 8;
const OPENS_NUMERAL = 16;
const OPENS_STATION = 32;

/** By code unit: which of the pieces of one character may be there. */
const shortOpenings = lazy(() => {
  const openings = new Uint8Array(0x10000);
  const add = (characters: Iterable<string>, flag: number) => {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      openings[unit] = (openings[unit] ?? 0) | flag;
    }
  };
  add(
    Array.from(shortForms().values(), ({ zh }) => zh),
    OPENS_FORM,
  );
  add(CONJUNCTIONS, OPENS_AND);
  add(Object.keys(TAILS), OPENS_TAIL);
  add(ORDINAL, OPENS_ORDINAL);
  add('一二三四五六七八九十', OPENS_NUMERAL);
  add('驻', OPENS_STATION);
  return openings;
});

/** 第八 and 第138 before anything, 十二 before 局 and before a branch. */
function stepOverNumerals(s: Search, text: string, first: number, at: number): void {
  const isOrdinal = first > at;
  for (let end = first + 1; end <= text.length && isNumeral(text.charCodeAt(end - 1)); end += 1) {
    const number = numberOf(text.slice(first, end));
    if (number === undefined) continue;
    const source = { en: ordinal(number) };
    step(s, at, end, isOrdinal ? PIECE.ordinal : PIECE.numeral, source, 0, 0);
    if (!isOrdinal && text.charAt(end) === BUREAU) {
      step(s, at, end + 1, PIECE.word, { en: `${source.en} Bureau` }, 0, 0);
    }
  }
}

function stepOverStation(s: Search, text: string, at: number): void {
  for (const station of stationsAt(text, at)) {
    const shape = shapeOf(at, station.end, PLACE);
    for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
      const lane = 31 - Math.clz32(lanes);
      lanes ^= 1 << lane;
      let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & (s.rules.follows[PIECE.station] ?? 0);
      while (states !== 0) {
        const state = 31 - Math.clz32(states);
        states ^= 1 << state;
        const target = nodeAt(station.end, Math.max(lane, LANE.firstBranch), 0);
        advance(s, nodeAt(at, lane, state), target, PIECE.station, station, station.code, shape, 0);
      }
    }
  }
}

/** The longest name of an area: in a company's name, in a subdistrict's, and where any place will do. */
const LONGEST_AREA = 3;
const LONGEST_SUBDISTRICT = 4;
const SHORTEST_AREA = 2;
/** What each further character of an area's name costs: 上海 + 陕西南路, not 上海陕西南路. */
const LONG_AREA = 3;

function stepOverAreas(s: Search, text: string, at: number): void {
  if (!mayHaveArea(s, at) || opensRoad(text, at)) return;
  for (const area of areasAt(text, at, LONGEST_SUBDISTRICT)) {
    const place = placesAt(text, at).find(({ zh }) => zh === area.name);
    if (place && !place.short && place.code > 0) continue;
    if (placesAt(text, at).some(({ zh }) => at + zh.length === area.end)) continue;
    const isPlace = place?.short === true;
    const shape = shapeOf(at, area.end, PLACE);
    for (let lanes = s.lanes[at] ?? 0; lanes !== 0; ) {
      const lane = 31 - Math.clz32(lanes);
      lanes ^= 1 << lane;
      let states = (s.live[(at << LANE_BITS) | lane] ?? 0) & BEFORE_AREAS;
      while (states !== 0) {
        const state = 31 - Math.clz32(states);
        states ^= 1 << state;
        const within = s.within[nodeAt(at, lane, state)] ?? 0;
        const piece = lane < LANE.firstBranch ? areaBehind(state, area, isPlace, within) : area.piece;
        if (piece < 0 || ((s.rules.follows[piece] ?? 0) & (1 << state)) === 0) continue;
        const isNoCompany = lane === LANE.first && isOfTraders(state, piece);
        const target = nodeAt(area.end, isNoCompany ? LANE.firstNoCompany : lane, 0);
        const node = nodeAt(at, lane, state);
        const extra = LONG_AREA * (area.name.length - SHORTEST_AREA);
        advance(s, node, target, piece, area, s.within[node] ?? 0, shape, extra);
      }
    }
  }
}

const BEFORE_AREAS =
  (1 << STATE.start) |
  (1 << STATE.place) |
  (1 << STATE.short) |
  (1 << STATE.local) |
  (1 << STATE.latin) |
  (1 << STATE.bracket);

function mayHaveArea({ live }: Search, at: number): boolean {
  const first = at << LANE_BITS;
  for (let lane = 0; lane < LANES; lane += 1)
    if (((live[first + lane] ?? 0) & BEFORE_AREAS) !== 0) return true;
  return false;
}

/** What an area is in the first section, or -1: a town follows a place, a road a place or a town. */
function areaBehind(state: number, { piece, name }: Area, isPlace: boolean, within: number): number {
  if (name.length > LONGEST_AREA && piece !== PIECE.subdistrict) return -1;
  const isTown = piece === PIECE.town || piece === PIECE.subdistrict;
  switch (state) {
    case STATE.start:
      if (isTown && (isPlace || piece === PIECE.subdistrict)) return PIECE.homeless;
      return piece === PIECE.town ? piece : -1;
    case STATE.place:
    case STATE.short:
      if (piece === PIECE.road && isPlace) return PIECE.namesake;
      return isOfTraders(state, piece) && within % 10_000 === 0 ? -1 : piece;
    case STATE.local:
      return isTown || piece === PIECE.zone ? -1 : piece;
    default:
      return -1;
  }
}

/** Roads and villages are in the names of shops and works, not of companies; behind a town they are in any. */
function isOfTraders(state: number, piece: number): boolean {
  if (state === STATE.local || piece === PIECE.namesake || piece === PIECE.homeless) return false;
  return (
    piece !== PIECE.zone && piece !== PIECE.subdistrict && (piece !== PIECE.town || state === STATE.start)
  );
}

/** A run of anything but Chinese: TCL, 360, 8号, 1期, or a mark between two parts of a name. */
function stepOverLatin(s: Search, text: string, at: number): void {
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== '(' && !isHanAt(text, end)) end += 1;
  const run = text.slice(at, end).trim();
  if (SEPARATORS.test(run)) {
    skip(s, at, end, run);
    return;
  }
  step(s, at, end, PIECE.latin, { en: LATIN_RUN().test(run) ? run : UNREADABLE }, 0, 0);
  const counter = COUNTERS[text.charAt(end)];
  if (counter !== undefined && /^\d{1,9}$/.test(run)) {
    step(s, at, end + 1, PIECE.number, { en: `${counter} ${run}` }, 0, 0);
  }
}

/** What stands for a stretch that can't be read. */
export const UNREADABLE = '';

const COUNTERS: Readonly<Record<string, string>> = { 号: 'No.', 期: 'Phase' };
const SEPARATORS = /^[\s·•・\-–—]*$/;
const LATIN_RUN = unicode(
  String.raw`^[\p{Script=Latin}\p{M}\d\s.&'’+\-·]*[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d\s.&'’+\-·]*$`,
);

function isHanAt(text: string, at: number): boolean {
  return isCommonHan(text.charCodeAt(at)) || widthOfOtherHan(text, at) > 0;
}

/** A dot or a dash between two parts is not a part. A dot behind a form is between two names. */
function skip(s: Search, at: number, end: number, run: string): void {
  const isDash = run === '' || /^[-–—]+$/.test(run);
  for (let lane = 0; lane < LANES; lane += 1) {
    let states = s.live[(at << LANE_BITS) | lane] ?? 0;
    if (!isDash) states &= ~GOING_ON;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const node = nodeAt(at, lane, state);
      const [cost = 0, within = 0, shape = 0, doubt = 0] = [
        s.cost[node],
        s.within[node],
        s.shape[node],
        s.doubt[node],
      ];
      put(s, nodeAt(end, lane, state), cost, node, BEGINNING, undefined, within, shape, doubt);
    }
  }
}

/** The cheapest way to the end of a name, behind a form. */
function atForm(s: Search, end: number): Reading | undefined {
  return cheapest(s, end, LANE.first, 1, COMPLETE);
}

const COMPLETE = (1 << STATE.end) | GOING_ON;

/** The cheapest way to the end of what brackets hold. */
function atAnyState(s: Search, end: number): Reading | undefined {
  return cheapest(s, end, LANE.first, LANES, ~INCOMPLETE);
}

const INCOMPLETE = (1 << STATE.start) | (1 << STATE.opening) | (1 << STATE.and) | (1 << STATE.tail);

function cheapest(
  s: Search,
  end: number,
  firstLane: number,
  lanes: number,
  wanted: number,
): Reading | undefined {
  let node = -1;
  let isTied = false;
  for (let lane = firstLane; lane < lanes; lane += 1) {
    let states = (s.live[(end << LANE_BITS) | lane] ?? 0) & wanted;
    while (states !== 0) {
      const state = 31 - Math.clz32(states);
      states ^= 1 << state;
      const other = nodeAt(end, lane, state);
      const difference = node < 0 ? -1 : (s.cost[other] ?? 0) - (s.cost[node] ?? 0);
      if (difference === 0) isTied ||= s.shape[other] !== s.shape[node];
      if (difference < 0) {
        node = other;
        isTied = false;
      }
    }
  }
  if (node < 0) return undefined;
  return { steps: stepsTo(s, node), isDoubtful: isTied || s.doubt[node] === 1, findings: s.findings };
}

/** The steps of the way to a node; a brand's characters become one. */
function stepsTo(s: Search, last: number): Step[] {
  const steps: Step[] = [];
  let end = last >> POSITION_BITS;
  for (let node = last; node >= 0; ) {
    const before = s.from[node] ?? -1;
    const piece = s.piece[node] ?? BEGINNING;
    const start = before >> POSITION_BITS;
    const previous = steps.at(-1);
    if (isCharacter(piece) && previous?.piece === PIECE.character && previous.start === end) {
      steps[steps.length - 1] = { ...previous, start };
    } else if (piece !== BEGINNING) {
      steps.push({ piece: isCharacter(piece) ? PIECE.character : piece, start, end, source: s.source[node] });
    }
    end = start;
    node = before;
  }
  return steps.reverse();
}

function isCharacter(piece: number): boolean {
  return piece === PIECE.character || piece === PIECE.province_character;
}
