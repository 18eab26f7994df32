import { DomainError } from '../../errors.js';

/** A text as it is kept: without blanks at its ends. Throws BAD_USER_INPUT when fewer than `min` characters remain. */
export function keptText(field: string, text: string, min: number): string {
  const kept = text.trim();
  if ([...kept].length < min) throw new DomainError('BAD_USER_INPUT', { field });
  return kept;
}
