import { describe, expect, test } from 'vitest';
import { ENTRIES, lookup, recognize, type StatusClass } from '../../src/codelists/status.js';

describe('the table', () => {
  test('holds at least 60 spellings that differ in more than spaces and punctuation', () => {
    const plain = ENTRIES.map(({ spelling }) => spelling.replace(/[^\p{L}]/gu, ''));
    expect(new Set(plain).size).toBe(ENTRIES.length);
    expect(ENTRIES.length).toBeGreaterThanOrEqual(60);
  });

  test('gives every class one target', () => {
    const targets = new Map<StatusClass, Set<string>>();
    for (const { class: kind, target } of ENTRIES)
      targets.set(kind, (targets.get(kind) ?? new Set()).add(target));
    const expected = {
      LIVE: [
        'existing',
        'opened',
        'on_the_books',
        'newly_registered',
        'being_formed',
        'moved_in',
        'suspended',
        'ordered_to_close',
        'liquidation',
        'deregistration_announced',
        'term_expired',
        'revoked',
        'moved_out',
      ],
      CLOSED: ['deregistered', 'cancelled', 'abolished', 'dissolved'],
      'NOT REPORTED': ['unknown', 'not_a_status'],
    } satisfies Record<string, StatusClass[]>;
    for (const [target, classes] of Object.entries(expected)) {
      for (const kind of classes) expect([...(targets.get(kind) ?? [])], kind).toEqual([target]);
    }
    expect(targets.size).toBe(Object.values(expected).flat().length);
  });

  test('is found by exact spelling', () => {
    expect(lookup('存续')).toEqual({ spelling: '存续', class: 'existing', target: 'LIVE' });
    expect(lookup(' 存续')).toBeUndefined();
    expect(lookup('constructor')).toBeUndefined();
    expect(lookup('__proto__')).toBeUndefined();
  });

  test('reads each of its own rows as that row', () => {
    for (const entry of ENTRIES) expect(recognize(entry.spelling), entry.spelling).toBe(entry);
  });
});

test('a place to which a company moved is not part of the spelling', () => {
  expect(recognize('迁往广东省')).toEqual({ spelling: '迁往…', class: 'moved_out', target: 'LIVE' });
});

