/**
 * The cleaners: each turns what `take` gave into a Sourced value, or into nothing and an issue. There is
 * one for each kind of field of the upstream schemas.
 */

export { hasAnyField } from '../reading/sourced.js';
export * from './code.js';
export * from './date.js';
export * from './flag.js';
export * from './identifier.js';
export * from './money.js';
export { revocation } from './revocation.js';
export { emails, englishName, first, isMessage, phones, sizeOf, text, texts } from './text.js';
