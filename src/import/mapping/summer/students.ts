import { normalForm } from '../../../platform/text/normal-form.js';
import type { Context } from '../declare.js';
import { day, money, text } from '../values.js';

/** What is one student's only; where another has it, it is left out here. */
export function onlyTheirs(value: string | null | undefined, field: 'idNumber' | 'studentNumber', at: Context): string | null {
  const given = text(value);
  if (given === null) return null;
  const form = normalForm(given);
  const taken = at.find(`Student.${field}`, form);
  if (taken === undefined) return form;
  at.note(field, 'another student has it: left empty');
  return null;
}

/** A grade point average that our column takes. */
export function gpaOf(value: string | null | undefined): string | null {
  const gpa = money(value);
  return gpa !== null && (Number(gpa) < 0 || Number(gpa) >= 10_000) ? null : gpa;
}

/** A day as our columns of days take it. */
export function midnight(value: string | null | undefined): string | null {
  const date = day(value);
  return date === null ? null : `${date}T00:00:00Z`;
}
