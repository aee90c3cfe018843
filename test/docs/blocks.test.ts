import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf, PAGES, placeOf } from './markdown.js';
import { type Printed, runPage } from './page.js';
import { typeErrors } from './types.js';
import { makeWorld } from './world.js';

/**
 * What is done with a block of each language. A note after the language says more:
 * - `sh tested by test/x.test.ts`: another test runs it, because it needs a server or a tool;
 * - `json examples/x.json`: the block shows that file;
 * - `text output`, `json output`, `text errors`: the block shows what the block before it prints on stdout or stderr.
 * A line or an end "…" stands for anything. UPDATE_DOCS=1 writes what is printed into the pages.
 */
const RUN: ReadonlySet<string> = new Set(['sh', 'ts', 'js', 'yaml']);
const SHOWN: ReadonlySet<string> = new Set(['json', 'text']);
/** These are run by the tests that their notes name. */
const TESTED_ELSEWHERE: ReadonlySet<string> = new Set([...RUN, 'sql', 'scala', 'python', 'java', 'html']);
const STREAMS: ReadonlyMap<string, keyof Printed> = new Map([
  ['output', 'stdout'],
  ['errors', 'stderr'],
]);

const BLOCKS = PAGES.flatMap(blocksOf);
const RUNNABLE = BLOCKS.filter((block) => RUN.has(block.language) && otherTestOf(block) === undefined);

function otherTestOf({ note }: Block): string | undefined {
  return /^tested by (\S+)$/.exec(note)?.[1];
}

describe('the fenced blocks of the documentation', () => {
  it('are found', () => {
    expect(RUNNABLE.length).toBeGreaterThan(20);
  });

  it('have a language and a note that this test knows', () => {
    const unknown = BLOCKS.filter((block) => {
      const other = otherTestOf(block);
      if (other !== undefined) return !TESTED_ELSEWHERE.has(block.language) || !existsSync(other);
      if (RUN.has(block.language)) return block.note !== '';
      return (
        !SHOWN.has(block.language) ||
        !(block.note === '' || STREAMS.has(block.note) || existsSync(block.note))
      );
    });
    expect(unknown.map(placeOf)).toEqual([]);
  });

  it('are valid JSON where they say json', () => {
    const torn = BLOCKS.filter(({ language, text }) => language === 'json' && !isJson(text));
    expect(torn.map(placeOf)).toEqual([]);
  });

  it.each(BLOCKS.filter(({ language, note }) => language === 'json' && existsSync(note)))(
    'show $note as it is ($page:$line)',
    ({ text, note }) => {
      expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(note, 'utf8')));
    },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a reader who types what the pages say', async () => {
  const world = await makeWorld();
  afterAll(() => world.close());

  it('gets no type error', () => {
    const { modules } = world.foldersFor('types');
    const typed = RUNNABLE.filter(({ language }) => language === 'ts');
    expect(typeErrors(typed, modules)).toEqual([]);
  });

  const pages = PAGES.filter((page) => RUNNABLE.some((block) => block.page === page));
  it.concurrent.each(pages)('gets from %s what it says', async (page) => {
    const runnable = RUNNABLE.filter((block) => block.page === page);
    const { failure, outputOf } = await runPage(runnable, world);
    expect(failure).toBe('');
    for (const block of runnable.filter(({ language }) => language === 'ts' || language === 'js'))
      expect(outputOf(block).stdout, placeOf(block)).toMatch(matcherOf(consoleComments(block.text)));
    for (const { shown, block, stream } of shownOutputs(page)) {
      const printed = outputOf(block)[stream];
      if (process.env.UPDATE_DOCS !== undefined) update(shown, printed);
      else expect(printed, placeOf(shown)).toMatch(matcherOf(shown.text));
    }
  });
});

interface Shown {
  readonly shown: Block;
  /** The block that prints it. */
  readonly block: Block;
  readonly stream: keyof Printed;
}

/** Blocks that show what the last block that was run before them prints. */
function shownOutputs(page: string): Shown[] {
  const found: Shown[] = [];
  let last: Block | undefined;
  for (const block of BLOCKS.filter((each) => each.page === page)) {
    const stream = STREAMS.get(block.note);
    if (RUNNABLE.includes(block)) last = block;
    else if (last && stream) found.push({ shown: block, block: last, stream });
  }
  return found;
}

/** What the comments behind `console.log(…)` say it prints, a line each. */
function consoleComments(code: string): string {
  const lines = Array.from(code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm), ([, comment = '']) => comment);
  return lines.length === 0 ? '…' : `${lines.join('\n')}\n`;
}

/** The text, and "…" for anything. */
function matcherOf(text: string): RegExp {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/…\n?/g, '[\\s\\S]*')}$`);
}

/** Keeps what a page leaves out by "…": only a block without it is written anew. */
function update({ page, text }: Block, printed: string): void {
  if (text.includes('…')) return;
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(text, () => printed),
  );
}
