/** What the newest release changed for this very company: its dataset of before beside that of after. */

import type { Company } from '../company/company.js';
import { CHANGES, NEWEST } from '../datasets/releases/index.js';
import { render } from '../datasets/render.js';
import type { Dataset, Version } from '../generated/contracts/index.js';
import { leavesOf, type Scalar } from '../json/leaves.js';
import type { ReleaseComparison } from './explanation.js';

interface Rendition {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly extensions: boolean;
}

export function compareReleases(company: Company, rendition: Rendition): ReleaseComparison {
  const [newest] = CHANGES;
  if (newest === undefined) throw new Error('there is a newest release');
  const before = render(company, { ...rendition, release: newest.before }).response;
  const after = render(company, { ...rendition, release: NEWEST }).response;
  const differences = differencesOf(scalars(before), scalars(after));
  const changes = newest.changes.map(({ name, sentence, fields }) => {
    const places = fields
      .filter(({ datasets }) => datasets.includes(rendition.dataset))
      .flatMap((field) => Object.values(field[rendition.version] ?? {}).map(patternOfPlace));
    const own = differences.filter(({ output }) => places.some((place) => isAt(place, output)));
    return { name, sentence, differences: own };
  });
  return {
    before: newest.before,
    after: NEWEST,
    changes: changes.filter((change) => change.differences.length > 0),
  };
}

type Difference = ReleaseComparison['changes'][number]['differences'][number];

function scalars(response: unknown): ReadonlyMap<string, Scalar> {
  return new Map([...leavesOf(response, '$')].map(({ path, value }) => [path, value]));
}

function differencesOf(
  before: ReadonlyMap<string, Scalar>,
  after: ReadonlyMap<string, Scalar>,
): Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ output: path, before: textAt(before, path), after: textAt(after, path) }));
}

function textAt(values: ReadonlyMap<string, Scalar>, path: string): string | null {
  const value = values.get(path);
  return value === undefined ? null : String(value);
}

/** "associatedEntities.shareholders[*].isCorporate": a place without its filters, and relative to the content. */
function patternOfPlace(place: string): string {
  return place.replaceAll(/\[[^\]]*\]/g, '[*]');
}

function isAt(place: string, output: string): boolean {
  const path = output.replaceAll(/\[\d+\]/g, '[*]').replace(/^\$\.(?:content\.)?/, '');
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}
