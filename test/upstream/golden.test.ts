import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, ENDPOINTS, endpoint, isEndpointName } from '../../src/upstream/index.js';
import { open } from '../../src/upstream/open.js';

const GOLDEN = 'test/golden';
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const bodies = readdirSync(GOLDEN)
  .filter((name) => existsSync(`${GOLDEN}/${name}/raw`))
  .flatMap((name) =>
    readdirSync(`${GOLDEN}/${name}/raw`).map((file) => [name, file.replace('.json', '')] as const),
  );

/** The bodies that hold no payload, with the reason: the case is about just that. */
const FAILURES = new Map([
  ['upstream-failures/info', 'error_code'],
  ['upstream-failures/isHmd', 'error_code'],
  ['upstream-failures/jyyc', 'not_success'],
  ['upstream-failures/yzwf', 'no_payload'],
  ['upstream-failures/zdsswf', 'error_code'],
  ['upstream-failures/shareholderInvest', 'not_success'],
  ['upstream-failures/keyPersonnelInfo', 'error_message'],
  ['upstream-failures/branchInfo', 'not_an_object'],
  ['upstream-failures/companyContactInfo', 'no_payload'],
  ['upstream-failures/annualRpt', 'not_an_object'],
]);

const known = bodies.flatMap(([name, file]) => (isEndpointName(file) ? [[name, file] as const] : []));

describe("the golden cases' raw bodies", () => {
  it('cover every endpoint', () => {
    expect(new Set(known.map(([, file]) => file))).toEqual(new Set(ENDPOINTS));
  });

  it('are of known endpoints, but for the two that a case hands in on purpose', () => {
    const others = bodies.filter(([, file]) => !isEndpointName(file)).map((entry) => entry.join('/'));
    expect(others.sort()).toEqual(['unknown-keys-and-codes/alterInfo', 'unknown-keys-and-codes/fzch']);
  });

  it.each(known)('%s/%s is as its schema describes it, or fails as its case says', (name, file) => {
    const body = read(`${GOLDEN}/${name}/raw/${file}.json`);
    const opened = open(body, file);
    const failure = FAILURES.get(`${name}/${file}`);
    if (failure) expect(opened).toMatchObject({ ok: false, reason: failure });
    else {
      expect(bodyOf(file).safeParse(body).error).toBeUndefined();
      expect(opened.ok && endpoint(file).payload.safeParse(opened.payload).error).toBeUndefined();
    }
  });
});

describe('the examples', () => {
  const bundles = readdirSync('examples').filter((file) => file.endsWith('.json'));

  it.each(bundles)('%s opens whole', (file) => {
    const bundle = Object.entries(read(`examples/${file}`) as object);
    for (const [name, body] of bundle) expect(open(body, name).ok, name).toBe(true);
  });

  it('bundles.ndjson has the same bundles, one per line', () => {
    const lines = readFileSync('examples/bundles.ndjson', 'utf8').trim().split('\n');
    const expected = bundles.map((file) => JSON.stringify(read(`examples/${file}`)));
    expect(lines.sort()).toEqual(expected.sort());
  });

  it.each([
    ['xiaomi', 'xiaomi'],
    ['revoked-licence', 'minimal'],
  ])('the case %s has the bodies of %s.json', (name, file) => {
    const folder = `examples/cases/${name}/raw`;
    const bodies = readdirSync(folder).map((body) => [body.replace('.json', ''), read(`${folder}/${body}`)]);
    expect(Object.fromEntries(bodies)).toEqual(read(`examples/${file}.json`));
  });

  it("show the announcement's company as its golden case has it", () => {
    const folder = `${GOLDEN}/announcement-company/raw`;
    const files = readdirSync(folder).map((file) => [file.replace('.json', ''), read(`${folder}/${file}`)]);
    expect(read('examples/xiaomi.json')).toEqual(Object.fromEntries(files));
  });
});
