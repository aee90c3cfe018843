/**
 * What each character of a text is read as among the others, without tones. The text is split into phrases of
 * pinyin-pro's dictionary so that the split is the most probable one, as pinyin-pro splits it; a character outside
 * of every phrase has its own reading. Source: pinyin-pro, https://github.com/zh-lx/pinyin-pro (MIT licence).
 *
 * @example
 * readingsInContext('银行行长') // ['yin', 'hang', 'hang', 'zhang']
 */

import { PHRASE_READINGS, RARE_READINGS } from '../generated/names/pinyin.js';
import { CHARACTER_READINGS } from '../generated/names/tables.js';
import { byOpening, lazy, rows } from '../text/packedTable.js';

interface Phrase {
  readonly zh: string;
  /** One syllable a character; undefined when each has its own. */
  readonly syllables: readonly string[] | undefined;
  readonly probability: number;
}

/** One reading a character; undefined for a character that no reading is known of. */
export function readingsInContext(text: string): (string | undefined)[] {
  const characters = Array.from(text);
  return split(text, characters).flatMap<string | undefined>(({ start, phrase }) => {
    if (phrase === undefined) return [readingAlone(characters, start)];
    return phrase.syllables ?? Array.from(phrase.zh, readingOf);
  });
}

/** A character outside of every phrase: 々 repeats the one before it, and 了 is a particle unless it opens the text. */
function readingAlone(characters: readonly string[], index: number): string | undefined {
  const character = characters[index] ?? '';
  const before = characters[index - 1] ?? '';
  if (character === '々') return before === PARTICLE ? 'le' : (readingOf(before) ?? 'tong');
  return character === PARTICLE && readingOf(before) !== undefined ? 'le' : readingOf(character);
}

const PARTICLE = '了';

function readingOf(character: string): string | undefined {
  return characterReadings().get(character);
}

const characterReadings = lazy(() => {
  const readings = new Map<string, string>();
  for (const table of [CHARACTER_READINGS, RARE_READINGS]) {
    for (const [syllable, characters] of rows<[syllable: string, characters: string]>(table)) {
      for (const character of characters) readings.set(character, syllable);
    }
  }
  return readings;
});

const phrases = lazy(() =>
  byOpening<[zh: string, reading: string, rule: string], Phrase>([PHRASE_READINGS], (alike) =>
    alike.map(({ row: [zh, reading, rule] }) => ({
      zh,
      syllables: reading === '' ? undefined : reading.split(' '),
      probability: rule === '' ? OF_PHRASE : OF_RULE,
    })),
  ),
);

const OF_PHRASE = 2e-8;
const OF_RULE = 1e-12;
const OF_CHARACTER = 1e-13;
/** Below this a probability is scaled up, and the scalings are counted. */
const SMALLEST = 1e-300;
const SCALE = 1e300;

interface Piece {
  readonly start: number;
  readonly phrase: Phrase | undefined;
}

interface Best {
  readonly phrase: Phrase | undefined;
  readonly probability: number;
  readonly scalings: number;
}

/** The most probable split of the rest of a text, found from its end. Of two as probable the shorter phrase wins. */
function split(text: string, characters: readonly string[]): Piece[] {
  const bests: Best[] = [];
  bests[characters.length] = { phrase: undefined, probability: 1, scalings: 0 };
  let offset = text.length;
  for (let start = characters.length - 1; start >= 0; start -= 1) {
    offset -= characters[start]?.length ?? 1;
    let best: Best | undefined;
    for (const phrase of phrases().opening(text.charCodeAt(offset), text.charCodeAt(offset + 1))) {
      const rest = bests[start + phrase.zh.length];
      if (rest === undefined || !text.startsWith(phrase.zh, offset)) continue;
      best = better(best, scaled(phrase, phrase.probability * rest.probability, rest.scalings));
    }
    // pinyin-pro counts the scalings anew at a character alone.
    const alone = scaled(undefined, OF_CHARACTER * (bests[start + 1]?.probability ?? 1), 0);
    bests[start] = better(best, alone);
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < characters.length; ) {
    const phrase = bests[start]?.phrase;
    pieces.push({ start, phrase });
    start += phrase?.zh.length ?? 1;
  }
  return pieces;
}

function scaled(phrase: Phrase | undefined, probability: number, scalings: number): Best {
  if (probability >= SMALLEST) return { phrase, probability, scalings };
  return { phrase, probability: probability * SCALE, scalings: scalings + 1 };
}

function better(first: Best | undefined, second: Best): Best {
  if (first === undefined || first.scalings > second.scalings) return second;
  return first.scalings < second.scalings || first.probability > second.probability ? first : second;
}
