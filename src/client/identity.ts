/**
 * Which company an answer is about (企业主体), read as `normalize` reads it, and whether it is the one that was asked
 * for. Imported with the first bundle, because it loads the mappers.
 *
 * @example
 * const known = identityAsked('91110108551385082Q');
 * isOther(known, identityIn('qycxnew', payload)) // false when the payload has this very code
 */

import { bareCode, bareName } from '../company/agreement.js';
import { codesOf, kindOf } from '../company/codes.js';
import { mapPayload } from '../mappers/index.js';
import { Reader } from '../reading/reader.js';
import type { EndpointName } from '../upstream/registry.js';
import * as taxpayerNumber from '../values/taxpayerNumber.js';

/** The names and codes of one company. */
export interface Identity {
  /** As it is written. */
  readonly name: string | undefined;
  /** Its credit code, or the older number in its place. */
  readonly code: string | undefined;
  /** Every name, of now and of before, in the spelling that names are compared in. */
  readonly names: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** What a company was asked for by: read like an answer that repeats the question. */
export function identityAsked(nameOrCode: string): Identity {
  return identityIn('isHmd', { qyName: nameOrCode });
}

export function identityIn(endpoint: EndpointName, payload: object): Identity {
  const part = mapPayload(
    endpoint,
    new Reader<unknown>(payload, { endpoint, path: '$', context: { issues: [] } }),
  );
  const { name, standardName, englishName, formerNames = [], subjects = [] } = part;
  const { unifiedSocialCreditCode, taxRegistrationNumber, taxpayerId } = part;
  const names = [name, standardName, englishName, ...formerNames, ...subjects.map((subject) => subject.name)];
  const codes = [...codesOf(part), ...subjects.map((subject) => subject.code)];
  return {
    name: name?.value,
    code: (unifiedSocialCreditCode ?? taxRegistrationNumber ?? taxpayerId)?.value,
    names: new Set(names.flatMap((leaf) => (leaf ? [bareName(leaf.value)] : []))),
    codes: new Set(codes.flatMap((leaf) => (leaf ? [bareCode(leaf.value)] : []))),
  };
}

/** What is known of one company by two answers about it. */
export function joined(one: Identity, other: Identity): Identity {
  return {
    name: one.name ?? other.name,
    code: one.code ?? other.code,
    names: new Set([...one.names, ...other.names]),
    codes: new Set([...one.codes, ...other.codes]),
  };
}

/**
 * Whether an answer is about another company. Codes are compared before names, because names are shared; but where
 * a code fails its check character, the name decides. An answer with nothing comparable is not about another one.
 */
export function isOther(known: Identity, stated: Identity): boolean {
  if (haveInCommon(known.codes, stated.codes)) return false;
  const differing = [...stated.codes].filter((code) =>
    [...known.codes].some((own) => kindOf(own) === kindOf(code)),
  );
  if (differing.some((code) => isPermanent(code) && taxpayerNumber.isValid(code))) return true;
  if (known.names.size > 0 && stated.names.size > 0) return !haveInCommon(known.names, stated.names);
  return differing.length > 0;
}

/** A company of the same name may have had another registration number. */
function isPermanent(code: string): boolean {
  return kindOf(code) !== 'registration_number';
}

function haveInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((value) => other.has(value));
}
