import { row, setAside, type TableMapping } from '../../declare.js';
import { projectValues } from '../../project-values.js';
import { campusOf } from '../../summer/catalogue.js';
import { anyText, flag, utc, whole } from '../../values.js';
import { STUDENT_SYSTEM } from '../times.js';

const { made, times } = STUDENT_SYSTEM.clock;

export const CAMPUS: TableMapping = {
  table: 'campus',
  entity: 'Campus',
  mapped: ['id', 'name', 'info', 'network_course', 'create_time', 'is_active'],
  map: (old, at) => {
    const values = { info: anyText(old['info']), networkCourse: flag(old['network_course']) };
    return campusOf(old, at, values, times(old), flag(old['is_active']));
  },
};

export const PROJECT: TableMapping = {
  table: 'project',
  entity: 'Project',
  mapped: ['id', 'campus_id', 'name', 'start_date', 'end_date', 'address', 'info', 'create_time', 'apply_fee', 'course_num', 'is_active'],
  map: (old, at) => {
    const values = projectValues(old, at);
    return typeof values === 'string' ? setAside(values) : [row('Project', { ...values, active: flag(old['is_active']), ...made(old) })];
  },
};

/** Where a course of the catalogue is held. How many may choose it, the course says. */
export const COURSE_PROJECT: TableMapping = {
  table: 'course_project',
  entity: 'Offering',
  mapped: ['id', 'project_id', 'course_id', 'create_time', 'modified_time', 'professor', 'start_time', 'end_time', 'address'],
  companions: { course: { table: 'course', column: 'id', columns: ['name', 'max_num'], of: (old) => [old['course_id']] } },
  map: (old, at) => {
    const projectId = at.id('project', old['project_id']);
    const courseId = at.id('course', old['course_id']);
    if (projectId === undefined || courseId === undefined) return setAside('its project or its course is gone');
    const startTime = utc(old['start_time']) ?? utc(old['end_time']) ?? utc(old['create_time']);
    if (startTime === null) return setAside('it has no date at all');
    if (utc(old['start_time']) === null) at.note('startTime', `${old['start_time']} is no date: ${startTime} stands for it`);
    const endTime = utc(old['end_time']) ?? startTime;
    if (utc(old['end_time']) === null) at.note('endTime', `${old['end_time']} is no date: ${endTime} stands for it`);
    const [course] = at.companions('course');
    return [
      row('Offering', {
        projectId,
        courseId,
        name: anyText(course?.['name']),
        professor: anyText(old['professor']),
        maxNum: Math.max(0, whole(course?.['max_num']) ?? 0),
        startTime,
        endTime,
        address: anyText(old['address']),
        ...times(old),
      }),
    ];
  },
};
