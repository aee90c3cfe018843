/**
 * What must hold of any input: the response validates or the error has a type, nothing is made up, nothing is lost
 * in silence, and no issue or error repeats a value.
 */

import { JSONPathEnvironment, type JSONPathQuery, type JSONValue } from 'json-p3';
import { validateResponse } from '../../src/datasets/check.js';
import { render } from '../../src/datasets/render.js';
import { RawPayloadError } from '../../src/errors.js';
import type { UnusedValue } from '../../src/explain/explanation.js';
import { unusedIn } from '../../src/explain/unused.js';
import type { Issue } from '../../src/issues.js';
import { leavesOf } from '../../src/json/leaves.js';
import { parsePath, segment } from '../../src/json/path.js';
import { readParts } from '../../src/normalize.js';
import { newTrail } from '../../src/reading/trail.js';
import { isBlank } from '../../src/text/blank.js';
import { withoutMarks } from '../../src/text/marks.js';
import { DATASETS, VERSIONS } from '../contracts/schemas.js';
import { RESIDENT_IDS } from '../normalize/bundles.js';
import { CANARY } from './mutate.js';

/** How a case ended, and what it broke; nothing, as it should be. */
export interface Outcome {
  /** The reason of the error that refused it; undefined for a response. */
  readonly refused: string | undefined;
  readonly issues: number;
  readonly broken: readonly string[];
}

const RENDITIONS = DATASETS.flatMap((dataset) =>
  VERSIONS.flatMap((version) =>
    (['2025-07-09', '2025-06-23'] as const).flatMap((release) =>
      [true, false].map((extensions) => ({ dataset, version, release, extensions })),
    ),
  ),
);
const WHOLE = { dataset: 'super', version: 'v2', release: '2025-07-09', extensions: true } as const;

/** Normalizes a bundle: super v2 with its lineage, and one other rendition, chosen by the number of the case. */
export function outcomeOf(bundle: Readonly<Record<string, unknown>>, number: number): Outcome {
  const issues: Issue[] = [];
  try {
    const broken = [...brokenIn(bundle, number, issues), ...brokenIssues(bundle, issues)];
    return { refused: undefined, issues: issues.length, broken };
  } catch (error) {
    if (error instanceof RawPayloadError) {
      const repeats = `${error.message}${error.stack}`.includes(CANARY);
      return { refused: error.reason, issues: 0, broken: repeats ? ['the error repeats a value'] : [] };
    }
    return { refused: 'untyped', issues: 0, broken: [`untyped error: ${(error as Error).stack}`] };
  }
}

function* brokenIn(
  bundle: Readonly<Record<string, unknown>>,
  number: number,
  issues: Issue[],
): Generator<string> {
  const trail = newTrail();
  const translate = number % 2 === 0 ? 'derive' : 'source-only';
  const { parts, company } = readParts(bundle, { issues, trail }, translate);
  const { response, lineage = [] } = render(company, { ...WHOLE, lineage: true });
  const other = RENDITIONS[number % RENDITIONS.length] ?? WHOLE;
  const texts = textsOf(bundle);
  for (const [rendition, made] of [
    [WHOLE, response],
    [other, render(company, other).response],
  ] as const) {
    const stored: unknown = JSON.parse(JSON.stringify(made));
    const { dataset, version, release } = rendition;
    for (const { path, message } of validateResponse(stored, { dataset, version, release })) {
      yield `invalid: ${path} ${message}`;
    }
    yield* brokenValues(stored, texts, issues);
  }
  const named = coverage(issues);
  for (const value of unusedIn({ parts, company, lineage, issues, trail })) {
    if (isSilent(value) && !named(value.path)) yield `lost in silence (${value.reason}): ${value.path}`;
  }
  const opened = new Set<string>(parts.map(({ name }) => name));
  for (const name of Object.keys(bundle)) {
    const isNamed = issues.some(({ path }) => path === '$' || path.startsWith(`$${segment(name)}`));
    if (!opened.has(name) && !isNamed) yield `an endpoint that is not read is in no issue: ${name}`;
  }
}

