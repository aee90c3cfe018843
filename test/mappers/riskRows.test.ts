import { describe, expect, it } from 'vitest';
import * as clean from '../../src/cleaners/index.js';
import type { Issue } from '../../src/issues.js';
import { riskCases } from '../../src/mappers/parts/riskRows.js';
import { Reader } from '../../src/reading/reader.js';

interface Case {
  facts?: string | null;
}

function casesOf(payload: unknown) {
  const issues: Issue[] = [];
  const raw = new Reader<Case[]>(payload as object, {
    endpoint: 'cases',
    path: '$.cases.data',
    context: { issues },
  });
  const list = riskCases(raw.list(), (row) => clean.text(row.take('facts')));
  raw.rest();
  return { list, issues };
}

describe('a payload that is itself the list of cases', () => {
  it('gives its rows and its size as evidence', () => {
    const { list, issues } = casesOf([{ facts: '虚开发票' }, { facts: '偷税' }]);
    expect(list.rows.map((row) => row?.value)).toEqual(['虚开发票', '偷税']);
    expect(list.lists.map(({ value }) => value)).toEqual([2]);
    expect(issues).toEqual([]);
  });

  it('says that there are none when it is empty', () => {
    expect(casesOf([]).list).toMatchObject({ rows: [], lists: [{ value: 0 }] });
  });

  it('is in doubt when an element is not a row', () => {
    const { list, issues } = casesOf([{ facts: '偷税' }, 'x']);
    expect(list.lists.map(({ value }) => value)).toEqual([undefined]);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['wrong_type', '$.cases.data[1]']]);
  });

  it('says nothing when the payload is an object', () => {
    expect(casesOf({}).list).toMatchObject({ rows: [], lists: [] });
  });
});
