import { describe, expect, it } from 'vitest';
import { derived, told } from './derived.js';
import { said } from './said.js';

/** What is output of these telephone numbers, and what is reported. */
function phones(...values: readonly string[]) {
  const given = {
    legalRepresentative: said('林渡'),
    officers: [{ name: said('尤三思') }, { name: said('尤和') }],
    shareholders: [
      { name: said('钟点') },
      { name: said('白天'), isCorporate: said(false) },
      { name: said('武汉'), isCorporate: said(true) },
    ],
    phones: values.map((value, index) => said(value, `$.info.data.phone${index}`)),
  };
  return {
    kept: derived(given).company.phones.map(({ value }) => value),
    dropped: told(given, 'dropped_value').filter((one) => one.includes('named_person')),
  };
}

describe('a telephone number that names a person', () => {
  it.each([
    '13800138000（张三）',
    '张三13800138000',
    '13800138000 李小明',
    '欧阳娜 13800138000',
    '联系人：李明 010-12345678',
    '公司联系人李明 010-12345678',
    '经办人王五 010-12345678',
    '010-12345678 王经理',
    '陈女士',
    '刘总 010-12345678',
    '人事张小姐010-12345678',
    '010-12345678 林渡',
    '尤三思 010-12345678',
    '010-12345678（白天）',
    // Known by the sources, before and after the words around it are taken away.
    '电话林渡 010-12345678',
    '010-12345678 尤和',
    '010-12345678（钟点）',
    '欧阳明日经理 010-12345678',
    '法人李明 010-12345678',
    '手机张三13800138000',
    '售后张三 13800138000',
    '邮箱张三 13800138000',
    '微信号张三 13800138000',
    '财务科李明 13800138000',
    '13800138000 张台',
    '13800138000 欧阳明日',
  ])('%s is left out', (phone) => {
    expect(phones(phone)).toEqual({ kept: [], dropped: ['warning $.info.data.phone0 (named_person)'] });
  });

  it.each([
    '010-12345678',
    '13800138000',
    '总机 010-12345678 转 101',
    '010-12345678（财务部）',
    '13800138000（微信同号）',
    '手机：13800138000',
    '联系人电话：010-12345678',
    '公司联系人电话 010-12345678',
    '总经理 010-12345678',
    '24小时热线 400-800-8888',
    '周一至周五 010-12345678',
    '武汉 027-12345678',
    '13800138000 武汉',
    '13800138000 金融',
    '13800138000 安全部',
    '江苏分公司 025-12345678',
    '法人 13800138000',
    '138****8000',
    '安徽合肥滨湖经理 0551-12345678',
    '招商部负责人 010-12345678',
    '某某公司法定代表人 010-12345678',
    '某某公司法人 010-12345678',
    '13800138000 李宁店',
    '13800138000 的士',
    '13800138000 金融街',
    '13800138000 王',
    '13800138000 欧阳娜娜月',
    '13800138000 尤四',
    '010-12345678（项目经理）',
    '13800138000（周末）',
    '13800138000（常用）',
  ])('%s is output', (phone) => {
    expect(phones(phone)).toEqual({ kept: [phone], dropped: [] });
  });

  it('leaves the others', () => {
    expect(phones('010-12345678', '13800138000 张三', '400-800-8888').kept).toEqual([
      '010-12345678',
      '400-800-8888',
    ]);
  });
});

it('an e-mail address that names a person is left out too', () => {
  const emails = ['a@example.cn', '张先生<b@example.cn>', 'c@example.cn（财务）'].map((value) => said(value));
  expect(derived({ emails }).company.emails.map(({ value }) => value)).toEqual([
    'a@example.cn',
    'c@example.cn（财务）',
  ]);
});
