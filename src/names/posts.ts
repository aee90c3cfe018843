/**
 * 驻, "stationed in", which an office's name has before the place: 驻上海代表处, 驻京办事处, 驻华代表处. Countries and
 * cities stand there by one character too.
 * Source: codelists/names/stations.csv.
 *
 * @example
 * stationOf('驻上海', { within: '', anywhere: true }) // { zh: '驻上海', en: 'Shanghai', code: '310000' }
 * stationOf('驻华', { within: '', anywhere: true }) // { zh: '驻华', en: 'China', code: '' }
 */

import { STATIONS } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';
import { type Place, type PlaceContext, placesAt } from './places.js';

const stations = lazy<ReadonlyMap<string, string>>(() => new Map(rows<[zh: string, en: string]>(STATIONS)));

/** Where an office is stationed: the place that a text opens with behind 驻, or 驻马店, which is a place itself. */
export function stationOf(
  text: string,
  context: PlaceContext,
): Pick<Place, 'zh' | 'en' | 'code'> | undefined {
  const [itself] = placesAt(text, 0, context);
  if (itself) return itself;
  const [place] = placesAt(text, 1, context);
  if (place) return { zh: `驻${place.zh}`, en: place.en, code: place.code };
  const post = stations().get(text.slice(1));
  return post === undefined ? undefined : { zh: text, en: post, code: '' };
}

/** Whether a text says where something is stationed, so that it is no brand: 驻华, 驻北京, but 驻颜. */
export function holdsPost(text: string, { anywhere }: PlaceContext): boolean {
  const start = text.indexOf('驻') + 1;
  if (start === 0) return false;
  if (anywhere && start === 1) return true;
  return (
    stations().has(text.slice(start)) || placesAt(text, start, { within: '', anywhere: true }).length > 0
  );
}
