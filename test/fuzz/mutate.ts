/**
 * Golden bundles with something wrong in them, made from a seed: the same seed and number give the same case.
 *
 * @example
 * caseOf(1, 7) // { base: 'law-firm', mutations: ['blank $.qycxnew.value.operName'], bundle: { … } }
 */

import { Random } from '../../bench/random.js';
import { pathAlong } from '../../src/json/path.js';
import { ENDPOINTS } from '../../src/upstream/registry.js';
import { RESIDENT_IDS } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

export interface FuzzCase {
  /** The golden case that it was made from. */
  readonly base: string;
  /** What was done to it: the mutation and the path, in order. */
  readonly mutations: readonly string[];
  readonly bundle: Readonly<Record<string, unknown>>;
}

/** A word that no key, no message and no code list contains. A value that has it must be in no issue and no error. */
export const CANARY = '密語';

const BASES = readBundles().map(({ name, bundle }) => ({ name, text: JSON.stringify(bundle) }));

/** One case of a seed: a golden bundle with one to four mutations. */
export function caseOf(seed: number, number: number): FuzzCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
  const base = pick(BASES, random);
  const bundle: Record<string, unknown> = JSON.parse(base.text);
  const mutations = Array.from({ length: random.whole(1, 4) }, () => {
    const [name, mutate] = pick(MUTATIONS, random);
    return `${name} ${mutate(bundle, random)}`;
  });
  return { base: base.name, mutations, bundle };
}

/** Changes a bundle in place, and says where. */
type Mutation = (bundle: Record<string, unknown>, random: Random) => string;

/** One value of a bundle: the object or list around it, and its key or position there. */
interface Place {
  readonly holder: object;
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
}

function placesIn(node: object, path = '$', found: Place[] = []): Place[] {
  for (const [key, value] of Object.entries(node)) {
    const inner = pathAlong(path, [Array.isArray(node) ? Number(key) : key]);
    found.push({ holder: node, key, value, path: inner });
    if (isNode(value)) placesIn(value, inner, found);
  }
  return found;
}

/** A mutation of one place of those that a test accepts; the bundle stays as it is where there is none. */
function at(
  accepts: (value: unknown) => boolean,
  change: (value: unknown, random: Random) => unknown,
): Mutation {
  return (bundle, random) => {
    const places = placesIn(bundle).filter(({ value }) => accepts(value));
    if (places.length === 0) return 'nowhere';
    const { holder, key, value, path } = pick(places, random);
    put(holder, key, change(value, random));
    return path;
  };
}

const anything = () => true;
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isObject = (value: unknown): value is object => isNode(value) && !isList(value);

/** Sets a key, "__proto__" included. */
function put(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random.whole(0, list.length - 1)] as T; // no list here is empty
}

/** A text with something put into it at a random place, or in place of it. */
function withPiece(text: unknown, piece: string, random: Random): string {
  const whole = String(text);
  const cut = random.whole(0, whole.length);
  return random.chance(0.2) ? piece : whole.slice(0, cut) + piece + whole.slice(cut);
}

const OTHER_TYPES = [null, true, false, 0, 1, -1, 77.8, 20180615, '', '0', [], {}, [null], [[]], [{}], ['x']];
const BLANKS = [
  '',
  ' ',
  '　',
  '-',
  '——',
  '/',
  'null',
  '无',
  '暂无',
  '企业选择不公示',
  '<em></em>',
  '&nbsp;',
  '\u3164',
];
/** Infinity is what JSON.parse makes of 1e400. */
const NUMBERS = [
  2 ** 53,
  Number('12345678901234567890'),
  1e21,
  1e-7,
  1.5e300,
  Number.POSITIVE_INFINITY,
  -0,
  -1,
  0.1 + 0.2,
];
const SPELLINGS = [
  '1e400',
  '1E5',
  '1e-7',
  'NaN',
  'Infinity',
  'undefined',
  '[object Object]',
  '0x1F',
  '١٢٣',
  '１２３',
];
const SURROGATES = ['\ud800', '\udfff', '\udc00\ud800'];
const CONTROLS = ['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u009b'];
const DIRECTIONS = ['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\ufeff', '\u00ad'];
const MARKS = ['<em>', '</em>', '<script>', '&lt;', '&#0;', '&amp;nbsp;', ' ', '　', '\n', '\t', '\u00a0'];
const LONG = ['a', '中', '1', ' ', '(', '<', '&', '\u0000', '😀', '-'];
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const ODD_KEYS = [
  '',
  'a b',
  "it's",
  '"',
  '\\',
  '\u0000',
  '\u202e',
  '\ud800',
  '中文',
  '0',
  'a.b',
  '[0]',
  '\u009b31m',
];
const GARBAGE = '0123456789ABCXYZ-_.,:;()（）《》%￥$有限公司人民币万元年月日张王\u0000\u200b\ud83d\ude00éñا';

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['type', at(anything, (_, random) => structuredClone(pick(OTHER_TYPES, random)))],
  ['blank', at(isText, (_, random) => pick(BLANKS, random))],
  ['garbage', at(isText, (_, random) => random.text(GARBAGE, random.whole(1, 24)))],
  ['number', at(anything, (_, random) => pick(NUMBERS, random))],
  ['spelling', at(isText, (value, random) => withPiece(value, pick(SPELLINGS, random), random))],
  ['surrogate', at(isText, (value, random) => withPiece(value, pick(SURROGATES, random), random))],
  ['lost character', at(isText, (value, random) => withPiece(value, '\ufffd', random))],
  ['control', at(isText, (value, random) => withPiece(value, pick(CONTROLS, random), random))],
  ['direction', at(isText, (value, random) => withPiece(value, pick(DIRECTIONS, random), random))],
  ['mark', at(isText, (value, random) => withPiece(value, pick(MARKS, random), random))],
  ['resident number', at(isText, (value, random) => withPiece(value, pick(RESIDENT_IDS, random), random))],
  ['canary', at(isText, (value, random) => withPiece(value, CANARY, random))],
  ['canaries', canaries],
  ['100 KB', long],
  ['wrapped', at(anything, (value, random) => (random.chance(0.5) ? [value] : { value }))],
  ['list as object', at(isList, (value) => ({ ...(value as unknown[]) }))],
  ['first of list', at(isList, (value) => (value as unknown[])[0] ?? null)],
  ['object as list', at(isObject, (value) => Object.values(value as object))],
  ['row doubled', at(isList, doubled)],
  ['rows swapped', at(isList, (value) => (value as unknown[]).toReversed())],
  ['row dropped', at(isList, (value, random) => (value as unknown[]).toSpliced(random.whole(0, 9), 1))],
  ['prototype key', added(PROTOTYPE_KEYS)],
  ['odd key', added(ODD_KEYS)],
  ['dropped', dropped],
  ['copied', copied],
  ['bodies exchanged', exchanged],
  ['body under another name', renamed],
  ['other envelope', otherEnvelope],
];

