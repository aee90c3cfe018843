import { expect, it } from 'vitest';
import { saysRevoked } from '../../src/company/status.js';
import { said } from './said.js';

it.each([
  ['revoked', '吊销，未注销', true],
  // A caller's row may give any words this class.
  ['revoked', '执照收回', true],
  ['deregistered', '吊销后注销', true],
  ['deregistered', '注销', false],
  ['existing', '存续', false],
])('the class %s with the words %s says that the licence is revoked: %s', (kind, words, expected) => {
  expect(saysRevoked({ class: said(kind), words: said(words), target: said('LIVE') })).toBe(expected);
});
