import { type FieldRule, type Input, isMapping, scalarText } from '../shim/index.js';
import { idOf } from '../summer/ids.js';

/** As `idOf`, for a field that may be left out. */
export function maybeId(text: string | null | undefined): number | undefined {
  return text === undefined || text === null ? undefined : idOf(text);
}

/** A key in any case, bare or as `{key, verbose}`; an empty one was not sent. */
export const keyInAnyCase: FieldRule = {
  read: (raw) => {
    const key = keyOf(raw);
    return typeof key === 'string' ? key.toUpperCase() || undefined : key;
  },
};

/** A boolean in any documented form, or a status key; becomes `true`, `false` or the key. */
export const boolOrKey: FieldRule = {
  read: (raw) => {
    const value = keyOf(raw);
    if (value === 1 || value === '1') return 'true';
    if (value === 0 || value === '0') return 'false';
    if (value === '') return undefined;
    const text = scalarText(value).toLowerCase();
    return text === 'true' || text === 'false' ? text : value;
  },
};

function keyOf(raw: unknown): unknown {
  const key = isMapping(raw) && 'key' in raw ? raw['key'] : raw;
  return typeof key === 'string' ? key.trim() : key;
}

/** An instant as GraphQL takes it; null and what was not sent stay as they are. */
export function instant(time: Date | null | undefined): string | null | undefined {
  return time ? time.toISOString() : time;
}

/** The filter of a list; nothing meets it where a value was sent that nothing can have. */
export function narrowed<Filter extends object>({ findsNothing }: Pick<Input, 'findsNothing'>, filter: Filter): Filter | { or: never[] } {
  return findsNothing ? { or: [] } : filter;
}

/** A text that filters a list: empty is no filter. */
export function exactly(text: string | null | undefined): { eq: string } | undefined {
  return text === undefined || text === null || text === '' ? undefined : { eq: text };
}

/** As `exactly`, for a part of the text in any case. */
export function containing(text: string | null | undefined): { contains: string } | undefined {
  return text === undefined || text === null || text === '' ? undefined : { contains: text };
}

/** An id that narrows a list. */
export function only(id: number | null | undefined): { eq: number } | undefined {
  return id === undefined || id === null ? undefined : { eq: id };
}
