/**
 * What a caller adds to the reading of every bundle: rows of code lists, endpoints, translations, the suppliers' names.
 * src/extend makes it of a caller's options and checks it there, so that every function in it returns what it promises.
 */

import type { CallerCodes } from '../codelists/callerCodes.js';
import type { CallerRuleId } from '../rules/registry.js';
import type { BodyPath, Opened } from '../upstream/open.js';
import type { Reader } from './reader.js';

export interface Additions {
  readonly codes?: CallerCodes | undefined;
  readonly endpoints?: CallerEndpoints | undefined;
  readonly translations?: CallerTranslations | undefined;
  /** Receives every key that no mapper asks for, with its value. */
  readonly onUnmapped?: ((path: string, value: unknown) => void) | undefined;
  /** Who supplied the answers of an endpoint; undefined when the caller doesn't name it. */
  readonly supplierOf?: ((endpoint: string) => string | undefined) | undefined;
}

export interface CallerEndpoints {
  /** Every endpoint, the caller's among neci-kyc's, in order of precedence. */
  readonly order: readonly string[];
  readonly byName: ReadonlyMap<string, CallerEndpoint>;
}

/** An endpoint that the caller defines, ready to be read. */
export interface CallerEndpoint {
  readonly name: string;
  /** Whether its payload states by itself which company it describes. */
  readonly isBaseRecord: boolean;
  /** Whether it answers for a risk list. */
  readonly hasRiskLists: boolean;
  open(body: unknown): Opened;
  /** Whether a body without a payload answers that there is nothing. */
  saysNoResult(body: unknown): boolean;
  /** Where the payload differs from the schema that the caller gives. */
  mismatches(payload: object): readonly BodyPath[];
  /** Maps the payload to a part of a company. */
  map(raw: Reader<unknown>): object;
}

export interface CallerTranslations {
  readonly rule: CallerRuleId;
  readonly company?: Translate | undefined;
  readonly person?: Translate | undefined;
}

/** A name in Latin letters; `refused` when the caller's function returned something else, undefined when nothing. */
export type Translate = (name: string, context: NameContext) => string | typeof REFUSED | undefined;

export const REFUSED: unique symbol = Symbol('refused');

/** Whose name is translated. */
export interface NameContext {
  readonly of: 'company' | 'shareholder' | 'officer';
  /** JSONPath of the name in the bundle. */
  readonly path: string;
  /** The country in the holder's row, in the source's words. */
  readonly country?: string | undefined;
}
