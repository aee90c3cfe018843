import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf } from '../docs/markdown.js';

/** The steps in other languages that the page shows, as they stand there. */
const PAGE = 'docs/how-to/use-the-schemas.md';
const THIS = 'tested by test/package/languages.test.ts';
/** Where Debian puts the jars of libjackson2-databind-java. */
const JARS = ['databind', 'core', 'annotations'].map((name) => `/usr/share/java/jackson-${name}.jar`);

const project = inject('project');
const folder = join(project, 'languages');

function blockOf(language: string, containing = ''): string {
  const block = blocksOf(PAGE).find(
    ({ note, text, ...each }) => note === THIS && each.language === language && text.includes(containing),
  );
  if (!block) throw new Error(`${PAGE} has no block in ${language} with "${containing}"`);
  return block.text;
}

/** Runs a shell script in the folder, as a reader would. */
function sh(script: string): string {
  return execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

beforeAll(() => {
  mkdirSync(folder);
  cpSync(join(project, 'node_modules/neci-kyc/examples'), join(folder, 'examples'), { recursive: true });
  writeFileSync(join(folder, 'validate.py'), blockOf('python'));
  writeFileSync(join(folder, 'Step.java'), blockOf('java'));
  sh('npx neci-kyc schema super --version v2 > super.schema.json');
  sh('npx neci-kyc normalize examples/xiaomi.json --dataset super --version v2 --quiet --out xiaomi.json');
});

describe('the step in Python', () => {
  it('finds nothing in what normalize prints', () => {
    expect(sh(blockOf('sh', 'python3').replace('python3', pythonWithJsonschema()))).toBe('');
  });

  it('prints where a response violates the schema', () => {
    const response = JSON.parse(readFileSync(join(folder, 'xiaomi.json'), 'utf8'));
    const wrong = { ...response, content: { ...response.content, name: 3 } };
    const { stdout } = spawnSync(pythonWithJsonschema(), ['validate.py'], {
      cwd: folder,
      encoding: 'utf8',
      input: `${JSON.stringify(response)}\n${JSON.stringify(wrong)}\n`,
    });
    expect(stdout).toBe('line 2: $.content.name violates type\n');
  });
});

describe('the step in Java', () => {
  it('compiles with the classes that quicktype makes, and reads a response', () => {
    sh(blockOf('sh', 'quicktype'));
    const path = ['.', ...JARS].join(':');
    sh(`javac -encoding UTF-8 -cp ${path} Step.java kyc/*.java`);
    const printed = sh(`java -Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8 -cp ${path} Step xiaomi.json`);
    expect(printed).toBe('小米科技有限责任公司 LIVE\n');
  });
});

/** The first Python that has jsonschema: one on the path, or the distribution's. */
function pythonWithJsonschema(): string {
  const python = ['python3', '/usr/bin/python3'].find(
    (program) => spawnSync(program, ['-c', 'import jsonschema']).status === 0,
  );
  if (python === undefined) throw new Error('No Python has jsonschema; install python3-jsonschema');
  return python;
}
