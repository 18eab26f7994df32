import type { SourceRow } from '../../source/source.js';
import { IdOf, row, setAside, type TableMapping, type Target } from '../declare.js';
import { projectValues } from '../project-values.js';
import { anyText, china, flag, money, text, whole } from '../values.js';
import { made, times } from './times.js';

const FEES = ['one_course_fee', 'two_course_fee', 'three_course_fee', 'four_course_fee', 'five_course_fee'] as const;

/** The fees of one to five courses are columns there and rows here. */
export const PROJECT: TableMapping = {
  table: 'project',
  entity: 'Project',
  mapped: [
    'id',
    'campus_id',
    'name',
    'start_date',
    'end_date',
    'address',
    'info',
    'create_time',
    'apply_fee',
    'course_num',
    ...FEES,
    'is_active',
  ],
  ignored: { campus_name: 'a copy of the name of the campus' },
  map: (old, at) => {
    const values = projectValues(old, at);
    if (typeof values === 'string') return setAside(values);
    const project = row('Project', {
      ...values,
      active: flag(old['is_active']),
      ...made(old),
    });
    return [project, ...feesOf(old)];
  },
};

function feesOf(old: SourceRow): Target[] {
  return FEES.flatMap((column, index) => {
    const fee = money(old[column]);
    const courseNumber = index + 1;
    return fee === null || Number(fee) < 0
      ? []
      : [row('ProjectFee', { projectId: new IdOf('Project'), courseNumber, fee, ...made(old) }, String(courseNumber))];
  });
}

/** Days of the old system begin and end courses at midnight in China. A false `status` means that it was removed. */
export const PROJECT_COURSE: TableMapping = {
  table: 'project_course',
  entity: 'Offering',
  mapped: [
    'id',
    'project_id',
    'course_id',
    'course_name',
    'course_code',
    'professor',
    'max_select_num',
    'start_time',
    'end_time',
    'address',
    'status',
    'create_time',
    'modified_time',
  ],
  ignored: { campus_id: 'a copy of the campus of the project' },
  map: (old, at) => {
    const projectId = at.id('project', old['project_id']);
    const courseId = at.id('course', old['course_id']);
    if (projectId === undefined || courseId === undefined) return setAside('its project or its course is gone');
    const startTime = china(old['start_time']) ?? china(old['end_time']) ?? china(old['create_time']);
    if (startTime === null) return setAside('it has no date at all');
    if (china(old['start_time']) === null) at.note('startTime', `${old['start_time']} is no date: ${startTime} stands for it`);
    const endTime = china(old['end_time']) ?? startTime;
    if (china(old['end_time']) === null) at.note('endTime', `${old['end_time']} is no date: ${endTime} stands for it`);
    return [
      row('Offering', {
        projectId,
        courseId,
        name: anyText(old['course_name']),
        code: text(old['course_code']),
        professor: anyText(old['professor']),
        maxNum: whole(old['max_select_num']) ?? 0,
        startTime,
        endTime,
        address: anyText(old['address']),
        active: flag(old['status']),
        ...times(old),
      }),
    ];
  },
};
