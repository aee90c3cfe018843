/**
 * What each issue code means, what to do about it, and the reasons that it can have: the one source of the types in
 * issues.ts, of docs/reference/issues.md, of schemas/issue.schema.json and of the advice in an explanation.
 */

interface Guidance {
  readonly meaning: string;
  readonly advice: string;
  /** What each reason says beyond the code. */
  readonly reasons: Readonly<Record<string, string>>;
}

export const GUIDE = {
  upstream_failed: {
    meaning:
      'An endpoint, or one list inside it, gave no data: an error code, no success, or an unknown envelope.',
    advice: 'Ask the endpoint again. Until then treat everything that only it says as unknown.',
    reasons: {
      error_code: 'the answer has an error code',
      not_success: 'the answer does not say success',
      no_payload: 'the answer has no data',
      payload_type: 'the data are neither an object nor a list',
      not_an_object: 'the body is not an object',
      no_envelope: 'the body has no envelope of the platform, or the payloads of two',
      error_message: 'the data are an error message',
      section_error: 'one list inside the answer could not be asked',
    },
  },
  unsafe_number: {
    meaning:
      'A JSON number is too large to be exact where an identifier, a code or an amount belongs; it is left out.',
    advice: 'Ask the supplier to send it as text.',
    reasons: {},
  },
  limit_exceeded: {
    meaning: 'A text, a list or the nesting is larger than is read; what is beyond the limit is left out.',
    advice: 'Look at the raw bundle: real register data stay far below the limits.',
    reasons: {},
  },
  contradiction: {
    meaning: 'Two facts of the bundle cannot both be right, or a part of it describes another company.',
    advice:
      'Compare both raw values. With severity error, settle whose record it is before you use the dataset.',
    reasons: {
      other_company: 'a part of the bundle describes another company',
      total_against_rows: 'a list says that it has more or fewer rows: a page may be cut off',
      flag_against_list: 'a flag says otherwise than its list',
      verdict_against_lists: 'the verdict says otherwise than the lists',
      removal_date_on_current_row: 'a removal date is on a row that is flagged as current',
      removal_date: 'a removal date is before the inclusion, after the time of asking, or means never',
      currency: 'two currencies are given for one amount',
      over_100_percent: 'a share is over 100 percent',
      sum_over_100_percent: 'the shares add up to more than 100 percent',
      share_against_amount: 'a supplied share does not fit the amounts beside it',
      fractions: 'the shares add up to 1: they may be fractions',
      organization_code: 'the organization code differs from the one inside the credit code',
      district: 'the credit code names a district of no known province',
      status_against_deregistration: 'a day of deregistration is beside a status that says LIVE',
      status_against_revocation: 'a day of revocation is beside a status that does not mention it',
      term_order: 'the operating term ends before it starts',
      before_foundation: 'the company ended, lost its licence or ran out of its term before it was founded',
      two_terms: 'two fields give two terms',
      two_readings: 'a number can be read as two kinds of code',
      two_reports: 'two annual reports are of the latest year',
      own_code: 'the code beside a holder is the company’s own',
      holder_kind: 'the holder’s type says a person, the name a company',
      after_checking: 'a day is after the time of checking',
    },
  },
  missing_value: {
    meaning: 'A value that the dataset needs is in no endpoint of the bundle; it is unknown, not empty.',
    advice: 'Ask the endpoints that the message names.',
    reasons: {
      shareholders: 'no endpoint of shareholders is in the bundle',
      officers: 'no endpoint of officers is in the bundle',
      abnormalOperations: 'nothing in the bundle tells whether the company is on this risk list',
      seriousViolations: 'nothing in the bundle tells whether the company is on this risk list',
      majorTaxViolations: 'nothing in the bundle tells whether the company is on this risk list',
      currency: 'an amount has no currency',
      name: 'the company, or a row of a list, has no name',
      registrationNumber: 'the company has no registration number',
      status: 'the company has no registration status',
    },
  },
  unmapped_field: {
    meaning: 'A raw key that neci-kyc does not know has a value; it is not in the dataset.',
    advice: 'Read the raw value. Report the key, without the value, so that it can be mapped.',
    reasons: {},
  },
  unknown_endpoint: {
    meaning: 'The bundle has a key that is not an endpoint; nothing in it was read.',
    advice: 'Correct the spelling of the endpoint, or use the one that the message names.',
    reasons: {},
  },
  wrong_type: {
    meaning: 'A value is of another JSON type than its field takes; it is left out.',
    advice: 'Read the raw value, and report the change to the supplier.',
    reasons: {},
  },
  invalid_identifier: {
    meaning:
      'An identifier fails a check of its standard; it is emitted as it came unless it is a person’s number.',
    advice: 'Compare it with the business licence before you match on it.',
    reasons: {
      length: 'it has another length',
      alphabet: 'it has characters that its standard excludes',
      check_digit: 'its check character fails',
      old_form: 'it has a form from before 2007',
      structure: 'it is an old taxpayer number, or a person’s number',
    },
  },
  unknown_code: {
    meaning: 'A code or word is not in its code list, so what it means is not decided.',
    advice: 'Read the source’s own words. Report the word so that the list can have it.',
    reasons: {
      status: 'it is not a known registration status',
      'holder-type': 'it is not a known type of shareholder',
      currency: 'it is not a known currency',
      tag: 'it is not a known tag',
      'legal-form': 'it is not a known legal form',
      'entity-class': 'it is not a known class of entity',
      category: 'it is not a known category of entity',
      'organization-type': 'it is not a known type of organization',
      'industry-division': 'it is not a known division or section of industry',
      district: 'it is not a known district',
      'abnormal-reason': 'it is not one of the four legal grounds',
      'abnormal-taxpayer': 'it is not 0, 1 or 2',
      'yes-no': 'it is not yes or no',
    },
  },
  unparseable_value: {
    meaning: 'A date, an amount or another value cannot be read without guessing; it is left out.',
    advice: 'Read the raw value.',
    reasons: {
      number: 'it is a JSON number that can’t be a value of this kind',
      format: 'it has an unknown form',
      impossible: 'the day does not exist',
      placeholder: 'it is a placeholder, not a day',
      out_of_range: 'it is outside the range of real values',
      no_day: 'it names no day',
      ambiguous: 'it may be a day with a time, or a time in epoch milliseconds',
      no_offset: 'it is a time without its offset from UTC',
      clock_change: 'it is an hour that a change of the clock left out or repeated',
      no_end: 'it has a start, and nothing where the end should be',
      order: 'it ends before it starts',
      no_day_of_event: 'it is a placeholder, not a day of an event',
      length: 'it gives a length of time instead of a day',
      year: 'it is not a year',
      no_unit: 'the amount has no unit',
      no_number: 'it has no number',
      unknown_unit: 'the unit is unknown',
      unknown_currency: 'the currency is unknown',
      contradictory_unit: 'it gives two units',
      several_amounts: 'it gives several amounts',
      malformed_number: 'the number is malformed',
      malformed: 'it is malformed',
      too_large: 'it has too many digits',
      too_small: 'the share is below 0.000001 percent',
      too_long: 'it is too long',
      negative: 'it is negative',
      fraction_of_cent: 'it is a fraction of a cent',
      no_latin_name: 'it is not a name in Latin letters',
    },
  },
  sources_disagree: {
    meaning: 'Two endpoints state different values; the one earlier in the order of precedence is emitted.',
    advice: 'Compare the times at which both were asked, and both raw values.',
    reasons: {},
  },
  licence_revoked: {
    meaning: 'The licence is revoked. The company is still on the register, so its status is LIVE.',
    advice: 'Treat it as a company that may not trade.',
    reasons: {},
  },
  moved_out: {
    meaning: 'The company moved to another register of China; its status is LIVE.',
    advice: 'Ask for the record of the register that it moved to.',
    reasons: {},
  },
  dropped_value: {
    meaning:
      'A value, or a part of one, is not emitted because it may identify a person, or because the dataset has no room for it.',
    advice: 'Nothing, unless you need the value; then read the raw bundle under your own rules.',
    reasons: {
      removed: 'an upgraded release has no such field',
      place_taken: 'two stored values claim one field',
      selects_nothing: 'a stored path selects nothing',
      second_value: 'the dataset has room for one value',
      holder_kind_unknown: 'a code is beside a holder who may be a person',
      resident_number: 'a resident identity number was cut out',
      named_person: 'a telephone number or an e-mail address names a person',
      lost_character: 'a character was lost before the text came here',
      caller_translation:
        'a translation of the caller’s own is not a name in Latin letters; the name is translated without it',
    },
  },
  no_result: {
    meaning: 'An endpoint answered that it has nothing on this company.',
    advice:
      'Nothing for a list of branches or officers. For a base record or a risk list, check the name or code that was asked for.',
    reasons: {},
  },
  duplicate_row: {
    meaning: 'One holder is in several rows; each is emitted, and the sum is theirs together.',
    advice: 'Add the rows before you compare the holding with a threshold.',
    reasons: {
      holder: 'one holder is in several rows',
    },
  },
  caller_code: {
    meaning:
      'A code or word is read by a row that the caller of neci-kyc added to its code list; the list itself does not say it.',
    advice: 'Nothing, if you trust the row; the lineage names it.',
    reasons: {},
  },
  derived_value: {
    meaning: 'A value follows from others by a rule; no source states it.',
    advice: 'Prefer a value of the source where you have one.',
    reasons: {},
  },
  text_cleaned: {
    meaning: 'Markup, control characters or characters of another width were removed from a text.',
    advice: 'Nothing; the raw text is in the bundle.',
    reasons: {},
  },
} as const satisfies Readonly<Record<string, Guidance>>;
