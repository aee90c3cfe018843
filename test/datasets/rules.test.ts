import { compile } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../src/datasets/releases/index.js';
import { render } from '../../src/datasets/render.js';
import type { LineageEntry } from '../../src/datasets/settle.js';
import { readCompany } from '../../src/normalize.js';
import { RULES } from '../../src/rules/registry.js';
import { readBundles } from '../normalize/goldenBundles.js';

const IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

interface Made {
  readonly entry: LineageEntry;
  readonly value: unknown;
}

/** Every value of every rendition of every golden case, with its lineage. */
const MADE: readonly Made[] = readBundles().flatMap(({ bundle }) => {
  const { company } = readCompany(bundle);
  return RELEASES.flatMap((release) =>
    (['v1', 'v2'] as const).flatMap((version) => {
      const { response, lineage = [] } = render(company, {
        dataset: 'super',
        version,
        release,
        lineage: true,
      });
      return lineage.map((entry) => ({ entry, value: valueAt(entry.output, response) }));
    }),
  );
});

function valueAt(path: string, response: object): unknown {
  return compile(path)
    .query(JSON.parse(JSON.stringify(response)))
    .values()[0];
}

function isAsGiven({ entry: { inputs }, value }: Made): boolean {
  return inputs.length === 1 && inputs[0]?.original === value;
}

describe('the rule of a value', () => {
  it('is named by every value that has an input and differs from it', () => {
    const unnamed = MADE.filter((made) => made.entry.inputs.length > 0 && !isAsGiven(made))
      .filter(({ entry }) => entry.rule === undefined)
      .map(({ entry }) => [entry.output, entry.inputs.map(({ path }) => path)]);
    expect(unnamed).toEqual([]);
  });

  it('is named by no value that is as its one source gave it, but where the rule says what it means', () => {
    const named = MADE.filter(isAsGiven).flatMap(({ entry }) =>
      entry.rule === undefined ? [] : [entry.rule],
    );
    // A name in Latin letters is its own translation, and a verdict can be what its only flag says.
    const verdicts = /^(?:pinyin-person|company-translation|blacklisted|annual-report-overdue)\//;
    expect([...new Set(named)].filter((rule) => !verdicts.test(rule))).toEqual([]);
  });

  it('has a row in the registry', () => {
    for (const { entry } of MADE) if (entry.rule !== undefined) expect(IDS).toContain(entry.rule);
  });

  it('names the list and the row where it is a code list, and only there', () => {
    for (const { entry } of MADE) {
      expect([entry.list !== undefined, entry.row !== undefined]).toEqual(
        entry.rule === 'code-list/1' ? [true, true] : [false, false],
      );
    }
  });

  it('makes the id of a company out of the number that it is known by', () => {
    const ids = MADE.filter(({ entry, value }) => entry.output.endsWith('kompanyId') && value !== null);
    expect(ids.length).toBeGreaterThan(0);
    for (const { entry } of ids) {
      expect(entry.rule).toBe('kompany-id/1');
      expect(entry.inputs.length).toBeGreaterThan(0);
    }
  });
});

describe('the registry', () => {
  it('has each id once, as a name and a version, with a sentence in English and in Chinese', () => {
    expect(IDS.size).toBe(RULES.length);
    for (const { id, en, zh, source, fields } of RULES) {
      expect(id).toMatch(/^[a-z-]+\/[1-9]\d*$/);
      expect(en).toMatch(/^[^\n]{20,}\.$/);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(source).not.toBe('');
      expect(fields).not.toHaveLength(0);
    }
  });
});
