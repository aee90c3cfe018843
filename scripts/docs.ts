/**
 * npm run docs: the documentation as a site, in site/dist. TypeDoc makes the reference of the API, VitePress the site, from
 * the pages in docs/ as they are. Fails on a link or an anchor that leads nowhere. `--keep-api` takes the reference that the
 * last run made.
 */

import { parseArgs } from 'node:util';
import { build } from 'vitepress';
import { writeApi } from './docs/api.js';
import { faultsOf } from './docs/check.js';

const { values } = parseArgs({ options: { 'keep-api': { type: 'boolean' } } });

if (!values['keep-api'] && !(await writeApi())) process.exit(1);
await build('site');
const faults = faultsOf('site/dist');
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
