/**
 * HTTP of the commands, by way of a proxy (代理) where the environment names one: HTTPS_PROXY, else HTTP_PROXY, but for
 * the hosts in NO_PROXY. Lower-case names go first, as in curl. undici, because Node 20's own `fetch` takes no proxy.
 *
 * @example
 * HTTPS_PROXY=http://proxy.example:3128 NO_PROXY=127.0.0.1 neci-kyc run …
 */

import { EnvHttpProxyAgent, fetch } from 'undici';
import type { Fetch } from '../../client/index.js';
import { type Io, usageError } from '../command.js';

export function proxyFetch({ env }: Io): Fetch {
  const variable = (name: string) => env[name.toLowerCase()] || env[name] || '';
  const addressOf = (name: string) => checkAddress(name, variable(name));
  const [httpProxy, httpsProxy] = [addressOf('HTTP_PROXY'), addressOf('HTTPS_PROXY')];
  if (httpProxy === '' && httpsProxy === '') return fetch;
  // An empty text keeps the agent from the environment of the process.
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy,
    httpsProxy: httpsProxy || httpProxy,
    noProxy: variable('NO_PROXY'),
  });
  return (url, init) => fetch(url, { ...init, dispatcher });
}

/** A proxy's address may hold its password, so a message never shows it. */
function checkAddress(name: string, address: string): string {
  if (address === '' || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)))
    return address;
  throw usageError(`${name} must be an http(s) address, such as http://proxy.example:3128, or unset`);
}
