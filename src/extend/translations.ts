/**
 * The caller's translations of names (译名), which come before neci-kyc's and after a source's. Each answer is checked:
 * what is not a name in Latin letters is left out.
 */

import { AdditionError } from '../errors.js';
import { checkKeys } from '../json/options.js';
import { type CallerTranslations, type NameContext, REFUSED, type Translate } from '../reading/additions.js';
import { type CallerRuleId, isCallerRule } from '../rules/registry.js';
import { hasLatin } from '../text/han.js';
import { unicode } from '../text/unicode.js';
import * as texts from '../values/text.js';
import { functionOf, isClean, isPromise, kindOf, SYNCHRONOUS } from './check.js';

/** A name in Latin letters, or undefined where you have none. */
export type TranslateName = (name: string, context: NameContext) => string | undefined;

export interface TranslateOptions {
  /**
   * Whose rule it is, its name and its version, which moves when it gives another name: "acme/names/1". The default,
   * "caller/translations/1", doesn't tell two versions apart.
   */
  readonly rule?: CallerRuleId | undefined;
  /** Translates the names of companies: the company's own, and those of holders and officers. */
  readonly company?: TranslateName | undefined;
  /** Translates the names of persons. */
  readonly person?: TranslateName | undefined;
}

/** @throws TypeError that names the option and says what to write. */
export function readTranslations(options: unknown): CallerTranslations {
  checkKeys('translate', options, ['rule', 'company', 'person']);
  const { rule = 'caller/translations/1', company, person } = options as TranslateOptions; // an object of these keys; each is checked
  if (!isCallerRule(rule)) {
    throw new TypeError(
      'translate.rule must be the id of your rule: whose it is, its name and its version, such as acme/names/1',
    );
  }
  if (company === undefined && person === undefined) {
    throw new TypeError('translate translates nothing; add company, person, or both');
  }
  return {
    rule,
    company: checked('translate.company', company),
    person: checked('translate.person', person),
  };
}

function checked(path: string, translate: unknown): Translate | undefined {
  const answerOf = functionOf(path, translate) as TranslateName | undefined; // its answer is checked below
  return (
    answerOf &&
    ((name, context) => {
      const answer = asked(path, answerOf, name, context);
      return answer === undefined ? undefined : (latinName(answer) ?? REFUSED);
    })
  );
}

function asked(path: string, answerOf: TranslateName, name: string, context: NameContext): unknown {
  let answer: unknown;
  try {
    answer = answerOf(name, context);
  } catch (error) {
    throw new AdditionError(path, `threw ${kindOf(error)} for the name at ${context.path}`, error);
  }
  if (isPromise(answer)) throw new AdditionError(path, SYNCHRONOUS);
  return answer;
}

const LONGEST = 1000;
/** Letters of another script. Modifier letters, such as the apostrophe in Hawaiʻi, are of every script. */
const OTHER_LETTER = unicode`(?!\p{Lm})[^\P{L}\p{Script=Latin}]`;

/** The answer as it is output; undefined when it is not a name in Latin letters. */
function latinName(answer: unknown): string | undefined {
  const read = typeof answer === 'string' && answer.length <= LONGEST ? texts.parse(answer) : undefined;
  if (!read?.ok) return undefined;
  const { text } = read.value;
  return hasLatin(text) && !OTHER_LETTER().test(text) && isClean(text) ? text : undefined;
}
