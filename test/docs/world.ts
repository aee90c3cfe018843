/**
 * A copy of what a reader has: the examples, the schemas and the installed package, in a temporary folder. Commands
 * that install or need the network are replaced: npm by a stub that knows the scripts of package.json, the
 * upstream by the mock server.
 */

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadCompanies } from '../../src/mock/companies.js';
import { MOCK_CREDENTIALS, startMock } from '../../src/mock/server.js';

const REPOSITORY = resolve('.');

const NPX = `#!/bin/sh
tool=$1
shift
if [ "$tool" = neci-kyc ]; then exec node '${REPOSITORY}/dist/cli/bin.js' "$@"; fi
if [ -x '${REPOSITORY}/node_modules/.bin/'"$tool" ]; then exec '${REPOSITORY}/node_modules/.bin/'"$tool" "$@"; fi
echo "npx: $tool is not a dependency of neci-kyc" >&2
exit 127
`;

const NPM = `#!/bin/sh
case "$1" in
  ci | install | pack | test) exit 0 ;;
  run) exec node -e 'process.exit(process.argv[1] in require("${REPOSITORY}/package.json").scripts ? 0 : 1)' "$2" ;;
esac
echo "npm: the test of the documentation doesn't know $1" >&2
exit 127
`;

export interface World {
  /** A folder of its own for a page, with the examples in it, and one beside it for the page's modules. */
  foldersFor(page: string): { readonly work: string; readonly modules: string };
  /** Runs a bash script in a folder. */
  run(script: string, folder: string): Promise<{ readonly status: number | null; readonly said: string }>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'neci-kyc-docs-'));
  const bin = join(root, 'bin');
  mkdirSync(bin);
  for (const [name, text] of Object.entries({ npm: NPM, npx: NPX }))
    writeFileSync(join(bin, name), text, { mode: 0o755 });
  installPackages(root);
  const mock = await startMock({ companies: await loadCompanies('examples') });
  const env = {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(':'),
    HOME: root,
    NECI_KYC_BASE_URL: mock.url,
    NECI_KYC_APP_KEY: MOCK_CREDENTIALS.appKey,
    NECI_KYC_APP_SECRET: MOCK_CREDENTIALS.appSecret,
  };
  return {
    foldersFor(page) {
      const name = page.replaceAll('/', '-');
      const [work, modules] = [join(root, name), join(root, `${name}.modules`)];
      mkdirSync(modules);
      cpSync('examples', join(work, 'examples'), { recursive: true });
      for (const shared of ['schemas', 'codelists', 'package.json'])
        symlinkSync(resolve(shared), join(work, shared));
      return { work, modules };
    },
    run(script, cwd) {
      return new Promise((done, fail) => {
        const child = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
        let said = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          said += text;
        });
        child.on('error', fail).on('close', (status) => done({ status, said }));
      });
    },
    async close() {
      await mock.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** node_modules as a reader has it: the packages of this repository, and neci-kyc itself. */
function installPackages(root: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(packages);
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(packages, name));
  symlinkSync(REPOSITORY, join(packages, 'neci-kyc'));
}
