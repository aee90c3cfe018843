import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNormalizer } from '../../src/entries/extend.js';
import type { Dataset, Normalized, Release } from '../../src/index.js';
import { normalize } from '../../src/normalize.js';
import { typeErrors } from '../docs/types.js';
import { company, v1, XIAOMI } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';
import { COLUMN_TYPES, columnTypesOf, MODULE, QUERIES, TABLES } from './page.js';
import { type Server, startServer } from './server.js';

type Made = Normalized<Dataset, 'v2', Release, true>;
type Store = (sql: Sql, made: Made, dataset: Dataset, release: Release) => Promise<string | undefined>;

/** Inside the repository, so that the module finds neci-kyc and the driver. */
const FOLDER = 'test/postgres/.page';
const NEWEST = '2025-07-09';

let server: Server;
let sql: Sql;
let store: Store;

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.url, { onnotice: () => {} });
  await sql.unsafe(TABLES);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'page.ts'), MODULE.text);
  process.env.DATABASE_URL = server.url;
  ({ store } = await import(resolve(FOLDER, 'page.ts')));
});

afterAll(async () => {
  await sql?.end();
  await server?.stop();
  rmSync(FOLDER, { recursive: true, force: true });
});

const superOf = (bundle: unknown): Made =>
  normalize(bundle, { dataset: 'super', version: 'v2', lineage: true });
const save = (bundle: unknown) => store(sql, superOf(bundle), 'super', NEWEST);
const sizes = async () => {
  const tables = ['companies', 'datasets', 'issues', 'lineage'];
  const counts = tables.map((table) => sql<{ count: number }[]>`SELECT count(*)::integer FROM ${sql(table)}`);
  return (await Promise.all(counts)).map(([row]) => row?.count);
};

describe('the page', () => {
  it('stores a dataset as its last example says, and asks for it', async () => {
    const answers = await Promise.all(QUERIES.map((query) => sql.unsafe(query)));
    expect(answers[0]).toMatchObject([{ blacklisted: 'true' }]);
    expect(answers[1]?.[0]).toMatchObject({ output: '$.content.status', rule: 'code-list/1' });
    expect(answers[2]).toHaveLength(1);
  });

  it('shows the types of the columns that there are', async () => {
    expect(COLUMN_TYPES).toBe(await columnTypesOf(sql));
  });

  it('has no type error', () => {
    expect(typeErrors([MODULE], FOLDER)).toEqual([]);
  });
});

