/**
 * The prices of the endpoints (接口单价): a JSON file of decimals, in a currency of the caller's choice.
 *
 * @example
 * await readCosts('prices.json', ['qycxnew', 'isHmd']) // { qycxnew: '0.30', isHmd: '0.25' }
 */

import { readFile } from 'node:fs/promises';
import { type CallableEndpoint, type Costs, checkCosts } from '../../client/index.js';
import { codeOf } from '../../files/ioError.js';
import { usageError } from '../command.js';

/** @throws ExitError for a file that isn't a table of prices, or has none for an endpoint that is to be asked. */
export async function readCosts(file: string, endpoints: readonly CallableEndpoint[]): Promise<Costs> {
  const costs = parse(await read(file), file);
  const missing = endpoints.filter((name) => !Object.hasOwn(costs, name));
  if (missing.length > 0) throw usageError(`${file} lacks the price of ${missing.join(', ')}`);
  return costs;
}

function parse(text: string, file: string): Costs {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return checkCosts(value);
  } catch (error) {
    if (error instanceof TypeError) throw usageError(`${file}: ${error.message}`);
  }
  throw usageError(`${file} is not a JSON object of prices, such as { "qycxnew": "0.30" }`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw usageError(`can't read ${file} (${codeOf(error)})`);
  }
}
