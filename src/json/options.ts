/**
 * Options that a caller passes, checked because a caller may not use TypeScript: a misspelt or forgotten one must not
 * pass for its default. Messages name the option and never repeat its value.
 *
 * @example
 * checkKeys('normalize', { Dataset: 'super' }, ['dataset']) // throws: normalize has no option Dataset; write dataset
 */

/**
 * Checks that options are an object without a key that is not an option.
 *
 * @throws TypeError that names the key, and the option that is meant where only the case differs
 */
export function checkKeys(callee: string, options: unknown, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`the options of ${callee} must be an object; options are ${names.join(', ')}`);
  }
  if (!hasKeys(options)) {
    throw new TypeError(
      `the options of ${callee} must be a plain object, not a promise or a Map; options are ${names.join(', ')}`,
    );
  }
  const unknown = Object.keys(options).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const meant = names.find((name) => name.toLowerCase() === unknown.toLowerCase());
  const advice = meant === undefined ? `options are ${names.join(', ')}` : `write ${meant}`;
  throw new TypeError(`${callee} has no option ${unknown}; ${advice}`);
}

/** A promise or a Map has no keys of its own, and would pass for an object without options. */
export function hasKeys(value: object): boolean {
  return !(Symbol.iterator in value) && !('then' in value);
}

/** @throws TypeError when the option is there and not a function. */
export function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') throw new TypeError(`${name} must be a function`);
}

/** @throws TypeError when the option is there and not a boolean. */
export function checkBoolean(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') throw new TypeError(`${name} must be true or false`);
}
