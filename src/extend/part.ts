/**
 * What a caller's mapper returns (映射结果), checked before it is merged: each field is one that a company has, and each
 * value is what the cleaner of that field makes, with an origin in the bundle. neci-kyc's own mappers are held to the
 * same by their types.
 *
 * @example
 * faultIn({ name: '甲有限公司' }) // "name without an origin; make it with a cleaner: clean.text(raw.take('…'))"
 */

import { isObject } from '../json/object.js';
import { Reader } from '../reading/reader.js';
import { at } from './check.js';
import { type Fields, type List, type Shape, type Single, shapeOf } from './shape.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/;

/** What is wrong with a part of a company, and what to write; undefined when nothing is. */
export function faultIn(part: object): string | undefined {
  for (const [field, value] of Object.entries(part)) {
    if (field === 'checkedTimes') {
      if (isTimes(value)) continue;
      return "checkedTimes, which are not times of endpoints; make them with clean.checkedTime(raw.take('…'))";
    }
    const shape = shapeOf(field);
    if (shape === undefined) return `${field}, which is not a field of a company`;
    const fault = faultAt(field, value, shape);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isTimes(value: unknown): boolean {
  if (value === undefined) return true;
  return isObject(value) && Object.values(value).every((time) => typeof time === 'string' && TIME.test(time));
}

function faultAt(path: string, value: unknown, shape: Shape): string | undefined {
  if (value === undefined) return undefined;
  if ('fits' in shape) return faultOfValue(path, value, shape);
  return 'each' in shape ? faultOfList(path, value, shape) : faultOfFields(path, value, shape);
}

function faultOfValue(path: string, value: unknown, { cleaner, what, fits }: Single): string | undefined {
  if (!isSourced(value)) return `${path} without an origin; make it with a cleaner: ${cleaner}`;
  return fits(value.value) ? undefined : `${path}, whose value is not ${what}; make it with ${cleaner}`;
}

function faultOfList(path: string, value: unknown, { each }: List): string | undefined {
  if (!Array.isArray(value)) return `${path}, which is not a list; make it of raw.rows('…') or clean.texts`;
  for (const [index, element] of value.entries()) {
    if (element === undefined) return `${path}[${index}], which is undefined; leave it out of the list`;
    const fault = faultAt(`${path}[${index}]`, element, each);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfFields(path: string, value: unknown, shape: Fields): string | undefined {
  const { cleaner, fields, needs = [] } = shape;
  if (!isObject(value) || isSourced(value)) {
    return `${path}, which is not an object of ${Object.keys(fields).join(', ')}; make it with ${cleaner}`;
  }
  const absent = needs.find((field) => value[field] === undefined);
  if (absent !== undefined) return `${path} without ${absent}; make it with ${cleaner}`;
  for (const [field, inner] of Object.entries(value)) {
    const own = fields[field];
    if (own === undefined || !Object.hasOwn(fields, field)) {
      return `${at(path, field)}, which is not a field there; fields are ${Object.keys(fields).join(', ')}`;
    }
    const fault = faultAt(at(path, field), inner, own);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether each origin is a place in a bundle, as `take` gives it. */
function isSourced(value: unknown): value is { readonly value?: unknown } {
  if (!isObject(value) || !Array.isArray(value.origins) || value.origins.length === 0) return false;
  return value.origins.every((origin) => isObject(origin) && origin.reader instanceof Reader);
}
