/**
 * The prices of the endpoints (接口单价): a JSON file of decimals, in a currency of the caller's choice.
 *
 * @example
 * await readCosts('prices.json', ['qycxnew', 'isHmd']) // { qycxnew: '0.30', isHmd: '0.25' }
 */

import { readFile } from 'node:fs/promises';
import { type CallableEndpoint, type Costs, checkCosts } from '../../client/index.js';
import { RawPayloadError } from '../../errors.js';
import { codeOf } from '../../files/ioError.js';
import { isObject } from '../../json/object.js';
import { parseJson } from '../../json/parse.js';
import { usageError } from '../command.js';

/** @throws ExitError for a file that isn't a table of prices, or has none for an endpoint that is to be asked. */
export async function readCosts(file: string, endpoints: readonly CallableEndpoint[]): Promise<Costs> {
  const costs = parse(await read(file), file);
  const missing = endpoints.filter((name) => !Object.hasOwn(costs, name));
  if (missing.length > 0) throw usageError(`${file} lacks the price of ${missing.join(', ')}`);
  return costs;
}

function parse(bytes: Uint8Array, file: string): Costs {
  try {
    const value = parseJson(bytes);
    if (isObject(value)) return checkCosts(value);
  } catch (error) {
    if (error instanceof TypeError) throw usageError(`${file}: ${error.message}`);
    if (!(error instanceof RawPayloadError)) throw error;
    if (error.reason === 'duplicate_key') throw usageError(`${file} has the price of an endpoint twice`);
  }
  throw usageError(`${file} is not a JSON object of prices, such as { "qycxnew": "0.30" }`);
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw usageError(`can't read ${file} (${codeOf(error)})`);
  }
}
