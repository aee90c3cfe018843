/** What became of each endpoint, and which empty fields one without data could have filled. */

import type { Dataset, Version } from '../generated/contracts/index.js';
import { ENDPOINT_TITLES, FIELDS } from '../generated/fields.js';
import { isEndpointName } from '../upstream/registry.js';
import type { EndpointState, ExplainedEndpoint, ExplainedField, Verdict } from './explanation.js';
import { patternOf } from './fields.js';

interface Context {
  /** Every endpoint, in order of precedence. */
  readonly names: readonly string[];
  readonly dataset: Dataset;
  readonly version: Version;
  readonly fields: readonly ExplainedField[];
  readonly verdicts: readonly Verdict[];
  readonly states: ReadonlyMap<string, EndpointState>;
  readonly checkedTimes: Readonly<Record<string, string>>;
}

export function endpointsOf({
  names,
  dataset,
  version,
  fields,
  verdicts,
  states,
  checkedTimes,
}: Context): ExplainedEndpoint[] {
  const filled = new Set(fields.filter(({ value }) => value !== null).map(({ output }) => patternOf(output)));
  // A list that is known to have no row has no field to fill.
  const rowless = verdicts.flatMap(({ question, answer }) => (answer === 'no' ? `.${question}[*]` : []));
  const empty = Object.entries(FIELDS[version]).filter(
    ([pattern, { datasets }]) =>
      datasets.includes(dataset) && !filled.has(pattern) && !rowless.some((list) => pattern.includes(list)),
  );
  return names.map((name) => {
    const state = states.get(name) ?? 'absent';
    const couldFill = state === 'used' ? [] : empty.filter(([, { endpoints }]) => endpoints.includes(name));
    return {
      name,
      label: isEndpointName(name) ? ENDPOINT_TITLES[name] : name,
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
