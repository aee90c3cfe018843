/** The options of `createNormalizer`, checked once when it is made. */

import { AdditionError } from '../errors.js';
import { checkKeys } from '../json/options.js';
import type { Additions } from '../reading/additions.js';
import { ENDPOINTS } from '../upstream/registry.js';
import { functionOf, isPromise, kindOf, SYNCHRONOUS } from './check.js';
import { type CodeOptions, readCodes } from './codes.js';
import { type DefinedEndpoint, readEndpoints } from './endpoints.js';
import { readVia, type Via } from './suppliers.js';
import { readTranslations, type TranslateOptions } from './translations.js';

export interface NormalizerOptions {
  /** Rows of code lists. */
  readonly codes?: CodeOptions | undefined;
  /** Translations of names, which come before neci-kyc's and after a source's. */
  readonly translate?: TranslateOptions | undefined;
  /** Further endpoints, in order of precedence. */
  readonly endpoints?: readonly DefinedEndpoint[] | undefined;
  /** Receives every key that no mapper asks for, with its value as it came. */
  readonly onUnmapped?: ((path: string, value: unknown) => void) | undefined;
  /** Who supplied the answers: it is named in `sources[].info`, "by way of …". */
  readonly via?: Via | undefined;
}

const NAMES = Object.keys({
  codes: true,
  translate: true,
  endpoints: true,
  onUnmapped: true,
  via: true,
} satisfies { readonly [Name in keyof NormalizerOptions]-?: true });

/** @throws TypeError, RangeError that name the option and say what to write. */
export function readAdditions(options: unknown): Additions {
  checkKeys('createNormalizer', options, NAMES);
  const { codes, translate, endpoints, onUnmapped, via } = options as NormalizerOptions; // each is checked
  const own = endpoints === undefined ? undefined : readEndpoints(endpoints);
  return {
    codes: codes === undefined ? undefined : readCodes(codes),
    translations: translate === undefined ? undefined : readTranslations(translate),
    endpoints: own,
    onUnmapped: readListener(onUnmapped),
    supplierOf: via === undefined ? undefined : readVia(via, own?.order ?? ENDPOINTS),
  };
}

function readListener(onUnmapped: unknown): Additions['onUnmapped'] {
  const listener = functionOf('onUnmapped', onUnmapped) as NormalizerOptions['onUnmapped'];
  if (!listener) return undefined;
  return (path, value) => {
    let answer: unknown;
    try {
      answer = listener(path, value);
    } catch (error) {
      throw new AdditionError('onUnmapped', `threw ${kindOf(error)} for ${path}`, error);
    }
    if (isPromise(answer)) throw new AdditionError('onUnmapped', SYNCHRONOUS);
  };
}
