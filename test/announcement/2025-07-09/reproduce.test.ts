import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalize, parseBundle } from '../../../src/index.js';
import { inSchemaOrder, readSchema } from '../../contracts/schemas.js';
import { applyDeviations, readDeviations } from '../apply.js';

const HERE = new URL('./', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, HERE), 'utf8');
const DEVIATIONS = readDeviations(read('deviations.csv'), 'deviations.csv');

describe.each([
  { sample: 'refresh-before', side: 'before', dataset: 'refresh', release: '2025-06-23' },
  { sample: 'refresh-after', side: 'after', dataset: 'refresh', release: '2025-07-09' },
  { sample: 'super-before', side: 'before', dataset: 'super', release: '2025-06-23' },
  { sample: 'super-after', side: 'after', dataset: 'super', release: '2025-07-09' },
] as const)('$sample', ({ sample, side, dataset, release }) => {
  it('comes out of the raw bundle, byte for byte once the deviations are applied', () => {
    const published = JSON.parse(read(`samples/${sample}.json`));
    const { datasetId, kompanyId, requestTime, responseTime, estimatedDeliverySeconds } = published;
    const { response } = normalize(parseBundle(read(`raw/${side}.json`)), {
      dataset,
      version: 'v2',
      release,
      extensions: false,
      request: { datasetId, kompanyId, requestTime, responseTime, estimatedDeliverySeconds },
    });
    const rows = DEVIATIONS.filter((row) => row.sample === sample);
    const schema = readSchema(release, 'v2', dataset);
    const text = (value: unknown) => JSON.stringify(inSchemaOrder(value, schema), null, 2);
    expect(text(response)).toBe(text(applyDeviations(published, rows)));
  });

  it('is given in the order of its schema', () => {
    const { response } = normalize(parseBundle(read(`raw/${side}.json`)), {
      dataset,
      version: 'v2',
      release,
    });
    const schema = readSchema(release, 'v2', dataset);
    expect(JSON.stringify(response)).toBe(JSON.stringify(inSchemaOrder(response, schema)));
  });
});
