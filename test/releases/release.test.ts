import { describe, expect, it } from 'vitest';
import { CHANGES, NEWEST, undoTo } from '../../src/datasets/releases/index.js';
import { type Change, newExtensions, upgradeChange } from '../../src/datasets/releases/release.js';
import { COMPANIES } from './companies.js';

const [{ company } = { company: undefined }] = COMPANIES;
const context = { dataset: 'super', version: 'v2' } as const;

/** A change that has no steps of its own. */
function changeOf(before: string | undefined, after: string | undefined): Change {
  const places = { ...(before && { before }), ...(after && { after }) };
  return { name: 'ATest', sentence: null, fields: [{ datasets: ['super'], v2: places }] };
}

describe('a change that has no steps of its own', () => {
  const tree = { data: { x: { value: 'a', origins: [] } } };

  function undone(change: Change): object {
    if (!company) throw new Error('there is no golden case');
    const toy = { release: '9999-01-01', before: NEWEST, announcement: { title: '', posted: '' } };
    return undoTo(NEWEST, tree, { ...context, company }, [{ ...toy, changes: [change] }]);
  }

  it('leaves a field that it writes in another way at its place', () => {
    expect(upgradeChange(changeOf('data.x', 'data.x'), context)(tree)).toBe(tree);
    expect(undone(changeOf('data.x', 'data.x'))).toBe(tree);
  });

  it('does not bring back a field that it removed', () => {
    expect(undone(changeOf('data.y', undefined))).toBe(tree);
  });

  it('takes back a field that it added', () => {
    expect(undone(changeOf(undefined, 'data.x'))).toEqual({ data: {} });
  });
});

describe('the new extensions of a release', () => {
  const [release] = CHANGES;
  if (!release) throw new Error('there is no release');
  const refresh = { version: 'v2', dataset: 'refresh' } as const;
  const [path = ''] = newExtensions(release, refresh);

  it('are those of the version and the dataset', () => {
    expect(newExtensions(release, refresh)).toEqual(['additionalData.shares.shareCurrency']);
    expect(newExtensions(release, { ...refresh, version: 'v1' })).toEqual(['extradata.shareCurrency']);
    expect(newExtensions(release, context)).toEqual([]);
  });

  it('lack one that a change moved there, in the datasets of the change', () => {
    const change = changeOf('data.x', path);
    const [field] = change.fields;
    if (!field) throw new Error('the change has a field');
    const inRefresh = { ...change, fields: [{ ...field, datasets: ['refresh'] as const }] };
    expect(newExtensions({ ...release, changes: [change] }, refresh)).toEqual([path]);
    expect(newExtensions({ ...release, changes: [inRefresh] }, refresh)).toEqual([]);
  });
});
