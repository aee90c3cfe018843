/** Makes src/generated/page.ts: the style and the bundled script of the page that `explainPage` makes. */

import { readFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';
import { banner, type GeneratedFile } from './schemas.js';

const FOLDER = 'src/explain/page';

/** Says what the file must hold. Writes nothing. */
export async function generate(): Promise<GeneratedFile[]> {
  const style = await transform(await readFile(`${FOLDER}/style.css`, 'utf8'), {
    loader: 'css',
    minify: true,
  });
  const script = await build({
    entryPoints: [`${FOLDER}/browser/script.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
  });
  const text = `${banner(`${FOLDER}/style.css and browser/script.ts`)}

export const STYLE = ${JSON.stringify(style.code.trim())};

export const SCRIPT = ${JSON.stringify((script.outputFiles[0]?.text ?? '').trim())};
`;
  return [{ path: 'src/generated/page.ts', text }];
}