describe('a dataset that is stored', () => {
  beforeEach(async () => {
    await sql`TRUNCATE companies, datasets, issues, lineage`;
  });

  it('again with the same content changes nothing, also when it was asked at another time', async () => {
    expect(await save({ qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode }) })).toMatch(/^\d+$/);
    const before = await sizes();
    const [row] = await sql`SELECT * FROM datasets`;
    const later = { qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode }, 1_767_225_600_000) };
    expect(await save(later)).toBeUndefined();
    expect(await sizes()).toEqual(before);
    expect(await sql`SELECT * FROM datasets`).toEqual([row]);
    const [{ seen } = { seen: false }] = await sql<{ seen: boolean }[]>`
      SELECT last_stored_at > first_stored_at AS seen FROM companies`;
    expect(seen).toBe(true);
  });

  it('with other content is a new version, and the old one is kept; the content of before is a third one', async () => {
    for (const status of ['存续', '吊销', '存续']) await save(company({ status }));
    const rows = await sql`
      SELECT response #>> '{content,providedStatus}' AS status, superseded_at IS NULL AS current
      FROM datasets ORDER BY id`;
    expect(rows).toEqual([
      { status: '存续', current: false },
      { status: '吊销', current: false },
      { status: '存续', current: true },
    ]);
    expect((await sizes())[0]).toBe(1);
  });

  it('has a version of its own for each dataset and release', async () => {
    await save(company());
    await store(
      sql,
      normalize(company(), { dataset: 'refresh', version: 'v2', lineage: true }),
      'refresh',
      NEWEST,
    );
    const older = { dataset: 'super', version: 'v2', release: '2025-06-23', lineage: true } as const;
    await store(sql, normalize(company(), older), 'super', '2025-06-23');
    const rows = await sql`SELECT FROM datasets WHERE superseded_at IS NULL`;
    expect(rows).toHaveLength(3);
  });

  it('by several writers at once has one current version, and no two versions in a row are equal', async () => {
    const statuses = ['存续', '吊销', '注销'];
    const saves = Array.from({ length: 24 }, (_, index) => save(company({ status: statuses[index % 3] })));
    await Promise.all(saves);
    const rows = await sql<{ content_hash: string; superseded_at: Date | null }[]>`
      SELECT content_hash, superseded_at FROM datasets ORDER BY id`;
    expect(rows.filter((row) => row.superseded_at === null)).toHaveLength(1);
    expect(rows.filter((row, index) => row.content_hash === rows[index - 1]?.content_hash)).toEqual([]);
  });

  it('without a kompanyId is stored once, and supersedes nothing', async () => {
    const nameless = (address: string) => ({ qycxnew: v1({ qyName: '甲有限公司', address }) });
    expect(await save(nameless('甲路1号'))).toMatch(/^\d+$/);
    expect(await save(nameless('甲路1号'))).toBeUndefined();
    expect(await save(nameless('乙路2号'))).toMatch(/^\d+$/);
    const rows = await sql`SELECT kompany_id, superseded_at FROM datasets`;
    expect(rows).toEqual([
      { kompany_id: null, superseded_at: null },
      { kompany_id: null, superseded_at: null },
    ]);
    expect((await sizes())[0]).toBe(0);
  });

  it('is read back as it was made, with its issues and its lineage, for every golden case', async () => {
    for (const { name, bundle } of readBundles()) {
      await sql`TRUNCATE companies, datasets, issues, lineage`;
      const made = superOf(bundle);
      const id = await store(sql, made, 'super', NEWEST);
      const [row] = await sql<
        { response: string }[]
      >`SELECT response::text FROM datasets WHERE id = ${id ?? null}`;
      expect([name, row?.response]).toEqual([name, JSON.stringify(made.response)]);
      const issues = await sql`SELECT * FROM issues ORDER BY position`;
      expect([name, issues.map(({ dataset_id: _, position, ...issue }) => issue)]).toEqual([
        name,
        made.issues.map((issue) => ({ reason: null, count: null, ...issue })),
      ]);
      const lineage = await sql`
        SELECT output, rule, list, list_row AS row, added_by AS "addedBy", inputs FROM lineage ORDER BY position`;
      const nothing = { rule: null, list: null, row: null, addedBy: null };
      expect([name, [...lineage]]).toEqual([
        name,
        JSON.parse(JSON.stringify(made.lineage.map((entry) => ({ ...nothing, ...entry })))),
      ]);
    }
  });

  it('keeps whose row of a code list decided', async () => {
    const { normalize: own } = createNormalizer({ codes: { status: { 某种状态: 'CLOSED' } } });
    const bundle = company({ status: '某种状态' });
    await store(sql, own(bundle, { dataset: 'super', version: 'v2', lineage: true }), 'super', NEWEST);
    const [row] = await sql`SELECT list, list_row, added_by FROM lineage WHERE output = '$.content.status'`;
    expect(row).toEqual({ list: 'status', list_row: '某种状态', added_by: 'caller' });
  });

  it('is found among those that may be blacklisted, also without a kompanyId', async () => {
    await save({ qycxnew: v1({ qyName: '甲有限公司' }) });
    expect([...(await sql.unsafe(QUERIES[0] ?? ''))]).toEqual([
      { kompany_id: null, name: '甲有限公司', blacklisted: null },
    ]);
  });

  it('keeps a U+0000 of a raw value', async () => {
    await save(company({ domain: 'C4210\u0000' }));
    const [row] = await sql<{ inputs: { original: string }[] }[]>`
      SELECT inputs FROM lineage WHERE output = '$.content.industryActivityCode.code'`;
    expect(row?.inputs[0]?.original).toBe('C4210\u0000');
  });

  it('is erased with its company', async () => {
    await save(company());
    await sql`DELETE FROM companies`;
    expect(await sizes()).toEqual([0, 0, 0, 0]);
  });
});
