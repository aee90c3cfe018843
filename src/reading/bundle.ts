/**
 * A raw bundle: endpoint name -> that endpoint's response body as it came. Reads one from JSON text, and
 * opens its envelopes.
 */

import { RawPayloadError } from '../errors.js';
import { type Issue, issue, warningIssue } from '../issues.js';
import { isObject } from '../json/object.js';
import { parseJson } from '../json/parse.js';
import { pathAlong, segment } from '../json/path.js';
import { type BodyPath, looksLikeBody, type Opened, open, saysNoResult } from '../upstream/open.js';
import { BASE_RECORDS, ENDPOINTS, isEndpointName, RETIRED, RISK_LISTS } from '../upstream/registry.js';
import type { CallerEndpoint } from './additions.js';
import { MOST_PATHS, Reader, type ReadingContext, type Taken } from './reader.js';

export type RawBundle = { readonly [endpoint: string]: unknown };

/**
 * Reads a raw bundle from JSON. Stricter than `JSON.parse`: it rejects duplicate keys, because one of their two values
 * would be lost without notice, and bytes that are not UTF-8.
 *
 * @param input The JSON, as text or as bytes in UTF-8; 20 MB at most.
 * @returns The bundle: endpoint name to that endpoint's response body.
 * @throws {RawPayloadError} With the reason `not_json`, `encoding`, `duplicate_key`, `limit_exceeded` or
 * `not_a_bundle`, and the byte offset where it is known.
 * @example
 * parseBundle('{"qycxnew":{"result":{"success":true},"value":{"qyName":"…"}}}')
 */
export function parseBundle(input: string | Uint8Array): RawBundle {
  const value = parseJson(input);
  if (isObject(value)) return value;
  throw new RawPayloadError('not_a_bundle', `The JSON is not an object; ${HOW_TO_WRAP}`);
}

/** What an endpoint gave: its payload, ready to be read, and the time at which it was asked. */
export interface OpenedEndpoint {
  readonly name: string;
  /** Present when the caller defines the endpoint. */
  readonly own?: CallerEndpoint | undefined;
  readonly payload: object;
  readonly reader: Reader<unknown>;
  /** When the source was asked, as the envelope says it. */
  readonly timestamp: Taken | undefined;
}

/**
 * Opens the envelope of each endpoint, in order of precedence. An endpoint that failed is an
 * `upstream_failed` issue, an unknown one an `unknown_endpoint`.
 *
 * @throws RawPayloadError with reason not_a_bundle or bare_body.
 */
export function openBundle(bundle: unknown, context: ReadingContext): OpenedEndpoint[] {
  if (isUnparsed(bundle)) {
    throw new RawPayloadError(
      'not_a_bundle',
      'The input is text or bytes; pass what parseBundle makes of it',
    );
  }
  if (!isObject(bundle))
    throw new RawPayloadError('not_a_bundle', `The input is not an object; ${HOW_TO_WRAP}`);
  if (looksLikeBody(bundle)) {
    throw new RawPayloadError(
      'bare_body',
      `The input is the body of one endpoint, not a bundle; ${HOW_TO_WRAP}`,
    );
  }
  const { endpoints: own } = context.additions ?? {};
  const unknown = Object.keys(bundle).filter((key) => !isEndpointName(key) && !own?.byName.has(key));
  for (const key of unknown.slice(0, MOST_PATHS)) reportUnknown(key, own?.order ?? ENDPOINTS, context.issues);
  if (unknown.length > MOST_PATHS) {
    const message = 'The bundle has more endpoints of unknown names; their bodies are not read';
    context.issues.push(issue('unknown_endpoint', '$', message, { count: unknown.length - MOST_PATHS }));
  }
  return (own?.order ?? ENDPOINTS)
    .filter((name) => Object.hasOwn(bundle, name))
    .map((name) => openEndpoint(name, bundle[name], context))
    .filter((opened) => opened !== undefined);
}

function isUnparsed(input: unknown): boolean {
  return typeof input === 'string' || ArrayBuffer.isView(input) || input instanceof ArrayBuffer;
}

/**
 * Looked at only when an input has no company, since it takes time.
 *
 * @throws RawPayloadError with reason not_a_bundle for a promise, a Map, a Response and the like.
 */
export function requirePlain(bundle: object): void {
  const kind = Object.prototype.toString.call(bundle);
  if (kind === '[object Object]') return;
  const what = kind === '[object Promise]' ? 'a promise; await it and' : 'not a plain object;';
  throw new RawPayloadError('not_a_bundle', `The input is ${what} ${HOW_TO_WRAP}`);
}

