import { china, whole } from '../values.js';

/** An instant with its zone, or the clock in China where it names none. */
export function instant(value: string | null | undefined): string | undefined {
  const given = value?.trim() ?? '';
  if (!/(?:Z|[+-]\d\d:?\d\d)$/i.test(given)) return china(given) ?? undefined;
  const time = new Date(given);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** An amount in whole fen; what is no whole number is none. */
export function fen(value: string | null | undefined): number | null {
  return whole(value);
}
