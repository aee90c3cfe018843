/**
 * The layout of a response: every position that its contract has, with what may be there. It is made once for each
 * contract, so that a path is one text in memory, and the position of a key is found by looking at the next one.
 */

import type { Shape, Validator } from '../generated/contracts/index.js';
import { makeShapes } from '../generated/contracts/validators.js';
import { EVERY, pathAlong, segment } from '../json/path.js';
import { lazy } from '../text/packedTable.js';
import { type Contract, validatorOf } from './check.js';

/** What is known of a response before it is made. */
export interface Layout {
  /** The content; in v2 without its sources, which are known only once it is settled. */
  readonly content: Position;
  /** Of v2, what is around the content. Made when it is first asked for. */
  readonly around: () => Around | undefined;
}

export interface Around {
  readonly envelope: Position;
  /** One of the sources. */
  readonly source: Position;
}

const shapes = /* @__PURE__ */ lazy(makeShapes);
const layouts = new Map<Validator, Layout>();

/** The layout of a contract, which is made when it is first asked for. */
export function layoutOf(contract: Contract): Layout {
  const validator = validatorOf(contract);
  const layout = layouts.get(validator) ?? makeLayout(shapes().get(validator));
  layouts.set(validator, layout);
  return layout;
}

function makeLayout(response: Shape | undefined): Layout {
  const content = response?.properties?.content;
  if (!content?.properties) return { content: layOut(response), around: () => undefined };
  const { sources, ...properties } = content.properties;
  const required = content.required?.filter((key) => key !== 'sources');
  const position = layOut({ ...content, properties, required });
  const around = lazy(() => ({ envelope: layOut(response), source: layOut(sources?.items) }));
  return { content: position, around };
}

/** A position in a response; that of a list's elements is the same for all of them. */
export interface Position {
  readonly key: string;
  /** Where it is: "$.additionalData.otherIdentifiers[*].identifierValue". */
  readonly field: string;
  /** The field of words that neci-kyc derived: that of the list, for its elements. */
  readonly own: string;
  /** The path in pieces, between which the positions in lists go. */
  readonly pieces: readonly string[];
  /** Whether the elements of the list are attributed one by one. Any other list is attributed as a whole. */
  readonly isByElement: boolean;
  /** Of an object, in the contract's order. */
  readonly keys: readonly Position[];
  /** Of a list. */
  readonly element: Position | undefined;
  readonly isRequired: boolean;
  /** How many of the keys are required. NaN where no object may be, which equals no count. */
  readonly required: number;
  readonly atLeast: number;
  /** The most elements of a list; below 0 where no list may be. */
  readonly atMost: number;
  /** Whether neither an object nor a list may be there. */
  readonly isScalar: boolean;
  /** Whether every text that is not blank is accepted. */
  readonly isText: boolean;
  readonly test: Validator;
}

const STAR = pathAlong('', [EVERY]);
const BY_ELEMENT = pathAlong('$', ['additionalData', 'otherIdentifiers']);

/** The position of what a shape describes, and all positions inside it. Without a shape nothing is valid there. */
export function layOut(
  shape: Shape | undefined,
  path = '$',
  key = '',
  isRequired = false,
  list?: string,
): Position {
  const field = inOnePiece(path);
  const { properties = {}, required = [], items } = shape ?? {};
  return {
    key,
    field,
    own: list ?? field,
    pieces: path.split(STAR),
    isByElement: path === BY_ELEMENT,
    keys: Object.entries(properties).map(([inner, its]) =>
      layOut(its, path + segment(inner), inner, required.includes(inner)),
    ),
    element: items && layOut(items, path + STAR, '', false, field),
    isRequired,
    required: shape?.properties ? required.length : Number.NaN,
    atLeast: shape?.atLeast ?? 0,
    atMost: shape?.isList ? (shape.atMost ?? Number.POSITIVE_INFINITY) : -1,
    isScalar: !shape?.properties && !shape?.isList,
    isText: shape?.isText ?? false,
    test: shape?.test ?? (() => false),
  };
}

/** Where in the keys of a position one is, searched from `start` on; their number when it isn't there. */
export function indexOfKey(keys: readonly Position[], key: string, start: number): number {
  for (let index = start; index < keys.length; index++) if (keys[index]?.key === key) return index;
  for (let index = 0; index < start; index++) if (keys[index]?.key === key) return index;
  return keys.length;
}

/** The position of a key that the contract doesn't have. */
export function strangeKey({ field }: Position, key: string): Position {
  return layOut(undefined, field + segment(key), key);
}

/** The position of the elements of a list that the contract doesn't have. */
export function strangeElement({ field }: Position): Position {
  return layOut(undefined, field + STAR, '', false, field);
}

/** Whether a value is valid at a position. Most texts are when they aren't blank, and show it by their first character. */
export function accepts({ isText, test }: Position, value: unknown): boolean {
  return (isText && typeof value === 'string' && isPrinted(value.charCodeAt(0))) || test(value);
}

/** ASCII but for blank and control characters, and the common Chinese characters. */
function isPrinted(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff);
}

/** The same text as an object's key has it: one that was put together is in pieces until it is first looked at. */
function inOnePiece(text: string): string {
  return Object.keys({ [text]: undefined })[0] ?? text;
}
