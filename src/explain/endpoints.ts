/** What became of each endpoint, and which empty fields one without data could have filled. */

import type { Dataset, Version } from '../generated/contracts/index.js';
import { ENDPOINT_TITLES, FIELDS } from '../generated/fields.js';
import { ENDPOINTS, type EndpointName } from '../upstream/registry.js';
import type { EndpointState, ExplainedEndpoint, ExplainedField } from './explanation.js';
import { patternOf } from './fields.js';

interface Context {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly fields: readonly ExplainedField[];
  readonly states: ReadonlyMap<EndpointName, EndpointState>;
  readonly checkedTimes: Readonly<Record<string, string>>;
}

export function endpointsOf({
  dataset,
  version,
  fields,
  states,
  checkedTimes,
}: Context): ExplainedEndpoint[] {
  const filled = new Set(fields.filter(({ value }) => value !== null).map(({ output }) => patternOf(output)));
  const empty = Object.entries(FIELDS[version]).filter(
    ([pattern, { datasets }]) => datasets.includes(dataset) && !filled.has(pattern),
  );
  return ENDPOINTS.map((name) => {
    const state = states.get(name) ?? 'absent';
    const couldFill = state === 'used' ? [] : empty.filter(([, { endpoints }]) => endpoints.includes(name));
    return {
      name,
      label: ENDPOINT_TITLES[name],
      state,
      checked: checkedTimes[name] ?? null,
      couldFill: couldFill.map(([output, { title, endpoints }]) => ({
        output,
        title,
        only: endpoints.length === 1,
      })),
    };
  });
}
