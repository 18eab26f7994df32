import type { ConversionStatus, ReviewStatus } from '../../../../generated/prisma/enums.js';
import type { SourceRow } from '../../../source/source.js';
import { type Context, row, setAside, type TableMapping } from '../../declare.js';
import { midnight } from '../../summer/students.js';
import { anyText, picture, text, utc, whole } from '../../values.js';
import { STUDENT_SYSTEM } from '../times.js';

const REVIEWS: Readonly<Record<string, ReviewStatus>> = {
  TO_UPLOAD: 'WAIT_CERTIFICATE',
  TO_CONFIRM: 'WAIT',
  PASS: 'SUCCESS',
  NOPASS: 'FAIL',
};

/** RECEIVED, SUCCESS and FAILURE are values of the months before. */
const CONVERSIONS: Readonly<Record<string, ConversionStatus>> = {
  PRE_POSTED: 'NO_SEND',
  POSTED: 'SENT',
  RECEIVED: 'CONVERT_WAIT',
  SWITCHED: 'SUCCESS',
  SUCCESS: 'SUCCESS',
  FAILURE: 'FAIL',
};

const HIGHEST_SCORE = 1000;
const CHINA_AHEAD_MS = 8 * 3_600_000;

/** A student's choice of a course, in the project that it was ordered for. */
export const USER_COURSE: TableMapping = {
  table: 'user_course',
  entity: 'Enrolment',
  mapped: [
    'id',
    'user_id',
    'course_id',
    'order_id',
    'project_id',
    'create_time',
    'modified_time',
    'score',
    'score_grade',
    'reporting_time',
    'confirm_img',
    'confirm_remark',
    'status',
    'post_datetime',
    'post_channel',
    'post_number',
    'credit_switch_status',
    'switch_img',
    'switch_remark',
  ],
  files: ['confirm_img', 'switch_img'],
  companions: {
    course: { table: 'course', column: 'id', columns: ['course_code', 'name'], of: (old) => [old['course_id']] },
    held: { table: 'course_project', column: 'course_id', columns: ['id', 'project_id'], of: (old) => [old['course_id']] },
  },
  compare: { entity: 'Enrolment', status: { column: 'status', field: 'reviewStatus', as: (value) => REVIEWS[value ?? ''] ?? value } },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    const held = at.companions('held').find((one) => one['project_id'] === old['project_id']);
    const offeringId = at.id('course_project', held?.['id']);
    if (offeringId === undefined)
      return setAside(`course ${old['course_id']} is not held in project ${old['project_id']}, or one of them is gone`);
    if (studentId === undefined) return setAside('its user is gone, or no student');
    const orderId = at.id('order', old['order_id']) ?? null;
    if (orderId === null && text(old['order_id']) !== null) at.note('orderId', `order ${old['order_id']} is gone: kept without it`);
    const [course] = at.companions('course');
    return [
      row('Enrolment', {
        studentId,
        offeringId,
        orderId,
        courseCode: anyText(course?.['course_code']),
        courseName: anyText(course?.['name']),
        reviewStatus: reviewOf(old, at),
        reviewRemark: text(old['confirm_remark']),
        confirmPhoto: picture(old['confirm_img']),
        ...scoreOf(old, at),
        ...conversionOf(old, at),
        ...STUDENT_SYSTEM.clock.times(old),
      }),
    ];
  },
};

function reviewOf(old: SourceRow, at: Context): ReviewStatus {
  const status = REVIEWS[old['status'] ?? ''];
  if (status === undefined) at.note('reviewStatus', `${old['status'] ?? 'none'} is no status: WAIT_CERTIFICATE`);
  return status ?? 'WAIT_CERTIFICATE';
}

/** Before the column could be empty, 0 was what every row began with: without a grade and a time, none has been entered. */
function scoreOf(old: SourceRow, at: Context) {
  const grade = text(old['score_grade']);
  const scoreEnteredAt = utc(old['reporting_time']);
  const entered = whole(old['score']);
  const isNone = entered === 0 && grade === null && scoreEnteredAt === null;
  if (isNone) at.note('score', '0 without a grade and a time: none has been entered');
  const isOut = entered !== null && (entered < 0 || entered > HIGHEST_SCORE);
  if (isOut) at.note('score', `${entered} is outside 0 to ${HIGHEST_SCORE}: left empty`);
  const score = isNone || isOut ? null : entered;
  return { score, grade, scoreEnteredAt, scoreStatus: score === null ? ('NOTHING' as const) : ('SCORE_WAIT' as const) };
}

/** Every row begins with PRE_POSTED, which says something only of a course that has a score. */
function conversionOf(old: SourceRow, at: Context) {
  const given = old['credit_switch_status'] ?? '';
  const status = CONVERSIONS[given];
  if (status === undefined && given !== '') at.note('conversionStatus', `${given} is no status: left empty`);
  const begun = given !== 'PRE_POSTED' || (whole(old['score']) ?? 0) > 0;
  return {
    conversionStatus: begun ? (status ?? null) : null,
    conversionImage: picture(old['switch_img']),
    conversionRemark: text(old['switch_remark']),
    courierNumber: text(old['post_number']),
    postChannel: text(old['post_channel']),
    sendingDate: sentOn(old['post_datetime']),
  };
}

/** The day as it was in China, where the parcel was posted. */
function sentOn(value: string | null | undefined): string | null {
  const posted = utc(value);
  return posted === null ? null : midnight(new Date(new Date(posted).getTime() + CHINA_AHEAD_MS).toISOString());
}
