/**
 * The header Retry-After (重试等待时间): seconds, also with a fraction, or one of the three forms of an HTTP date.
 *
 * Official source: RFC 9110, 10.2.3 and 5.6.7; fractions of seconds are what some servers send.
 *
 * @example
 * retryAfterMs('12.5', now) // 12500
 * retryAfterMs('Thu, 10 Jul 2025 08:00:20 GMT', now) // from now until then, at least 0
 * retryAfterMs('soon', now) // undefined
 */

const SECONDS = /^\d{1,9}(?:\.\d{1,9})?$/;
/** "Sun, 06 Nov 1994 08:49:37 GMT", or the obsolete "Sunday, 06-Nov-94 08:49:37 GMT". */
const NAMED_ZONE = /^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;
/** C's asctime, "Sun Nov  6 08:49:37 1994", which is in GMT and doesn't say so. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** How many milliseconds the server asks to wait; undefined when it doesn't, or in no form that can be read. */
export function retryAfterMs(header: string | null, now: () => Date): number | undefined {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Math.ceil(Number(text) * 1000);
  const date = NAMED_ZONE.test(text) ? text : ASCTIME.test(text) ? `${text} GMT` : '';
  const ms = Date.parse(date) - now().getTime();
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}
