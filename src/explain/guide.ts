/** What each issue code means and what to do about it: for the reader of an explanation, and docs/reference/issues.md. */

import type { IssueCode } from '../issues.js';

export interface Guidance {
  readonly meaning: string;
  readonly advice: string;
}

export const GUIDE: { readonly [Code in IssueCode]: Guidance } = {
  upstream_failed: {
    meaning:
      'An endpoint, or one list inside it, gave no data: an error code, no success, or an unknown envelope.',
    advice: 'Ask the endpoint again. Until then treat everything that only it says as unknown.',
  },
  unsafe_number: {
    meaning:
      'A JSON number is too large to be exact where an identifier, a code or an amount belongs; it is left out.',
    advice: 'Ask the supplier to send it as text.',
  },
  limit_exceeded: {
    meaning: 'A text, a list or the nesting is larger than is read; what is beyond the limit is left out.',
    advice: 'Look at the raw bundle: real register data stay far below the limits.',
  },
  contradiction: {
    meaning: 'Two facts of the bundle cannot both be right, or a part of it describes another company.',
    advice:
      'Compare both raw values. With severity error, settle whose record it is before you use the dataset.',
  },
  missing_value: {
    meaning: 'A value that the dataset needs is in no endpoint of the bundle; it is unknown, not empty.',
    advice: 'Ask the endpoints that the message names.',
  },
  unmapped_field: {
    meaning: 'A raw key that neci-kyc does not know has a value; it is not in the dataset.',
    advice: 'Read the raw value. Report the key, without the value, so that it can be mapped.',
  },
  unknown_endpoint: {
    meaning: 'The bundle has a key that is not an endpoint; nothing in it was read.',
    advice: 'Correct the spelling of the endpoint, or use the one that the message names.',
  },
  wrong_type: {
    meaning: 'A value is of another JSON type than its field takes; it is left out.',
    advice: 'Read the raw value, and report the change to the supplier.',
  },
  invalid_identifier: {
    meaning:
      'An identifier fails a check of its standard; it is emitted as it came unless it is a person’s number.',
    advice: 'Compare it with the business licence before you match on it.',
  },
  unknown_code: {
    meaning: 'A code or word is not in its code list, so what it means is not decided.',
    advice: 'Read the source’s own words. Report the word so that the list can have it.',
  },
  unparseable_value: {
    meaning: 'A date, an amount or another value cannot be read without guessing; it is left out.',
    advice: 'Read the raw value.',
  },
  sources_disagree: {
    meaning: 'Two endpoints state different values; the one earlier in the order of precedence is emitted.',
    advice: 'Compare the times at which both were asked, and both raw values.',
  },
  licence_revoked: {
    meaning: 'The licence is revoked. The company is still on the register, so its status is LIVE.',
    advice: 'Treat it as a company that may not trade.',
  },
  moved_out: {
    meaning: 'The company moved to another register of China; its status is LIVE.',
    advice: 'Ask for the record of the register that it moved to.',
  },
  dropped_value: {
    meaning:
      'A value, or a part of one, is not emitted because it may identify a person or belong to another company.',
    advice: 'Nothing, unless you need the value; then read the raw bundle under your own rules.',
  },
  no_result: {
    meaning: 'An endpoint answered that it has nothing on this company.',
    advice:
      'Nothing for a list of branches or officers. For a base record or a risk list, check the name or code that was asked for.',
  },
  duplicate_row: {
    meaning: 'One holder is in several rows; each is emitted, and the sum is theirs together.',
    advice: 'Add the rows before you compare the holding with a threshold.',
  },
  derived_value: {
    meaning: 'A value follows from others by a rule; no source states it.',
    advice: 'Prefer a value of the source where you have one.',
  },
  text_cleaned: {
    meaning: 'Markup, control characters or characters of another width were removed from a text.',
    advice: 'Nothing; the raw text is in the bundle.',
  },
};
