import { expect, it } from 'vitest';
import { codesOf, kindOf } from '../../src/company/codes.js';
import { said } from './said.js';

it.each([
  ['91110108551385082Q', 'credit_code'],
  ['9111010855138508Q', 'credit_code'],
  ['1101080126604221', 'registration_number'],
  ['110108012660422', 'registration_number'],
  ['1101081266042', 'registration_number'],
  ['330782NA000012X', 'registration_number'],
  ['110108012660', 'registration_number'],
  // A district and an organization code.
  ['110108551385082', 'taxpayer_number'],
  ['310115MA01C8K37', 'taxpayer_number'],
  // A letter makes it one, though its check fails.
  ['310115MA01C8K30', 'taxpayer_number'],
  ['310115MA01C8K3X', 'taxpayer_number'],
  ['MA01C8K3712', 'organization_code'],
  ['551385082', 'organization_code'],
  ['55138508-2', 'organization_code'],
])('%s is a %s, by its length first', (code, kind) => {
  expect(kindOf(code)).toBe(kind);
});

it('codesOf gives every code of a company, of whatever kind', () => {
  const company = {
    name: said('小米科技有限责任公司'),
    unifiedSocialCreditCode: said('91110108551385082Q'),
    registrationNumber: said('110108012660422'),
    taxRegistrationNumber: said('330782000012342'),
    taxpayerId: said('110108551385082'),
    organizationCode: said('55138508-2'),
  };
  expect(codesOf(company).map(({ value }) => value)).toEqual([
    '91110108551385082Q',
    '110108012660422',
    '330782000012342',
    '110108551385082',
    '55138508-2',
  ]);
  expect(codesOf({ organizationCode: said('55138508-2') })).toHaveLength(1);
});
