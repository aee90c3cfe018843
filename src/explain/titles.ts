/** What a field is called where its place in the dataset is not in sight. */

/** "Name" alone could be anybody's: of a row it is that of a branch, a shareholder, an officer. */
export function titleWithParent({
  title,
  output,
}: {
  readonly title: string;
  readonly output: string;
}): string {
  const [, parent] = /(\w+)(?:\[\*\])?\.\w+(?:\[\*\])?$/.exec(output) ?? [];
  return parent === undefined || PARTS.has(parent) ? title : `${title} (${parent})`;
}

/** These say nothing of what is in them. */
const PARTS: ReadonlySet<string> = new Set([
  'content',
  'additionalData',
  'providerSpecificData',
  'associatedEntities',
  'extradata',
]);