const HOW_TO_WRAP =
  'pass one object per company, endpoint name to body: { "qycxnew": { "result": …, "value": … } }';

function openEndpoint(name: string, body: unknown, context: ReadingContext): OpenedEndpoint | undefined {
  const own = context.additions?.endpoints?.byName.get(name);
  const opened = own ? own.open(body) : open(body, name);
  const path = pathAlong(`$.${name}`, opened.path);
  if (!opened.ok) {
    const at = pathAlong(`$.${name}`, presentPath(body, opened.path));
    if (own ? own.saysNoResult(body) : saysNoResult(body)) {
      context.issues.push(noResult(name, at, opened.code, own));
      return undefined;
    }
    const code = opened.code === undefined ? '' : `, upstream code ${opened.code}`;
    const message = `${name} failed (${opened.reason}${code}); the other endpoints are read`;
    context.issues.push(issue('upstream_failed', at, message, { reason: opened.reason }));
    return undefined;
  }
  const { payload } = opened;
  for (const at of own?.mismatches(payload) ?? []) {
    const message = `${name} differs here from the schema of the endpoint; it is mapped as far as it can be read`;
    context.issues.push(issue('wrong_type', pathAlong(path, presentPath(payload, at)), message));
  }
  const timestamp = timestampOf(name, opened, context);
  const reader = new Reader<unknown>(payload, { endpoint: name, path, context, timestamp });
  return { name, own, payload, reader, timestamp };
}

function timestampOf(
  name: string,
  { timestamp, timestampPath }: Extract<Opened, { ok: true }>,
  context: ReadingContext,
): Taken | undefined {
  if (timestamp === undefined || timestamp === null) return undefined;
  const holder = { endpoint: name, path: pathAlong(`$.${name}`, timestampPath.slice(0, -1)), context };
  const key = String(timestampPath.at(-1)); // the envelopes name every step
  return new Reader({ [key]: timestamp }, holder).take(key);
}

/** An answer that there is nothing leaves a question open where it is the base record or a risk list. */
function noResult(
  name: string,
  path: string,
  upstreamCode: string | undefined,
  { isBaseRecord, hasRiskLists }: Pick<CallerEndpoint, 'isBaseRecord' | 'hasRiskLists'> = factsOf(name),
): Issue {
  const answer = `${name} answers that it has nothing on the company`;
  const said = upstreamCode === undefined ? answer : `${answer} (${upstreamCode})`;
  if (isBaseRecord || hasRiskLists) {
    return warningIssue('no_result', path, `${said}; what it would have said stays unknown`);
  }
  return issue('no_result', path, said);
}

function factsOf(name: string): Pick<CallerEndpoint, 'isBaseRecord' | 'hasRiskLists'> {
  if (!isEndpointName(name)) return { isBaseRecord: false, hasRiskLists: false };
  return { isBaseRecord: BASE_RECORDS.has(name), hasRiskLists: RISK_LISTS.has(name) };
}

/** A path as far as it leads in the body: a key that is absent can't be selected. */
function presentPath(body: unknown, path: BodyPath): BodyPath {
  let value = body;
  for (const [index, key] of path.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
      return path.slice(0, index);
    value = (value as { readonly [key: string | number]: unknown })[key]; // an own key, as was just seen
  }
  return path;
}

function reportUnknown(key: string, names: readonly string[], issues: Issue[]): void {
  const instead = RETIRED.get(key);
  const meant = endpointMeantBy(key, names);
  const didYouMean = meant === undefined ? '' : `; did you mean ${meant}?`;
  const message =
    instead === undefined
      ? `No endpoint of this name is known; its body is not read${didYouMean}`
      : `This endpoint is retired and its body is not read; ask ${instead} instead`;
  issues.push(issue('unknown_endpoint', `$${segment(key)}`, message));
}

/** The endpoint that a bundle names in other letters, as a question; undefined when it names none so. */
export function misspellingIn(
  keys: readonly string[],
  names: readonly string[] = ENDPOINTS,
): string | undefined {
  for (const key of keys) {
    const meant = endpointMeantBy(key, names);
    if (meant !== undefined) return `did you mean ${meant} by $${segment(key)}?`;
  }
  return undefined;
}

/** The endpoint whose name differs only in case, in spaces or in signs: INFO, key_personnel_info. */
function endpointMeantBy(key: string, names: readonly string[]): string | undefined {
  if (names.includes(key)) return undefined;
  return names.find((name) => lettersOf(name) === lettersOf(key));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
