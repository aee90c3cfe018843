/** How the questions of risk are answered over a run, and the first companies with a yes. */

import type { Company } from '../company/company.js';
import type { Answer, Question } from '../explain/explanation.js';
import { verdictsOf } from '../explain/verdicts.js';
import type { Named } from './block.js';

export interface Answered {
  readonly counts: Record<Answer, number>;
  /** The first with a yes, in the order of the input. */
  readonly yes: Named[];
}

export type Answers = { readonly [Q in Question]: Answered };

/** Every question, those first that decide most. */
export const QUESTIONS: readonly Question[] = [
  'blacklisted',
  'annualReportOverdue',
  'licenceRevoked',
  'abnormalOperations',
  'seriousViolations',
  'majorTaxViolations',
  'abnormalTaxpayer',
];

/** So many companies are named for each question; the output has all of them. */
const MAX_NAMED = 20;

export function emptyAnswers(): Answers {
  const none = QUESTIONS.map((question) => [question, { counts: { yes: 0, no: 0, unknown: 0 }, yes: [] }]);
  return Object.fromEntries(none) as unknown as Answers; // one entry for each question
}

export function countAnswers(answers: Answers, company: Company, named: Named): void {
  for (const { question, answer } of verdictsOf(company)) {
    const { counts, yes } = answers[question];
    counts[answer] += 1;
    if (answer === 'yes') nameCompanies(yes, [named]);
  }
}

/** Adds those of a later stretch. */
export function addAnswers(sum: Answers, later: Answers): void {
  for (const question of QUESTIONS) {
    const [one, other] = [sum[question], later[question]];
    for (const answer of ['yes', 'no', 'unknown'] as const) one.counts[answer] += other.counts[answer];
    nameCompanies(one.yes, other.yes);
  }
}

function nameCompanies(list: Named[], more: readonly Named[]): void {
  list.push(...more.slice(0, MAX_NAMED - list.length));
}