function doubled(value: unknown, random: Random): unknown[] {
  const list = value as unknown[]; // the mutation accepts lists alone
  return list.length === 0 ? [{}] : [...list, structuredClone(pick(list, random))];
}

/** One text in five hundred is long: reading them is most of the time otherwise. */
function long(bundle: Record<string, unknown>, random: Random): string {
  const isShort = random.chance(0.95);
  return at(isText, () => pick(LONG, random).repeat(isShort ? 300 : 100_000))(bundle, random);
}

/** A canary in every text. */
function canaries(bundle: Record<string, unknown>): string {
  for (const { holder, key, value } of placesIn(bundle)) if (isText(value)) put(holder, key, value + CANARY);
  return '$';
}

function added(keys: readonly string[]): Mutation {
  return (bundle, random) => {
    const { value, path } = pick(
      placesIn(bundle)
        .filter((place) => isObject(place.value))
        .concat({ holder: {}, key: '', value: bundle, path: '$' }),
      random,
    );
    const key = pick(keys, random);
    put(value as object, key, structuredClone(pick(OTHER_TYPES, random)));
    return pathAlong(path, [key]);
  };
}

function dropped(bundle: Record<string, unknown>, random: Random): string {
  const places = placesIn(bundle).filter(({ holder }) => isObject(holder));
  if (places.length === 0) return 'nowhere';
  const { holder, key, path } = pick(places, random);
  Reflect.deleteProperty(holder, key);
  return path;
}

/** The value of one place in another. */
function copied(bundle: Record<string, unknown>, random: Random): string {
  const places = placesIn(bundle);
  if (places.length === 0) return 'nowhere';
  const [from, to] = [pick(places, random), pick(places, random)];
  put(to.holder, to.key, structuredClone(from.value));
  return `${from.path} to ${to.path}`;
}

function exchanged(bundle: Record<string, unknown>, random: Random): string {
  const names = Object.keys(bundle);
  if (names.length === 0) return 'nowhere';
  const [one, other] = [pick(names, random), pick(names, random)];
  const [first, second] = [bundle[one], bundle[other]];
  put(bundle, one, second);
  put(bundle, other, first);
  return `$.${one} with $.${other}`;
}

function renamed(bundle: Record<string, unknown>, random: Random): string {
  const names = Object.keys(bundle);
  if (names.length === 0) return 'nowhere';
  const [from, to] = [pick(names, random), pick(ENDPOINTS, random)];
  put(bundle, to, structuredClone(bundle[from]));
  return `$.${from} as $.${to}`;
}

function otherEnvelope(bundle: Record<string, unknown>, random: Random): string {
  const names = Object.keys(bundle);
  if (names.length === 0) return 'nowhere';
  const name = pick(names, random);
  const body = bundle[name];
  if (!isObject(body)) return 'nowhere';
  const { value, data } = body as { value?: unknown; data?: unknown }; // read as unknown
  if (value !== undefined) put(bundle, name, { code: '2000', success: true, data: value });
  else if (data !== undefined) put(bundle, name, { result: { success: true }, value: data });
  return `$.${name}`;
}
