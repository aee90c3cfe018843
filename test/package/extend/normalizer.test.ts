/** The consumer's tests of what it adds, one for each kind. `node --test` runs them in the installed project. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, normalize } from './normalizer.js';

const NAME = '义乌市星辰企业管理有限公司';
const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;
const NECI = { neci: { entName: NAME, corpStatusString: '注销备案' } };

test('a status row of our own decides the status, and the lineage says so', () => {
  const { response, lineage, issues } = normalize(NECI, SUPER);
  assert.equal(response.content.status, 'LIVE');
  assert.equal(lineage.find(({ output }) => output === '$.content.status')?.addedBy, 'caller');
  assert.ok(issues.some(({ code }) => code === 'caller_code'));
});

test('a translation of our own is attributed to its rule', () => {
  const { sources, additionalData } = normalize(NECI, SUPER).response.content;
  assert.deepEqual(additionalData.otherNames?.translatedName, ['Yiwu Star Management Ltd.']);
  const own = sources.find(({ name }) => name === 'Derived by the operator of neci-kyc');
  assert.equal(own?.info, 'acme/names/1');
});

test('an endpoint of our own gives a company, and its unknown keys are reported', () => {
  const company = { title: NAME, state: '存续', owners: [{ who: '单明', share: '0.778' }], fax: '0' };
  const { response, issues } = normalize({ acmeCompany: { status: 'OK', company } }, SUPER);
  assert.equal(response.content.status, 'LIVE');
  assert.equal(response.content.associatedEntities.shareholders?.[0]?.sharePercentage, 77.8);
  assert.equal(issues.find(({ code }) => code === 'unmapped_field')?.path, '$.acmeCompany.company.fax');
  assert.equal(explain({ acmeCompany: { status: 'OK', company } }).endpoints.at(-1)?.state, 'used');
});

test('a supplier of our own is named', () => {
  assert.equal(normalize(NECI, SUPER).response.content.sources[0]?.info, 'by way of Acme Register Feed');
});
