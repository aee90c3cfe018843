/**
 * The ways in which the mock can be made to fail (故障模式): by rule, at random with a seed, or by the
 * header `x-mock-fault` of one call.
 *
 * @example
 * parseRule('500@info*2') // { mode: '500', endpoint: 'info', times: 2 }
 * parseRule('quota') // { mode: 'quota' }
 * parseRule('500@inof') // throws: endpoints are login, qycxnew, info …
 */

import { CALLABLE } from '../upstream/registry.js';
import { MESSAGES } from './answers.js';

/** Or one of the platform's codes, such as "505069". */
export const MODES = [
  'slow',
  'reset',
  '500',
  'torn',
  'html',
  '429',
  'expired',
  'clock',
  'error_msg',
  'no_result',
  'quota',
] as const;

export interface FaultRule {
  /** One of MODES, or a code of the platform. */
  readonly mode: string;
  /** Only this endpoint; "login" is one too. Without it, all but the login. */
  readonly endpoint?: string;
  /** Only calls that ask for this name or code. */
  readonly company?: string;
  /** Only the first calls that match, so many of them. */
  readonly times?: number;
}

export interface FaultyCall {
  readonly endpoint: string;
  readonly company: string;
}

export interface Faults {
  /** @throws TypeError for a rule that would have no effect. */
  add(rule: FaultRule): void;
  clear(): void;
  /** The mode in which a call fails. */
  next(call: FaultyCall): string | undefined;
}

const RULE = /^([A-Za-z0-9_]+)(?:@([A-Za-z]+))?(?:\*(\d{1,6}))?$/;

/** The platform's codes that are words. A code of digits may be any, an unknown one too. */
const WORDS: readonly string[] = [...MESSAGES.keys()].filter((code) => /^[A-Z]/.test(code));
const NUMBER = /^\d{5,6}$/;

const TARGETS: readonly string[] = ['login', ...CALLABLE];

/** The possible faults, for a message and for the help. */
export const MODES_HELP = `Modes are ${MODES.join(', ')}, or a code of the platform: 5 or 6 digits, ${WORDS.join(', ')}.`;

/** @throws TypeError that lists the possible values, for a text that isn't a rule or would have no effect. */
export function parseRule(text: string): FaultRule {
  const [, mode, endpoint, times] = RULE.exec(text) ?? [];
  return checkRule({ mode, endpoint, times: times === undefined ? undefined : Number(times) });
}

/** @throws TypeError likewise. */
export function checkRule(rule: { readonly [Key in keyof FaultRule]?: unknown }): FaultRule {
  const { mode, endpoint, company, times } = rule;
  if (typeof mode !== 'string' || !isMode(mode)) throw new TypeError(MODES_HELP);
  if (endpoint !== undefined && (typeof endpoint !== 'string' || !TARGETS.includes(endpoint))) {
    throw new TypeError(`Endpoints are ${TARGETS.join(', ')}.`);
  }
  if (company !== undefined && typeof company !== 'string') {
    throw new TypeError('The company must be a name or a code.');
  }
  if (times !== undefined && (typeof times !== 'number' || !(times >= 1))) {
    throw new TypeError('A fault must come once or more.');
  }
  return { mode, endpoint, company, times };
}

export function isMode(mode: string): boolean {
  return MODES.some((known) => known === mode) || isPlatformCode(mode);
}

export function isPlatformCode(mode: string): boolean {
  return NUMBER.test(mode) || WORDS.includes(mode);
}

/** The modes of random faults: those that pass, and those that end a call. */
const BY_CHANCE = [
  'reset',
  '500',
  'torn',
  'html',
  '429',
  'expired',
  'error_msg',
  'no_result',
  '400430',
] as const;

export function createFaults(rate = 0, seed = 1): Faults {
  const rules: { rule: FaultRule; left: number }[] = [];
  const random = seeded(seed);
  return {
    add: (rule) => void rules.push({ rule: checkRule(rule), left: rule.times ?? Number.POSITIVE_INFINITY }),
    clear: () => void rules.splice(0),
    next(call) {
      const hit = rules.find(({ rule, left }) => left > 0 && fits(rule, call));
      if (hit) hit.left -= 1;
      if (hit || call.endpoint === 'login' || rate === 0) return hit?.rule.mode;
      const [chance, choice] = [random(), random()];
      return chance < rate ? BY_CHANCE[Math.floor(choice * BY_CHANCE.length)] : undefined;
    },
  };
}

function fits(rule: FaultRule, call: FaultyCall): boolean {
  const isEndpoint =
    rule.endpoint === undefined ? call.endpoint !== 'login' : rule.endpoint === call.endpoint;
  return isEndpoint && (rule.company === undefined || rule.company === call.company);
}

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
