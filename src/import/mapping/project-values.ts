import type { SourceRow } from '../source/source.js';
import type { Context } from './declare.js';
import { anyText, day, money, whole } from './values.js';

/** What a project is here that both summer systems say alike; a text: why it is none. */
export function projectValues(old: SourceRow, at: Context) {
  const campusId = at.id('campus', old['campus_id']);
  if (campusId === undefined) return 'its campus is gone';
  const startDate = day(old['start_date']) ?? day(old['end_date']) ?? day(old['create_time']);
  if (startDate === null) return 'it has no date at all';
  if (day(old['start_date']) === null) at.note('startDate', `${old['start_date']} is no date: ${startDate} stands for it`);
  const endDate = day(old['end_date']) ?? startDate;
  if (day(old['end_date']) === null) at.note('endDate', `${old['end_date']} is no date: ${endDate} stands for it`);
  if (old['name'] == null) at.note('name', 'there was none: an empty text');
  const applyFee = money(old['apply_fee']);
  return {
    campusId,
    name: anyText(old['name']),
    startDate: `${startDate}T00:00:00Z`,
    endDate: `${endDate}T00:00:00Z`,
    address: old['address'] ?? null,
    info: old['info'] ?? null,
    applyFee: applyFee !== null && Number(applyFee) < 0 ? '0.00' : applyFee,
    courseNum: whole(old['course_num']) ?? 0,
  };
}
