import { ConversionStatus, ReviewStatus, ScoreStatus } from '../../../generated/prisma/enums.js';
import { type Context, row, setAside, type TableMapping } from '../declare.js';
import { anyText, china, day, oneOf, picture, text, whole } from '../values.js';
import { times } from './times.js';

export const REVIEW: TableMapping = {
  table: 'review',
  entity: 'Review',
  mapped: ['id', 'student_id', 'student_server_id', 'create_time', 'modified_time', 'remark'],
  map: (old, at) => {
    const studentId = at.id('student_info', old['student_id']);
    const staffId = at.id('user_info', old['student_server_id']);
    if (studentId === undefined || staffId === undefined) return setAside('its student or its teacher is gone');
    return [row('Review', { studentId, staffId, remark: old['remark'] ?? null, ...times(old) })];
  },
};

export const REVIEW_COURSE: TableMapping = {
  table: 'review_course',
  entity: 'ReviewCourse',
  mapped: [
    'id',
    'review_id',
    'course_id',
    'school',
    'course_code',
    'course_name',
    'real_name',
    'status',
    'review_certificate',
    'remark',
    'create_time',
    'modified_time',
  ],
  ignored: { student_id: 'a copy of the student of the review' },
  files: ['review_certificate'],
  companions: { course: { table: 'course', column: 'id', columns: ['name'], of: (old) => [old['course_id']] } },
  map: (old, at) => {
    const reviewId = at.id('review', old['review_id']);
    const courseId = at.id('course', old['course_id']);
    if (reviewId === undefined || courseId === undefined) return setAside('its review or its course is gone');
    const status = oneOf(ReviewStatus, old['status']);
    if (status === undefined) at.note('status', `${old['status'] ?? 'none'} is no status: WAIT_CERTIFICATE`);
    return [
      row('ReviewCourse', {
        reviewId,
        courseId,
        courseCode: anyText(old['course_code']),
        courseName: anyText(old['course_name']),
        realName: text(old['real_name']) ?? at.companions('course')[0]?.['name'] ?? '',
        school: old['school'] ?? null,
        remark: old['remark'] ?? null,
        status: status ?? ReviewStatus.WAIT_CERTIFICATE,
        certificate: picture(old['review_certificate']),
        ...times(old),
      }),
    ];
  },
};

/** The old system writes SUCCESS as the status of a score when the conversion has succeeded: that is confirmed, and converted. */
export const CONFIRM_COURSE: TableMapping = {
  table: 'confirm_course',
  entity: 'Enrolment',
  mapped: [
    'id',
    'project_course_id',
    'student_id',
    'course_code',
    'course_name',
    'school',
    'status',
    'convert_status',
    'image',
    'create_time',
    'modified_time',
    'remark',
    'score',
    'score_enter_time',
    'grade',
    'recipient_number',
    'sending_date',
  ],
  files: ['image'],
  compare: {
    entity: 'Enrolment',
    status: { column: 'status', field: 'scoreStatus', as: (value) => (value === 'SUCCESS' ? 'CONFIRMED' : (value ?? 'NOTHING')) },
  },
  map: (old, at) => {
    const studentId = at.id('student_info', old['student_id']);
    const offeringId = at.id('project_course', old['project_course_id']);
    if (studentId === undefined || offeringId === undefined) return setAside('its student or its course is gone');
    const sent = day(old['sending_date']);
    return [
      row('Enrolment', {
        studentId,
        offeringId,
        courseCode: anyText(old['course_code']),
        courseName: anyText(old['course_name']),
        school: old['school'] ?? null,
        remark: old['remark'] ?? null,
        score: whole(old['score']),
        grade: text(old['grade']),
        ...statusesOf(old['status'] ?? null, old['convert_status'] ?? null, at),
        scoreEnteredAt: china(old['score_enter_time']),
        conversionImage: picture(old['image']),
        courierNumber: text(old['recipient_number']),
        sendingDate: sent === null ? null : `${sent}T00:00:00Z`,
        ...times(old),
      }),
    ];
  },
};

function statusesOf(
  status: string | null,
  conversion: string | null,
  at: Context,
): { scoreStatus: ScoreStatus; conversionStatus: ConversionStatus | null } {
  if (status === 'SUCCESS') {
    at.note('scoreStatus', 'SUCCESS means that the score is confirmed, and the conversion has succeeded');
    return { scoreStatus: ScoreStatus.CONFIRMED, conversionStatus: ConversionStatus.SUCCESS };
  }
  const scoreStatus = oneOf(ScoreStatus, status);
  if (scoreStatus === undefined) at.note('scoreStatus', `${status ?? 'none'} is no status: NOTHING`);
  const conversionStatus = oneOf(ConversionStatus, conversion);
  // Received by the school, or waiting for the student's picture: under way.
  if (conversion !== null && conversion !== '' && conversionStatus === undefined)
    at.note('conversionStatus', `${conversion} is no status: CONVERT_WAIT`);
  const underWay = conversion === null || conversion === '' ? null : ConversionStatus.CONVERT_WAIT;
  return { scoreStatus: scoreStatus ?? ScoreStatus.NOTHING, conversionStatus: conversionStatus ?? underWay };
}

export const COURSE_CHANGE: TableMapping = {
  table: 'change_course_record',
  entity: 'CourseChange',
  mapped: [
    'id',
    'student_id',
    'student_server_id',
    'course_code',
    'course_name',
    'school',
    'project',
    'course',
    'change_type',
    'create_time',
    'modified_time',
    'extra',
  ],
  map: (old, at) => {
    const studentId = at.id('student_info', old['student_id']);
    const staffId = at.id('user_info', old['student_server_id']);
    if (studentId === undefined || staffId === undefined) return setAside('its student or its teacher is gone');
    return [
      row('CourseChange', {
        studentId,
        staffId,
        courseCode: old['course_code'] ?? null,
        courseName: old['course_name'] ?? null,
        catalogueCourseName: old['course'] ?? null,
        projectName: old['project'] ?? null,
        school: old['school'] ?? null,
        changeType: old['change_type'] ?? null,
        extra: old['extra'] ?? null,
        ...times(old),
      }),
    ];
  },
};
