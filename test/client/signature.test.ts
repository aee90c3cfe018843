import { describe, expect, it } from 'vitest';
import { sign } from '../../src/client/index.js';
import { md5Hex } from '../../src/client/signature.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('sign', () => {
  it('gives the published digest of the published body', () => {
    expect(md5Hex(bytes('{"nsrsbh":"915211111111111111"}'))).toBe('4e7f9b81e299ad014cfbc6949c3f4e04');
  });

  it('gives the test vector for a body with Chinese text', () => {
    const body = bytes('{"qyName":"湖南长沙XX有限公司"}');
    expect(md5Hex(body)).toBe('9fe5ed083b7c86764be8bc273cf8196e');
    const credentials = { appKey: 'key-for-tests', appSecret: 'secret-for-tests' };
    expect(sign(credentials, body, '1700000000000', 'token-for-tests')).toBe(
      'API-SV1:key-for-tests:Yzc2Mjc2NTkyYmU4MGMwYzlkMWM1Zjg2YmIxOThiODk=',
    );
  });

  it('changes with every part that is signed', () => {
    const credentials = { appKey: 'k', appSecret: 's' };
    const signatures = [
      sign(credentials, bytes('{}'), '1700000000000', 't'),
      sign(credentials, bytes('{ }'), '1700000000000', 't'),
      sign(credentials, bytes('{}'), '1700000000001', 't'),
      sign(credentials, bytes('{}'), '1700000000000', 'u'),
      sign({ ...credentials, appSecret: 'r' }, bytes('{}'), '1700000000000', 't'),
    ];
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});
