import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateResponse } from '../../src/datasets/check.js';
import { redact } from '../../src/datasets/redact.js';
import { RELEASES } from '../../src/datasets/releases/index.js';
import { render } from '../../src/datasets/render.js';
import { RawPayloadError } from '../../src/errors.js';
import { leavesOf } from '../../src/json/leaves.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { DATASETS, readSchema, VERSIONS } from '../contracts/schemas.js';
import { readBundles } from '../normalize/goldenBundles.js';

const COMPANIES = readBundles().map(({ name, bundle }) => ({ name, ...readCompany(bundle) }));
const RENDITIONS = RELEASES.flatMap((release) =>
  VERSIONS.flatMap((version) => DATASETS.map((dataset) => ({ release, version, dataset }))),
);

describe.each(RENDITIONS)('redact, $release $version $dataset', (rendition) => {
  it('leaves no name of a person, phone or e-mail in the copy, which keeps to the same schema', () => {
    for (const { name, company } of COMPANIES) {
      const copy = redact(render(company, rendition).response);
      expect(validateResponse(copy, rendition), name).toEqual([]);
      const texts = new Set([...leavesOf(copy, '$')].map(({ value }) => value));
      const persons = [
        company.legalRepresentative,
        ...(company.officers ?? []).map((officer) => officer.name),
        ...(company.shareholders ?? []).map((holder) => holder.name),
        ...company.emails,
        ...company.phones,
      ].flatMap((leaf) => leaf?.value ?? []);
      // A holder can be the branch's own company: its name is public where it is the company's.
      const own = new Set([company.name, ...company.formerNames].map((leaf) => leaf?.value));
      expect(
        persons.filter((person) => texts.has(person) && !own.has(person)),
        name,
      ).toEqual([]);
    }
  });

  it('marks in every release the fields that the newest marks', () => {
    const marked = JSON.stringify(readSchema(rendition.release, rendition.version, rendition.dataset));
    expect(marked).toContain('"x-personal"');
  });
});

describe('redact', () => {
  const PERSON = '董望舒';
  const bundle = parseBundle(readFileSync('examples/minimal.json'));

  it('redacts a v2 content alone like a whole response', () => {
    const { response } = normalize(bundle, { dataset: 'super', version: 'v2' });
    expect(JSON.stringify(response.content)).toContain(PERSON);
    expect(redact(response.content)).toEqual(redact(response).content);
  });

  it('redacts a v1 response that spells extraData', () => {
    const { extradata, ...rest } = normalize(bundle, { dataset: 'super', version: 'v1' }).response;
    expect(extradata.legalRepresentative).toBe(PERSON);
    expect(JSON.stringify(redact({ ...rest, extraData: extradata }))).not.toContain(PERSON);
  });

  it('redacts a phone that was stored as a number, and leaves a null', () => {
    const stored = { country: 'CN', extradata: { phone: 13800000000, email: null, listed: 'N' } };
    const extradata = { phone: '[redacted]', email: null, listed: 'N' };
    expect(redact(stored)).toEqual({ country: 'CN', extradata });
  });

  it('redacts each of twelve officers', () => {
    const officers = Array.from({ length: 12 }, () => ({ name: PERSON, role: 'officer' }));
    const content = { countryCode: 'CN', associatedEntities: { officers } };
    expect(JSON.stringify(redact(content))).not.toContain(PERSON);
    expect(redact(content).associatedEntities.officers[11]?.role).toBe('officer');
  });

  it.each([
    ['the whole result of normalize', () => normalize(bundle, { dataset: 'super', version: 'v2' })],
    ['a company', () => readCompany(bundle).company],
    ['a bundle', () => bundle],
    ['a text', () => JSON.stringify(normalize(bundle, { dataset: 'super', version: 'v2' }).response)],
    ['a list of responses', () => [normalize(bundle, { dataset: 'super', version: 'v2' }).response]],
    ['nothing', () => undefined],
  ])('refuses %s, in which it would leave persons', (_, make) => {
    expect(() => redact(make())).toThrow(RawPayloadError);
  });

  it('changes nothing but texts of fields that hold personal data', () => {
    const [first] = COMPANIES;
    if (!first) throw new Error('there is a golden case');
    const response = render(first.company, { dataset: 'super', version: 'v2' }).response;
    const copy = redact(response);
    expect(copy.content.name).toBe(response.content.name);
    expect(copy.content.sources).toEqual(response.content.sources);
    expect(copy).not.toBe(response);
  });
});