const BASE_RECORDS = ['qycxnew', 'isHmdxx'];
const WITH_RISK_LISTS = ['isHmdxx', 'isHmd', 'qyfkmx', 'jyyc', 'yzwf', 'zdsswf'];

/**
 * Fields that are read for what they decide and not for a place in the output, without the key of the payload. Any other
 * value that was taken must be in the lineage, lose to another source, or be named by an issue.
 */
const CONSULTED: ReadonlySet<string> = new Set([
  // The label of the code is output where the words for it are blank.
  ...BASE_RECORDS.map((name) => `$.${name}.econKindCode`),
  // The currency and the unit of an amount that names them itself.
  ...BASE_RECORDS.map((name) => `$.${name}.currency_unit`),
  ...['$.info.registerCapitalUnite', '$.neci.regCapCur_CN', '$.neci.shareholders[*].currency_CN'],
  // Whether a row is current, or a list whole, or the company listed on an exchange.
  ...['$.shareholderInvest[*].historyFlag', '$.keyPersonnelInfo.items[*].isHistory'],
  ...WITH_RISK_LISTS.flatMap((name) =>
    ['jyycList', 'jyycList[*]', 'zdsswfList', 'zdsswfList[*]'].map((list) => `$.${name}.${list}.total`),
  ),
  ...BASE_RECORDS.map((name) => `$.${name}.tags[*]`),
  // Whom a payload speaks of, and when. In a base record, the name and the code are output.
  ...WITH_RISK_LISTS.filter((name) => name !== 'isHmdxx').map((name) => `$.${name}.qyName`),
  ...['$.fzchnew.nsrsbh', '$.keyPersonnelInfo.items[*].entName', '$.annualRpt[*].entityName'],
  ...['$.neci.checkedAt', '$.annualRpt[*].reportYear'],
  // Which of two numbers of a row is output; none beside a natural person.
  ...[
    '$.shareholderInvest[*].creditNo',
    '$.shareholderInvest[*].registerNo',
    '$.neci.shareholders[*].bLicNo',
  ],
  ...['$.branchInfo[*].branchRegisterNo', '$.neci.branches[*].regNo'],
]);

/** A path without positions and without the key of the payload: "$.annualRpt.data[1].x" is "$.annualRpt[*].x". */
function fieldOf(path: string): string {
  return path.replace(POSITION, '[*]').replace(/^(\$\.\w+)\.(?:value|data)\b/, '$1');
}

/** The day that some systems write for none. */
const NO_DAY = '0001-01-01';
const ESCAPE = /\\u[\da-f]{4}/g;

/** Whether a value is out of the output for no reason that can be told without an issue. */
function isSilent({ path, original, reason }: UnusedValue): boolean {
  if (reason === 'unmapped') return true;
  // Marks and escaped spaces hide that a text is blank, or no day.
  const shown = withoutMarks(visible(original.replace(ESCAPE, '')).replaceAll('"', ''));
  const isNothing = shown.includes(NO_DAY) || isBlank(shown);
  return reason === 'checked_only' && !CONSULTED.has(fieldOf(path)) && !isNothing;
}

/** Not the key '[0]', which is in quotes. */
const POSITION = /(?<!')\[\d+\]/g;

/** Whether an issue names a path, or a list or object around it. */
function coverage(issues: readonly Issue[]): (path: string) => boolean {
  const exact = new Set(issues.map(({ path }) => path));
  // One issue speaks for the whole payload of another company.
  for (const { reason, path } of issues) {
    if (reason === 'other_company') exact.add(/^\$\.\w+/.exec(path)?.[0] ?? path);
    // That a list could not be fetched makes its flag unknown too.
    if (reason === 'section_error') exact.add(path.replace(/Error$/, 'Flag'));
  }
  return (path) =>
    upwards(path).some((outer) => exact.has(outer) || exact.has(outer.replace(POSITION, '[*]')));
}

/** A path and those around it, up to the payload of its endpoint, which any missing value is reported at. */
function upwards(path: string): string[] {
  const paths = [path];
  for (let end = path.length - 1; end > 0; end -= 1) {
    if (path[end] === '.' || path[end] === '[') paths.push(path.slice(0, end));
  }
  return paths.slice(0, -1);
}

/**
 * The texts and keys of a bundle, in one, as they are and without the resident numbers that were planted, which are cut
 * out: what is in it was not made up.
 */
function textsOf(bundle: unknown): string {
  const parts: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') parts.push(node);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      parts.push(key);
      walk(inner);
    }
  };
  walk(bundle);
  const texts = visible(parts.join('\n'));
  return [texts, withoutMarks(texts), ...RESIDENT_IDS.map((number) => texts.replaceAll(number, ''))].join(
    '\n',
  );
}

