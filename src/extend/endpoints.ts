/**
 * Endpoints that a caller defines (自定义接口): another supplier's answer, opened, read and mapped in the very form of
 * src/mappers.
 *
 * @example
 * defineEndpoint({
 *   name: 'acmeBase',
 *   carries: 'company',
 *   map: (raw: Reader<{ entName?: string }>) => ({ name: clean.text(raw.take('entName')) }),
 * })
 */

import type { PartialCompany } from '../company/company.js';
import { saysRevoked } from '../company/status.js';
import { AdditionError } from '../errors.js';
import { isObject } from '../json/object.js';
import { checkKeys } from '../json/options.js';
import type { CallerEndpoint, CallerEndpoints } from '../reading/additions.js';
import type { Reader } from '../reading/reader.js';
import { reworded } from '../reading/sourced.js';
import { type BodyPath, type OwnEnvelope, open, openOwn, saysNoResult } from '../upstream/open.js';
import { ENDPOINTS, type EndpointName, isEndpointName, RETIRED } from '../upstream/registry.js';
import { functionOf, isPromise, kindOf, oneOf, SYNCHRONOUS, textOf } from './check.js';
import { faultIn } from './part.js';

/**
 * What an endpoint's payload has: a company, of which it states name or number; risk lists, so that no answer leaves a
 * question open; or rows alone.
 */
export type Carries = 'company' | 'riskLists' | 'rows';

/** A schema of zod, or of any library that keeps to Standard Schema. It describes; what it returns is not used. */
export type PayloadSchema<P> =
  | { readonly '~standard': { readonly types?: { readonly output: P } | undefined } }
  | { safeParse(value: unknown): { readonly success: boolean; readonly data?: P } };

/** Where a supplier's body has its payload. */
export interface EnvelopeOptions {
  /** The key of the payload. */
  readonly payload: string;
  /** The key of the supplier's code. */
  readonly code?: string | undefined;
  /** The codes that mean success. */
  readonly success?: readonly (string | number)[] | undefined;
  /** The codes that mean that the supplier has nothing on the company. */
  readonly noResult?: readonly (string | number)[] | undefined;
  /** The key of the time at which the supplier was asked. */
  readonly timestamp?: string | undefined;
}

export interface EndpointDefinition<P = never> {
  /** The key of the body in a bundle: letters and digits, and none of neci-kyc's own endpoints. */
  readonly name: string;
  readonly carries: Carries | readonly Carries[];
  /** What the payload should look like. A difference is a `wrong_type`, and the payload is mapped all the same. */
  readonly payload?: PayloadSchema<P> | undefined;
  /** Without it, a body is the payload itself, or in the envelope of the platform. */
  readonly envelope?: EnvelopeOptions | undefined;
  /** One of neci-kyc's endpoints before which this one counts. Without it, all of them come first. */
  readonly before?: EndpointName | undefined;
  /** One line for each field: the target on the left, a cleaner of what `take` gives on the right. */
  map(raw: Reader<P>): PartialCompany;
}

/** An endpoint that is defined, of whatever payload. */
export type DefinedEndpoint = EndpointDefinition<never>;

/**
 * Defines an endpoint for `createNormalizer({ endpoints })`.
 *
 * @param definition Its name, what it carries, and how its payload is mapped.
 * @returns The definition, checked.
 * @throws {TypeError} When a part of it is missing, misspelt or of a wrong type.
 * @throws {RangeError} When the name is one of neci-kyc's own, or another part has an unknown word.
 * @example
 * const acme = defineEndpoint({
 *   name: 'acmeBase',
 *   carries: 'company',
 *   map: (raw: Reader<{ entName?: string }>) => ({ name: clean.text(raw.take('entName')) }),
 * });
 */
export function defineEndpoint<P = { readonly [key: string]: unknown }>(
  definition: EndpointDefinition<P>,
): DefinedEndpoint {
  readEndpoint('defineEndpoint', definition);
  // A method's parameter may be narrower: it is called with a reader of whatever the payload is.
  return definition as DefinedEndpoint;
}

const CARRIES = ['company', 'riskLists', 'rows'] as const satisfies readonly Carries[];
const KEYS = ['name', 'carries', 'payload', 'envelope', 'before', 'map'];

