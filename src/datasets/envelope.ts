/** The envelope of a v2 content: which request it answers, and when. v1 has no envelope. */

import type { Dataset } from '../generated/contracts/index.js';
import type { V2 } from '../generated/contracts/newest.js';
import { isObject } from '../json/object.js';
import { checkKeys } from '../json/options.js';
import * as timestamp from '../values/timestamp.js';
import { type Around, accepts, indexOfKey, type Position } from './layout.js';

/** What the caller knows of the request. A time is a Date, or an ISO 8601 text with an offset. */
export interface RequestFacts {
  /** The caller's id of the dataset; by default what `newId` makes, else null. */
  readonly datasetId?: string | undefined;
  /** The caller's id of the company, in the envelope and in the content; by default derived from its number. */
  readonly kompanyId?: string | undefined;
  readonly requestTime?: Date | string | undefined;
  readonly responseTime?: Date | string | null | undefined;
  /** Whole seconds; 0 by default. */
  readonly estimatedDeliverySeconds?: number | undefined;
  readonly datasetOptions?: V2.RefreshResponse['datasetOptions'] | undefined;
}

export interface EnvelopeOptions {
  readonly request?: RequestFacts | undefined;
  /** The clock for times that `request` lacks. Without it they are null. */
  readonly now?: (() => Date) | undefined;
  /** Makes the `datasetId` that `request` lacks. Without it the id is null. */
  readonly newId?: (() => string) | undefined;
}

const FACTS = {
  datasetId: true,
  kompanyId: true,
  requestTime: true,
  responseTime: true,
  estimatedDeliverySeconds: true,
  datasetOptions: true,
} as const satisfies Record<keyof RequestFacts, true>;

/** Rejects facts that can't be in a response, so that the caller's mistake doesn't look like a bug of neci-kyc. */
export function checkRequest(request: RequestFacts = {}): void {
  checkKeys('request', request, Object.keys(FACTS));
  const { datasetId, kompanyId, estimatedDeliverySeconds = 0, datasetOptions } = request;
  refuseBlank('request.datasetId', datasetId);
  refuseBlank('request.kompanyId', kompanyId);
  if (!Number.isInteger(estimatedDeliverySeconds) || estimatedDeliverySeconds < 0) {
    throw new RangeError('request.estimatedDeliverySeconds is not a whole number; pass seconds from 0');
  }
  if (datasetOptions !== undefined && datasetOptions !== null && !isObject(datasetOptions)) {
    throw new RangeError('request.datasetOptions is not an object; pass an object or null');
  }
}

/** Checked because a caller may not use TypeScript. */
function refuseBlank(field: string, text: unknown): void {
  if (text === undefined || (typeof text === 'string' && text.trim() !== '')) return;
  throw new RangeError(`${field} is blank or not a text; leave it out if you have none`);
}

/** Wraps a settled v2 content. */
export function envelop(
  datasetName: Dataset,
  settled: object,
  sources: readonly V2.Source[],
  { request = {}, now, newId }: EnvelopeOptions,
) {
  const content = settled as SettledContent; // every draft of a v2 content has these
  const datasetId = request.datasetId ?? newId?.();
  refuseBlank('The result of newId', datasetId);
  return {
    datasetId: datasetId ?? null,
    kompanyId: content.kompanyId,
    datasetName,
    datasetOptions: request.datasetOptions ?? null,
    info: null,
    status: 'COMPLETED',
    requestTime: time('requestTime', request.requestTime, now),
    responseTime: time('responseTime', request.responseTime, now),
    estimatedDeliverySeconds: request.estimatedDeliverySeconds ?? 0,
    content: withSources(content, sources),
  };
}

interface SettledContent {
  readonly kompanyId: string | null;
  readonly version: string;
}

/** In the contract, the sources come before the version. */
function withSources(settled: SettledContent, sources: readonly V2.Source[]): object {
  const content: Record<string, unknown> = {};
  for (const key in settled) {
    if (key === 'version') content.sources = sources;
    content[key] = settled[key as keyof SettledContent];
  }
  return content;
}

/** Whether an envelope and the sources in its content are valid, given that the rest of the content is. */
export function isEnvelopeProven(
  envelope: object,
  sources: readonly V2.Source[],
  around: Around | undefined,
): boolean {
  return (
    around !== undefined &&
    areScalarsValid(envelope, around.envelope, 'content') &&
    sources.every((each) => areScalarsValid(each, around.source, 'fields'))
  );
}

/** Whether an object has no key but those of the contract, all that are required, and valid values but at `proven`. */
function areScalarsValid(object: object, position: Position, proven: string): boolean {
  let next = 0;
  let required = 0;
  for (const key in object) {
    next = indexOfKey(position.keys, key, next);
    const step = position.keys[next];
    if (step === undefined) return false;
    if (step.isRequired) required += 1;
    if (key !== proven && !accepts(step, object[key as keyof typeof object])) return false;
  }
  return required === position.required;
}

/** "2025-06-23T07:28:19+00:00", the contract's form of a moment. */
function time(
  field: string,
  given: Date | string | null | undefined,
  now: (() => Date) | undefined,
): string | null {
  const moment = given === undefined ? now?.() : given;
  if (moment === undefined || moment === null) return null;
  const text = typeof moment === 'string' ? moment : isDate(moment) ? moment.toISOString() : '';
  const read = timestamp.parse(text);
  if (read.ok) return read.value;
  if (given === undefined) throw new RangeError('The result of now is not a time; return a Date');
  throw new RangeError(`request.${field} is not a time; pass a Date or an ISO 8601 text with an offset`);
}

/** Also true for a Date of another realm, such as a test runner's. */
function isDate(moment: unknown): moment is Date {
  return Object.prototype.toString.call(moment) === '[object Date]' && !Number.isNaN(Number(moment));
}
