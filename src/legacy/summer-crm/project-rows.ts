import type { FeeProjectFragment, ProjectAnswerFragment } from '../../generated/operations/summer-crm.js';
import { CHINA, number, row, rows, shape, time, value } from '../../platform/shape/index.js';
import { PROJECT_FEE } from '../summer/rows.js';

const PROJECT_KEYS = {
  start_date: value('startDate'),
  end_date: value('endDate'),
  address: value('address'),
  info: value('info'),
  create_time: time(CHINA, 'createdAt'),
  apply_fee: number('applyFee'),
  course_num: value('courseNum'),
  is_active: value('active'),
  campus_name: value('campusName'),
};

/** contract: shapes.Project */
export const PROJECT = shape<ProjectAnswerFragment>({
  id: 'id',
  campus: 'campusId',
  name: 'name',
  project_name: 'name',
  ...PROJECT_KEYS,
});

/** The campus of a project with its fees. */
const PLACE = shape<FeeProjectFragment['campus']>({
  id: 'id',
  name: 'name',
  info: 'info',
  create_time: time(CHINA, 'createdAt'),
  network_course: 'networkCourse',
});

/** contract: shapes.ProjectWithFees */
export const FEE_PROJECT = shape<FeeProjectFragment>({
  id: 'id',
  campus: row('campus', PLACE),
  name: 'name',
  ...PROJECT_KEYS,
  project_course_fee: rows('fees', PROJECT_FEE),
});