/** @throws TypeError, RangeError that name the option and say what to write. */
export function readEndpoints(definitions: unknown): CallerEndpoints {
  if (!Array.isArray(definitions)) {
    throw new TypeError('endpoints must be a list; write [defineEndpoint({ … })]');
  }
  const byName = new Map<string, CallerEndpoint>();
  const order: string[] = [...ENDPOINTS];
  for (const [index, definition] of definitions.entries()) {
    const path = `endpoints[${index}]`;
    const endpoint = readEndpoint(path, definition);
    if (byName.has(endpoint.name)) {
      throw new RangeError(`${path}.name is that of another endpoint; give each its own`);
    }
    byName.set(endpoint.name, endpoint);
    const { before } = definition as DefinedEndpoint; // as it was just read
    order.splice(before === undefined ? order.length : order.indexOf(before), 0, endpoint.name);
  }
  return { order, byName };
}

function readEndpoint(path: string, definition: unknown): CallerEndpoint {
  checkKeys(path, definition, KEYS);
  const { name, carries, payload, envelope, before, map } = definition as DefinedEndpoint; // each is checked
  const own = nameOf(`${path}.name`, name);
  const all = Array.isArray(carries) ? carries : [carries];
  const carried = all.map((one) => oneOf(`${path}.carries`, one, CARRIES));
  if (carried.length === 0)
    throw new TypeError(`${path}.carries is empty; write one of ${CARRIES.join(', ')}`);
  if (before !== undefined) oneOf(`${path}.before`, before, ENDPOINTS);
  const mapped = functionOf(`${path}.map`, map) as DefinedEndpoint['map'] | undefined;
  if (!mapped) throw new TypeError(`${path}.map must be a function`);
  const opening = envelope === undefined ? PLATFORM : inEnvelope(`${path}.envelope`, envelope);
  return {
    name: own,
    isBaseRecord: carried.includes('company'),
    hasRiskLists: carried.includes('riskLists'),
    ...opening,
    mismatches: mismatchesOf(`endpoints.${own}.payload`, `${path}.payload`, payload),
    map: (raw) => partOf(`endpoints.${own}.map`, mapped, raw),
  };
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
/** By these keys a single body is told from a bundle. */
const OF_BODIES: ReadonlySet<string> = new Set(['result', 'value', 'success', 'data', 'code', 'entName']);

function nameOf(path: string, value: unknown): string {
  const name = textOf(path, value, 'the key of its body in a bundle, such as acmeBase');
  if (!NAME.test(name)) throw new RangeError(`${path} must be letters and digits, a letter first`);
  if (isEndpointName(name) || RETIRED.has(name)) {
    throw new RangeError(`${path} is an endpoint of neci-kyc; choose another name`);
  }
  const letters = name.replaceAll('_', '').toLowerCase();
  const meant = ENDPOINTS.find((known) => known.toLowerCase() === letters);
  if (meant !== undefined) {
    throw new RangeError(
      `${path} differs from ${meant} of neci-kyc in case or signs alone; choose another name`,
    );
  }
  if (OF_BODIES.has(name)) throw new RangeError(`${path} is a key of single bodies; choose another name`);
  return name;
}

type Opening = Pick<CallerEndpoint, 'open' | 'saysNoResult'>;

/** In either generation's envelope, or bare, where it may be a list too. */
const PLATFORM: Opening = {
  open: (body) =>
    Array.isArray(body)
      ? { ok: true, payload: body, path: [], timestamp: undefined, timestampPath: [] }
      : open(body, '', true),
  saysNoResult,
};

function inEnvelope(path: string, options: EnvelopeOptions): Opening {
  checkKeys(path, options, ['payload', 'code', 'success', 'noResult', 'timestamp']);
  const { code, timestamp } = options;
  const payload = textOf(`${path}.payload`, options.payload, 'the key of the payload');
  if (code !== undefined) textOf(`${path}.code`, code, "the key of the supplier's code");
  if (timestamp !== undefined) textOf(`${path}.timestamp`, timestamp, 'the key of the time');
  const success = codesOf(`${path}.success`, options.success);
  const noResult = codesOf(`${path}.noResult`, options.noResult);
  if ((code === undefined) !== (success.length === 0)) {
    throw new TypeError(`${path} needs both code and success, or neither`);
  }
  if (code === undefined && noResult.length > 0) {
    throw new TypeError(`${path}.noResult needs code and success`);
  }
  if (noResult.some((one) => success.includes(one))) {
    throw new RangeError(`${path} has one code in both success and noResult; leave it in one of them`);
  }
  const envelope: OwnEnvelope = { payload, code, success, timestamp };
  return {
    open: (body) => openOwn(body, envelope),
    saysNoResult: (body) =>
      isObject(body) &&
      code !== undefined &&
      Object.hasOwn(body, code) &&
      noResult.includes(String(body[code])),
  };
}

function codesOf(path: string, codes: unknown = []): readonly string[] {
  const isCode = (code: unknown) => typeof code === 'string' || typeof code === 'number';
  if (Array.isArray(codes) && codes.every(isCode)) return codes.map(String);
  throw new TypeError(`${path} must be a list of codes; write ['200']`);
}

/** At most so many differences are reported. */
const MOST_MISMATCHES = 100;

function mismatchesOf(
  addition: string,
  path: string,
  schema: unknown,
): (payload: object) => readonly BodyPath[] {
  if (schema === undefined) return () => [];
  const validate = validatorOf(schema);
  if (!validate) throw new TypeError(`${path} must be a schema of zod, or one that keeps to Standard Schema`);
  return (payload) => {
    let issues: unknown;
    try {
      issues = validate(payload);
    } catch (error) {
      throw new AdditionError(addition, `threw ${kindOf(error)}`, error);
    }
    // zod makes a promise of a check that throws.
    if (isPromise(issues)) throw new AdditionError(addition, 'has a check that throws, or returns a promise');
    return Array.isArray(issues) ? issues.slice(0, MOST_MISMATCHES).map(bodyPathOf) : [];
  };
}

/** Gives the issues of a value, or a promise of them. */
function validatorOf(schema: unknown): ((value: unknown) => unknown) | undefined {
  if ((typeof schema !== 'object' && typeof schema !== 'function') || schema === null) return undefined;
  const { '~standard': standard, safeParse } = schema as {
    readonly '~standard'?: { readonly validate?: unknown };
    readonly safeParse?: unknown;
  };
  const validate = standard?.validate;
  if (typeof validate === 'function') {
    return (value) => {
      const result: unknown = validate.call(standard, value);
      return isPromise(result) ? result : isObject(result) ? result.issues : undefined;
    };
  }
  if (typeof safeParse !== 'function') return undefined;
  return (value) => {
    const result: unknown = safeParse.call(schema, value);
    if (isPromise(result)) return result;
    return isObject(result) && isObject(result.error) ? result.error.issues : undefined;
  };
}

function bodyPathOf(issue: unknown): BodyPath {
  const path = isObject(issue) && Array.isArray(issue.path) ? issue.path : [];
  return path.map((step: unknown) => {
    const key = isObject(step) ? step.key : step;
    return typeof key === 'number' ? key : String(key);
  });
}

function partOf(addition: string, map: DefinedEndpoint['map'], raw: Reader<unknown>): PartialCompany {
  let part: unknown;
  let fault: string | undefined;
  try {
    part = map(raw as Reader<never>);
    // What it returns may have getters that throw.
    fault = isObject(part) && !isPromise(part) ? faultIn(part) : undefined;
  } catch (error) {
    if (error instanceof AdditionError) throw error;
    throw new AdditionError(addition, `threw ${kindOf(error)} for the payload at ${raw.path()}`, error);
  }
  if (isPromise(part)) throw new AdditionError(addition, SYNCHRONOUS);
  if (!isObject(part)) throw new AdditionError(addition, 'must return an object of the fields of a company');
  if (fault !== undefined) throw new AdditionError(addition, `returned ${fault}`);
  return withRevocation(part as PartialCompany); // each of its fields was just checked
}

/** A status of revocation counts though another source's status is output, also where `clean.revocation` isn't used. */
function withRevocation(part: PartialCompany): PartialCompany {
  const { status, revocationSigns } = part;
  if (!status || revocationSigns || !saysRevoked(status)) return part;
  return { ...part, revocationSigns: [reworded(status.words, true)] };
}
