/** neci-kyc/explain: where every value of a dataset comes from, as data, as a page and as text. */

export { type Change, changeLine, explainChange } from './change.js';
export { type ExplainOptions, explain } from './explain.js';
export type * from './explanation.js';
export { explainPage } from './page/page.js';
export { explainText } from './text.js';