describe('recognize', () => {
  test.each([
    ['存续（在营、开业、在册）', 'existing', 'LIVE'],
    ['存续(在营、开业、在册)', 'existing', 'LIVE'],
    ['存续（在营、开业 、在册）', 'existing', 'LIVE'],
    ['存续（在营，开业，在册）', 'existing', 'LIVE'],
    ['在营（开业）企业', 'opened', 'LIVE'],
    ['开业', 'opened', 'LIVE'],
    ['在业', 'opened', 'LIVE'],
    ['正常', 'opened', 'LIVE'],
    ['在册', 'on_the_books', 'LIVE'],
    ['登记成立', 'newly_registered', 'LIVE'],
    ['筹建', 'being_formed', 'LIVE'],
    ['迁入', 'moved_in', 'LIVE'],
    ['停业', 'suspended', 'LIVE'],
    ['停业（个体工商户使用', 'suspended', 'LIVE'],
    ['歇业', 'suspended', 'LIVE'],
    ['责令关闭', 'ordered_to_close', 'LIVE'],
    ['清算中', 'liquidation', 'LIVE'],
    ['拟注销', 'deregistration_announced', 'LIVE'],
    ['经营期限届满', 'term_expired', 'LIVE'],
    ['吊销', 'revoked', 'LIVE'],
    ['吊销，未注销', 'revoked', 'LIVE'],
    ['吊销,未注销', 'revoked', 'LIVE'],
    ['吊销、未注销', 'revoked', 'LIVE'],
    ['吊销 未注销', 'revoked', 'LIVE'],
    ['吊销未注销', 'revoked', 'LIVE'],
    ['吊销（未注销）', 'revoked', 'LIVE'],
    ['吊销-未注销', 'revoked', 'LIVE'],
    ['迁出', 'moved_out', 'LIVE'],
    ['已迁出企业', 'moved_out', 'LIVE'],
    ['迁往市外', 'moved_out', 'LIVE'],
    ['迁往广东省', 'moved_out', 'LIVE'],
    ['已迁往深圳市南山区', 'moved_out', 'LIVE'],
    ['迁至江苏省', 'moved_out', 'LIVE'],
    ['注销', 'deregistered', 'CLOSED'],
    ['已注销', 'deregistered', 'CLOSED'],
    ['注销企业', 'deregistered', 'CLOSED'],
    ['企业直接申请注销', 'deregistered', 'CLOSED'],
    ['吊销并注销', 'deregistered', 'CLOSED'],
    ['吊销后注销', 'deregistered', 'CLOSED'],
    ['吊销，已注销', 'deregistered', 'CLOSED'],
    ['吊销,已注销', 'deregistered', 'CLOSED'],
    ['迁出注销', 'deregistered', 'CLOSED'],
    ['撤销', 'cancelled', 'CLOSED'],
    ['撤销登记', 'cancelled', 'CLOSED'],
    ['废止', 'abolished', 'CLOSED'],
    ['仍注册', 'existing', 'LIVE'],
    ['已告解散', 'dissolved', 'CLOSED'],
    ['核准設立', 'existing', 'LIVE'],
    ['核准設立，但已命令解散', 'ordered_to_close', 'LIVE'],
    ['解散已清算完結', 'dissolved', 'CLOSED'],
    ['其他', 'unknown', 'NOT REPORTED'],
    ['不明', 'unknown', 'NOT REPORTED'],
    ['未知', 'unknown', 'NOT REPORTED'],
    ['非正常户', 'not_a_status', 'NOT REPORTED'],
    ['经营异常', 'not_a_status', 'NOT REPORTED'],
    ['失信被执行人', 'not_a_status', 'NOT REPORTED'],
  ])('reads %s as %s, %s', (text, kind, target) => {
    expect(recognize(text)).toMatchObject({ class: kind, target });
  });

  test.each([
    ['存續（在營、開業、在冊）', 'existing', 'LIVE'],
    ['吊銷，未註銷', 'revoked', 'LIVE'],
    ['已註銷', 'deregistered', 'CLOSED'],
    ['責令關閉', 'ordered_to_close', 'LIVE'],
    ['仍註冊', 'existing', 'LIVE'],
    ['休止活動', 'suspended', 'LIVE'],
    ['遷往上海市', 'moved_out', 'LIVE'],
    ['廢止認許', 'abolished', 'CLOSED'],
    ['停業', 'suspended', 'LIVE'],
  ])('reads traditional characters: %s as %s, %s', (text, kind, target) => {
    expect(recognize(text)).toMatchObject({ class: kind, target });
  });

  test.each([
    ['在业（开业）', 'opened', 'LIVE'],
    ['正常（开业）', 'opened', 'LIVE'],
    ['存续、经营正常', 'existing', 'LIVE'],
    ['存续（歇业）', 'suspended', 'LIVE'],
    ['在业/拟注销', 'deregistration_announced', 'LIVE'],
    ['停业、歇业备案', 'suspended', 'LIVE'],
    ['吊销/未注销', 'revoked', 'LIVE'],
    ['吊销/已注销', 'deregistered', 'CLOSED'],
    ['存续（在册企业）', 'existing', 'LIVE'],
    ['存续（登记成立）', 'existing', 'LIVE'],
    ['存续（迁入）', 'existing', 'LIVE'],
    ['吊销（吊销未注销）', 'revoked', 'LIVE'],
    ['迁出（已迁出企业）', 'moved_out', 'LIVE'],
  ])('reads words of the table side by side: %s as %s, %s', (text, kind, target) => {
    expect(recognize(text)).toMatchObject({ class: kind, target });
  });

  test.each([
    ['登记状态：存续', 'existing', 'LIVE'],
    ['经营状态:注销', 'deregistered', 'CLOSED'],
    ['该企业已吊销，未注销', 'revoked', 'LIVE'],
    ['存续（在营、开业、在册）企业', 'existing', 'LIVE'],
    ['停业状态', 'suspended', 'LIVE'],
    ['註銷狀態', 'deregistered', 'CLOSED'],
    ['注销（2019-01-01）', 'deregistered', 'CLOSED'],
    ['吊销，未注销（2019年1月1日）', 'revoked', 'LIVE'],
    ['注销 2019/1/1', 'deregistered', 'CLOSED'],
    ['状态异常', 'not_a_status', 'NOT REPORTED'],
    ['公司存续', 'existing', 'LIVE'],
  ])('reads a word with a heading, a day or 状态 around it: %s as %s, %s', (text, kind, target) => {
    expect(recognize(text)).toMatchObject({ class: kind, target });
  });

  test.each([
    '状态：未注销',
    '企业未注销',
    '未注销（2019-01-01）',
    '拟于2019-01-01注销',
    '状态',
    '企业状态',
    '2019-01-01',
    '歇業狀態',
    '迁出企业注销',
    '吊销状态未注销',
    '2019年1月1日注销',
  ])('misses what is not a word of the table without them: %j', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test.each(['登记状态：吊销/注销', '吊销/注销状态', '吊销|注销（2019-01-01）', '该企业迁出/注销'])(
    'misses one or the other of two words with something around them, too: %j',
    (text) => {
      expect(recognize(text)).toBeUndefined();
    },
  );

  test.each([
    '吊销/注销',
    '吊銷／註銷',
    '迁出/注销',
    '注销/吊销',
    '存续（吊销）',
    '存续（迁出）',
    '存续（经营异常）',
    '停业、清算',
    '注销（存续）',
    '在业、某状态',
  ])('misses words that contradict each other, or of which one is unknown: %j', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test.each([
    '未注销',
    '注销备案中',
    '未吊销',
    '撤销吊销',
    '撤销注销',
    '注吊销',
    '个体转企业',
    '歇業',
    '歇業/撤銷',
    '存续，已注销',
    '迁往',
    '迁往外省，已注销',
    '已迁至外省并吊销',
    `迁往${'远'.repeat(31)}`,
    '拟迁往外省',
    '存续待核',
    '',
    ' ',
    '（）',
    'constructor',
    '__proto__',
    'toString',
  ])('misses %j', (text) => {
    expect(recognize(text)).toBeUndefined();
  });

  test.each(['迁往'.repeat(32_768), '（'.repeat(65_536), ' '.repeat(65_536)])(
    'misses 64 KB of text',
    (text) => {
      expect(recognize(text)).toBeUndefined();
    },
  );
});

test('words side by side are read where all of them are known', () => {
  expect(recognize('存续、在业')?.target).toBe('LIVE');
  expect(recognize('存续、在业、待定')).toBeUndefined();
});
