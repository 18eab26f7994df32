import type {
  CampusRowFragment,
  CampusTypeRowFragment,
  CourseRowFragment,
  ProjectRowFragment,
} from '../../../generated/operations/summer-student.js';
import { number, or, row, rows, shape, time, UTC, value } from '../../../platform/shape/index.js';
import { PROJECT_FEE } from '../../summer/rows.js';
import { hostRelative } from '../media.js';

/** contract: summer-student, shapes.CampusType */
export const CAMPUS_TYPE = shape<CampusTypeRowFragment>({ id: 'id', title: 'title', create_time: time(UTC, 'createdAt') });

/** contract: summer-student, shapes.Campus */
export const CAMPUS = shape<CampusRowFragment>({
  id: 'id',
  name: 'name',
  campus_type: row('campusType', CAMPUS_TYPE),
  info: 'info',
  create_time: time(UTC, 'createdAt'),
});

const ORDER_PROJECT_KEYS = {
  id: value('id'),
  campus: row('campus', CAMPUS),
  name: value('name'),
  start_date: value('startDate'),
  end_date: value('endDate'),
  address: or(value('address'), ''),
  info: or(value('info'), ''),
  create_time: time(UTC, 'createdAt'),
  apply_fee: number('applyFee'),
  course_num: value('courseNum'),
  project_course_fee: rows('fees', PROJECT_FEE),
};

/** contract: summer-student, shapes.OrderProject */
export const ORDER_PROJECT = shape<ProjectRowFragment>(ORDER_PROJECT_KEYS);

/** contract: summer-student, shapes.Project */
export const PROJECT = shape<ProjectRowFragment>({ ...ORDER_PROJECT_KEYS, max_num: 'maxNum' });

/** contract: summer-student, shapes.Course; with the whole address of the outline. */
export const COURSE = shape<CourseRowFragment>({
  id: 'id',
  project: 'projectId',
  course_code: 'code',
  name: 'name',
  max_num: 'maxNum',
  credit: or(value('credit'), 0),
  professor: 'professor',
  start_time: time(UTC, 'startTime'),
  end_time: time(UTC, 'endTime'),
  create_time: time(UTC, 'createdAt'),
  address: 'address',
  syllabus: 'syllabusUrl',
});

/** As `COURSE`, in the calls that answer the outline without a host. */
export function courseHereOf(course: CourseRowFragment) {
  return { ...COURSE.write(course), syllabus: hostRelative(course.syllabusUrl) };
}
