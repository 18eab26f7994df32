import { row, type TableMapping } from '../declare.js';
import { anyText, day, picture, whole } from '../values.js';
import type { SummerSystem } from './system.js';

/** `updated`: the column that says when a channel was changed last. */
export function channels(table: string, updated: string, { clock, consultant }: SummerSystem): TableMapping {
  return {
    table,
    entity: 'Channel',
    mapped: [
      'id',
      'name',
      'sales_man_id',
      'plan_date',
      'plan_student_number',
      'plan_file_student_number',
      'plan_payed_student_number',
      'phase_discount',
      'channel_url',
      'qr_code',
      'create_time',
      updated,
    ],
    files: ['qr_code'],
    map: (old, at) => {
      const planned = day(old['plan_date']);
      return [
        row('Channel', {
          name: anyText(old['name']),
          staffId: consultant(at, old['sales_man_id']) ?? null,
          planDate: planned === null ? null : `${planned}T00:00:00Z`,
          plannedStudents: whole(old['plan_student_number']),
          plannedFiles: whole(old['plan_file_student_number']),
          plannedPayers: whole(old['plan_payed_student_number']),
          phaseDiscount: old['phase_discount'] ?? null,
          url: old['channel_url'] ?? null,
          qrCode: picture(old['qr_code'], 'channel'),
          ...clock.times(old, 'create_time', updated),
        }),
      ];
    },
  };
}
