import { describe, expect, it } from 'vitest';
import * as abnormalReason from '../../src/codelists/abnormal-reason.js';
import * as currency from '../../src/codelists/currency.js';
import * as entstatus from '../../src/codelists/entstatus.js';
import * as holderType from '../../src/codelists/holder-type.js';
import * as status from '../../src/codelists/status.js';
import { readCodes } from '../../src/extend/codes.js';
import { parse } from '../../src/values/capital.js';

const CODES = readCodes({
  status: { '某种（状态）': 'CLOSED', '甲/乙': 'CLOSED' },
  entstatus: { 4: '注销', 12: '迁出' },
  holderType: { 跟投平台: 'corporate', 77: { label: '某类', kind: 'person' } },
  currency: { 澳币儿: 'AUD' },
  abnormalReason: { 查无此企业踪影: 'UNREACHABLE' },
});

describe('a row of the caller', () => {
  it('is found in the form in which its list compares texts', () => {
    expect(status.recognize('某种 (状态)', CODES.status)?.target).toBe('CLOSED');
    expect(status.recognize('登记状态：甲/乙', CODES.status)?.target).toBe('CLOSED');
    expect(holderType.added(' 跟投平台 ', CODES.holderType)?.kind).toBe('corporate');
    for (const end of ['', '的', '。', '的。'])
      expect(abnormalReason.added(`查无此企业踪影${end}`, CODES.abnormalReason)?.ground).toBe('UNREACHABLE');
    expect(currency.recognize(' 澳币儿', CODES.currency)?.code).toBe('AUD');
  });

  it('is found by its number', () => {
    expect(entstatus.lookup('4', CODES)?.label).toBe('注销');
    expect(entstatus.recognize('4', CODES)?.target).toBe('CLOSED');
    expect(entstatus.recognize('12', CODES)?.class).toBe('moved_out');
    expect(holderType.lookup('77', CODES.holderType)?.kind).toBe('person');
  });

  it('leaves all other texts to the list, and is unknown without the rows', () => {
    expect(status.recognize('存续', CODES.status)?.addedBy).toBeUndefined();
    expect(currency.recognize('美元', CODES.currency)?.code).toBe('USD');
    expect(entstatus.recognize('1：存续', { status: CODES.status })?.class).toBe('existing');
    expect(status.recognize('某种状态')).toBeUndefined();
    expect(holderType.added('跟投平台', undefined)).toBeUndefined();
    expect(abnormalReason.added('查无此企业踪影', undefined)).toBeUndefined();
  });

  it('of a reason has up to 500 characters, as a reason has', () => {
    const reason = (length: number) => '查'.repeat(length);
    const { abnormalReason: rows } = readCodes({
      abnormalReason: { [reason(500)]: 'UNREACHABLE', [reason(501)]: 'UNREACHABLE' },
    });
    expect(abnormalReason.added(reason(500), rows)?.ground).toBe('UNREACHABLE');
    expect(abnormalReason.added(reason(501), rows)).toBeUndefined();
  });

  it('of a currency is read in an amount', () => {
    const read = parse('100万澳币儿', { added: CODES.currency });
    expect(read.ok && read.value).toMatchObject({
      amount: '1000000.00',
      currency: { code: 'AUD', key: '澳币儿' },
    });
  });
});