/** A text without what the cleaners take away unseen. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '');
}

const MADE_UP = /undefined|NaN|Infinity|\[object \w+\]/;
/** As JavaScript writes one. */
const EXPONENT = /^-?\d(?:\.\d+)?[eE][-+]\d+$/;
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** What is wrong with the values of a response; `texts` are the raw ones. */
export function* brokenValues(response: unknown, texts: string, issues: readonly Issue[]): Generator<string> {
  for (const { path, value } of leavesOf(response, '$')) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      if (!Number.isFinite(value) || EXPONENT.test(String(value))) yield `a number no one wrote: ${path}`;
    }
    if (typeof value !== 'string') continue;
    const made = MADE_UP.exec(value)?.[0] ?? EXPONENT.exec(value)?.[0];
    // A code is output in capitals.
    if (made !== undefined && !texts.toUpperCase().includes(made.toUpperCase()))
      yield `made up (${made}): ${path}`;
    if (INVISIBLE.test(value)) yield `nothing visible: ${path}`;
    if (LONE_SURROGATE.test(value)) yield `a lone surrogate: ${path}`;
    if (value.includes('\ufffd') && !issues.some(({ reason }) => reason === 'lost_character')) {
      yield `a lost character that no issue names: ${path}`;
    }
    if (hasResidentNumber(value)) yield `a resident identity number: ${path}`;
  }
}

const EIGHTEEN = /(?<!\d)(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}(?:19|20)\d{9}[\dX](?!\d)/g;

/** By the weights of GB 11643, and not by the reader that the product uses. */
function hasResidentNumber(text: string): boolean {
  const found =
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-.]/g, '')
      .match(EIGHTEEN) ?? [];
  return found.some((number) => {
    const sum = [...number.slice(0, 17)].reduce(
      (all, digit, at) => all + Number(digit) * (2 ** (17 - at) % 11),
      0,
    );
    return '10X98765432'[sum % 11] === number[17];
  });
}

const CONTROL_ESCAPE = /\\(?:u00[01]|[bfnrt])/;
const environment = new JSONPathEnvironment();
const queries = new Map<string, JSONPathQuery | undefined>();

function queryOf(path: string): JSONPathQuery | undefined {
  if (queries.has(path)) return queries.get(path);
  if (queries.size > 50_000) queries.clear();
  let query: JSONPathQuery | undefined;
  try {
    query = environment.compile(path);
  } catch {
    query = undefined;
  }
  queries.set(path, query);
  return query;
}

/** What is wrong with the issues of a bundle. */
export function* brokenIssues(bundle: unknown, issues: readonly Issue[]): Generator<string> {
  for (const one of issues) {
    if (JSON.stringify(one).includes(CANARY)) yield `an issue repeats a value: ${one.code} ${one.path}`;
    // json-p3 refuses the escapes of control characters that RFC 9535 has.
    if (CONTROL_ESCAPE.test(one.path) && parsePath(one.path) !== undefined) continue;
    const query = queryOf(one.path);
    if (query === undefined) yield `not a JSONPath: ${one.code} ${one.path}`;
    // A bundle is JSON, but for the numbers that JSON.parse makes of 1e400.
    else if (query.query(bundle as JSONValue).length === 0) yield `selects nothing: ${one.code} ${one.path}`;
  }
}
