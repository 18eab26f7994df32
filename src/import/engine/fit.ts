import { datamodel } from '../../generated/datamodel.js';
import type { Column } from '../../read/datamodel.js';
import { onlyCharacters } from './json.js';

const MAX_INT = 2_147_483_647;

/** A value as its column takes it. `note`: what was done to it for that. */
export interface Fitted {
  readonly value: unknown;
  readonly note?: string;
}

/** What does not fit is cut, and said; nothing is refused for its length. */
export function fit(value: unknown, column: Column): Fitted {
  if (typeof value === 'string' && column.type === 'String') return fitText(value, column);
  if (typeof value === 'number' && column.type === 'Int') return fitNumber(value, column);
  if (Array.isArray(value)) return { value: value.map((item) => (typeof item === 'string' ? onlyCharacters(item) : item)) };
  return { value: value ?? null };
}

/** A text as it stands here, to be compared with others: two that were cut may have become one. */
export function asStored(entity: string, field: string, value: unknown): unknown {
  const column = datamodel.models[entity]?.columns[field];
  return column === undefined || typeof value !== 'string' ? value : fit(value, column).value;
}

function fitText(text: string, { length }: Column): Fitted {
  const cleaned = onlyCharacters(text);
  const characters = length?.max === undefined || cleaned.length <= length.max ? undefined : [...cleaned];
  if (characters === undefined || length?.max === undefined || characters.length <= length.max) {
    return cleaned === text ? { value: text } : { value: cleaned, note: 'characters that are none were left out' };
  }
  return { value: characters.slice(0, length.max).join(''), note: `cut to ${length.max} characters: ${JSON.stringify(text)}` };
}

function fitNumber(number: number, { range, nullable }: Column): Fitted {
  const min = range?.min ?? (range?.above === undefined ? -MAX_INT - 1 : range.above + 1);
  const max = range?.max ?? MAX_INT;
  if (Number.isSafeInteger(number) && number >= min && number <= max) return { value: number };
  if (nullable) return { value: null, note: `${number} is outside ${min} to ${max}: left empty` };
  return {
    value: Math.min(max, Math.max(min, Math.trunc(number) || 0)),
    note: `${number} is outside ${min} to ${max}: the nearest number`,
  };
}
